//! The half-space (ZWNJ): tidied with the gaps between words, restored where it is missing.
//!
//! Tidying belongs to the pass over characters (`gap`). Restoring is a stage of its own, which
//! sees tidy text and asks the learned model what it lacks.

mod learned;

use super::options::HalfSpaces;
use super::output::Output;
use super::pass::{MOST, Outcome, Pass};
use super::plan::Plan;
use super::protect::Spans;
use super::{Edit, Rule};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::{Class, Script, ZWNJ, class, joins_next, script};

use learned::{Certainty, Restored, lacking};

/// A half-space as a string.
const HALF_SPACE: &str = "\u{200C}";

/// Restores the half-spaces of a text that was tidied.
pub(super) fn restore(
    plan: &Plan,
    text: &str,
    out: &mut String,
    edits: Option<&mut Vec<Edit>>,
    interrupt: &Interrupt,
) -> Result<Outcome> {
    let unchanged = Outcome { changed: false, again: false };
    let options = &plan.options;
    let certainty = match (options.zwnj, options.threshold) {
        (HalfSpaces::Careful | HalfSpaces::Full, Some(t)) => Certainty::Above(t.value()),
        (HalfSpaces::Careful, None) => Certainty::Careful,
        (HalfSpaces::Full, None) => Certainty::Full,
        _ => return Ok(unchanged),
    };
    if !plan.rules.is_some_and(|r| r.restores_half_spaces) {
        return Ok(unchanged);
    }
    let mut protected = Vec::new();
    let mut spans = Spans::new(text, options);
    let mut from = 0;
    while let Some(span) = spans.next(from) {
        from = span.range.end;
        protected.push(span.range);
    }
    let missing = lacking(text, certainty, &protected, interrupt)?;
    if missing.is_empty() {
        return Ok(unchanged);
    }
    let mut output = Output::new(text, out, edits);
    for Restored { range, joins, probability } in missing {
        let with = if joins { HALF_SPACE } else { "" };
        output.replace_with_confidence(range, with, Rule::HalfSpace, Some(probability));
    }
    output.finish();
    // Where what follows a half-space that does not show now ends earlier, it may be a suffix.
    let again = plan.always_again || keeps_half_space_that_does_not_show(text);
    Ok(Outcome { changed: output.changed, again: output.changed && again })
}

/// Whether any half-space stands after a letter that does not join.
fn keeps_half_space_that_does_not_show(text: &str) -> bool {
    memchr::memmem::find_iter(text.as_bytes(), HALF_SPACE).any(|at| {
        let mut before = text.get(..at).unwrap_or("").chars().rev().take(MOST);
        let before = before.find(|c| joins_next(*c) || class(*c) != Class::Mark);
        before.is_some_and(|c| script(c) == Script::Arabic && !joins_next(c))
    })
}

impl Pass<'_> {
    /// A stand-in for a half-space: ¬ between two letters of Arabic script.
    pub(super) fn half_space_substitute(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        let arabic = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Arabic);
        let before = self.out.last(at);
        if arabic(before) && arabic(self.char_at(end)) {
            if before.is_some_and(joins_next) {
                self.out.put(at..end, ZWNJ, Rule::HalfSpaceTidy);
            } else {
                self.out.delete(at..end, Rule::HalfSpaceTidy);
            }
        }
        end
    }
}
