//! The pieces of one side of a table: the sequences of symbols that operations read or write.

use super::prepared::KINDS;
use super::symbols::BOUNDARY;

/// The longest piece of an operation, in symbols.
pub(super) const LONGEST: usize = 4;
/// More pieces than a side of a table has; the last number stands for no piece.
const WIDTH: usize = 1024;
pub(super) const NO_PIECE: u16 = (WIDTH - 1) as u16;

/// Where a symbol leads: to a piece, or to none, and to the node for the symbol after it.
#[derive(Debug, Clone, Copy)]
struct Step {
    number: u16,
    node: u16,
}

/// The node of no symbols, and the one that leads nowhere else.
const ROOT: u16 = 0;
const NOWHERE: u16 = 1;
const NO_STEP: Step = Step { number: NO_PIECE, node: NOWHERE };

/// Pieces as a tree over their symbols.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces {
    /// Where each symbol leads, by node. What a piece ends with and no other goes on from has no node of its own.
    nodes: Vec<[Step; KINDS]>,
}

impl Pieces {
    pub fn new(list: &[Vec<u8>]) -> Option<Self> {
        // After the end of a word come more boundaries, which no piece may be read into.
        let has_two_ends = |piece: &[u8]| piece.windows(2).any(|two| two == [BOUNDARY, BOUNDARY]);
        let is_piece =
            |piece: &Vec<u8>| !piece.is_empty() && piece.len() <= LONGEST && !has_two_ends(piece);
        if list.len() >= WIDTH || !list.iter().all(is_piece) {
            return None;
        }
        let mut nodes = vec![[NO_STEP; KINDS]; 2];
        for (number, piece) in (0u16..).zip(list) {
            let (last, before) = piece.split_last()?;
            let mut at = ROOT;
            for symbol in before {
                let new = u16::try_from(nodes.len()).ok()?;
                let step = nodes.get_mut(usize::from(at))?.get_mut(usize::from(*symbol))?;
                if step.node == NOWHERE {
                    step.node = new;
                    nodes.push([NO_STEP; KINDS]);
                    at = new;
                } else {
                    at = step.node;
                }
            }
            nodes.get_mut(usize::from(at))?.get_mut(usize::from(*last))?.number = number;
        }
        Some(Pieces { nodes })
    }

    /// Calls back with the numbers of the pieces that symbols begin with, by length; with [`NO_PIECE`] where there is none.
    #[inline]
    pub fn numbers(&self, symbols: [u8; LONGEST], mut use_it: impl FnMut(u16)) {
        let mut at = ROOT;
        // No way out before the end: whether a piece goes on is hard to foretell, and looking on is little.
        for symbol in symbols {
            let node = self.nodes.get(usize::from(at));
            let step = node.and_then(|node| node.get(usize::from(symbol) % KINDS)).copied();
            let step = step.unwrap_or(NO_STEP);
            use_it(step.number);
            at = step.node;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_pieces_of_symbols_are_those_that_they_begin_with(
            list in proptest::collection::btree_set(proptest::collection::vec(1u8..5, 1..=LONGEST), 0..20),
            symbols in proptest::array::uniform(0u8..6),
        ) {
            let list: Vec<Vec<u8>> = list.into_iter().collect();
            let pieces = Pieces::new(&list).unwrap();
            let mut found = Vec::new();
            pieces.numbers(symbols, |number| found.push(number));
            for length in 1..=LONGEST {
                let beginning = symbols.get(..length);
                let naive = beginning.and_then(|s| list.iter().position(|piece| piece == s));
                let number = found.get(length - 1).copied().filter(|number| *number != NO_PIECE);
                prop_assert_eq!(number.map(usize::from), naive);
            }
        }
    }

    #[test]
    fn a_piece_has_some_symbols_but_not_many() {
        assert!(Pieces::new(&[vec![]]).is_none());
        assert!(Pieces::new(&[vec![1; LONGEST + 1]]).is_none());
        assert!(Pieces::new(&[vec![1, BOUNDARY, BOUNDARY]]).is_none());
        assert!(Pieces::new(&[vec![BOUNDARY, 1, BOUNDARY]]).is_some());
    }
}
