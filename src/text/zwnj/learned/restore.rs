//! Restores half-spaces: scores every place, looks at the habits of the text, and inserts until
//! nothing changes.

use super::decided::{Decided, Known};
use super::features::Letters;
use super::habits::{self, GLUED, Habits, KEPT, SPACED, Scored, View, WIDTH};
use super::misplaced::would_go;
use super::model::{Model, model};
use super::places::{Place, is_conjoined, join, places};
use super::symbols::{Segment, Word};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::ZWJ;
use std::cell::RefCell;
use std::ops::Range;

/// How sure to be before a half-space is restored.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::text) enum Certainty {
    /// Nearly certain: about one correct sentence in a hundred is changed.
    Careful,
    /// More likely than not.
    Full,
    /// A probability.
    Above(f64),
}

impl Certainty {
    /// The probability that must be exceeded.
    pub(super) fn threshold(self, model: &Model) -> f64 {
        match self {
            Certainty::Careful => f64::from(model.careful),
            Certainty::Full => f64::from(model.full),
            Certainty::Above(probability) => probability,
        }
    }
}

/// A half-space that a text lacks.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::text) struct Restored {
    /// The bytes that it replaces: a space, or nothing.
    pub range: Range<usize>,
    /// Whether the letters around it would join without it; if not, the space goes and nothing
    /// takes its place.
    pub joins: bool,
    /// How probable it is.
    pub probability: f32,
}

impl Restored {
    fn new(range: &Range<usize>, joins: bool, probability: f32) -> Self {
        Restored { range: range.clone(), joins, probability }
    }
}

/// A place that is probable enough to be looked at again.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Candidate {
    /// The symbol left of it.
    pub left: usize,
    pub range: Range<usize>,
    pub scored: Scored,
}

/// A stretch of text that has candidates or half-spaces.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    pub range: Range<usize>,
    pub candidates: Vec<Candidate>,
    /// Spaces that are to go without a half-space, and how probable each is.
    pub gaps: Vec<(Range<usize>, f32)>,
    /// Gaps around «و» in words that are written as three: the first gets a half-space, the second
    /// goes.
    pub conjoined: Vec<[Range<usize>; 2]>,
    /// The families of the half-spaces that it has, one each.
    pub kept: Vec<u8>,
    /// Places restored already, in order.
    pub restored: Vec<Range<usize>>,
    /// Whether a place was no candidate because a half-space there would be taken off again.
    pub rejects: bool,
}

/// No text needs so many rounds; a bound against texts made to need them.
const ROUNDS: usize = 64;
/// After how many bytes to look whether the caller asked to stop.
const CHECK_EVERY: usize = 1 << 16;

/// The half-spaces that a text lacks, in order; nothing inside the protected spans, which are in
/// order too.
///
/// The text with them restored lacks none: each round sees the text as the rounds before left it,
/// until one finds nothing.
pub(in crate::text) fn lacking(
    text: &str,
    certainty: Certainty,
    protected: &[Range<usize>],
    interrupt: &Interrupt,
) -> Result<Vec<Restored>> {
    let model = model()?;
    let threshold = certainty.threshold(model);
    DESK.with_borrow_mut(|desk| {
        let found = restore(model, text, threshold, protected, desk, interrupt);
        desk.clear();
        found
    })
}

thread_local! {
    /// Room to work in, kept from text to text.
    static DESK: RefCell<Desk> = RefCell::default();
}

/// The segment that is looked at, and the stretches of a text that were found, with room for more.
#[derive(Debug, Default)]
pub(super) struct Desk {
    segment: Segment,
    known: Known,
    stretches: Vec<Stretch>,
    count: usize,
    /// How probable each candidate of a round is.
    probabilities: Vec<f32>,
    /// The candidates of a stretch that are taken.
    taken: Vec<Candidate>,
}

/// How many stretches are kept from text to text, and the places of each.
const KEPT_STRETCHES: usize = 64;
const KEPT_PLACES: usize = 64;

impl Desk {
    #[cfg(test)]
    pub(super) fn stretches(&self) -> &[Stretch] {
        self.stretches.get(..self.count).unwrap_or(&[])
    }

    /// Gives back the memory of a very long text.
    fn clear(&mut self) {
        self.segment.shrink();
        self.stretches.truncate(KEPT_STRETCHES);
        self.stretches.shrink_to(KEPT_STRETCHES);
        for stretch in self.stretches.iter_mut().take(self.count) {
            if stretch.places() > KEPT_PLACES {
                *stretch = Stretch::default();
            }
        }
        self.count = 0;
        self.probabilities.truncate(KEPT_PLACES);
        self.probabilities.shrink_to(KEPT_PLACES);
        self.taken.clear();
        self.taken.shrink_to(KEPT_PLACES);
    }
}

fn restore(
    model: &Model,
    text: &str,
    threshold: f64,
    protected: &[Range<usize>],
    desk: &mut Desk,
    interrupt: &Interrupt,
) -> Result<Vec<Restored>> {
    find_stretches(model, text, protected, desk, interrupt)?;
    let Desk { segment, known, stretches, count, probabilities, taken } = desk;
    let stretches = stretches.get_mut(..*count).unwrap_or_default();
    let mut found: Vec<Restored> = Vec::new();
    for _ in 0..ROUNDS {
        interrupt.check()?;
        if !stretches.iter().any(Stretch::is_open) {
            break;
        }
        let habits = habits_of(stretches);
        let habits = habits.view();
        weigh(model, &habits, stretches, probabilities);
        let mut probabilities = probabilities.iter().copied();
        let mut changed = false;
        for stretch in stretches.iter_mut() {
            let before = found.len();
            let mut last = None;
            taken.clear();
            for (candidate, probability) in stretch.candidates.iter().zip(&mut probabilities) {
                if f64::from(probability) <= threshold {
                    continue;
                }
                // Of two places with one letter between them the better is taken.
                let close =
                    last.is_some_and(|last: usize| candidate.left <= last.saturating_add(1));
                if close {
                    if found.last().is_some_and(|r| probability <= r.probability) {
                        continue;
                    }
                    found.pop();
                    taken.pop();
                }
                found.push(Restored::new(&candidate.range, true, probability));
                taken.push(candidate.clone());
                last = Some(candidate.left);
            }
            for (range, probability) in &stretch.gaps {
                if f64::from(*probability) > threshold {
                    found.push(Restored::new(range, false, *probability));
                }
            }
            let probability = habits.conjoins();
            for [first, second] in &stretch.conjoined {
                let taken = |r: &Restored| r.range == *first || r.range == *second;
                if f64::from(probability) > threshold && !found.iter().skip(before).any(taken) {
                    found.push(Restored::new(first, true, probability));
                    found.push(Restored::new(second, false, probability));
                }
            }
            let new = found.get(before..).unwrap_or(&[]);
            if !new.is_empty() {
                changed = true;
                stretch.restored.extend(new.iter().map(|r| r.range.clone()));
                stretch.restored.sort_by_key(|r| r.start);
                if new.len() == taken.len() && stretch.words_stay(taken) {
                    stretch.keep(taken);
                    continue;
                }
                let Range { start, end } = stretch.range;
                if segment.read(model, text, start, end, &stretch.restored) {
                    stretch.look_again(model, text, segment, known, new);
                }
            }
        }
        if !changed {
            break;
        }
    }
    found.sort_by_key(|r| r.range.start);
    Ok(found)
}

/// Finds the stretches of a text between the protected spans.
pub(super) fn find_stretches(
    model: &Model,
    text: &str,
    protected: &[Range<usize>],
    desk: &mut Desk,
    interrupt: &Interrupt,
) -> Result<()> {
    let Desk { segment, known, stretches, count, .. } = desk;
    *count = 0;
    let mut from = 0;
    let mut check_at = 0;
    let gaps =
        protected.iter().map(|span| (span.start, span.end)).chain([(text.len(), text.len())]);
    for (limit, next) in gaps {
        while segment.read(model, text, from, limit, &[]) {
            if segment.range.start >= check_at {
                interrupt.check()?;
                check_at = segment.range.start.saturating_add(CHECK_EVERY);
            }
            from = segment.range.end;
            if *count == stretches.len() {
                stretches.push(Stretch::default());
            }
            let Some(stretch) = stretches.get_mut(*count) else { break };
            stretch.range = segment.range.clone();
            stretch.restored.clear();
            stretch.rejects = false;
            stretch.look(model, text, segment, known, |_| true);
            if stretch.places() > 0 {
                *count = count.saturating_add(1);
            }
        }
        from = next.max(from);
    }
    Ok(())
}

/// How probable the candidates are, one after the other.
fn weigh(model: &Model, habits: &View<'_>, stretches: &[Stretch], out: &mut Vec<f32>) {
    out.clear();
    let mut candidates = stretches.iter().flat_map(|stretch| &stretch.candidates);
    let mut rows = [[0.0; WIDTH]; 2];
    while let Some(one) = candidates.next() {
        let [first, second] = &mut rows;
        habits.features(&one.scored, first);
        if let Some(other) = candidates.next() {
            habits.features(&other.scored, second);
            out.extend(model.network.scores(&mut rows).map(probability));
        } else if let Some(row) = rows.first_chunk_mut::<1>() {
            out.extend(model.network.scores(row).map(probability));
        }
    }
}

/// The probability that odds tell, given their logarithm.
pub(super) fn probability(odds: f32) -> f32 {
    1.0 / (1.0 + (-odds).exp())
}

/// What the text shows, in the order in which it stands there.
pub(super) fn habits_of(stretches: &[Stretch]) -> Habits {
    let mut habits = Habits::default();
    for stretch in stretches {
        for candidate in &stretch.candidates {
            let scored = &candidate.scored;
            habits.add(scored.state, scored.family, scored.evidence);
        }
        for family in &stretch.kept {
            habits.add(KEPT, *family, 1.0);
        }
    }
    habits
}

impl Stretch {
    /// How many places were found in it.
    fn places(&self) -> usize {
        [self.candidates.len(), self.kept.len(), self.gaps.len(), self.conjoined.len()].iter().sum()
    }

    /// Whether it has places that may be restored.
    fn is_open(&self) -> bool {
        !(self.candidates.is_empty() && self.gaps.is_empty() && self.conjoined.is_empty())
    }

    /// Whether no place but those beside them changes by half-spaces at these.
    fn words_stay(&self, taken: &[Candidate]) -> bool {
        let glued = |candidate: &Candidate| candidate.scored.state == GLUED;
        !self.rejects && self.conjoined.is_empty() && taken.iter().all(glued)
    }

    /// Notes half-spaces inside words: no part of a word is one letter.
    fn keep(&mut self, taken: &[Candidate]) {
        self.kept.extend(taken.iter().map(|t| t.scored.family));
        self.candidates.retain(|c| taken.iter().all(|t| c.left.abs_diff(t.left) > 1));
    }

    /// Finds the candidates of a segment anew where words changed, and its half-spaces.
    fn look_again(
        &mut self,
        model: &Model,
        text: &str,
        segment: &Segment,
        known: &mut Known,
        new: &[Restored],
    ) {
        let mut old = std::mem::take(&mut self.candidates);
        self.look(model, text, segment, known, |i| segment.is_near_restored(i));
        old.retain_mut(|candidate| {
            let at = candidate.range.start;
            let word = segment.words.partition_point(|word| word.at <= at).saturating_sub(1);
            // A space that is no more.
            let closed = new.iter().filter(|r| !r.range.is_empty() && r.range.start < at).count();
            candidate.left = candidate.left.saturating_sub(closed);
            !segment.is_near_restored(word)
        });
        self.candidates.append(&mut old);
        self.candidates.sort_by_key(|candidate| candidate.range.start);
    }

    /// Finds the candidates of the words that are wanted, and the half-spaces of a segment.
    fn look(
        &mut self,
        model: &Model,
        text: &str,
        segment: &Segment,
        known: &mut Known,
        wanted: impl Fn(usize) -> bool,
    ) {
        self.candidates.clear();
        self.kept.clear();
        self.gaps.clear();
        self.conjoined.clear();
        if segment.has_small_words() {
            self.look_at_small_words(model, text, segment);
        }
        let mut rejects = self.rejects;
        places(model, segment, known, wanted, |place| {
            if !model.score.passes(place.sum) || habits::is_month(model, text, segment, &place) {
                return;
            }
            // Put where it would be taken off, it would never rest.
            let Place { letters, decided, .. } = &place;
            if would_go(model, letters, &decided.levels) && place.has_no_half(segment) {
                rejects = true;
                return;
            }
            let range = bytes(model, text, segment, &place);
            if !beside_joiner(text, &range) {
                let score = model.score.value(place.sum);
                let state = if place.spaced() { SPACED } else { GLUED };
                let Decided { family, levels, .. } = place.decided;
                self.candidates.push(Candidate {
                    left: place.letters.left,
                    range,
                    scored: Scored::new(score, state, family, levels),
                });
            }
        });
        self.rejects = rejects;
        if !segment.has_half {
            return;
        }
        for word in segment.words.iter().filter(|word| word.has_half) {
            for left in (word.start..word.end).filter(|left| segment.half(*left)) {
                let place = Letters::inside(segment.codes(), left, word.start, word.end);
                self.kept.push(habits::family(model, &place));
            }
        }
    }

    /// Finds the suffixes that are to be joined, and the words that are one with «و» inside.
    fn look_at_small_words(&mut self, model: &Model, text: &str, segment: &Segment) {
        let gap = |word| gap(model, text, segment, word);
        let words = &segment.words;
        for (i, word) in words.iter().enumerate().filter(|(_, word)| word.facts.is_small()) {
            let Some(left) = i.checked_sub(1).and_then(|i| words.get(i)) else { continue };
            if let Some(probability) = join(model, segment, left, word) {
                self.gaps.push((gap(left), probability));
            }
            if let Some(right) = words.get(i.saturating_add(1))
                && word.facts.is_and()
                && is_conjoined(model, segment, left, right)
            {
                self.conjoined.push([gap(left), gap(word)]);
            }
        }
    }
}

/// The bytes that a half-space at a place replaces.
fn bytes(model: &Model, text: &str, segment: &Segment, place: &Place<'_>) -> Range<usize> {
    if place.spaced() {
        return gap(model, text, segment, place.left_word);
    }
    let at = segment.at(&model.codes, text, place.left_word, place.letters.right);
    at..at
}

/// Whether a joiner says already how the letters at a place join.
fn beside_joiner(text: &str, range: &Range<usize>) -> bool {
    let head = text.get(..range.start).unwrap_or("");
    let tail = text.get(range.end..).unwrap_or("");
    head.ends_with(ZWJ) || tail.starts_with(ZWJ)
}

/// The bytes of the gap after a word: spaces, and half-spaces beside them.
fn gap(model: &Model, text: &str, segment: &Segment, word: &Word) -> Range<usize> {
    let at = segment.space_after(&model.codes, text, word);
    let is_gap = |c: char| matches!(c, ' ' | '\u{A0}' | '\u{200C}');
    let (head, tail) = text.split_at_checked(at).unwrap_or((text, ""));
    let start = head.trim_end_matches(is_gap).len();
    let end = text.len().saturating_sub(tail.trim_start_matches(is_gap).len());
    start..end
}
