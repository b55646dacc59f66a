//! Half-spaces restored by rule, where an affix stands alone or two letters can only meet there.

use super::{HALF_SPACE, Proposal, Restorer};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::{Class, Script, ZWNJ, class, joins_next, script};
use crate::text::plan::Plan;
use std::ops::Range;

/// The affixes of a language that are written with a half-space, and the words they go with.
pub(in crate::text) struct Affixes {
    /// Prefixes of verbs: می.
    pub verb_prefixes: &'static [&'static str],
    /// Stems that an ending must follow, and the endings: کن.
    pub present_stems: &'static [&'static str],
    pub present_endings: &'static [&'static str],
    /// Stems that an ending may follow, and the endings: کرد.
    pub past_stems: &'static [&'static str],
    pub past_endings: &'static [&'static str],
    /// Verbs that are not made of a stem and an ending.
    pub whole_verbs: &'static [&'static str],
    /// What may follow the ending of a verb.
    pub object_endings: &'static [&'static str],
    /// Nouns that look like a prefix and a verb.
    pub no_verbs: &'static [&'static str],
    /// Words after which a prefix is a word of its own.
    pub not_before_prefix: &'static [&'static str],
    /// Suffixes of nouns: ها.
    pub noun_suffixes: &'static [&'static str],
    /// Suffixes of adjectives: تر.
    pub adjective_suffixes: &'static [&'static str],
    /// Words after which such a suffix is a word of its own.
    pub not_before_adjective_suffix: &'static [&'static str],
    /// The letter that a half-space follows before a suffix that begins with a vowel.
    pub heh: char,
    /// Suffixes after that letter: اند.
    pub heh_suffixes: &'static [&'static str],
    /// Words after which a glued plural suffix may be another word's ending.
    pub not_before_plural: &'static [&'static str],
    /// Words that take no suffix.
    pub function_words: &'static [&'static str],
}

/// After how many words to look whether the caller asked to stop.
const CHECK_EVERY: usize = 4096;

impl Restorer for Affixes {
    fn propose(
        &self,
        text: &str,
        range: Range<usize>,
        _plan: &Plan,
        proposals: &mut Vec<Proposal>,
        interrupt: &Interrupt,
    ) -> Result<()> {
        let mut words = Words { text, at: range.start, end: range.end };
        let mut before: Option<Range<usize>> = None;
        let mut word = words.next();
        let mut count = 0_usize;
        while let Some(this) = word {
            count += 1;
            if count.is_multiple_of(CHECK_EVERY) {
                interrupt.check()?;
            }
            let next = words.next();
            let boundary = match &next {
                Some(next) if text.get(this.end..next.start) == Some(" ") => {
                    self.between(text, before.clone(), this.clone(), next.clone())
                }
                _ => None,
            };
            if let Some(at) = self.inside(slice(text, &this)) {
                let at = this.start + at;
                proposals.push(Proposal { range: at..at, with: HALF_SPACE, confidence: None });
            }
            if let Some(with) = boundary {
                proposals.push(Proposal { range: this.end..this.end + 1, with, confidence: None });
            }
            before = Some(this);
            word = next;
        }
        Ok(())
    }
}

impl Affixes {
    /// What becomes of the space between a word and the next.
    fn between(
        &self,
        text: &str,
        before: Option<Range<usize>>,
        this: Range<usize>,
        next: Range<usize>,
    ) -> Option<&'static str> {
        let before = before
            .filter(|b| text.get(b.end..this.start) == Some(" "))
            .map_or("", |b| slice(text, &b));
        let after_digit = text.get(..this.start).is_some_and(|head| {
            head.trim_end_matches(' ').chars().next_back().is_some_and(|c| class(c) == Class::Digit)
        });
        let (this, next) = (slice(text, &this), slice(text, &next));
        if self.verb_prefixes.contains(&this) {
            let is_month = after_digit || self.not_before_prefix.contains(&before);
            return (!is_month && self.is_verb(next)).then_some(HALF_SPACE);
        }
        if this.chars().nth(1).is_none() || self.function_words.contains(&this) {
            return None;
        }
        let joint = if joins_next(last_letter(this)?) { HALF_SPACE } else { "" };
        let is_suffix = self.noun_suffixes.contains(&next)
            || (self.adjective_suffixes.contains(&next)
                && !self.not_before_adjective_suffix.contains(&this))
            || (self.heh_suffixes.contains(&next) && last_letter(this) == Some(self.heh));
        is_suffix.then_some(joint)
    }

    /// Where inside a word a half-space vanished.
    fn inside(&self, word: &str) -> Option<usize> {
        // هزینههای
        for suffix in self.noun_suffixes {
            if let Some(stem) = word.strip_suffix(suffix)
                && stem.ends_with(self.heh)
                && stem.chars().nth(2).is_some()
                && !self.not_before_plural.contains(&stem)
            {
                return Some(stem.len());
            }
        }
        // میشود
        if self.no_verbs.contains(&word) {
            return None;
        }
        self.verb_prefixes.iter().find_map(|prefix| {
            let verb = word.strip_prefix(prefix)?;
            let is_long = verb.chars().nth(1).is_some();
            (is_long && self.is_verb(verb) && !self.whole_verbs.contains(&verb))
                .then_some(prefix.len())
        })
    }

    /// Whether a word is a form of a verb that a prefix may stand before.
    fn is_verb(&self, word: &str) -> bool {
        let is_end = |rest: &str, endings: &[&str]| {
            endings.iter().any(|ending| {
                rest.strip_prefix(ending)
                    .is_some_and(|rest| rest.is_empty() || self.object_endings.contains(&rest))
            })
        };
        self.whole_verbs.contains(&word)
            || self.present_stems.iter().any(|stem| {
                word.strip_prefix(stem).is_some_and(|rest| is_end(rest, self.present_endings))
            })
            || self.past_stems.iter().any(|stem| {
                word.strip_prefix(stem).is_some_and(|rest| is_end(rest, self.past_endings))
            })
    }
}

fn slice<'a>(text: &'a str, range: &Range<usize>) -> &'a str {
    text.get(range.clone()).unwrap_or("")
}

fn last_letter(word: &str) -> Option<char> {
    word.chars().rev().find(|c| class(*c) == Class::Letter)
}

/// The words of Arabic script in part of a text.
struct Words<'a> {
    text: &'a str,
    at: usize,
    end: usize,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        let rest = self.text.get(self.at..self.end)?;
        let is_inside = |c: char| {
            script(c) == Script::Arabic
                || matches!(class(c), Class::Mark | Class::Digit | Class::Tatweel)
                || c == ZWNJ
                || script(c) == Script::Latin
        };
        let start = self.at + rest.find(is_inside)?;
        let word = self.text.get(start..self.end)?;
        let end = start + word.find(|c| !is_inside(c)).unwrap_or(word.len());
        self.at = end;
        Some(start..end)
    }
}
