//! The words for the people of a place.

use super::{Candidate, Case, Place, Scanner};
use crate::entities::boundary::{Before, without_ending};
use crate::entities::kind;
use crate::entities::mention::How;
use crate::entities::phrases::{List, Sequence, Variant};
use crate::entities::variants;
use crate::names::fold::{Word, hash_letters};

impl Scanner<'_> {
    /// The word for the people of a place, made from its name by an ending.
    pub(super) fn demonym(&mut self, word: &Word, place: Place) {
        let folded = self.folded;
        let all = folded.letters(word);
        let boundaries = self.boundaries;
        let mut openings = vec![(0usize, 0usize)];
        boundaries.openings(all, |o| openings.push((o.outside, o.skipped)));
        openings.dedup();
        for (outside, skipped) in openings {
            let letters = all.get(skipped..).unwrap_or(&[]);
            for rules in &boundaries.arabic {
                let data = rules.data;
                for ending in data.demonyms {
                    let Some(kept) = without_ending(letters, ending) else {
                        continue;
                    };
                    let stem = letters.get(..kept).unwrap_or(&[]);
                    if stem.len() < 2 {
                        continue;
                    }
                    for lost in data.demonym_losses {
                        for article in [&[], data.article] {
                            self.text_letters.clear();
                            self.text_letters.extend_from_slice(article);
                            self.text_letters.extend_from_slice(stem);
                            self.text_letters.extend(lost.chars());
                            self.demonym_of(word, Place { outside, skipped, ..place });
                            if data.article.is_empty() {
                                break;
                            }
                        }
                    }
                }
            }
        }
    }

    /// Keeps the places whose name is in `text_letters`.
    fn demonym_of(&mut self, word: &Word, place: Place) {
        let store = self.store;
        let hash = hash_letters(self.text_letters);
        let Some(found) = store.phrases.find(Sequence::start(List::Names).then(hash)) else {
            return;
        };
        let Some(span) = self.span(place) else { return };
        for (name, variant) in store.phrases.names(found) {
            let Some(record) = store.kept_record_of(name) else { continue };
            let place_name = store.kind(record).is_some_and(kind::is_place);
            if variant != Variant::Whole || !place_name {
                continue;
            }
            self.alias.read(store.names.get(name));
            variants::letters(self.alias, variant, self.alias_letters);
            if self.text_letters != self.alias_letters {
                continue;
            }
            self.out.candidates.push(Candidate {
                start: span.start,
                end: span.end,
                name,
                record,
                how: How::Clitic,
                demonym: true,
                words: 1,
                letters: u16::try_from(word.len()).unwrap_or(u16::MAX),
                case: Case::Agrees,
                ordinary: false,
                initial: false,
                before: Before::Other,
            });
        }
    }
}
