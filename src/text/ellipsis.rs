//! Three dots: one sign or three full stops.

use super::Rule;
use super::options::Ellipsis;
use super::pass::Pass;

impl Pass<'_> {
    /// A full stop that may be one of three, or the sign; the position after it.
    pub(super) fn dots(&mut self, at: usize, c: char, limit: usize) -> usize {
        let end = at + c.len_utf8();
        if c == '…' {
            self.out.replace(at..end, "...", Rule::Punctuation);
            return end;
        }
        let rest = self.text.get(at..limit.max(at)).unwrap_or("");
        let is_dot = |c: &char| matches!(c, '.' | '…');
        let dots = rest.chars().take_while(is_dot).map(char::len_utf8).sum::<usize>();
        let count = rest.chars().take_while(is_dot).count();
        if self.plan.options.ellipsis == Ellipsis::Sign && count >= 3 {
            self.out.replace(at..at + dots, "…", Rule::Punctuation);
            return at + dots;
        }
        self.closing(at, c)
    }
}
