//! Quotation marks that are typed as pairs of apostrophes, or in Arabic script as single ones,
//! become straight ones; the pass gives them the language's form.

use super::{Becomes, Place, Rule};
use crate::script::{Class, Script, class, script};

/// How far ahead the closing mark is looked for.
const QUOTATION: usize = 512;

pub(super) fn change(place: &Place<'_>) -> Option<Becomes> {
    let rest = place.rest();
    if place.c == '“' {
        // „x“
        let mut back = place.before().chars().rev().take(QUOTATION);
        let mark = back.find(|c| matches!(c, '„' | '“' | '”') || class(*c) == Class::Newline);
        let closes = mark == Some('„') && place.plan.rules.is_some();
        return if closes { place.becomes("”", Rule::Quotes) } else { None };
    }
    if !matches!(place.c, '\'' | '`') || matches!(place.last(), Some('\'' | '`')) {
        return None;
    }
    let run = rest.len() - rest.trim_start_matches(['\'', '`']).len();
    let after = rest.get(run..).unwrap_or("");
    let opens = place.last().is_none_or(|c| !is_inside(c)) && after.starts_with(is_inside);
    let closes = !opens && !after.starts_with(is_inside);
    let line = || after.chars().take(QUOTATION).take_while(|c| class(*c) != Class::Newline);
    match rest.get(..run)? {
        // ''x'' and ``x''
        "''" | "``" if opens => {
            let line: String = line().collect();
            let inner = line.split("''").next().filter(|inner| inner.len() < line.len())?;
            let closed = inner.chars().next_back().is_some_and(|c| class(c) != Class::Space);
            // Both are done at once, or the one that is left would pair with another.
            let with = format!("\"{inner}\"");
            if closed && !inner.contains(['"', '\'', '`']) {
                place.replaced(run + inner.len() + 2, with, Rule::Quotes)
            } else {
                None
            }
        }
        "'" if opens && !closes => {
            let is_arabic = |c: char| script(c) == Script::Arabic;
            let wants = place.plan.rules.is_some_and(|r| r.script == Script::Arabic);
            if !wants || !after.starts_with(is_arabic) {
                return None;
            }
            let line: String = line().collect();
            let (inner, beyond) = line.split_once('\'')?;
            let ends = !beyond.starts_with(|c| is_inside(c) || c == '\'')
                && inner.chars().next_back().is_some_and(|c| class(c) != Class::Space);
            let is_plain = !inner.contains(['"', '«', '»', '“', '”', '`']);
            if ends && is_plain {
                place.replaced(inner.len() + 2, format!("\"{inner}\""), Rule::Quotes)
            } else {
                None
            }
        }
        _ => None,
    }
}

fn is_inside(c: char) -> bool {
    matches!(class(c), Class::Letter | Class::Digit | Class::Mark)
}
