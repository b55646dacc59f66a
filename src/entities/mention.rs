//! What is found: mentions in text, and how.

use std::ops::Range;

/// How a name was met; the order is precedence, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    /// As it is written in the record.
    Exact,
    /// As it is written, with something attached that is no part of it.
    Clitic,
    /// In another spelling of the same letters.
    Folded,
    /// In another script.
    CrossScript,
    /// In a similar spelling.
    Fuzzy,
    /// By a part of the name, from what the text says elsewhere.
    Coreference,
    /// By what other texts say about those who may be meant.
    Corpus,
}

impl How {
    /// The word for it: "exact", "clitic", "folded", "cross-script", "fuzzy", "coreference", "corpus".
    pub const fn as_str(self) -> &'static str {
        match self {
            How::Exact => "exact",
            How::Clitic => "clitic",
            How::Folded => "folded",
            How::CrossScript => "cross-script",
            How::Fuzzy => "fuzzy",
            How::Coreference => "coreference",
            How::Corpus => "corpus",
        }
    }
}

/// An entity named in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityMention {
    /// The bytes of the mention in the text.
    pub span: Range<usize>,
    /// The number of the record in the gazetteer; `None` when it is undecided.
    pub record: Option<u32>,
    /// The number of the name that was met; `None` when it is undecided.
    pub alias: Option<u32>,
    /// How the name was met.
    pub how: How,
    /// From 0 to 1; higher is surer.
    pub score: f32,
    /// Whether it is the word for a place's people, such as ایرانی.
    pub demonym: bool,
    /// The records among which its text leaves it undecided, each with the number of the name that was met; none if it
    /// does not.
    pub candidates: Vec<(u32, u32)>,
}

/// Which mentions to keep where they overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Overlaps {
    /// The longest.
    #[default]
    Longest,
    /// All, also those inside others.
    All,
}

/// What to look for.
///
/// ```
/// let options = yeksan::entities::FindOptions { demonyms: true, ..Default::default() };
/// assert!(options.coreference);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct FindOptions {
    /// The language of the text; guessed if it is `None`.
    pub lang: Option<crate::script::Language>,
    /// Also names in a similar spelling.
    pub fuzzy: bool,
    /// Also names that the gazetteer has in another script only.
    pub cross_script: bool,
    /// Also surnames alone.
    pub coreference: bool,
    /// Leaves out what is less sure.
    pub min_score: Option<f32>,
    /// Only mentions of records of these types.
    pub types: Option<Vec<String>>,
    /// What to do where mentions overlap.
    pub overlaps: Overlaps,
    /// Also mentions of which it is undecided whom they name.
    pub unlinked: bool,
    /// Also the words for a place's people.
    pub demonyms: bool,
}

impl Default for FindOptions {
    fn default() -> Self {
        FindOptions {
            lang: None,
            fuzzy: true,
            cross_script: true,
            coreference: true,
            min_score: None,
            types: None,
            overlaps: Overlaps::Longest,
            unlinked: false,
            demonyms: false,
        }
    }
}
