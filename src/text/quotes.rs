//! Quotation marks of one style.

use super::languages::Quotation;

/// The ASCII mark that a quotation mark becomes.
pub(super) fn ascii(c: char) -> Option<char> {
    Some(match c {
        '“' | '”' | '„' | '‟' | '«' | '»' => '"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' => '\'',
        _ => return None,
    })
}

/// The language's own mark that a curly quotation mark becomes.
pub(super) fn local(c: char, quotes: &Quotation) -> Option<char> {
    if quotes.like_open.contains(&c) {
        Some(quotes.open)
    } else if quotes.like_close.contains(&c) {
        Some(quotes.close)
    } else {
        None
    }
}

use super::Rule;
use super::options::{Accents, Quotes};
use super::pass::Pass;
use crate::script::{Class, Script, class, script};

/// How far ahead the closing mark of a straight quotation is looked for.
const QUOTATION: usize = 512;

/// Whether a quotation mark after this character opens.
fn opens_after(before: Option<char>) -> bool {
    before.is_none_or(|c| match class(c) {
        Class::Space | Class::Newline => true,
        Class::Other => matches!(c, '(' | '[' | '{' | '«' | '“' | '-' | '–' | '—' | '/'),
        _ => false,
    })
}

/// Whether a quotation mark before this character closes.
fn closes_before(after: Option<char>) -> bool {
    after.is_none_or(|c| match class(c) {
        Class::Space | Class::Newline => true,
        Class::Other => {
            !matches!(c, '(' | '[' | '{' | '«' | '“' | '"' | '%' | '$' | '#' | '@' | '&' | '<')
        }
        _ => false,
    })
}

impl Pass<'_> {
    /// A straight double quotation mark becomes the language's own, if it has a partner.
    pub(super) fn straight_quote(&mut self, at: usize) -> usize {
        let end = at + 1;
        let Some(quotes) = self.plan.rules.map(|r| &r.quotes) else { return end };
        let before = self.out.last(at);
        let is_open = self.is_open(at, 0, quotes.open, quotes.close);
        // "one","two"and"three": what does not close may open.
        let may_follow =
            |c: char| matches!(c, '،' | ',' | '؛' | ';' | ':') || script(c) == Script::Arabic;
        let may_open = opens_after(before) || (!is_open && before.is_some_and(may_follow));
        if may_open && !closes_before(self.char_at(end)) {
            if self.closing_quote_ahead(end) {
                self.out.put(at..end, quotes.open, Rule::Quotes);
            }
        } else if !opens_after(before) && is_open {
            self.out.put(at..end, quotes.close, Rule::Quotes);
            self.space_after(end);
        }
        end
    }

    /// Whether a straight mark that closes follows on the line.
    fn closing_quote_ahead(&self, at: usize) -> bool {
        let rest = self.text.get(at..).unwrap_or("");
        let mut before = None;
        for c in rest.chars().take(QUOTATION) {
            if class(c) == Class::Newline {
                return false;
            }
            if c == '"' {
                return !opens_after(before);
            }
            before = Some(c);
        }
        false
    }

    /// An apostrophe: elision, contraction, a missing accent, or a quotation mark.
    pub(super) fn apostrophe(&mut self, at: usize, c: char, limit: usize) -> usize {
        let end = at + c.len_utf8();
        if self.plan.punctuation_spacing == Some(Script::Latin) {
            self.gap_before(at);
        }
        if self.plan.options.accents == Accents::Restore && self.restore_accent(at, end) {
            return end;
        }
        let apostrophe = self.plan.rules.and_then(|r| r.quotes.apostrophe);
        let latin = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Latin);
        match apostrophe {
            Some(curly)
                if c == '\''
                    && self.plan.options.quotes == Quotes::Local
                    && latin(self.out.last(at))
                    && latin(self.char_at(end)) =>
            {
                self.out.put(at..end, curly, Rule::Quotes);
            }
            _ => self.put_fate(at, c),
        }
        // The straight one is told apart from others by the byte before; the curly one is not.
        if !c.is_ascii()
            && self.plan.punctuation_spacing == Some(Script::Latin)
            && self.char_at(end) == Some(' ')
        {
            return self.gap(end, limit);
        }
        end
    }
}
