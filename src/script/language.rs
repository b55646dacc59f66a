//! The languages that the crate tells apart.

use crate::error::{Error, Result};
use serde::{Deserialize, Serialize};

/// A language, by its ISO 639 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    /// fa
    Persian,
    /// ar
    Arabic,
    /// it
    Italian,
    /// en
    English,
    /// fr; recognized, its dates are found; for normalization as if undetermined
    French,
    /// ckb: Sorani Kurdish; recognized, its letters are left alone
    Sorani,
    /// ps; recognized, its letters are left alone
    Pashto,
    /// ur; recognized, its letters are left alone
    Urdu,
    /// und: undecided or another language
    Undetermined,
}

impl Language {
    /// Every language.
    pub const ALL: [Language; 9] = [
        Language::Persian,
        Language::Arabic,
        Language::Italian,
        Language::English,
        Language::French,
        Language::Sorani,
        Language::Pashto,
        Language::Urdu,
        Language::Undetermined,
    ];

    /// The ISO 639 code.
    pub const fn code(self) -> &'static str {
        match self {
            Language::Persian => "fa",
            Language::Arabic => "ar",
            Language::Italian => "it",
            Language::English => "en",
            Language::French => "fr",
            Language::Sorani => "ckb",
            Language::Pashto => "ps",
            Language::Urdu => "ur",
            Language::Undetermined => "und",
        }
    }

    /// The language of an ISO 639 code.
    ///
    /// ```
    /// use yeksan::script::Language;
    /// assert_eq!(Language::from_code("fa").unwrap(), Language::Persian);
    /// assert!(Language::from_code("xx").is_err());
    /// ```
    pub fn from_code(code: &str) -> Result<Self> {
        Self::ALL.into_iter().find(|l| l.code() == code).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|l| l.code()).collect();
            Error::option(format!(
                "lang={code:?} is not known; use \"auto\" or one of {}",
                known.join(", ")
            ))
        })
    }

    /// Whether the language is written in Arabic script.
    pub const fn is_arabic_script(self) -> bool {
        matches!(
            self,
            Language::Persian
                | Language::Arabic
                | Language::Sorani
                | Language::Pashto
                | Language::Urdu
        )
    }
}
