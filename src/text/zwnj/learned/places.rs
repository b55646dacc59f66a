//! The places of a segment that are worth a score.

use super::features::{Beside, Letters, Levels, pair};
use super::gates;
use super::model::Model;
use super::symbols::{SPACE, Segment, Word};
use super::words::{CERTAIN, LEVEL, LISTED};

/// A place, the words that it stands in or between, and the word before these.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub letters: Letters<'a>,
    pub left_word: &'a Word,
    pub before: Option<&'a Word>,
    pub beside: Beside,
    pub levels: Levels,
}

impl Place<'_> {
    pub(super) fn spaced(&self) -> bool {
        self.letters.right > self.letters.left.saturating_add(1)
    }

    /// Whether no half-space stands in the word around it, or in the two beside it.
    pub(super) fn has_no_half(&self, segment: &Segment) -> bool {
        !segment.has_half
            || (self.letters.start..self.letters.end).all(|symbol| !segment.half(symbol))
    }
}

/// Calls for each place of a segment that may have a half-space and has none, if neither its
/// letters nor its words alone tell that it has none.
pub(super) fn places<'a>(model: &Model, segment: &'a Segment, mut each: impl FnMut(Place<'a>)) {
    let words = &segment.words;
    let codes = segment.codes();
    let after = |i: usize| match words.get(i) {
        Some(word) => word.facts.hash,
        None if words.last().is_some_and(|w| segment.code(w.end) == SPACE) => 1,
        None => 2,
    };
    let mut before: Option<&Word> = None;
    for (i, word) in words.iter().enumerate() {
        let beside =
            |next: usize| Beside { before: before.map_or(0, |w| w.facts.hash), after: after(next) };
        let mut open = word.facts.inside;
        while open > 0 {
            let left = word.start.saturating_add(open.trailing_zeros() as usize);
            open &= open.wrapping_sub(1);
            if !word.has_half || !segment.is_half_near(left) {
                let letters = Letters::inside(codes, left, word.start, word.end);
                let levels = letters.levels_inside(model, word.facts.level);
                let beside = beside(i.saturating_add(1));
                each(Place { letters, left_word: word, before, beside, levels });
            }
        }
        if let Some(next) = words.get(i.saturating_add(1))
            && let (Some(a), Some(b)) = (word.facts.as_left, next.facts.as_right)
            && let Some(sides) = model.sides.passing(i32::from(a) + i32::from(b))
        {
            let (left, right) = (word.end.saturating_sub(1), next.start);
            let gate = model.gate.whole(gates::letters(model, codes, left, right));
            if gate.saturating_add(sides) > model.both_cut
                && !(word.has_half && segment.is_half_near(left))
            {
                let hashes = (word.facts.hash, next.facts.hash);
                let letters =
                    Letters { codes, left, right, start: word.start, end: next.end, hashes };
                let levels = letters.levels_between(model, word.facts.level, next.facts.level);
                let beside = beside(i.saturating_add(2));
                each(Place { letters, left_word: word, before, beside, levels });
            }
        }
        before = Some(word);
    }
}

/// How probable it is that the space between two words is to go without a half-space: the first
/// ends in a letter that does not join, the second is a suffix.
pub(super) fn join(model: &Model, left: &Word, right: &Word) -> Option<f32> {
    if !left.facts.takes_suffix {
        return None;
    }
    match right.facts.suffix {
        CERTAIN => Some(model.join_certain),
        LISTED => {
            let whole = right.facts.hash.wrapping_mul(model.codes.power(left.len()));
            let known = model.plain.get(whole.wrapping_add(left.facts.hash)) & LEVEL;
            (known > 0).then_some(model.join_listed)
        }
        _ => None,
    }
}

/// Whether three words are one that has «و» inside: گفت و گو.
pub(super) fn is_conjoined(model: &Model, first: &Word, and: &Word, second: &Word) -> bool {
    if and.len() != 1 || and.facts.hash != u64::from(model.codes.waw) || first.has_half {
        return false;
    }
    model.conjoined.get(pair(first.facts.hash, second.facts.hash)).is_some()
}
