//! The half-space (ZWNJ): tidied with the gaps between words, restored where it is missing.
//!
//! Tidying belongs to the pass over characters (`gap`). Restoring is a stage of its own, which
//! sees tidy text and asks the learned model what it lacks.

mod learned;

use super::languages::Rules;
use super::options::{HalfSpaces, Options};
use super::output::Output;
use super::pass::{MOST, Outcome, Pass};
use super::plan::Plan;
use super::protect::Spans;
use super::{Edit, Rule};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::{Class, Script, ZWNJ, class, joins_next, script};

pub(super) use learned::Certainty;
use learned::{Misplaced, Restored, lacking, misplaced};
use memchr::memmem::Finder;
use std::ops::Range;
use std::sync::LazyLock;

/// A half-space as a string.
const HALF_SPACE: &str = "\u{200C}";

/// Where half-spaces stand in a text.
fn half_spaces(text: &str) -> impl Iterator<Item = usize> {
    static FINDER: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new(HALF_SPACE));
    FINDER.find_iter(text.as_bytes())
}

/// How sure to be; none if half-spaces are not restored.
pub(super) fn certainty(options: &Options, rules: Option<&Rules>) -> Option<Certainty> {
    rules.filter(|r| r.restores_half_spaces)?;
    match (options.zwnj, options.threshold) {
        (HalfSpaces::Careful | HalfSpaces::Full, Some(t)) => Some(Certainty::Above(t.value())),
        (HalfSpaces::Careful, None) => Some(Certainty::Careful),
        (HalfSpaces::Full, None) => Some(Certainty::Full),
        _ => None,
    }
}

/// The protected spans of a text, in order.
fn protected(plan: &Plan, text: &str) -> Vec<Range<usize>> {
    let mut protected = Vec::new();
    let Some(mut spans) = Spans::of(text, &plan.options) else { return protected };
    let mut from = 0;
    while let Some(span) = spans.next(from) {
        from = span.range.end;
        protected.push(span.range);
    }
    protected
}

/// Moves half-spaces that stand at the wrong place inside a word, or takes them off.
pub(super) fn settle(
    plan: &Plan,
    text: &str,
    out: &mut String,
    edits: Option<&mut Vec<Edit>>,
    interrupt: &Interrupt,
) -> Result<Outcome> {
    let mut outcome = Outcome { changed: false, again: false };
    let Some(certainty) = plan.certainty else { return Ok(outcome) };
    let mut wrong = misplaced(text, certainty, interrupt)?;
    if wrong.is_empty() {
        return Ok(outcome);
    }
    let protected = protected(plan, text);
    let mut spans = protected.iter().peekable();
    wrong.retain(|m| {
        while spans.next_if(|span| span.end <= m.word.start).is_some() {}
        spans.peek().is_none_or(|span| span.start >= m.word.end)
    });
    let mut output = Output::new(text, out, edits);
    for Misplaced { range, to, probability, .. } in wrong {
        let put = |output: &mut Output<'_>, at: usize| {
            output.replace_with_confidence(at..at, HALF_SPACE, Rule::HalfSpace, Some(probability));
        };
        let before = to.filter(|at| *at < range.start);
        let after = to.filter(|at| *at > range.start);
        if let Some(at) = before {
            put(&mut output, at);
        }
        output.replace_with_confidence(range, "", Rule::HalfSpaceTidy, Some(probability));
        if let Some(at) = after {
            put(&mut output, at);
        }
    }
    output.finish();
    outcome.changed = output.changed;
    // A half-space that shows now may stand beside what the pass over characters tidies.
    outcome.again = output.changed && plan.always_again;
    Ok(outcome)
}

/// Restores the half-spaces of a text that was tidied.
pub(super) fn restore(
    plan: &Plan,
    text: &str,
    out: &mut String,
    edits: Option<&mut Vec<Edit>>,
    interrupt: &Interrupt,
) -> Result<Outcome> {
    let unchanged = Outcome { changed: false, again: false };
    let Some(certainty) = plan.certainty else { return Ok(unchanged) };
    let missing = lacking(text, certainty, &protected(plan, text), interrupt)?;
    if missing.is_empty() {
        return Ok(unchanged);
    }
    let mut output = Output::new(text, out, edits);
    // Where a word grew, a half-space in it may now look misplaced.
    let mut grew = false;
    for Restored { range, joins, probability } in missing {
        let with = if joins { HALF_SPACE } else { "" };
        grew |= !joins
            && output.back(range.start).take_while(|c| !c.is_whitespace()).any(|c| c == ZWNJ);
        output.replace_with_confidence(range, with, Rule::HalfSpace, Some(probability));
    }
    output.finish();
    // Where what follows a half-space that does not show now ends earlier, it may be a suffix.
    let again = plan.always_again || grew || keeps_half_space_that_does_not_show(text);
    Ok(Outcome { changed: output.changed, again: output.changed && again })
}

/// Whether any half-space stands after a letter that does not join.
fn keeps_half_space_that_does_not_show(text: &str) -> bool {
    half_spaces(text).any(|at| {
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
