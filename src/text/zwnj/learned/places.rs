//! The places of a segment that are worth a score.

use super::decided::{Decided, Key, Known};
use super::features::{Beside, Letters, outside, pair, sum_and_within};
use super::gates;
use super::model::Model;
use super::symbols::{SPACE, Segment, Word, power};
use super::words::{CERTAIN, LEVEL, LISTED, SHUT};

/// A place, the words that it stands in or between, and the word before these.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub letters: Letters<'a>,
    pub left_word: &'a Word,
    pub before: Option<&'a Word>,
    pub decided: Decided,
    /// The sum of its weights.
    pub sum: i32,
}

impl Place<'_> {
    pub(super) fn spaced(&self) -> bool {
        self.letters.is_spaced()
    }

    /// Whether no half-space stands in the word around it, or in the two beside it.
    pub(super) fn has_no_half(&self, segment: &Segment) -> bool {
        !segment.has_half
            || (self.letters.start..self.letters.end).all(|symbol| !segment.half(symbol))
    }
}

/// Calls for each place in and after the wanted words of a segment that may have a half-space and
/// has none, if neither its letters nor its words alone tell that it has none.
pub(super) fn places<'a>(
    model: &Model,
    segment: &'a Segment,
    known: &mut Known,
    wanted: impl Fn(usize) -> bool,
    mut each: impl FnMut(Place<'a>),
) {
    let words = &segment.words;
    let codes = segment.codes();
    let before = |i: usize| i.checked_sub(1).and_then(|i| words.get(i));
    let beside = |i: usize, next: usize| Beside {
        before: before(i).map_or(0, |word| segment.hash(word)),
        after: match words.get(next) {
            Some(word) => segment.hash(word),
            None if words.last().is_some_and(|w| segment.code(w.end) == SPACE) => 1,
            None => 2,
        },
    };
    let mut nexts = words.iter().skip(1);
    for (i, word) in words.iter().enumerate() {
        let next = nexts.next();
        if !wanted(i) {
            continue;
        }
        let mut open = word.facts.inside;
        while open > 0 {
            let left = word.start.saturating_add(open.trailing_zeros() as usize);
            open &= open.wrapping_sub(1);
            if !word.has_half || !segment.is_half_near(left) {
                let letters = Letters::inside(codes, left, word.start, word.end);
                let key = Key::inside(segment, word, letters.left_length());
                let beside = beside(i, i.saturating_add(1));
                let (decided, sum) = match known.get(key) {
                    Some(decided) => (decided, decided.within + outside(model, &letters, beside)),
                    None => {
                        let levels = letters.levels_inside(model, word.facts.level());
                        let (sum, within) = sum_and_within(model, &letters, beside, &levels);
                        let decided = Decided::of(model, &letters, levels, within);
                        known.add(key, decided);
                        (decided, sum)
                    }
                };
                each(Place { letters, left_word: word, before: before(i), decided, sum });
            }
        }
        let Some(next) = next else { break };
        let (a, b) = (word.facts.as_left, next.facts.as_right);
        let sides = model.sides.whole(i32::from(a) + i32::from(b));
        if !model.sides.exceeds(sides) | (a == SHUT) | (b == SHUT) {
            continue;
        }
        let (left, right) = (word.end.saturating_sub(1), next.start);
        let gate = model.gate.whole(gates::letters(model, codes, left, right));
        if gate.saturating_add(sides) <= model.both_cut
            || (word.has_half && segment.is_half_near(left))
        {
            continue;
        }
        let hashes = (segment.hash(word), segment.hash(next));
        let letters = Letters { codes, left, right, start: word.start, end: next.end, hashes };
        let beside = beside(i, i.saturating_add(2));
        let key = Key::between(segment, word, next);
        let (decided, sum) = match known.get(key) {
            Some(decided) => (decided, decided.within + outside(model, &letters, beside)),
            None => {
                let levels = letters.levels_between(model, word.facts.level(), next.facts.level());
                let (sum, within) = sum_and_within(model, &letters, beside, &levels);
                let decided = Decided::of(model, &letters, levels, within);
                known.add(key, decided);
                (decided, sum)
            }
        };
        each(Place { letters, left_word: word, before: before(i), decided, sum });
    }
}

/// How probable it is that the space between two words is to go without a half-space: the first
/// ends in a letter that does not join, the second is a suffix.
pub(super) fn join(model: &Model, segment: &Segment, left: &Word, right: &Word) -> Option<f32> {
    if !left.facts.takes_suffix() {
        return None;
    }
    match right.facts.suffix() {
        CERTAIN => Some(model.join_certain),
        LISTED => {
            let end = segment.hash(right).wrapping_mul(power(left.len()));
            let known = model.plain.get(segment.hash(left).wrapping_add(end)) & LEVEL;
            (known > 0).then_some(model.join_listed)
        }
        _ => None,
    }
}

/// Whether two words are one with «و» inside that stands between them: گفت و گو.
pub(super) fn is_conjoined(model: &Model, segment: &Segment, first: &Word, second: &Word) -> bool {
    !first.has_half
        && model.conjoined.get(pair(segment.hash(first), segment.hash(second))).is_some()
}
