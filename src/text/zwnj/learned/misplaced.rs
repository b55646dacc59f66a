//! Half-spaces that stand at the wrong place inside a word: کتا‌بها for کتاب‌ها, بیم‌ارستان for بیمارستان.

use super::super::half_spaces;
use super::features::{Beside, Letters, Levels, sum};
use super::model::{Model, model};
use super::restore::Certainty;
use super::symbols::{FIRST_LETTER, LONGEST_WORD, MARGIN, OTHER, hash};
use super::words::{CERTAIN, LEVEL};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::{Class, ZWJ, ZWNJ, class};
use std::ops::Range;

/// A half-space that is to go, and where one is to stand instead, if anywhere.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::text) struct Misplaced {
    pub range: Range<usize>,
    pub to: Option<usize>,
    /// The bytes of its word.
    pub word: Range<usize>,
    /// How probable it is that it stands at the wrong place.
    pub probability: f32,
}

/// What is thought of a half-space after so many letters of a word that has no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Verdict {
    Right,
    /// The word has none.
    Remove,
    /// It belongs after so many letters.
    Move(usize),
}

/// A score below this is surely wrong, one above is right where some half-space was meant.
const LOW: f32 = -3.0;
const GOOD: f32 = 0.0;
/// How common a word must be to be taken for whole.
const COMMON: u8 = 2;

/// The misplaced half-spaces of a text, in order.
pub(in crate::text) fn misplaced(
    text: &str,
    certainty: Certainty,
    interrupt: &Interrupt,
) -> Result<Vec<Misplaced>> {
    let model = model()?;
    let probability = model.misplaced;
    if f64::from(probability) <= certainty.threshold(model) {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for (i, at) in half_spaces(text).enumerate() {
        if i % 4096 == 0 {
            interrupt.check()?;
        }
        let Some((letters, p)) = around(model, text, at) else { continue };
        let end = at.saturating_add(ZWNJ.len_utf8());
        let to = match judge(model, letters.all(), p) {
            Verdict::Right => continue,
            Verdict::Remove => None,
            // A letter takes two bytes.
            Verdict::Move(to) if to < p => at.checked_sub((p - to).saturating_mul(2)),
            Verdict::Move(to) => Some(end.saturating_add(to.saturating_sub(p).saturating_mul(2))),
        };
        let start = at.saturating_sub(p.saturating_mul(2));
        let rest = letters.count.saturating_sub(p).saturating_mul(2);
        let word = start..end.saturating_add(rest);
        found.push(Misplaced { range: at..end, to, word, probability });
    }
    Ok(found)
}

/// The codes of a word's letters.
struct Word {
    codes: [u8; LONGEST_WORD],
    count: usize,
}

impl Word {
    fn all(&self) -> &[u8] {
        self.codes.get(..self.count).unwrap_or(&[])
    }

    /// The letters up to the end of a word; none if it has anything else.
    fn read(model: &Model, chars: impl Iterator<Item = char>) -> Option<Self> {
        let mut word = Word { codes: [OTHER; LONGEST_WORD], count: 0 };
        for c in chars {
            match model.codes.letter(c) {
                Some(code) => word.push(code)?,
                None if ends_word(c) => break,
                None => return None,
            }
        }
        Some(word)
    }

    /// None if a word is too long.
    fn push(&mut self, code: u8) -> Option<()> {
        *self.codes.get_mut(self.count)? = code;
        self.count = self.count.saturating_add(1);
        Some(())
    }
}

/// The word around a half-space, and how many of its letters stand before it; none if the word has
/// another half-space, a mark or anything else that is not a letter of Persian, or ends in a suffix
/// there: most do.
fn around(model: &Model, text: &str, at: usize) -> Option<(Word, usize)> {
    let (head, tail) = text.split_at_checked(at)?;
    let tail = tail.get(ZWNJ.len_utf8()..)?;
    let after = Word::read(model, tail.chars())?;
    if is_suffix(model, hash(after.all())) {
        return None;
    }
    let mut word = Word::read(model, head.chars().rev())?;
    let before = word.count;
    word.codes.get_mut(..before)?.reverse();
    for code in after.all() {
        word.push(*code)?;
    }
    (before > 0 && after.count > 0).then_some((word, before))
}

fn ends_word(c: char) -> bool {
    c != ZWNJ
        && c != ZWJ
        && !matches!(class(c), Class::Letter | Class::Digit | Class::Mark)
        && !matches!(class(c), Class::Tatweel | Class::Invisible | Class::Joiner)
}

/// Judges a half-space after `p` letters of a word that has no other.
///
/// It is wrong only if no list has it, if one of its sides is no word, and if the word is known
/// without it or the model is sure of another place.
pub(super) fn judge(model: &Model, letters: &[u8], p: usize) -> Verdict {
    let (Some((left, right)), true) = (letters.split_at_checked(p), letters.len() <= LONGEST_WORD)
    else {
        return Verdict::Right;
    };
    let (l, r) = (hash(left), hash(right));
    if is_affix(model, l, r) {
        return Verdict::Right;
    }
    let level = |letters: &[u8]| model.plain.get(hash(letters)) & LEVEL;
    if level(left) > 0 && level(right) > 0 {
        return Verdict::Right;
    }
    let whole = level(letters);
    let mut codes = [OTHER; 2 * MARGIN + LONGEST_WORD];
    codes.iter_mut().skip(MARGIN).zip(letters).for_each(|(slot, letter)| *slot = *letter);
    let end = MARGIN.saturating_add(letters.len());
    let place = |q: usize| {
        let left = MARGIN.saturating_add(q).saturating_sub(1);
        Letters::inside(&codes, left, MARGIN, end)
    };
    let score = |q: usize| {
        let place = place(q);
        let levels = place.levels_inside(model, whole);
        model.score.value(sum(model, &place, Beside { before: 0, after: 2 }, &levels))
    };
    let joins = |q: usize| {
        let last = q.checked_sub(1).and_then(|i| letters.get(i));
        last.is_some_and(|code| model.codes.joins(*code))
    };
    if place(p).levels_inside(model, whole).half > 0 || (joins(p) && score(p) > LOW) {
        return Verdict::Right;
    }
    let inner = 2..letters.len().saturating_sub(1);
    let mut best: Option<(f32, usize)> = None;
    for q in inner.clone().filter(|q| *q != p && joins(*q)) {
        let score = score(q);
        if score > GOOD && best.is_none_or(|(most, _)| score >= most) {
            best = Some((score, q));
        }
    }
    if let Some((_, q)) = best {
        return Verdict::Move(q);
    }
    // A suffix after a letter that does not join.
    let mut ends = inner.filter(|q| !joins(*q)).filter_map(|q| letters.split_at_checked(q));
    let ends_in_suffix = ends.any(|(stem, suffix)| {
        model.joins.get(hash(suffix)) == Some(CERTAIN) && level(stem) >= COMMON
    });
    if whole >= COMMON || ends_in_suffix { Verdict::Remove } else { Verdict::Right }
}

/// Whether a side of a half-space is one that many words have.
fn is_affix(model: &Model, left: u64, right: u64) -> bool {
    is_suffix(model, right) || model.prefixes.get(left).is_some() || model.joins.get(left).is_some()
}

fn is_suffix(model: &Model, right: u64) -> bool {
    model.suffixes.get(right).is_some() || model.joins.get(right).is_some()
}

/// Whether a half-space at a place would be taken off again, were it put there and no other in
/// its words.
#[inline]
pub(super) fn would_go(model: &Model, place: &Letters<'_>, levels: &Levels) -> bool {
    // Most are right by what is known of them already.
    if levels.half > 0 || (levels.left > 0 && levels.right > 0) {
        return false;
    }
    judged_to_go(model, place)
}

#[cold]
fn judged_to_go(model: &Model, place: &Letters<'_>) -> bool {
    let left = place.codes.get(place.start..place.left.saturating_add(1)).unwrap_or(&[]);
    let right = place.codes.get(place.right..place.end).unwrap_or(&[]);
    let mut word = Word { codes: [OTHER; LONGEST_WORD], count: 0 };
    for code in left.iter().chain(right).copied() {
        debug_assert!(code >= FIRST_LETTER);
        if word.push(code).is_none() {
            return false;
        }
    }
    judge(model, word.all(), left.len()) != Verdict::Right
}
