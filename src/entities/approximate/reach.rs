//! Which words may be in one run with a word that is not common.

use super::{LONGEST_RUN, is_short};
use crate::entities::boundary::Boundaries;
use crate::entities::language::common;
use crate::names::fold::{Folded, Gap, Word};

/// How a word stands in a text.
#[derive(Debug, Clone, Copy)]
pub struct Standing {
    /// Whether it tells of no name.
    pub is_common: bool,
    /// Whether it and the word before it may be of one name.
    pub hangs_on: bool,
}

impl Standing {
    /// How each word of a text stands.
    pub fn of_words(folded: &Folded, boundaries: &Boundaries) -> Vec<Self> {
        let words = folded.words();
        let before = std::iter::once(None).chain(words.iter().map(Some));
        let standing = |(word, before): (&Word, Option<&Word>)| Standing {
            is_common: is_short(word)
                || common::is_common(word.hash)
                || boundaries.is_ordinary(word.script, folded.letters(word)),
            hangs_on: before.is_some_and(|before| match word.gap {
                Gap::Space | Gap::Hyphen | Gap::Glued | Gap::Apostrophe => true,
                Gap::Dot => before.len() <= 2,
                Gap::Break => false,
            }),
        };
        words.iter().zip(before).map(standing).collect()
    }
}

/// Whether each word may be in one run with a word that is not common.
pub fn within_reach(words: &[Standing]) -> Vec<bool> {
    let mut within = vec![false; words.len()];
    // How many words a run can still have, from left to right and back.
    let mut left = 0usize;
    for (word, within) in words.iter().zip(&mut within) {
        left = if word.hangs_on { left.saturating_sub(1) } else { 0 };
        left = if word.is_common { left } else { LONGEST_RUN };
        *within = left > 0;
    }
    left = 0;
    for (word, within) in words.iter().zip(&mut within).rev() {
        left = if word.is_common { left } else { LONGEST_RUN };
        *within |= left > 0;
        left = if word.hangs_on { left.saturating_sub(1) } else { 0 };
    }
    within
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_word_within_reach_is_in_a_run_with_one(
            words in prop::collection::vec((prop::bool::weighted(0.8), prop::bool::weighted(0.8)), 0..40),
        ) {
            let words: Vec<Standing> =
                words.into_iter().map(|(is_common, hangs_on)| Standing { is_common, hangs_on }).collect();
            let is_run = |first: usize, last: usize| {
                last - first < LONGEST_RUN && words[first + 1..=last].iter().all(|word| word.hangs_on)
            };
            let wanted: Vec<bool> = (0..words.len())
                .map(|at| {
                    (0..words.len()).any(|other| {
                        !words[other].is_common && is_run(at.min(other), at.max(other))
                    })
                })
                .collect();
            prop_assert_eq!(within_reach(&words), wanted);
        }
    }
}
