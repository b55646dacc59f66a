//! The rules of normalization, by name.

use serde::{Deserialize, Serialize};

/// Why a place in the text was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Rule {
    /// Unicode composition (NFC).
    Form,
    /// A presentation form or ligature became its letters.
    Presentation,
    /// A letter of another keyboard became the language's own.
    Letters,
    /// A digit of another row.
    Digits,
    /// A harakat or Qur'anic mark was taken off.
    Marks,
    /// A kashida was taken off.
    Tatweel,
    /// A bidi control, byte order mark or soft hyphen was taken off.
    Bidi,
    /// A letter repeated for emphasis was shortened.
    Elongation,
    /// The ezafe after heh was written the other way.
    Ezafe,
    /// A misplaced or doubled half-space was taken off, or a substitute for it put right.
    HalfSpaceTidy,
    /// A missing half-space was restored.
    HalfSpace,
    /// Spaces were put right.
    Spacing,
    /// A punctuation mark of the other script.
    Punctuation,
    /// A quotation mark of another style.
    Quotes,
    /// Case was folded.
    Case,
    /// An accent was restored or taken off.
    Accents,
    /// Letters were folded to a match key.
    Search,
    /// An HTML entity became its character.
    Entities,
    /// An HTML tag was taken off.
    Tags,
    /// A control character was taken off.
    Controls,
    /// A full-width form or Latin ligature became its letters.
    Compatibility,
    /// Line ends were put right.
    Lines,
    /// A space was put between a number and a word.
    NumberSpacing,
    /// A mark repeated for emphasis was written once.
    RepeatedMarks,
    /// Hyphens became a dash.
    Dashes,
    /// A decimal or thousands separator was put right.
    Separators,
    /// Text decoded with the wrong encoding was repaired.
    Repair,
    /// A span was replaced by its mask.
    Mask,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Rule; 28] = [
        Rule::Form,
        Rule::Presentation,
        Rule::Letters,
        Rule::Digits,
        Rule::Marks,
        Rule::Tatweel,
        Rule::Bidi,
        Rule::Elongation,
        Rule::Ezafe,
        Rule::HalfSpaceTidy,
        Rule::HalfSpace,
        Rule::Spacing,
        Rule::Punctuation,
        Rule::Quotes,
        Rule::Case,
        Rule::Accents,
        Rule::Search,
        Rule::Entities,
        Rule::Tags,
        Rule::Controls,
        Rule::Compatibility,
        Rule::Lines,
        Rule::NumberSpacing,
        Rule::RepeatedMarks,
        Rule::Dashes,
        Rule::Separators,
        Rule::Repair,
        Rule::Mask,
    ];

    /// The rule's name, as reports show it: the option that switches it, for the most part.
    pub const fn name(self) -> &'static str {
        match self {
            Rule::Form => "form",
            Rule::Presentation => "presentation",
            Rule::Letters => "letters",
            Rule::Digits => "digits",
            Rule::Marks => "marks",
            Rule::Tatweel => "tatweel",
            Rule::Bidi => "bidi",
            Rule::Elongation => "elongation",
            Rule::Ezafe => "ezafe",
            Rule::HalfSpaceTidy => "zwnj-tidy",
            Rule::HalfSpace => "zwnj",
            Rule::Spacing => "spacing",
            Rule::Punctuation => "punctuation",
            Rule::Quotes => "quotes",
            Rule::Case => "case",
            Rule::Accents => "accents",
            Rule::Search => "search",
            Rule::Entities => "entities",
            Rule::Tags => "tags",
            Rule::Controls => "controls",
            Rule::Compatibility => "compatibility",
            Rule::Lines => "lines",
            Rule::NumberSpacing => "number_spacing",
            Rule::RepeatedMarks => "repeated_marks",
            Rule::Dashes => "dashes",
            Rule::Separators => "separators",
            Rule::Repair => "repair",
            Rule::Mask => "mask",
        }
    }
}
