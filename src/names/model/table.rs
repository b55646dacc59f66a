//! The operations between two alphabets, and the best sequence of them.

use super::packed::{Cell, Packed};
use super::pieces::{LONGEST, Pieces};
use super::prepared::{KINDS, PLACES, Prepared, Slots};
use super::rows::{ROW, Row, Rows};
use super::symbols::{BOUNDARY, Symbols};

/// Scores are whole numbers: this many to one nat.
pub const SCALE: f32 = 100.0;
/// The score of what never happens.
pub(super) const NEVER: i32 = -1_000_000;
/// The gain of an operation that was not learned.
pub(super) const UNKNOWN: i16 = i16::MIN;

/// Which side of an operation: what is read, or what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first word; Arabic where the scripts differ.
    Left,
    /// The second word; Latin where the scripts differ.
    Right,
}

/// The weights of one language, or of all.
///
/// What an operation gains is told in comparison with leaving out its left piece and putting in its right one,
/// symbol by symbol.
#[derive(Debug, Clone)]
pub struct Column {
    /// What one symbol for another gains.
    pub(super) single: Box<[[i16; KINDS]; KINDS]>,
    /// What operations of longer pieces gain, by their places.
    pub(super) operations: Vec<Cell>,
    /// Of leaving out a symbol of the left.
    pub(super) drop: [i16; KINDS],
    /// Of putting in a symbol of the right.
    pub(super) put: [i16; KINDS],
}

/// How likely a letter is after another, in one alphabet: log probabilities.
pub(super) type LetterPairs = Box<[[i16; KINDS]; KINDS]>;

/// The operations between two alphabets.
#[derive(Debug, Clone)]
pub struct Table {
    pub(super) left: Pieces,
    pub(super) right: Pieces,
    pub(super) columns: Vec<Column>,
    /// By left piece: the slots of the right pieces that it has operations with.
    pub(super) slots: Vec<Slots>,
    /// The places of the operations of more than one symbol on a side, by their pieces.
    pub(super) operations: Packed,
    /// In a table of one script, by piece: the weight of it for itself.
    pub(super) own: Vec<i16>,
    pub(super) left_letters: LetterPairs,
    pub(super) right_letters: LetterPairs,
    /// By left symbol: the right symbols that it is ever written with.
    pub(super) partners: [u64; KINDS],
    /// The same the other way.
    pub(super) right_partners: [u64; KINDS],
    /// Symbols that are left out so often that their absence tells little.
    pub(super) silent: u64,
    pub(super) right_silent: u64,
}

/// One operation of an alignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The symbols that are read, from and to.
    pub left: (usize, usize),
    /// The symbols that are written, from and to.
    pub right: (usize, usize),
    /// What it adds to the score.
    pub weight: i32,
}

/// What a letter without a partner costs at least, all told.
const LONE: i32 = 600;
/// Words that cannot score more than this are not looked at closely.
const HOPELESS: i32 = -300;

impl Table {
    /// A table that knows nothing.
    pub(crate) fn empty() -> Self {
        Table {
            left: Pieces::default(),
            right: Pieces::default(),
            columns: Vec::new(),
            slots: Vec::new(),
            operations: Packed::default(),
            own: Vec::new(),
            left_letters: Box::new([[0; KINDS]; KINDS]),
            right_letters: Box::new([[0; KINDS]; KINDS]),
            partners: [0; KINDS],
            right_partners: [0; KINDS],
            silent: u64::MAX,
            right_silent: u64::MAX,
        }
    }

    /// A word as one side of this table.
    pub fn prepare(&self, word: &Symbols, side: Side) -> Box<Prepared> {
        let pieces = if side == Side::Left { &self.left } else { &self.right };
        Prepared::new(word, pieces, self.apart(word, side))
    }

    /// How likely a word is by itself: a log probability, scaled.
    pub fn apart(&self, word: &Symbols, side: Side) -> i32 {
        let letters = if side == Side::Left { &self.left_letters } else { &self.right_letters };
        letter_pairs(letters, word.as_slice())
    }

    /// The column of a number, or the first.
    fn column(&self, column: usize) -> Option<&Column> {
        self.columns.get(column).or_else(|| self.columns.first())
    }

    /// How much likelier two words are together than apart: log odds, scaled.
    #[inline]
    pub fn score(&self, left: &Prepared, right: &Prepared, column: usize) -> i32 {
        let hopeless = self.hopeless(left, right);
        if hopeless < HOPELESS {
            return hopeless;
        }
        self.together(left, right, column).saturating_sub(left.apart).saturating_sub(right.apart)
    }

    /// The score of a word, which is so likely by itself, with itself in a table of one script: every piece stands
    /// for itself.
    pub fn score_of_itself(&self, word: &Symbols, apart: i32) -> i32 {
        let length = word.as_slice().len();
        let mut places = [BOUNDARY; PLACES];
        places.iter_mut().zip(word.padded()).for_each(|(place, symbol)| *place = *symbol);
        let mut best = [NEVER; PLACES];
        if let Some(first) = best.first_mut() {
            *first = 0;
        }
        for (symbols, start) in places.windows(LONGEST).zip(0usize..).take(length) {
            let best = best.get_mut(start..).and_then(|best| best.split_first_mut());
            let (Some(symbols), Some((before, ends))) = (symbols.first_chunk(), best) else {
                break;
            };
            let mut ends = ends.iter_mut();
            self.left.numbers(*symbols, |piece| {
                let own = self.own.get(usize::from(piece)).copied().map_or(NEVER, i32::from);
                let reached = before.wrapping_add(own);
                ends.next().into_iter().for_each(|end| *end = reached.max(*end));
            });
        }
        let together = best.get(length).copied().unwrap_or(NEVER);
        together.saturating_sub(apart.saturating_mul(2))
    }

    /// About what two words can score at most, from the letters that have no partner in the other.
    #[inline]
    fn hopeless(&self, left: &Prepared, right: &Prepared) -> i32 {
        self.at_most((left.has, left.apart), (right.has, right.apart))
    }

    /// About what two words can score at most, by how likely each is and which symbols it has.
    #[inline]
    pub(crate) fn outlines_at_most(&self, left: (i32, u64), right: (i32, u64)) -> i32 {
        self.at_most((left.1, left.0), (right.1, right.0))
    }

    #[inline]
    fn at_most(&self, left: (u64, i32), right: (u64, i32)) -> i32 {
        let lone = |has: u64, silent: u64, partners: &[u64; KINDS], other: u64| {
            let mut rest = has & !silent;
            let mut count = 0;
            while rest != 0 {
                let symbol = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                count += i32::from(partners.get(symbol).is_some_and(|set| set & other == 0));
            }
            count
        };
        let count = lone(left.0, self.silent, &self.partners, right.0)
            + lone(right.0, self.right_silent, &self.right_partners, left.0);
        // The likelier word tells less; two of three of what it tells is what spellings of one name score.
        let at_best = left.1.max(right.1).saturating_neg().saturating_mul(2) / 3;
        at_best.saturating_sub(count * LONE)
    }

    fn together(&self, left: &Prepared, right: &Prepared, column: usize) -> i32 {
        let Some(column) = self.column(column) else { return NEVER };
        let gained = Rows::with(self, column, left, right, |mut rows| {
            (1..=left.length).for_each(|at| rows.read(at));
            rows.last.get(right.length.wrapping_add(1)).copied()
        });
        let all = |weights: &[i16; KINDS], word: &Prepared| {
            let weights = word.symbols().iter().map(|symbol| weight_of(weights, *symbol));
            weights.fold(0, i32::wrapping_add)
        };
        gained.map_or(NEVER, |gained| {
            gained.wrapping_add(all(&column.drop, left)).wrapping_add(all(&column.put, right))
        })
    }

    /// The best sequence of operations that makes one word of the other.
    pub fn align(&self, left: &Prepared, right: &Prepared, column: usize) -> Vec<Piece> {
        let Some(column) = self.column(column) else { return Vec::new() };
        let grid: Vec<Row> = Rows::with(self, column, left, right, |mut rows| {
            let first = rows.last;
            let others = (1..=left.length).map(|at| {
                rows.read(at);
                rows.last
            });
            std::iter::once(first).chain(others).collect()
        });
        let at = |i: usize, j: usize| {
            let row = grid.get(i).unwrap_or(&[NEVER; ROW]);
            row.get(j.wrapping_add(1)).copied().unwrap_or(NEVER)
        };
        let (mut i, mut j) = (left.length, right.length);
        let mut path = Vec::new();
        while i > 0 || j > 0 {
            let mut step = None;
            for from_left in 0..=LONGEST.min(i) {
                for from_right in 0..=LONGEST.min(j) {
                    let Some(gain) = self.gain(column, left, right, (i, j), from_left, from_right)
                    else {
                        continue;
                    };
                    let before = at(i.saturating_sub(from_left), j.saturating_sub(from_right));
                    if before.saturating_add(gain) == at(i, j) {
                        step = Some((from_left, from_right, gain));
                    }
                }
            }
            let Some((from_left, from_right, gain)) = step else { return Vec::new() };
            let (to_left, to_right) = (i, j);
            i = i.saturating_sub(from_left);
            j = j.saturating_sub(from_right);
            let of = |word: &Prepared, range: std::ops::Range<usize>, weights: &[i16; KINDS]| {
                let symbols = word.symbols().get(range).unwrap_or(&[]);
                symbols.iter().map(|symbol| weight_of(weights, *symbol)).sum::<i32>()
            };
            let apart = self
                .apart_of(left, i, to_left, &self.left_letters)
                .saturating_add(self.apart_of(right, j, to_right, &self.right_letters));
            let weight = gain
                .saturating_add(of(left, i..to_left, &column.drop))
                .saturating_add(of(right, j..to_right, &column.put));
            path.push(Piece {
                left: (i, to_left),
                right: (j, to_right),
                weight: weight.saturating_sub(apart),
            });
        }
        path.reverse();
        path
    }

    /// What a stretch of a word adds to how likely it is by itself.
    fn apart_of(&self, word: &Prepared, from: usize, to: usize, letters: &LetterPairs) -> i32 {
        letter_pairs(letters, word.symbols().get(from.saturating_sub(1)..to).unwrap_or(&[]))
    }

    /// What an operation that ends at a place gains, if there is one.
    fn gain(
        &self,
        column: &Column,
        left: &Prepared,
        right: &Prepared,
        (i, j): (usize, usize),
        from_left: usize,
        from_right: usize,
    ) -> Option<i32> {
        match (from_left, from_right) {
            (1, 0) | (0, 1) => Some(0),
            (0, _) | (_, 0) => None,
            (1, 1) => {
                let gain = weight_of(column.single.get(left.before(i))?, right.before(j) as u8);
                (gain != i32::from(UNKNOWN)).then_some(gain)
            }
            _ => {
                let pieces = (left.piece(i, from_left), right.piece(j, from_right));
                let row = self.operations.row(pieces.0);
                let (gain, is_there) = row.look(&column.operations, pieces.1);
                is_there.then_some(i32::from(gain))
            }
        }
    }
}

/// How likely some symbols are, each after the one before.
fn letter_pairs(letters: &LetterPairs, symbols: &[u8]) -> i32 {
    let pairs = symbols.iter().zip(symbols.iter().skip(1));
    pairs
        .filter_map(|(a, b)| letters.get(usize::from(*a) % KINDS)?.get(usize::from(*b) % KINDS))
        .fold(0, |sum: i32, letter| sum.wrapping_add(i32::from(*letter)))
}

#[inline]
pub(super) fn weight_of(weights: &[i16; KINDS], symbol: u8) -> i32 {
    weights.get(usize::from(symbol) & (KINDS - 1)).copied().map_or(NEVER, i32::from)
}

#[cfg(test)]
mod tests {
    use super::super::rows::BAND;
    use super::*;
    use crate::names::model::{Alphabet, Model};
    use proptest::prelude::*;

    /// The best score by the definition: every operation at every place, in one grid.
    fn naive(table: &Table, left: &Prepared, right: &Prepared, column: usize) -> i32 {
        let column = table.column(column).unwrap();
        let width = right.length + 1;
        let mut grid = vec![NEVER; (left.length + 1) * width];
        grid[0] = 0;
        for i in 0..=left.length {
            let (first, last) = match i {
                0 => (0, right.length),
                _ => {
                    let first = (i * right.length / left.length).saturating_sub((BAND - 1) / 2);
                    (first, first + BAND - 1)
                }
            };
            for j in 0..=right.length {
                for from_left in 0..=LONGEST.min(i) {
                    for from_right in 0..=LONGEST.min(j) {
                        // Outside the band, and to get into it, symbols are only left out.
                        let is_inside = first <= j && j <= last;
                        let is_put = (from_left, from_right) == (0, 1);
                        if (from_left, from_right) != (1, 0) && (!is_inside || is_put && j == first)
                        {
                            continue;
                        }
                        let gain = table.gain(column, left, right, (i, j), from_left, from_right);
                        if let Some(gain) = gain {
                            let before = grid[(i - from_left) * width + j - from_right];
                            let at = i * width + j;
                            grid[at] = grid[at].max(before + gain);
                        }
                    }
                }
            }
        }
        let drops = left.symbols().iter().map(|s| weight_of(&column.drop, *s));
        let puts = right.symbols().iter().map(|s| weight_of(&column.put, *s));
        grid[grid.len() - 1] + drops.chain(puts).sum::<i32>() - left.apart - right.apart
    }

    proptest! {
        #[test]
        fn the_score_is_its_definition(
            arabic in "[ابتجدرسشعفقکلمنوهیآأة]{1,14}|[اتلمنی]{1,24}",
            latin in "[a-z]{1,14}|[aehlnst]{1,24}",
            other in "[a-z]{1,14}|[aehlnst]{1,24}",
            column in 0usize..3,
        ) {
            let model = Model::get();
            let arabic = Symbols::of(&arabic, Alphabet::Arabic);
            let [latin, other] = [latin, other].map(|word| Symbols::of(&word, Alphabet::Latin));
            let table = &model.arabic_latin;
            let (a, b) = (table.prepare(&arabic, Side::Left), table.prepare(&latin, Side::Right));
            if table.hopeless(&a, &b) >= HOPELESS {
                prop_assert_eq!(table.score(&a, &b, column), naive(table, &a, &b, column));
            }
            let table = &model.latin;
            let (a, b) = (table.prepare(&latin, Side::Left), table.prepare(&other, Side::Left));
            if table.hopeless(&a, &b) >= HOPELESS {
                prop_assert_eq!(table.score(&a, &b, 0), naive(table, &a, &b, 0));
            }
        }

        #[test]
        fn an_alignment_adds_up_to_the_score(
            arabic in "[ابتجدرسشعفقکلمنوهیآأة]{1,12}",
            latin in "[aehlnstmrkd]{1,12}",
            column in 0usize..3,
        ) {
            let table = &Model::get().arabic_latin;
            let arabic = table.prepare(&Symbols::of(&arabic, Alphabet::Arabic), Side::Left);
            let latin = table.prepare(&Symbols::of(&latin, Alphabet::Latin), Side::Right);
            let pieces = table.align(&arabic, &latin, column);
            let sum: i32 = pieces.iter().map(|piece| piece.weight).sum();
            prop_assert_eq!(sum, naive(table, &arabic, &latin, column));
        }

        #[test]
        fn a_word_is_best_by_its_own_pieces(
            latin in "[a-z]{1,14}",
            arabic in "[ابتدرسشعفکلمنوهی]{1,14}",
        ) {
            let model = Model::get();
            for (table, word) in [
                (&model.latin, Symbols::of(&latin, Alphabet::Latin)),
                (&model.arabic, Symbols::of(&arabic, Alphabet::Arabic)),
            ] {
                let prepared = table.prepare(&word, Side::Left);
                let own = table.score_of_itself(&word, prepared.apart);
                prop_assert_eq!(own, table.score(&prepared, &prepared, 0));
            }
        }
    }
}
