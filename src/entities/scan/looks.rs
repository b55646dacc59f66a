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
    /// The sequences that begin there, as many.
    looks: Vec<Look>,
}

/// A word that names begin with.
#[derive(Debug, Clone, Copy)]
struct Look {
    place: usize,
    sequence: Sequence,
    /// With the next word; the same where there is none.
    pair: Sequence,
}

impl Looks {
    /// Adds the words that may begin a name of a list, and asks for their places of the table; `after` are the words
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
        let found = starts.iter().take(count).map(|place| *place as usize).zip(looks.iter_mut());
        for (place, look) in found {
            let Some(word) = words.get(place) else { break };
            let sequence = start.then(word.hash);
            let pair = after.get(place).map_or(sequence, |next| sequence.then(next.hash));
            phrases.prefetch_quick_look(pair);
            *look = Look { place, sequence, pair };
        }
        for Look { place, sequence, pair } in looks.iter().take(count) {
            let Some(word) = words.get(*place) else { break };
            // The next word may have an ending that the name has not.
            let is_arabic = after.get(*place).is_some_and(|next| next.script == Script::Arabic);
            let goes_on = is_arabic | phrases.may_be(*pair);
            let stays = goes_on | phrases.may_be_alone(list, word.hash);
            if stays {
                phrases.prefetch(*sequence);
                if goes_on {
                    phrases.prefetch(*pair);
                }
                if let Some(wanted) = wanted.get_mut(*place) {
                    *wanted = 1;
                }
            }
        }
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
