//! Dates in running text: found, read in their calendar, and resolved to days.
//!
//! The text is cut into tokens once; only words of the lexicon start any work. Patterns of the language
//! say which words make a mention, and the resolver finds the days, with the document's date and what
//! the text said before. Languages are data: see the files in `languages`.
//!
//! ```
//! use yeksan::{Interrupt, dates::{DateFinder, Reference}, script::Language};
//! let finder = DateFinder::new(Some(Language::Persian));
//! let text = "نشست در ۱۰ ژانویه ۲۰۲۲ (۲۰ دی) برگزار می‌شود";
//! let found = finder.find(text, None, &Interrupt::new())?;
//! assert_eq!(found[1].value.as_deref(), Some("2022-01-10"));
//! assert_eq!(found[1].same_as, Some(0));
//! # Ok::<(), yeksan::Error>(())
//! ```

mod category;
mod chart;
mod construct;
mod expression;
mod find;
mod known;
mod languages;
mod lattice;
mod lexicon;
mod memory;
mod mention;
mod number;
mod parse;
mod pattern;
mod program;
mod reading;
mod resolve;
mod span;
mod split;
mod tense;
mod timex;
mod token;

pub use mention::{DateMention, Kind, Modifier, Reference};
pub use parse::parse;

use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::Language;

/// Finds mentions of dates, times, durations and repetitions.
///
/// It holds no state of its own and can be used by many threads at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DateFinder {
    language: Option<Language>,
}

impl DateFinder {
    /// A finder for a language; without one, each text's language is looked for.
    pub const fn new(language: Option<Language>) -> Self {
        DateFinder { language }
    }

    /// The mentions in a text, in order and apart from each other.
    ///
    /// The reference is the day the text was written; without it "yesterday" has no days. Offsets are
    /// bytes. An error only if the caller asked to stop.
    pub fn find(
        &self,
        text: &str,
        reference: Option<Reference>,
        interrupt: &Interrupt,
    ) -> Result<Vec<DateMention>> {
        let language = self.language.unwrap_or_else(|| crate::text::detect_language(text));
        let lexicon = languages::lexicon(language, text);
        find::Search::new(text, lexicon, reference).run(interrupt)
    }
}

#[cfg(test)]
mod tests;
