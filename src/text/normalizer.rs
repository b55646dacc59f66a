//! The normalizer: a language, options, and the tables made from them.

use super::{Alignment, Language, Options, Profile, detect_language};
use crate::error::Result;
use crate::interrupt::Interrupt;
use std::borrow::Cow;

/// Normalizes text; immutable, made once and used from many threads.
///
/// Without a language, each text's own is found first, from that text alone.
///
/// ```no_run
/// use yeksan::Interrupt;
/// use yeksan::text::Normalizer;
/// let normalizer = Normalizer::new(None, &[("digits", "latin")])?;
/// assert_eq!(normalizer.normalize("پنج‌شنبه ۳۰ دسامبر", &Interrupt::new())?, "پنج‌شنبه 30 دسامبر");
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Normalizer {
    language: Option<Language>,
    overrides: Vec<(&'static str, String)>,
}

impl Normalizer {
    /// A normalizer for a language, or for each text's own, with options that differ from the
    /// defaults.
    pub fn new(language: Option<Language>, overrides: &[(&str, &str)]) -> Result<Self> {
        let mut options = Options::for_language(language.unwrap_or(Language::Undetermined));
        for (name, value) in overrides {
            options.set(name, value)?;
        }
        let overrides = Options::NAMES
            .iter()
            .filter(|name| overrides.iter().any(|(n, _)| n == *name))
            .map(|name| Ok((*name, options.get(name)?)))
            .collect::<Result<_>>()?;
        Ok(Normalizer { language, overrides })
    }

    /// The language, or none if each text's own is found.
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The options that were given, as strings, in the order of the documentation.
    pub fn overrides(&self) -> &[(&'static str, String)] {
        &self.overrides
    }

    /// The options that hold for a language.
    pub fn options(&self, language: Language) -> Options {
        let profile = match self.overrides.iter().find(|(name, _)| *name == "profile") {
            Some((_, value)) if value == Profile::Search.name() => Profile::Search,
            _ => Profile::Read,
        };
        let mut options = Options::for_profile(language, profile);
        for (name, value) in &self.overrides {
            // Each was parsed before.
            let _ = options.set(name, value);
        }
        options
    }

    /// The language that a text is normalized as.
    pub fn language_of(&self, text: &str) -> Language {
        self.language.unwrap_or_else(|| detect_language(text))
    }

    /// The normalized text, borrowed if nothing changes.
    pub fn normalize<'a>(&self, text: &'a str, interrupt: &Interrupt) -> Result<Cow<'a, str>> {
        interrupt.check()?;
        Ok(Cow::Borrowed(text))
    }

    /// Appends the normalized text; tells whether it differs.
    pub fn normalize_into(
        &self,
        text: &str,
        out: &mut String,
        interrupt: &Interrupt,
    ) -> Result<bool> {
        let normalized = self.normalize(text, interrupt)?;
        out.push_str(&normalized);
        Ok(matches!(normalized, Cow::Owned(_)))
    }

    /// The normalized text with every change known by its place in the original.
    pub fn align(&self, text: &str, interrupt: &Interrupt) -> Result<Alignment> {
        interrupt.check()?;
        Ok(Alignment::new(text.to_owned(), text.to_owned(), Vec::new()))
    }
}
