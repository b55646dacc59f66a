//! The pieces of one side of a table: the sequences of symbols that operations read or write.

use super::prepared::KINDS;
use super::symbols::BOUNDARY;

/// The longest piece of an operation, in symbols.
pub(super) const LONGEST: usize = 4;
/// More pieces than a side of a table has; the last number stands for no piece.
const WIDTH: usize = 1024;
pub(super) const NO_PIECE: u16 = (WIDTH - 1) as u16;

/// Tells that nothing comes after: all such ways go on from one node, which is in the cache.
const LAST: u16 = 1 << 15;

/// Pieces as a tree over their symbols.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces {
    /// Where each symbol leads, by node: the nodes of pieces have the pieces' numbers, then come others, where a
    /// piece only begins. What leads to a node without ways out has [`LAST`] too.
    nodes: Vec<[u16; KINDS]>,
    count: u16,
    /// The node that leads nowhere else.
    nowhere: u16,
    /// The node of no symbols.
    root: u16,
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
        let count = u16::try_from(list.len()).ok()?;
        // After the pieces a node that leads nowhere else, and the one of no symbols.
        let (nowhere, root) = (count, count.checked_add(1)?);
        let longest = list.iter().map(Vec::len).max().unwrap_or(0);
        let mut nodes = vec![[nowhere; KINDS]; usize::from(root) + 1];
        // The shorter ones first, so that a piece that begins another has its node.
        for length in 1..=longest {
            for (number, piece) in (0u16..).zip(list).filter(|(_, piece)| piece.len() == length) {
                let (last, before) = piece.split_last()?;
                let mut at = root;
                for symbol in before {
                    let next = *nodes.get(usize::from(at))?.get(usize::from(*symbol))?;
                    at = if next == nowhere {
                        let new = u16::try_from(nodes.len()).ok().filter(|new| *new < LAST)?;
                        *nodes.get_mut(usize::from(at))?.get_mut(usize::from(*symbol))? = new;
                        nodes.push([nowhere; KINDS]);
                        new
                    } else {
                        next
                    };
                }
                *nodes.get_mut(usize::from(at))?.get_mut(usize::from(*last))? = number;
            }
        }
        let is_last: Vec<bool> =
            nodes.iter().map(|node| node.iter().all(|next| *next == nowhere)).collect();
        for next in nodes.iter_mut().flatten() {
            if is_last.get(usize::from(*next)).copied().unwrap_or(false) {
                *next |= LAST;
            }
        }
        Some(Pieces { nodes, count, nowhere, root })
    }

    /// The numbers of the pieces that symbols begin with, by length; where there is none a number beyond those of pieces.
    #[inline]
    pub fn numbers(&self, symbols: [u8; LONGEST]) -> [u16; LONGEST] {
        let mut at = self.root;
        // No way out before the end: whether a piece goes on is hard to foretell, and looking on is little.
        let mut numbers = [NO_PIECE; LONGEST];
        for (number, symbol) in numbers.iter_mut().zip(symbols) {
            let node = self.nodes.get(usize::from(at));
            let next = node.and_then(|node| node.get(usize::from(symbol) % KINDS)).copied();
            let next = next.unwrap_or(self.nowhere | LAST);
            at = if next & LAST == 0 { next } else { self.nowhere };
            *number = next & !LAST;
        }
        numbers
    }

    /// Whether a number is one of a piece.
    #[inline]
    pub fn is_piece(&self, number: u16) -> bool {
        number < self.count
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
            let found = pieces.numbers(symbols);
            for length in 1..=LONGEST {
                let beginning = symbols.get(..length);
                let naive = beginning.and_then(|s| list.iter().position(|piece| piece == s));
                let number = found.get(length - 1).copied().filter(|number| pieces.is_piece(*number));
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
