//! Which of many words may begin a name: asked in rounds, so that no look at the table waits for the one before.

use crate::entities::phrases::{List, Phrases, Sequence};
use crate::names::fold::Word;
use crate::script::Script;

/// The words of a stretch of text that may begin a name; buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// The places of the words that may.
    pub firsts: Vec<usize>,
    /// By word: whether it may.
    pub wanted: Vec<bool>,
    /// By word: its sequence in the list at hand, whether that may be a name, and whether it may go on.
    starts: Vec<(Sequence, [bool; 2])>,
    /// The places of the words that the round at hand looks at.
    places: Vec<usize>,
}

impl Looks {
    /// Adds the words that may begin a name of a list, and reads their places of the table; `after` are the words
    /// from the second on.
    pub fn of_list(&mut self, phrases: &Phrases, list: List, words: &[Word], after: &[Word]) {
        let Looks { wanted, starts, places, .. } = self;
        let start = Sequence::start(list);
        starts.clear();
        starts.extend(words.iter().map(|word| {
            let sequence = start.then(word.hash);
            (sequence, phrases.may_start(list, sequence))
        }));
        let mut own = [false; super::STRETCH];
        for (own, (_, [is_name, _])) in own.iter_mut().zip(starts.iter()) {
            *own = *is_name;
        }
        places.clear();
        collect(places, starts.iter().map(|(_, [is_name, goes_on])| *goes_on & !*is_name));
        for place in places.iter() {
            let (Some((sequence, _)), Some(next)) = (starts.get(*place), after.get(*place)) else {
                continue;
            };
            let goes_on = phrases.may_be(sequence.then(next.hash))
                // The next word may have an ending that the name has not.
                | (next.script == Script::Arabic);
            if let Some(own) = own.get_mut(*place) {
                *own = goes_on;
            }
        }
        places.clear();
        collect(places, own.iter().take(words.len()).copied());
        let mut read = 0;
        for place in places.iter() {
            let Some((sequence, [_, goes_on])) = starts.get(*place) else { continue };
            let next = after.get(*place).filter(|_| *goes_on);
            read ^= phrases.touch(*sequence);
            read ^= phrases.touch(next.map_or(*sequence, |next| sequence.then(next.hash)));
        }
        // What is read here is not used, only in the cache.
        std::hint::black_box(read);
        for (wanted, own) in wanted.iter_mut().zip(own) {
            *wanted |= own;
        }
    }
}

/// Appends the places of what is true, without a branch for each.
#[inline]
pub(super) fn collect(places: &mut Vec<usize>, of: impl ExactSizeIterator<Item = bool>) {
    let mut count = places.len();
    places.resize(count.saturating_add(of.len()).saturating_add(1), 0);
    for (place, is_one) in of.enumerate() {
        if let Some(slot) = places.get_mut(count) {
            *slot = place;
        }
        count = count.wrapping_add(usize::from(is_one));
    }
    places.truncate(count);
}
