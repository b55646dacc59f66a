//! Text that was decoded with the wrong encoding: سلام that became Ø³Ù„Ø§Ù…, ط³ظ„ط§ظ… or ÓáÇã.
//!
//! Three mistakes are known: UTF-8 read as windows-1252 or Latin-1, UTF-8 read as windows-1256,
//! and windows-1256 read as windows-1252. A few letters may look like such a mistake by chance, so
//! each needs evidence, which is looked for in this one text only.

mod encoding;
mod mislabelled;
mod utf8;

use super::Edit;
use super::Rule;
use super::options::{Options, Repair};
use super::output::Output;
use super::pass::Outcome;
use super::plan::Plan;
use crate::error::Result;
use crate::interrupt::Interrupt;
use std::ops::Range;

/// What stands in a text for something else.
pub(super) struct Found {
    range: Range<usize>,
    with: String,
}

/// Whether anything of it is to be done.
pub(super) fn is_on(options: &Options) -> bool {
    options.repair == Repair::Mojibake
}

/// Puts one kind of mistake right; what is left, or comes to light, is for the next round.
pub(super) fn run(
    plan: &Plan,
    text: &str,
    out: &mut String,
    edits: Option<&mut Vec<Edit>>,
    interrupt: &Interrupt,
) -> Result<Outcome> {
    let mut output = Output::new(text, out, edits);
    if is_on(&plan.options) && !text.is_ascii() {
        let kinds: [fn(&str) -> Vec<Found>; 4] =
            [utf8::as_windows_1252, utf8::as_windows_1256, mislabelled::find, encoding::controls];
        for kind in kinds {
            interrupt.check()?;
            let found = kind(text);
            if !found.is_empty() {
                for Found { range, with } in found {
                    output.replace(range, &with, Rule::Repair);
                }
                break;
            }
        }
    }
    output.finish();
    Ok(Outcome { changed: output.changed, again: output.changed })
}

#[cfg(test)]
mod tests;
