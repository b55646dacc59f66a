//! windows-1256 that was read as windows-1252: ÓáÇã.

use super::Found;
use super::encoding::{ARABIC, WESTERN};
use crate::script::{Class, Script, class, script};

/// A word of characters of the upper half, and what it is in windows-1256.
struct Word {
    start: usize,
    end: usize,
    meant: String,
    letters: usize,
    /// Whether a capital follows a small letter, as in no word of Latin script.
    is_jumbled: bool,
}

/// The Arabic character that a western one was read from.
fn meant(c: char) -> Option<char> {
    let meant = ARABIC.character(WESTERN.byte(c)?)?;
    let belongs = script(meant) == Script::Arabic
        || matches!(class(meant), Class::Mark | Class::Tatweel)
        || meant == '\u{200C}';
    belongs.then_some(meant)
}

fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut before = None;
    while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
        if meant(c).is_none() {
            (before, at) = (Some(c), at + c.len_utf8());
            continue;
        }
        let mut word =
            Word { start: at, end: at, meant: String::new(), letters: 0, is_jumbled: false };
        let mut last = c;
        for c in text.get(at..).unwrap_or("").chars() {
            let Some(letter) = meant(c) else { break };
            word.is_jumbled |= last.is_lowercase() && c.is_uppercase();
            word.letters += usize::from(script(letter) == Script::Arabic);
            word.meant.push(letter);
            word.end += c.len_utf8();
            last = c;
        }
        at = word.end;
        let after = text.get(at..).unwrap_or("").chars().next();
        let latin = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Latin);
        if word.letters > 0 && !latin(before) && !latin(after) {
            found.push(word);
        }
        before = Some(last);
    }
    found
}

pub(super) fn find(text: &str) -> Vec<Found> {
    let words = words(text);
    if !words.iter().any(|w| w.letters >= 3 && w.is_jumbled) {
        return Vec::new();
    }
    let mut found: Vec<Found> =
        words.into_iter().map(|w| Found { range: w.start..w.end, with: w.meant }).collect();
    // The comma, semicolon and question mark between such words.
    let ends: Vec<usize> = found.iter().map(|f| f.range.end).collect();
    for at in ends {
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else { continue };
        let mark = match c {
            '¡' => "،",
            'º' => "؛",
            '¿' => "؟",
            _ => continue,
        };
        found.push(Found { range: at..at + c.len_utf8(), with: mark.to_owned() });
    }
    found.sort_by_key(|f| f.range.start);
    found
}
