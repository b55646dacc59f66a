//! Spans that are no prose: addresses, handles, hashtags, code. They are found by a sign that each
//! of them has (`@ # / `` and www.), and looked at more closely only there.

mod emoji;

use super::options::{Case, Kinds, Options};
use super::stops::{Places, Stops};
use crate::script::{Class, Script, class, script};
use std::ops::Range;
use std::sync::LazyLock;

/// A span and its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub range: Range<usize>,
    pub kind: Kinds,
}

/// The longest local part of an address of mail, and the longest scheme.
const MOST_BEFORE: usize = 64;
/// The longest inline code, and the longest block of code.
const MOST_CODE: usize = 512;
const MOST_BLOCK: usize = 1 << 16;

/// What a place of the web begins with, if not with its scheme.
const WWW: &str = "www.";

/// Where there may be a sign; of `WWW`, its second letter.
static SIGNS: LazyLock<Stops> = LazyLock::new(|| {
    Stops::of_pairs(|before, byte| {
        matches!(byte, b'@' | b'#' | b'/' | b'`') || (before == b'w' && byte == b'w')
    })
});

/// Whether any byte of a text may be one of a sign: most texts have none.
fn has_sign(bytes: &[u8]) -> bool {
    memchr::memchr3(b'@', b'#', b'/', bytes).is_some()
        || memchr::memchr2(b'`', b'w', bytes).is_some()
}

/// What a masked span becomes.
pub(super) fn mask(kind: Kinds, case: Case) -> &'static str {
    let folded = case == Case::Fold;
    match kind {
        Kinds::URLS if folded => "[url]",
        Kinds::URLS => "[URL]",
        Kinds::EMAILS if folded => "[email]",
        Kinds::EMAILS => "[EMAIL]",
        Kinds::HANDLES if folded => "[handle]",
        Kinds::HANDLES => "[HANDLE]",
        Kinds::HASHTAGS if folded => "[hashtag]",
        Kinds::HASHTAGS => "[HASHTAG]",
        Kinds::CODE if folded => "[code]",
        Kinds::CODE => "[CODE]",
        Kinds::EMOJI if folded => "[emoji]",
        Kinds::EMOJI => "[EMOJI]",
        _ if folded => "[number]",
        _ => "[NUMBER]",
    }
}

/// The spans of a text, one after the other.
pub(super) struct Spans<'a> {
    text: &'a str,
    kinds: Kinds,
    masks_numbers: bool,
    masks_emoji: bool,
    signs: Places<'a>,
    /// The next place of each trigger at or after where we are; `usize::MAX` if there is none.
    sign: usize,
    digit: usize,
    emoji: usize,
}

impl<'a> Spans<'a> {
    /// None if there surely is none, as in most texts.
    pub(super) fn of(text: &'a str, options: &Options) -> Option<Self> {
        let looks_further = options.mask.overlaps(Kinds::NUMBERS.union(Kinds::EMOJI));
        (looks_further || has_sign(text.as_bytes())).then(|| Self::new(text, options))
    }

    pub(super) fn new(text: &'a str, options: &Options) -> Self {
        let kinds = options.protect.union(options.mask);
        Spans {
            text,
            kinds,
            masks_numbers: options.mask.contains(Kinds::NUMBERS),
            // No rule alters an emoji: only to be masked are they looked for.
            masks_emoji: options.mask.contains(Kinds::EMOJI),
            signs: SIGNS.places(text.as_bytes()),
            sign: 0,
            digit: 0,
            emoji: 0,
        }
        .started()
    }

    fn started(mut self) -> Self {
        let never = usize::MAX;
        self.sign = if has_sign(self.text.as_bytes()) { self.find_sign(0) } else { never };
        self.digit = if self.masks_numbers { self.find_digit(0) } else { never };
        self.emoji = if self.masks_emoji { self.find_emoji(0) } else { never };
        self
    }

    /// The first span that begins at or after a position.
    pub(super) fn next(&mut self, from: usize) -> Option<Span> {
        loop {
            let trigger = self.sign.min(self.digit).min(self.emoji);
            if trigger == usize::MAX {
                return None;
            }
            let found = if trigger < from { None } else { self.verify(trigger, from) };
            let on = from.max(trigger + 1);
            let behind = found.as_ref().map_or(on, |s| s.range.end.max(on));
            if self.sign < behind {
                self.sign = self.find_sign(behind);
            }
            if self.digit < behind {
                self.digit = self.find_digit(behind);
            }
            if self.emoji < behind {
                self.emoji = self.find_emoji(behind);
            }
            if found.as_ref().is_some_and(|s| self.kinds.contains(s.kind)) {
                return found;
            }
        }
    }

    fn find_sign(&mut self, from: usize) -> usize {
        let bytes = self.text.as_bytes();
        let prose = Kinds::URLS.union(Kinds::EMAILS).union(Kinds::HANDLES).union(Kinds::HASHTAGS);
        let mut at = from;
        loop {
            at = self.signs.next(at, bytes.len());
            match bytes.get(at) {
                None => return usize::MAX,
                Some(b'`') if self.kinds.contains(Kinds::CODE) => return at,
                Some(b'@' | b'#' | b'/') if self.kinds.overlaps(prose) => return at,
                Some(b'w') if self.kinds.contains(Kinds::URLS) && at > from => {
                    let first = at - 1;
                    if bytes.get(first..).is_some_and(|rest| rest.starts_with(WWW.as_bytes())) {
                        return first;
                    }
                }
                Some(_) => {}
            }
            at += 1;
        }
    }

    fn find_digit(&self, from: usize) -> usize {
        let digits = |c: char| class(c) == Class::Digit;
        let rest = self.text.get(from..).unwrap_or("");
        rest.find(digits).map_or(usize::MAX, |at| from + at)
    }

    fn find_emoji(&self, from: usize) -> usize {
        let rest = self.text.get(from..).unwrap_or("");
        rest.find(emoji::begins).map_or(usize::MAX, |at| from + at)
    }

    /// The span that a trigger belongs to, if it belongs to one.
    fn verify(&self, trigger: usize, from: usize) -> Option<Span> {
        if trigger == self.emoji {
            let length = emoji::length(self.text.get(trigger..)?);
            return Some(Span { range: trigger..trigger + length, kind: Kinds::EMOJI });
        }
        let (range, kind) = match self.text.as_bytes().get(trigger)? {
            b'@' => match self.email(trigger, from) {
                Some(range) => (range, Kinds::EMAILS),
                None => (self.handle(trigger, from)?, Kinds::HANDLES),
            },
            b'#' => (self.hashtag(trigger, from)?, Kinds::HASHTAGS),
            b'/' => (self.url(trigger, from)?, Kinds::URLS),
            b'`' => (self.code(trigger, from)?, Kinds::CODE),
            b'w' => {
                if self.char_before(trigger, from).is_some_and(is_latin_word) {
                    return None;
                }
                let end = self.url_end(trigger);
                if end <= trigger + WWW.len() {
                    return None;
                }
                (trigger..end, Kinds::URLS)
            }
            _ => (self.number(trigger), Kinds::NUMBERS),
        };
        Some(Span { range, kind })
    }

    fn email(&self, at: usize, from: usize) -> Option<Range<usize>> {
        let is_local = |b: u8| b.is_ascii_alphanumeric() || b"._%+-".contains(&b);
        let start = self.run_before(at, from, is_local);
        let start = start + self.bytes(start, at).iter().take_while(|b| **b == b'.').count();
        if start == at || self.char_before(start, 0).is_some_and(is_word) {
            return None;
        }
        let end = self.domain_end(at + 1)?;
        Some(start..end)
    }

    /// The end of a domain name that begins at a position: labels with a dot between them.
    fn domain_end(&self, at: usize) -> Option<usize> {
        let rest = self.bytes(at, self.text.len());
        let length =
            rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
        let mut domain = self.text.get(at..at + length)?.trim_end_matches(['.', '-']);
        // A sentence that goes on without a space: a@b.com.Then
        while let Some((head, tail)) = domain.rsplit_once('.') {
            if is_top_level(tail) && !head.is_empty() && !head.starts_with(['.', '-']) {
                return Some(at + domain.len());
            }
            domain = head;
        }
        None
    }

    fn handle(&self, at: usize, from: usize) -> Option<Range<usize>> {
        if self.char_before(at, from).is_some_and(|c| is_word(c) || c == '@' || c == '/') {
            return None;
        }
        let rest = self.bytes(at + 1, self.text.len());
        let mut length =
            rest.iter().take_while(|b| b.is_ascii_alphanumeric() || b"_.".contains(b)).count();
        while length > 0 && rest.get(length - 1) == Some(&b'.') {
            length -= 1;
        }
        (length >= 2).then_some(at..at + 1 + length)
    }

    fn hashtag(&self, at: usize, from: usize) -> Option<Range<usize>> {
        if self.char_before(at, from).is_some_and(|c| is_word(c) || c == '&' || c == '#') {
            return None;
        }
        let rest = self.text.get(at + 1..)?;
        let is_inside = |c: char| crate::script::is_word(c) && c != '\u{200D}' || c == '_';
        let length = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        let tag = rest.get(..length)?.trim_end_matches(['\u{200C}', '_']);
        let has_letter = tag.chars().any(|c| class(c) == Class::Letter);
        has_letter.then(|| at..at + 1 + tag.len())
    }

    fn url(&self, slash: usize, from: usize) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let is_scheme = |b: u8| b.is_ascii_alphanumeric() || b"+.-".contains(&b);
        if bytes.get(slash + 1) == Some(&b'/') {
            let colon = slash.checked_sub(1).filter(|i| bytes.get(*i) == Some(&b':'))?;
            let start = self.run_before(colon, from, is_scheme);
            let letters = self.bytes(start, colon).iter().take_while(|b| !b.is_ascii_alphabetic());
            let start = start + letters.count();
            let end = self.url_end(slash + 2);
            return (start < colon && end > slash + 2).then_some(start..end);
        }
        // A domain name and a path.
        let is_host = |b: u8| b.is_ascii_alphanumeric() || b".-".contains(&b);
        let start = self.run_before(slash, from, is_host);
        let start = start
            + self.bytes(start, slash).iter().take_while(|b| !b.is_ascii_alphanumeric()).count();
        let host = self.text.get(start..slash)?;
        let (name, top) = host.rsplit_once('.')?;
        let is_domain = is_top_level(top)
            && !name.is_empty()
            && !name.contains("..")
            && !self.char_before(start, 0).is_some_and(is_word);
        let end = self.url_end(slash + 1);
        (is_domain && end > slash).then_some(start..end)
    }

    /// The end of an address that goes on from a position.
    fn url_end(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let (mut round, mut square) = (0_usize, 0_usize);
        let (mut length, mut is_ascii) = (0, true);
        let mut chars = rest.chars().peekable();
        while let Some(c) = chars.next() {
            let ends = match (class(c), c) {
                (Class::Space | Class::Newline | Class::Invisible, _) => true,
                // A comma, and then text of another script.
                (Class::Other, ',' | ';' | '!' | '?') if is_ascii => {
                    chars.peek().is_some_and(|next| script(*next) == Script::Arabic)
                }
                // Brackets that were opened outside.
                (Class::Other, ')') => round == 0,
                (Class::Other, ']') => square == 0,
                (Class::Other, _) => {
                    !c.is_ascii() || c.is_ascii_control() || "<>\"{}|\\^`".contains(c)
                }
                _ => false,
            };
            if ends {
                break;
            }
            match c {
                '(' => round += 1,
                ')' => round -= 1,
                '[' => square += 1,
                ']' => square -= 1,
                _ => {}
            }
            is_ascii &= c.is_ascii();
            length += c.len_utf8();
        }
        // Punctuation at the end belongs to the sentence.
        let url = rest.get(..length).unwrap_or("").trim_end_matches([
            '.', ',', ';', ':', '!', '?', '\'', '*', '_', '~', '(', '[', '\u{200C}', '\u{200D}',
            '\u{640}', '-', '=', '&',
        ]);
        at + url.len()
    }

    fn code(&self, at: usize, from: usize) -> Option<Range<usize>> {
        let rest = self.text.get(at..)?;
        let ticks = rest.len() - rest.trim_start_matches('`').len();
        let fence = rest.get(..ticks)?;
        if ticks < 3 && self.char_before(at, from).is_some_and(is_word) {
            return None;
        }
        let inside = rest.get(ticks..)?;
        let most = if ticks < 3 { MOST_CODE } else { MOST_BLOCK };
        let mut reach = inside.get(..crate::char_boundary::floor_boundary(inside, most))?;
        if ticks < 3 {
            reach = reach.split('\n').next()?;
        }
        let mut searched = 0;
        while let Some(found) = reach.get(searched..)?.find(fence) {
            let close = searched + found;
            let run = inside.get(close..)?;
            let run = run.len() - run.trim_start_matches('`').len();
            let after = inside.get(close + run..)?.chars().next();
            if run == ticks && close > 0 && (ticks >= 3 || !after.is_some_and(is_word)) {
                return Some(at..at + ticks + close + run);
            }
            searched = close + run;
        }
        None
    }

    fn number(&self, at: usize) -> Range<usize> {
        let rest = self.text.get(at..).unwrap_or("");
        let mut end = at;
        let mut chars = rest.chars().peekable();
        let is_digit = |c: char| class(c) == Class::Digit;
        while let Some(c) = chars.next() {
            let is_separator = matches!(c, '.' | ',' | '٫' | '٬' | '،' | ':' | '/')
                && chars.peek().copied().is_some_and(is_digit);
            if !is_digit(c) && !is_separator {
                break;
            }
            end += c.len_utf8();
        }
        at..end
    }

    /// The start of the run of bytes before a position.
    fn run_before(&self, at: usize, from: usize, belongs: impl Fn(u8) -> bool) -> usize {
        let run = self.bytes(from.max(at.saturating_sub(MOST_BEFORE)), at);
        at - run.iter().rev().take_while(|b| belongs(**b)).count()
    }

    fn char_before(&self, at: usize, from: usize) -> Option<char> {
        self.text.get(from..at)?.chars().next_back()
    }

    fn bytes(&self, from: usize, to: usize) -> &[u8] {
        self.text.as_bytes().get(from..to).unwrap_or(&[])
    }
}

fn is_word(c: char) -> bool {
    matches!(class(c), Class::Letter | Class::Digit | Class::Mark) || c == '_'
}

fn is_latin_word(c: char) -> bool {
    script(c) == Script::Latin || matches!(class(c), Class::Digit | Class::Mark) || c == '_'
}

/// Whether a label may be the last one of a domain name: com, ir, museum.
fn is_top_level(label: &str) -> bool {
    (2..=12).contains(&label.len())
        && (label.bytes().all(|b| b.is_ascii_lowercase())
            || label.bytes().all(|b| b.is_ascii_uppercase())
            || label.starts_with("xn--"))
}
