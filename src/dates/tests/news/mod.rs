//! Sentences as news agencies write them on one day, with look-alikes among them.

use super::{Case, check};

mod ar;
mod en;
mod fa;
mod fr;
mod it;

/// Checks sentences that were written on Wednesday 15 November 2023, 24 Aban 1402.
fn check_news(language: &'static str, sentences: &[(&'static str, &'static [&'static str])]) {
    let cases: Vec<Case> =
        sentences.iter().map(|(text, found)| (language, "2023-11-15", *text, *found)).collect();
    check(&cases);
}
