//! Tests of the whole engine: tables of texts and what is found in them, texts in which nothing is,
//! and properties that hold for any text.

mod counted;
mod homographs;
mod news;
mod no_dates;
mod parsing;
mod properties;
mod resolved;
mod sentences;
mod stretches;
mod times;
mod values;
mod written;

use super::languages;
use super::lexicon::Lexicon;
use super::{DateFinder, DateMention, Reference};
use crate::interrupt::Interrupt;
use crate::script::Language;

/// A finding as the tables have it: the text, the value, and what else is said.
fn shown(text: &str, mention: &DateMention) -> String {
    let mut shown =
        format!("{} = {}", &text[mention.span.clone()], mention.value.as_deref().unwrap_or("none"));
    if let Some(modifier) = mention.modifier {
        shown.push(' ');
        shown.push_str(modifier.name());
    }
    if let Some(same) = mention.same_as {
        shown.push_str(&format!(" same as {same}"));
    }
    if mention.conflict {
        shown.push_str(" conflict");
    }
    shown
}

fn find(language: &str, reference: &str, text: &str) -> Vec<DateMention> {
    let reference = (!reference.is_empty()).then(|| Reference::from_iso(reference).unwrap());
    let language = match language {
        "auto" => None,
        code => Some(Language::from_code(code).unwrap()),
    };
    DateFinder::new(language).find(text, reference, &Interrupt::new()).unwrap()
}

/// Language, reference, text, findings.
type Case = (&'static str, &'static str, &'static str, &'static [&'static str]);

fn check(cases: &[Case]) {
    let mut wrong = Vec::new();
    for (language, reference, text, expected) in cases {
        let found: Vec<String> =
            find(language, reference, text).iter().map(|m| shown(text, m)).collect();
        if found != *expected {
            wrong.push(format!(
                "{language} {reference} {text}\n  found {found:?}\n  not   {expected:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn language_files_can_be_read() {
    for (code, data) in languages::all() {
        let lexicon = Lexicon::build(&[data]);
        assert_eq!(lexicon.faults, Vec::<String>::new(), "{code}");
    }
}
