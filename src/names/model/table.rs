//! The operations between two alphabets, and the best sequence of them.

use super::symbols::{BOUNDARY, MOST, Symbols};
use serde::{Deserialize, Serialize};

/// Scores are whole numbers: this many to one nat.
pub const SCALE: f32 = 100.0;
/// The longest piece of an operation, in symbols.
pub(crate) const LONGEST: usize = 4;
/// Places of a row of weights; the last stands for no piece.
const WIDTH: usize = 1024;
const NO_PIECE: u16 = (WIDTH - 1) as u16;
/// The weight of what never happens.
const NEVER: i32 = -1_000_000;
/// The weight in a row of an operation that was not learned.
const UNKNOWN: i16 = -30_000;
/// Kinds of symbols.
const KINDS: usize = 64;

/// Which side of an operation: what is read, or what is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first word; Arabic where the scripts differ.
    Left,
    /// The second word; Latin where the scripts differ.
    Right,
}

/// The pieces of one side as a tree over their symbols.
#[derive(Debug, Clone, Default)]
struct Pieces {
    nodes: Vec<Node>,
}

/// What the symbols that lead here are, and where each next symbol leads.
#[derive(Debug, Clone)]
struct Node {
    piece: u16,
    next: [u16; KINDS],
}

const NOWHERE: u16 = u16::MAX;

impl Default for Node {
    fn default() -> Self {
        Node { piece: NO_PIECE, next: [NOWHERE; KINDS] }
    }
}

impl Pieces {
    fn new(list: &[Vec<u8>]) -> Option<Self> {
        if list.len() >= WIDTH {
            return None;
        }
        let mut nodes = vec![Node::default()];
        for (number, piece) in list.iter().enumerate() {
            if piece.is_empty() || piece.len() > LONGEST {
                return None;
            }
            let mut at = 0usize;
            for symbol in piece {
                let next = *nodes.get(at)?.next.get(usize::from(*symbol))?;
                at = if next == NOWHERE {
                    let new = u16::try_from(nodes.len()).ok()?;
                    *nodes.get_mut(at)?.next.get_mut(usize::from(*symbol))? = new;
                    nodes.push(Node::default());
                    usize::from(new)
                } else {
                    usize::from(next)
                };
            }
            nodes.get_mut(at)?.piece = number as u16;
        }
        Some(Pieces { nodes })
    }

    /// The numbers of the pieces that symbols begin with, by length.
    #[inline]
    fn numbers<'a>(&'a self, symbols: &'a [u8]) -> impl Iterator<Item = u16> + 'a {
        let mut at = self.nodes.first();
        symbols.iter().take(LONGEST).map_while(move |symbol| {
            let next = *at?.next.get(usize::from(*symbol))?;
            at = self.nodes.get(usize::from(next));
            at.map(|node| node.piece)
        })
    }
}

/// The weights of one language, or of all.
#[derive(Debug, Clone)]
pub struct Column {
    /// One row a left piece, one place a right piece.
    rows: Vec<[i16; WIDTH]>,
    /// Of leaving out a symbol of the left.
    drop: [i16; KINDS],
    /// Of putting in a symbol of the right.
    put: [i16; KINDS],
}

impl Column {
    fn row(&self, piece: u16) -> Option<&[i16; WIDTH]> {
        self.rows.get(usize::from(piece))
    }
}

/// How likely a letter is after another, in one alphabet: log probabilities.
pub(crate) type LetterPairs = Vec<i16>;

/// The operations between two alphabets.
#[derive(Debug, Clone)]
pub struct Table {
    left: Pieces,
    right: Pieces,
    columns: Vec<Column>,
    left_letters: LetterPairs,
    right_letters: LetterPairs,
    /// By left symbol: the right symbols that it is ever written with.
    partners: [u64; KINDS],
    /// The same the other way.
    right_partners: [u64; KINDS],
    /// Symbols that are left out so often that their absence tells little.
    silent: u64,
    right_silent: u64,
}

/// A piece of a word by its place.
#[derive(Debug, Clone, Copy, Default)]
struct Span {
    from: u8,
    to: u8,
    number: u16,
}

/// The most pieces of a word that are looked at.
const MOST_SPANS: usize = 96;
/// Places of a row of scores: more than a word has, and a power of two, so that a mask keeps inside.
const PLACES: usize = 32;

/// A word with the numbers of its pieces on one side of a table.
#[derive(Debug, Clone)]
pub struct Prepared {
    symbols: [u8; MOST],
    length: usize,
    /// The pieces by where they end.
    spans: [Span; MOST_SPANS],
    /// For each end, the number of spans that end before it.
    starts: [u8; PLACES],
    /// How likely the word is by its letter pairs.
    apart: i32,
    /// Which symbols it has.
    has: u64,
}

impl Prepared {
    /// How likely the word is by itself: a log probability, scaled.
    #[inline]
    pub fn apart(&self) -> i32 {
        self.apart
    }

    /// How many letters it has.
    #[inline]
    pub fn letters(&self) -> usize {
        self.length.saturating_sub(2)
    }

    /// The pieces that end from one place to another, both included.
    #[inline]
    fn spans(&self, first: usize, last: usize) -> &[Span] {
        let start = |end: usize| self.starts.get(end).copied().map_or(0, usize::from);
        self.spans.get(start(first)..start(last.saturating_add(1))).unwrap_or(&[])
    }

    fn piece(&self, from: usize, to: usize) -> Option<u16> {
        let spans = self.spans(to, to);
        spans.iter().find(|span| usize::from(span.from) == from).map(|span| span.number)
    }
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
/// How often one letter stands for another, of all its occurrences, for the two to be partners.
const PARTNER: f32 = 0.001;
/// How often a letter is left out, of all its occurrences, to be silent.
const SILENT: f32 = 0.02;

/// A row of scores, by how many symbols of the right word are written.
type Row = [i32; PLACES];

impl Table {
    /// A table that knows nothing.
    pub(crate) fn empty() -> Self {
        Table {
            left: Pieces::default(),
            right: Pieces::default(),
            columns: Vec::new(),
            left_letters: Vec::new(),
            right_letters: Vec::new(),
            partners: [0; KINDS],
            right_partners: [0; KINDS],
            silent: u64::MAX,
            right_silent: u64::MAX,
        }
    }

    /// A word as one side of this table.
    pub fn prepare(&self, word: &Symbols, side: Side) -> Prepared {
        let (pieces, letters) = match side {
            Side::Left => (&self.left, &self.left_letters),
            Side::Right => (&self.right, &self.right_letters),
        };
        let word = word.as_slice();
        let mut prepared = Prepared {
            symbols: [BOUNDARY; MOST],
            length: word.len(),
            spans: [Span::default(); MOST_SPANS],
            starts: [0; PLACES],
            apart: 0,
            has: 0,
        };
        for (slot, symbol) in prepared.symbols.iter_mut().zip(word) {
            *slot = *symbol;
            prepared.has |= 1 << (symbol & 63);
        }
        // Pieces are found by where they start, and wanted by where they end.
        let mut found = [[NO_PIECE; LONGEST]; MOST + 1];
        for start in 0..word.len() {
            let rest = word.get(start..).unwrap_or(&[]);
            for (less, number) in pieces.numbers(rest).enumerate() {
                let ends = found.get_mut(start.saturating_add(less).saturating_add(1));
                if let Some(slot) = ends.and_then(|ends| ends.get_mut(less)) {
                    *slot = number;
                }
            }
        }
        let mut count = 0usize;
        for (end, (numbers, start)) in found.iter().zip(&mut prepared.starts).enumerate() {
            *start = count as u8;
            for (less, number) in numbers.iter().enumerate().filter(|(_, n)| **n != NO_PIECE) {
                if let Some(span) = prepared.spans.get_mut(count) {
                    let from = end.saturating_sub(less).saturating_sub(1);
                    *span = Span { from: from as u8, to: end as u8, number: *number };
                    count = count.saturating_add(1);
                }
            }
        }
        for start in prepared.starts.iter_mut().skip(found.len()) {
            *start = count as u8;
        }
        for pair in word.windows(2) {
            prepared.apart = prepared.apart.saturating_add(self.letter_pair(letters, pair));
        }
        prepared
    }

    /// How likely a word is by itself: a log probability, scaled.
    pub fn apart(&self, word: &Symbols, side: Side) -> i32 {
        let letters = if side == Side::Left { &self.left_letters } else { &self.right_letters };
        word.as_slice().windows(2).map(|pair| self.letter_pair(letters, pair)).sum()
    }

    #[inline]
    fn letter_pair(&self, letters: &[i16], pair: &[u8]) -> i32 {
        match pair {
            [a, b] => {
                let at = usize::from(*a) * KINDS + usize::from(*b);
                letters.get(at).copied().map_or(-600, i32::from)
            }
            _ => 0,
        }
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

    /// Whether some words as one cannot be some others as one.
    pub(crate) fn is_hopeless<'a>(
        &self,
        left: impl Iterator<Item = &'a Prepared>,
        right: impl Iterator<Item = &'a Prepared>,
    ) -> bool {
        let add =
            |sum: (u64, i32), word: &Prepared| (sum.0 | word.has, sum.1.saturating_add(word.apart));
        self.at_most(left.fold((0, 0), add), right.fold((0, 0), add)) < 0
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
        // Only as many rows are kept as a piece is long.
        let mut rows = [[NEVER; PLACES]; RING];
        for at in 0..=left.length {
            let row = next_row(column, left, right, at, |before| {
                rows.get(at.wrapping_sub(before) & (RING - 1)).unwrap_or(&[NEVER; PLACES])
            });
            if let Some(slot) = rows.get_mut(at & (RING - 1)) {
                *slot = row;
            }
        }
        let last = rows.get(left.length & (RING - 1));
        last.and_then(|row| row.get(right.length)).copied().unwrap_or(NEVER)
    }

    /// The best sequence of operations that makes one word of the other.
    pub fn align(&self, left: &Prepared, right: &Prepared, column: usize) -> Vec<Piece> {
        let Some(column) = self.column(column) else { return Vec::new() };
        let mut grid: Vec<Row> = Vec::with_capacity(left.length.saturating_add(1));
        for at in 0..=left.length {
            let row = next_row(column, left, right, at, |before| {
                let row = at.checked_sub(before).and_then(|at| grid.get(at));
                row.unwrap_or(&[NEVER; PLACES])
            });
            grid.push(row);
        }
        let at =
            |i: usize, j: usize| grid.get(i).and_then(|row| row.get(j)).copied().unwrap_or(NEVER);
        let (mut i, mut j) = (left.length, right.length);
        let mut path = Vec::new();
        while i > 0 || j > 0 {
            let mut step = None;
            for from_left in 0..=LONGEST.min(i) {
                for from_right in 0..=LONGEST.min(j) {
                    let Some(weight) =
                        operation(column, left, right, (i, j), from_left, from_right)
                    else {
                        continue;
                    };
                    let before = at(i.saturating_sub(from_left), j.saturating_sub(from_right));
                    if before > NEVER / 2 && before.saturating_add(weight) == at(i, j) {
                        step = Some((from_left, from_right, weight));
                    }
                }
            }
            let Some((from_left, from_right, weight)) = step else { return Vec::new() };
            let (to_left, to_right) = (i, j);
            i = i.saturating_sub(from_left);
            j = j.saturating_sub(from_right);
            let apart = self
                .apart_of(left, i, to_left, &self.left_letters)
                .saturating_add(self.apart_of(right, j, to_right, &self.right_letters));
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
    fn apart_of(&self, word: &Prepared, from: usize, to: usize, letters: &[i16]) -> i32 {
        let symbols = word.symbols.get(from.saturating_sub(1)..to).unwrap_or(&[]);
        symbols.windows(2).map(|pair| self.letter_pair(letters, pair)).sum()
    }
}

/// The weight of one operation that ends at a place, if there is one.
fn operation(
    column: &Column,
    left: &Prepared,
    right: &Prepared,
    (i, j): (usize, usize),
    from_left: usize,
    from_right: usize,
) -> Option<i32> {
    match (from_left, from_right) {
        (1, 0) => weight_of(&column.drop, left, i),
        (0, 1) => weight_of(&column.put, right, j),
        (0, _) | (_, 0) => None,
        _ => {
            let row = column.row(left.piece(i.checked_sub(from_left)?, i)?)?;
            let piece = right.piece(j.checked_sub(from_right)?, j)?;
            let weight = *row.get(usize::from(piece))?;
            (weight != UNKNOWN).then_some(i32::from(weight))
        }
    }
}

fn weight_of(weights: &[i16; KINDS], word: &Prepared, end: usize) -> Option<i32> {
    let symbol = *word.symbols.get(end.checked_sub(1)?)?;
    weights.get(usize::from(symbol)).map(|weight| i32::from(*weight))
}

/// How many places of a row are looked at: those near the diagonal.
const BAND: usize = 9;

/// The first place of a row that is looked at.
#[inline]
fn band_start(rows: usize, columns: usize, at: usize) -> usize {
    (at.saturating_mul(columns) / rows.max(1)).saturating_sub(BAND / 2)
}

/// How many rows are kept: as many as the longest piece, and one.
const RING: usize = (LONGEST + 1).next_power_of_two();

/// The best score of each beginning of the right word with the first `at` symbols of the left;
/// `before` gives the row of so many symbols less.
#[inline]
fn next_row<'a>(
    column: &Column,
    left: &Prepared,
    right: &Prepared,
    at: usize,
    before: impl Fn(usize) -> &'a Row,
) -> Row {
    let mut row = [NEVER; PLACES];
    let (mut from, mut to) = (0, right.length);
    match weight_of(&column.drop, left, at) {
        None => {
            if let Some(first) = row.first_mut() {
                *first = 0;
            }
        }
        Some(drop) => {
            from = band_start(left.length, right.length, at);
            to = right.length.min(from.saturating_add(BAND));
            for (cell, above) in row.iter_mut().zip(before(1)) {
                *cell = above.saturating_add(drop);
            }
            let spans = right.spans(from, to);
            for source in left.spans(at, at) {
                let above = before(at.saturating_sub(usize::from(source.from)));
                let Some(weights) = column.row(source.number) else { continue };
                for span in spans {
                    // The masks let the compiler see that the places are inside the rows.
                    let weight = weights.get(usize::from(span.number) & (WIDTH - 1));
                    let cell = above.get(usize::from(span.from) & (PLACES - 1));
                    let slot = row.get_mut(usize::from(span.to) & (PLACES - 1));
                    if let (Some(weight), Some(cell), Some(slot)) = (weight, cell, slot) {
                        *slot = (*slot).max(cell.wrapping_add(i32::from(*weight)));
                    }
                }
            }
        }
    }
    let puts = right.symbols.iter().map(|symbol| {
        column.put.get(usize::from(*symbol) & (KINDS - 1)).copied().map_or(NEVER, i32::from)
    });
    let mut last = NEVER;
    let cells = row.iter_mut().skip(from).take(to.saturating_sub(from).saturating_add(1));
    // The symbol before a place is the one that is put in there; before the first there is none.
    let puts = std::iter::once(NEVER).chain(puts).skip(from);
    for (cell, put) in cells.zip(puts) {
        *cell = (*cell).max(last.saturating_add(put));
        last = *cell;
    }
    row
}

/// The parts of a table, as they are learned and saved.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TableBuilder {
    /// The pieces of each side.
    pub left: Vec<Vec<u8>>,
    /// The pieces of the right side.
    pub right: Vec<Vec<u8>>,
    /// Operations: a left piece, a right piece, and a weight a column.
    pub operations: Vec<(u16, u16, Vec<i16>)>,
    /// A weight a column and left symbol.
    pub drops: Vec<Vec<i16>>,
    /// A weight a column and right symbol.
    pub puts: Vec<Vec<i16>>,
    /// The letter pairs of the left alphabet.
    pub left_letters: Vec<i16>,
    /// The letter pairs of the right alphabet.
    pub right_letters: Vec<i16>,
}

/// Sets of symbols by symbol, both ways, and the silent symbols of both sides.
type Partners = ([u64; KINDS], [u64; KINDS], u64, u64);

impl TableBuilder {
    /// Which letters stand for which, and which may be left out.
    fn partners(&self) -> Option<Partners> {
        let chance = |weight: Option<&i16>| weight.map_or(0.0, |w| (f32::from(*w) / SCALE).exp());
        let (mut of_left, mut of_right) = ([1e-9f32; KINDS], [1e-9f32; KINDS]);
        let pieces = |left: &u16, right: &u16| {
            Some((self.left.get(usize::from(*left))?, self.right.get(usize::from(*right))?))
        };
        for (left, right, weights) in &self.operations {
            let (left, right) = pieces(left, right)?;
            let p = chance(weights.first());
            for a in left {
                *of_left.get_mut(usize::from(*a))? += p;
            }
            for b in right {
                *of_right.get_mut(usize::from(*b))? += p;
            }
        }
        let (mut partners, mut right_partners) = ([0u64; KINDS], [0u64; KINDS]);
        for (left, right, weights) in &self.operations {
            let (left, right) = pieces(left, right)?;
            if left.len() + right.len() > 3 {
                continue;
            }
            let p = weights.iter().map(|w| chance(Some(w))).fold(0.0, f32::max);
            for a in left {
                for b in right {
                    let (a, b) = (usize::from(*a), usize::from(*b));
                    if p > PARTNER * of_left.get(a)?.min(*of_right.get(b)?) {
                        *partners.get_mut(a)? |= 1 << (b & 63);
                        *right_partners.get_mut(b)? |= 1 << (a & 63);
                    }
                }
            }
        }
        let silent = |columns: &[Vec<i16>], of: &[f32; KINDS]| {
            let often = |symbol: usize| {
                let left_out = columns.iter().map(|c| chance(c.get(symbol))).fold(0.0, f32::max);
                of.get(symbol).is_some_and(|all| left_out > SILENT * all)
            };
            (0..KINDS).filter(|s| *s == 0 || often(*s)).fold(0u64, |set, s| set | 1 << s)
        };
        let (left, right) = (silent(&self.drops, &of_left), silent(&self.puts, &of_right));
        Some((partners, right_partners, left, right))
    }

    /// The table, or `None` if the parts do not fit.
    pub fn build(self) -> Option<Table> {
        let columns = self.drops.len();
        if self.puts.len() != columns
            || self.left_letters.len() != KINDS * KINDS
            || self.right_letters.len() != KINDS * KINDS
        {
            return None;
        }
        let mut built = Vec::with_capacity(columns);
        for (drop, put) in self.drops.iter().zip(&self.puts) {
            built.push(Column {
                rows: vec![[UNKNOWN; WIDTH]; self.left.len()],
                drop: drop.as_slice().try_into().ok()?,
                put: put.as_slice().try_into().ok()?,
            });
        }
        for (left, right, weights) in &self.operations {
            for (column, weight) in built.iter_mut().zip(weights) {
                let row = column.rows.get_mut(usize::from(*left))?;
                if *right >= NO_PIECE {
                    return None;
                }
                *row.get_mut(usize::from(*right))? = *weight;
            }
        }
        let (partners, right_partners, silent, right_silent) = self.partners()?;
        Some(Table {
            partners,
            right_partners,
            silent,
            right_silent,
            left: Pieces::new(&self.left)?,
            right: Pieces::new(&self.right)?,
            columns: built,
            left_letters: self.left_letters,
            right_letters: self.right_letters,
        })
    }
}
