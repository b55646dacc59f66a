//! Which of many words may begin a name: asked in rounds, so that no look at the table waits for the one before.

use crate::entities::phrases::{List, Phrases, Sequence};
use crate::names::fold::Word;
use crate::script::Script;

/// The words of a stretch of text that may begin a name; buffers that are used again.
#[derive(Debug, Default)]
pub(super) struct Looks {
    /// By word: 1 if it may, 0 if not.
    pub wanted: Vec<u8>,
    /// The places of the words that names of the list at hand begin with, and then what was there before.
    starts: Vec<u32>,
    /// Those of them that may be a name, or begin one that goes on with the next.
    looks: Vec<Look>,
}

/// A word that may be a name, or begin one.
#[derive(Debug, Clone, Copy)]
struct Look {
    place: usize,
    sequence: Sequence,
    /// With the next word, if it goes on.
    pair: Sequence,
}

impl Looks {
    /// Adds the words that may begin a name of a list, and reads their places of the table; `after` are the words
    /// from the second on.
    pub fn of_list(&mut self, phrases: &Phrases, list: List, words: &[Word], after: &[Word]) {
        let Looks { wanted, starts, looks } = self;
        make_room(starts, words.len(), 0);
        let places = (0u32..).zip(words);
        let count = places.fold(0, |count, (place, word)| {
            put(starts, count, place, phrases.may_start(list, word.hash))
        });
        let start = Sequence::start(list);
        make_room(looks, count, Look { place: 0, sequence: start, pair: start });
        let mut kept = 0;
        for place in starts.iter().take(count).map(|place| *place as usize) {
            let Some(word) = words.get(place) else { break };
            let sequence = start.then(word.hash);
            let (mut pair, mut goes_on) = (sequence, false);
            if let Some(next) = after.get(place) {
                let with_next = sequence.then(next.hash);
                // The next word may have an ending that the name has not.
                goes_on = phrases.may_be(with_next) | (next.script == Script::Arabic);
                pair = if goes_on { with_next } else { sequence };
            }
            let stays = goes_on | phrases.may_be_alone(list, word.hash);
            kept = put(looks, kept, Look { place, sequence, pair }, stays);
        }
        let mut read = 0;
        for look in looks.iter().take(kept) {
            read ^= phrases.touch(look.sequence) ^ phrases.touch(look.pair);
            if let Some(wanted) = wanted.get_mut(look.place) {
                *wanted = 1;
            }
        }
        // What is read here is not used, only in the cache.
        std::hint::black_box(read);
    }
}

/// Makes room for so many that are put down, and one that does not stay.
fn make_room<T: Clone>(slots: &mut Vec<T>, count: usize, none: T) {
    if slots.len() <= count {
        slots.resize(count.saturating_add(1), none);
    }
}

/// Puts something down after so many, and tells how many stay: without a branch.
#[inline]
fn put<T>(slots: &mut [T], count: usize, one: T, stays: bool) -> usize {
    if let Some(slot) = slots.get_mut(count) {
        *slot = one;
    }
    count.wrapping_add(usize::from(stays))
}
