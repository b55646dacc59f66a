//! The pieces of one side of a table: the sequences of symbols that operations read or write.

use super::prepared::KINDS;

/// The longest piece of an operation, in symbols.
pub(super) const LONGEST: usize = 4;
/// More pieces than a side of a table has; the last number stands for no piece.
const WIDTH: usize = 1024;
pub(super) const NO_PIECE: u16 = (WIDTH - 1) as u16;

/// Pieces as a tree over their symbols.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces {
    /// Where each symbol leads, by node: the nodes of pieces have the pieces' numbers, then come others, where a
    /// piece only begins.
    nodes: Vec<[u16; KINDS]>,
    count: u16,
    /// The node of no symbols.
    root: u16,
    /// The most symbols of a piece.
    longest: usize,
}

impl Pieces {
    pub fn new(list: &[Vec<u8>]) -> Option<Self> {
        if list.len() >= WIDTH || list.iter().any(|piece| piece.is_empty() || piece.len() > LONGEST)
        {
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
                        let new = u16::try_from(nodes.len()).ok()?;
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
        Some(Pieces { nodes, count, root, longest })
    }

    /// The numbers of the pieces that symbols begin with, by length; [`NO_PIECE`] where there is none.
    #[inline]
    pub fn numbers<'a>(&'a self, symbols: &'a [u8]) -> impl Iterator<Item = u16> + 'a {
        let mut at = self.root;
        // No way out before the end: whether a piece goes on is hard to foretell, and looking on is little.
        symbols.iter().take(self.longest).map(move |symbol| {
            let node = self.nodes.get(usize::from(at));
            at = node.map_or(at, |node| node.get(usize::from(symbol & 63)).copied().unwrap_or(at));
            if at < self.count { at } else { NO_PIECE }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_pieces_of_symbols_are_those_that_they_begin_with(
            list in proptest::collection::btree_set(proptest::collection::vec(0u8..4, 1..=LONGEST), 0..20),
            symbols in proptest::collection::vec(0u8..5, 0..8),
        ) {
            let list: Vec<Vec<u8>> = list.into_iter().collect();
            let found: Vec<u16> = Pieces::new(&list).unwrap().numbers(&symbols).collect();
            for length in 1..=LONGEST {
                let beginning = symbols.get(..length);
                let naive = beginning.and_then(|s| list.iter().position(|piece| piece == s));
                let number = found.get(length - 1).copied().unwrap_or(NO_PIECE);
                prop_assert_eq!(number, naive.map_or(NO_PIECE, |number| number as u16));
            }
        }
    }

    #[test]
    fn a_piece_has_some_symbols_but_not_many() {
        assert!(Pieces::new(&[vec![]]).is_none());
        assert!(Pieces::new(&[vec![1; LONGEST + 1]]).is_none());
    }
}
