//! Rules that are off by default: each looks at a place in the text as it stands and says what it
//! becomes. They run before the pass, again and again until none of them finds anything.

mod compatibility;
mod controls;
mod dashes;
mod ezafe;
mod lines;
mod number_spacing;
mod punctuation;
mod quotes;
mod repeated_marks;
mod separators;

use super::options::{
    Dashes, Ezafe, Fold, Lines, Options, Punctuation, Quotes, RepeatedMarks, Separators, Strip,
};
use super::output::Output;
use super::pass::Outcome;
use super::plan::Plan;
use super::protect::Spans;
use super::{Edit, Rule};
use crate::error::Result;
use crate::interrupt::Interrupt;
use std::ops::Range;

/// After how many characters to look whether the caller asked to stop.
const CHECK_EVERY: usize = 1 << 14;

/// A place in a text, and what a rule may see of it.
pub(super) struct Place<'a> {
    pub plan: &'a Plan,
    text: &'a str,
    /// Where it is.
    pub at: usize,
    /// The character there.
    pub c: char,
    /// Where the prose ends that it stands in.
    end: usize,
}

impl<'a> Place<'a> {
    /// The text from here to the end of the prose.
    fn rest(&self) -> &'a str {
        self.text.get(self.at..self.end).unwrap_or("")
    }

    /// What follows the character, to the end of the prose.
    fn after(&self) -> &'a str {
        self.rest().get(self.c.len_utf8()..).unwrap_or("")
    }

    /// The text before, whatever it is.
    fn before(&self) -> &'a str {
        self.text.get(..self.at).unwrap_or("")
    }

    /// The character before.
    fn last(&self) -> Option<char> {
        self.before().chars().next_back()
    }

    /// The character that stands here is to become something.
    fn becomes(&self, with: impl Into<String>, rule: Rule) -> Option<Becomes> {
        self.replaced(self.c.len_utf8(), with, rule)
    }

    /// So many bytes that stand here are to become something.
    fn replaced(&self, length: usize, with: impl Into<String>, rule: Rule) -> Option<Becomes> {
        Some(Becomes { range: self.at..self.at + length, with: with.into(), rule })
    }
}

/// What is to become of a range of the text.
pub(super) struct Becomes {
    range: Range<usize>,
    with: String,
    rule: Rule,
}

/// A rule: what is to become of a place, if anything.
pub(super) type Change = fn(&Place<'_>) -> Option<Becomes>;

/// The rules that an option set turns on, in the order in which they are asked.
pub(super) fn rules(o: &Options) -> Vec<Change> {
    let all: [(bool, Change); 10] = [
        (o.controls == Strip::Strip, controls::change),
        (o.compatibility == Fold::Fold, compatibility::change),
        (o.lines != Lines::Keep, lines::change),
        (o.ezafe != Ezafe::Keep, ezafe::change),
        (o.quotes == Quotes::Local, quotes::change),
        (o.dashes == Dashes::Long && o.punctuation != Punctuation::Ascii, dashes::change),
        (o.repeated_marks == RepeatedMarks::One, repeated_marks::change),
        (separators::wanted(o) != Separators::Keep, separators::change),
        (o.number_spacing, number_spacing::change),
        (o.punctuation == Punctuation::Strip, punctuation::change),
    ];
    all.into_iter().filter(|(is_on, _)| *is_on).map(|(_, change)| change).collect()
}

/// Applies the rules that are on to all that is prose.
pub(super) fn run(
    plan: &Plan,
    text: &str,
    out: &mut String,
    edits: Option<&mut Vec<Edit>>,
    interrupt: &Interrupt,
) -> Result<Outcome> {
    let mut output = Output::new(text, out, edits);
    if !plan.extras.is_empty() {
        let mut spans = Spans::new(text, &plan.options);
        let mut at = 0;
        loop {
            let span = spans.next(at);
            let end = span.as_ref().map_or(text.len(), |s| s.range.start);
            prose(plan, text, at..end, &mut output, interrupt)?;
            match span {
                Some(span) => at = span.range.end,
                None => break,
            }
        }
    }
    output.finish();
    Ok(Outcome { changed: output.changed, again: output.changed })
}

fn prose(
    plan: &Plan,
    text: &str,
    prose: Range<usize>,
    output: &mut Output<'_>,
    interrupt: &Interrupt,
) -> Result<()> {
    let mut done = prose.start;
    let chars = text.get(prose.clone()).unwrap_or("").char_indices();
    for (count, (i, c)) in chars.enumerate() {
        if count % CHECK_EVERY == 0 {
            interrupt.check()?;
        }
        let at = prose.start + i;
        if at < done {
            continue;
        }
        // What a tag says to the browser is no prose.
        if c == '<'
            && let Some(length) = text.get(at..prose.end).and_then(super::html::tag_length)
        {
            done = at + length;
            continue;
        }
        let place = Place { plan, text, at, c, end: prose.end };
        let change = plan.extras.iter().find_map(|rule| rule(&place));
        if let Some(Becomes { range, with, rule }) = change {
            done = range.end;
            output.replace(range, &with, rule);
        }
    }
    Ok(())
}
