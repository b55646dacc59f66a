//! What the web left over: entities such as &nbsp; become their characters, tags are taken off.

use super::options::{Entities, Options, Strip};
use super::output::Output;
use super::pass::Outcome;
use super::plan::Plan;
use super::protect::Spans;
use super::{Edit, Rule};
use crate::error::Result;
use crate::interrupt::Interrupt;
use memchr::memchr2;

/// The longest entity: &CounterClockwiseContourIntegral;
const MOST_ENTITY: usize = 33;
/// The longest tag, and the longest script or comment.
const MOST_TAG: usize = 1 << 12;
const MOST_ELEMENT: usize = 1 << 16;

/// The elements of HTML that are written in running text; `<x>` of another name is no tag.
const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "body",
    "br",
    "button",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "li",
    "link",
    "main",
    "mark",
    "meta",
    "nav",
    "noscript",
    "object",
    "ol",
    "option",
    "p",
    "param",
    "path",
    "picture",
    "pre",
    "q",
    "s",
    "script",
    "section",
    "select",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];
/// Elements that end a line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "br",
    "caption",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "title",
    "tr",
    "ul",
];

/// Whether anything of it is to be done.
pub(super) fn is_on(options: &Options) -> bool {
    options.entities == Entities::Decode || options.tags == Strip::Strip
}

/// Decodes entities and takes off tags, as the options say.
pub(super) fn run(
    plan: &Plan,
    text: &str,
    out: &mut String,
    edits: Option<&mut Vec<Edit>>,
    interrupt: &Interrupt,
) -> Result<Outcome> {
    let mut output = Output::new(text, out, edits);
    if is_on(&plan.options) {
        let mut spans = Spans::new(text, &plan.options);
        let mut span = spans.next(0);
        let mut at = 0;
        while let Some(found) = next_sign(text, at) {
            interrupt.check()?;
            while let Some(passed) = span.take_if(|s| s.range.end <= found) {
                span = spans.next(passed.range.end);
            }
            at = found + 1;
            if span.as_ref().is_some_and(|s| s.range.contains(&found)) {
                continue;
            }
            let piece = text.get(found..).unwrap_or("");
            if let Some((length, with)) = entity(plan, piece) {
                at = found + length;
                output.replace(found..at, &with, Rule::Entities);
            } else if let Some((length, with)) = tag(plan, piece) {
                at = found + length;
                output.replace(found..at, with, Rule::Tags);
            }
        }
    }
    output.finish();
    Ok(Outcome { changed: output.changed, again: output.changed })
}

fn next_sign(text: &str, from: usize) -> Option<usize> {
    let rest = text.as_bytes().get(from..)?;
    memchr2(b'&', b'<', rest).map(|at| from + at)
}

/// The entity that a text begins with: its length and its characters.
fn entity(plan: &Plan, text: &str) -> Option<(usize, String)> {
    if plan.options.entities != Entities::Decode || !text.starts_with('&') {
        return None;
    }
    let head = text.get(..crate::char_boundary::floor_boundary(text, MOST_ENTITY))?;
    // Without its semicolon it may be anything: R&D, &copy=1.
    let length = head.find(';')? + 1;
    let written = head.get(..length)?;
    if !is_reference(written.trim_start_matches('&').trim_end_matches(';')) {
        return None;
    }
    let decoded = htmlize::unescape(written);
    // Of a name that is none, the first letters may be one: &notthis;
    let is_whole = decoded == ";" || !decoded.ends_with(';');
    (decoded != written && is_whole).then(|| (length, decoded.into_owned()))
}

/// A name, a number, or a number to the base of sixteen.
fn is_reference(name: &str) -> bool {
    let (digits, is_digit): (&str, fn(&u8) -> bool) = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => (digits, u8::is_ascii_hexdigit),
            None => (number, u8::is_ascii_digit),
        },
        None => (name, u8::is_ascii_alphanumeric),
    };
    !digits.is_empty() && digits.bytes().all(|b| is_digit(&b))
}

/// The length of the tag or comment that a text begins with.
pub(super) fn tag_length(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return closing(text, "-->");
    }
    let inside = text.strip_prefix('<')?;
    let inside = inside.strip_prefix('/').unwrap_or(inside);
    let name: String = inside.chars().take_while(char::is_ascii_alphanumeric).collect();
    let after = inside.get(name.len()..)?.chars().next()?;
    let is_tag = ELEMENTS.contains(&name.to_ascii_lowercase().as_str())
        && (after.is_whitespace() || "/>".contains(after));
    if is_tag { tag_end(text) } else { None }
}

/// The tag that a text begins with: its length, and the space or line end that stands for it.
fn tag(plan: &Plan, text: &str) -> Option<(usize, &'static str)> {
    if plan.options.tags != Strip::Strip || !text.starts_with('<') {
        return None;
    }
    if text.starts_with("<!--") {
        return Some((tag_length(text)?, ""));
    }
    if text.starts_with("<!") {
        return Some((closing(text, ">").filter(|l| *l <= MOST_TAG)?, ""));
    }
    let length = tag_length(text)?;
    let is_end = text.starts_with("</");
    let name = text.trim_start_matches(['<', '/']).chars();
    let name: String = name.take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    if !is_end && matches!(name.as_str(), "script" | "style") {
        let end = format!("</{name}");
        let head = head(text, MOST_ELEMENT).to_ascii_lowercase();
        if let Some(found) = head.find(&end) {
            let rest = text.get(found..)?;
            return Some((found + tag_end(rest).unwrap_or(end.len()), " "));
        }
    }
    let rest = text.get(length..).unwrap_or("").trim_start();
    let ends_line = (is_end || matches!(name.as_str(), "br" | "hr"))
        && BLOCKS.contains(&name.as_str())
        && !rest.is_empty();
    let parts = BLOCKS.contains(&name.as_str()) || matches!(name.as_str(), "td" | "th");
    Some((
        length,
        if ends_line {
            "\n"
        } else if parts {
            " "
        } else {
            ""
        },
    ))
}

/// Where a tag ends that a text begins with; a bracket inside quotation marks does not end it.
fn tag_end(text: &str) -> Option<usize> {
    let mut quoted = None;
    for (at, byte) in head(text, MOST_TAG).bytes().enumerate().skip(1) {
        match (quoted, byte) {
            (Some(mark), _) if byte == mark => quoted = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quoted = Some(byte),
            (None, b'>') => return Some(at + 1),
            (None, b'<') => return None,
            _ => {}
        }
    }
    None
}

/// Where a comment or the like ends.
fn closing(text: &str, end: &str) -> Option<usize> {
    head(text, MOST_ELEMENT).find(end).map(|at| at + end.len())
}

fn head(text: &str, most: usize) -> &str {
    text.get(..crate::char_boundary::floor_boundary(text, most)).unwrap_or("")
}
