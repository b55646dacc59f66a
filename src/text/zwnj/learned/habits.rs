//! How one text treats its half-spaces: which it has, which it seems to have lost, and how.

use super::features::{Letters, Levels};
use super::model::Model;
use super::places::Place;
use super::symbols::{Segment, code};
use crate::script::{Class, class};

/// How many families of half-spaces are told apart, by what stands left and right.
const FAMILIES: usize = 9;
const PLURAL: u8 = 0;
const PLURAL_AFTER_HEH: u8 = 1;
const DEMONSTRATIVE: u8 = 2;
const VERB: u8 = 3;
const INDEFINITE: u8 = 4;
const COMPOUND: u8 = 8;
/// Words after which the prefix of verbs is the name of a month.
const MONTH: u8 = 9;
/// Families with features of their own.
const SHOWN: [u8; 4] = [PLURAL, PLURAL_AFTER_HEH, VERB, INDEFINITE];
/// How many features a place has.
pub(super) const WIDTH: usize = 2 + 6 + 12 + 6 + FAMILIES + 7;
/// Evidence counts up to here.
const MOST: f32 = 20.0;

/// What state a half-space is found in.
pub(super) const GLUED: usize = 0;
pub(super) const SPACED: usize = 1;
pub(super) const KEPT: usize = 2;

/// The evidence of one text, by state and family.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Habits(pub(super) [[f32; FAMILIES]; 3]);

impl Habits {
    pub(super) fn add(&mut self, state: usize, family: u8, evidence: f32) {
        if let Some(slot) = self.0.get_mut(state).and_then(|s| s.get_mut(usize::from(family))) {
            *slot += evidence;
        }
    }

    /// What is the same for each place of the text.
    pub(super) fn view(&self) -> View<'_> {
        let total = self.0.map(|state| state.iter().sum::<f32>());
        let (mut logs, mut log_total) = (self.0, total);
        // Most are none, and many are equal to the one before.
        let mut last = (0.0, 0.0);
        for (logs, total) in logs.iter_mut().zip(&mut log_total) {
            for slot in logs.iter_mut().chain([total]).filter(|x| **x != 0.0) {
                if *slot != last.0 {
                    last = (*slot, log(*slot));
                }
                *slot = last.1;
            }
        }
        View { habits: self, total, log_total, logs }
    }
}

fn get(state: &[f32; FAMILIES], family: u8) -> f32 {
    state.get(usize::from(family)).copied().unwrap_or(0.0)
}

fn log(x: f32) -> f32 {
    if x > 0.0 { x.min(MOST).ln_1p() } else { 0.0 }
}

/// The evidence of one text with its sums and logarithms.
pub(super) struct View<'a> {
    habits: &'a Habits,
    total: [f32; 3],
    log_total: [f32; 3],
    logs: [[f32; FAMILIES]; 3],
}

/// How probable it is that a text means one word by گفت و گو, if nothing else shows how it writes.
const CONJOINS: f32 = 0.9;

impl View<'_> {
    /// How probable it is that a word written as three with «و» between is to be one: less so if
    /// the text has its other half-spaces and lost none.
    pub(super) fn conjoins(&self) -> f32 {
        let [glued, spaced, kept] = self.total;
        let lost = 1.0 + glued + spaced;
        CONJOINS * lost / (lost + kept)
    }

    /// The features of a place: its score, what the rest of the text shows, what the lists know.
    pub(super) fn features(&self, place: &Scored, out: &mut [f32; WIDTH]) {
        let View { habits, mut total, mut log_total, mut logs } = *self;
        let mut own = habits.0.map(|state| get(&state, place.family));
        let evidence = place.evidence;
        if evidence > 0.0
            && let Some(mut state) = habits.0.get(place.state).copied()
            && let Some(slot) = state.get_mut(usize::from(place.family))
        {
            // Its own evidence is not evidence about it.
            *slot = (*slot - evidence).max(0.0);
            let rest = *slot;
            let sum = state.iter().sum::<f32>();
            let set = |of: &mut [f32; 3], x: f32| {
                of.get_mut(place.state).into_iter().for_each(|slot| *slot = x);
            };
            set(&mut own, rest);
            set(&mut total, sum);
            if let Some(logs) = logs.get_mut(place.state) {
                if let Some(slot) = logs.get_mut(usize::from(place.family)) {
                    *slot = log(rest);
                }
                // Of one family alone it is known already.
                let known = state.iter().zip(logs.iter()).find(|(x, _)| **x == sum);
                set(&mut log_total, known.map_or_else(|| log(sum), |(_, log)| *log));
            }
        }
        let mut slots = out.iter_mut();
        let mut put = |x: f32| {
            if let Some(slot) = slots.next() {
                *slot = x;
            }
        };
        put(place.score);
        put(if place.state == SPACED { 1.0 } else { 0.0 });
        log_total.iter().for_each(|x| put(*x));
        logs.iter().for_each(|state| put(get(state, place.family)));
        for state in &logs {
            SHOWN.iter().for_each(|family| put(get(state, *family)));
        }
        for sums in [total, own] {
            let all = sums.iter().sum::<f32>() + 1.0;
            sums.iter().for_each(|x| put(x / all));
        }
        (0u8..).take(FAMILIES).for_each(|f| put(if f == place.family { 1.0 } else { 0.0 }));
        let l = place.levels;
        let levels = [l.left, l.right, l.joined, l.half, l.rest.min(4), l.longer, l.shorter];
        levels.iter().for_each(|x| put(f32::from(*x)));
    }
}

/// A place with its score, before the habits of its text are known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scored {
    pub score: f32,
    pub state: usize,
    pub family: u8,
    pub levels: Levels,
    /// How much it shows that the text has lost half-spaces.
    pub evidence: f32,
}

impl Scored {
    pub(super) fn new(score: f32, state: usize, family: u8, levels: Levels) -> Self {
        let evidence = if score > 0.0 { 2.0 / (1.0 + (-score).exp()) - 1.0 } else { 0.0 };
        Scored { score, state, family, levels, evidence }
    }
}

/// The family of a half-space at a place.
pub(super) fn family(model: &Model, place: &Letters<'_>) -> u8 {
    let (left, right) = place.hashes;
    let prefix = model.prefixes.get(left);
    if prefix == Some(VERB) {
        return VERB;
    }
    match model.suffixes.get(right).unwrap_or(COMPOUND) {
        PLURAL if prefix == Some(DEMONSTRATIVE) => DEMONSTRATIVE,
        PLURAL if code(place.codes, place.left) == model.codes.heh => PLURAL_AFTER_HEH,
        other => other,
    }
}

/// Whether the word left of a place looks like the prefix of a verb that is the month of May, too.
pub(super) fn may_be_month(model: &Model, place: &Letters<'_>) -> bool {
    place.is_spaced()
        && place.left_length() <= 2
        && model.prefixes.get(place.hashes.0) == Some(VERB)
}

/// Whether it is the month: after a number or a word for month.
pub(super) fn is_month(model: &Model, text: &str, segment: &Segment, place: &Place<'_>) -> bool {
    if !place.decided.may_be_month {
        return false;
    }
    match place.before {
        Some(word) => model.prefixes.get(segment.hash(word)) == Some(MONTH),
        None => {
            let is_first = segment.words.first().is_some_and(|w| w.start == place.left_word.start);
            let before = text.get(..segment.range.start).unwrap_or("");
            let before = before.trim_end_matches(is_between_words).chars().next_back();
            is_first && before.is_some_and(|c| crate::script::digit_value(c).is_some())
        }
    }
}

/// Whether a character neither belongs to a word nor ends a stretch of words.
pub(super) fn is_between_words(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}')
        || matches!(class(c), Class::Mark | Class::Tatweel | Class::Invisible | Class::Joiner)
}
