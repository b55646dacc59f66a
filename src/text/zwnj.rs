//! The half-space (ZWNJ): tidied with the gaps between words, restored where it is missing.
//!
//! Tidying belongs to the pass over characters (`gap`). Restoring is a stage of its own, which
//! sees tidy text: a [`Restorer`] proposes what becomes of the boundary between two letters.

mod careful;

use super::options::HalfSpaces;
use super::output::Output;
use super::pass::{Outcome, Pass};
use super::plan::Plan;
use super::protect::Spans;
use super::{Edit, Rule};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::{Script, ZWNJ, joins_next, script};
use std::ops::Range;

pub(super) use careful::Affixes;

/// What becomes of the boundary between two letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Proposal {
    /// What stands between them now: nothing, a space or a half-space.
    pub range: Range<usize>,
    /// What is to stand between them: `""`, `" "` or a half-space.
    pub with: &'static str,
    /// How certain it is, if it was weighed.
    pub confidence: Option<f32>,
}

/// A half-space as a string.
pub(super) const HALF_SPACE: &str = "\u{200C}";

/// Finds the boundaries of a tidy text where a half-space is missing or wrong.
///
/// What it proposes must leave nothing to propose in the text that comes of it.
pub(super) trait Restorer: Sync {
    /// Proposes changes inside a range of the text, in order.
    fn propose(
        &self,
        text: &str,
        range: Range<usize>,
        plan: &Plan,
        proposals: &mut Vec<Proposal>,
        interrupt: &Interrupt,
    ) -> Result<()>;
}

/// Restores the half-spaces of a text that was tidied.
pub(super) fn restore(
    plan: &Plan,
    text: &str,
    out: &mut String,
    edits: Option<&mut Vec<Edit>>,
    interrupt: &Interrupt,
) -> Result<Outcome> {
    let mut outcome = Outcome { changed: false, again: false };
    if !matches!(plan.options.zwnj, HalfSpaces::Careful | HalfSpaces::Full) {
        return Ok(outcome);
    }
    let Some(restorer) = plan.rules.and_then(|r| r.affixes) else { return Ok(outcome) };
    let mut proposals = Vec::new();
    let mut spans = Spans::new(text, &plan.options);
    let mut from = 0;
    loop {
        let span = spans.next(from);
        let to = span.as_ref().map_or(text.len(), |s| s.range.start);
        restorer.propose(text, from..to, plan, &mut proposals, interrupt)?;
        match span {
            Some(span) => from = span.range.end,
            None => break,
        }
    }
    let mut output = Output::new(text, out, edits);
    for Proposal { range, with, confidence } in proposals {
        output.replace_with_confidence(range, with, Rule::HalfSpace, confidence);
    }
    output.finish();
    outcome.changed = output.changed;
    outcome.again = output.changed && plan.always_again;
    Ok(outcome)
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
