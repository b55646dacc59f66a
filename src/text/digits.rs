//! ASCII digits become the language's own, but not in Latin words: B12, mp3, GPT-4, 12.5kg.

use super::pass::Pass;
use crate::script::{Script, script};

impl Pass<'_> {
    /// A number that begins with an ASCII digit; the position after it.
    pub(super) fn ascii_number(&mut self, at: usize, limit: usize) -> usize {
        let rest = self.text.get(at..limit.max(at)).unwrap_or("");
        let mut end = at;
        let mut chars = rest.chars().peekable();
        while let Some(c) = chars.next() {
            let is_separator = matches!(c, '.' | ',' | ':' | '/')
                && chars.peek().is_some_and(char::is_ascii_digit);
            if !c.is_ascii_digit() && !is_separator {
                break;
            }
            end += c.len_utf8();
        }
        if self.belongs_to_latin_word(at, end) {
            return end;
        }
        // The separators are met on their own.
        let mut from = at;
        for c in self.text.get(at..end).unwrap_or("").chars().take_while(char::is_ascii_digit) {
            self.put_fate(from, c);
            from += c.len_utf8();
        }
        from
    }

    fn belongs_to_latin_word(&self, at: usize, end: usize) -> bool {
        let latin = |c: Option<char>| c.is_some_and(|c| script(c) == Script::Latin || c == '_');
        let joins = |c: Option<char>| c.is_some_and(|c| matches!(c, '-' | '.' | '/' | '_'));
        let mut back = self.out.back(at);
        let mut ahead = self.text.get(end..).unwrap_or("").chars();
        let (before, after) = (back.next(), ahead.next());
        // %1$s
        let is_placeholder = before == Some('%') && after == Some('$');
        is_placeholder
            || latin(before)
            || latin(after)
            || (joins(before) && latin(back.next()))
            || (joins(after) && latin(ahead.next()))
    }
}
