//! Arabic presentation forms and ligatures: the letters they stand for.

mod table;

use super::Rule;
use super::pass::Pass;
use super::plan::Fate;
use crate::script::{Class, class};

/// The letters, or the mark, that a presentation form or ligature stands for.
pub(crate) fn unfold(c: char) -> Option<&'static str> {
    let (table, first): (&[&str], u32) = match c {
        '\u{FB50}'..='\u{FDFF}' => (&table::FORMS_A, 0xFB50),
        '\u{FE70}'..='\u{FEFC}' => (&table::FORMS_B, 0xFE70),
        _ => return None,
    };
    let index = usize::try_from((c as u32).checked_sub(first)?).ok()?;
    table.get(index).copied().filter(|letters| !letters.is_empty())
}

impl Pass<'_> {
    /// A presentation form; the position after it.
    pub(super) fn presentation(&mut self, at: usize, c: char) -> usize {
        let end = at + c.len_utf8();
        let Some(letters) = unfold(c) else { return end };
        let is_mark = letters.chars().all(|l| class(l) == Class::Mark);
        // A mark on its own needs a letter to stand on.
        if is_mark
            && !self
                .out
                .last(at)
                .is_some_and(|b| matches!(class(b), Class::Letter | Class::Mark | Class::Tatweel))
        {
            return end;
        }
        let mut with = String::with_capacity(letters.len());
        for l in letters.chars() {
            match self.plan.fate(l) {
                Fate::Stay => with.push(l),
                Fate::Delete(_) => {}
                Fate::Become(to, _) => with.push(to),
                Fate::Unfold(fold, _) => with.extend(fold),
            }
        }
        self.out.replace(at..end, &with, Rule::Presentation);
        if is_mark || class(c) != Class::Letter || with.len() > 2 {
            self.out.again = true;
        }
        end
    }
}

#[cfg(test)]
mod tests {
    use super::unfold;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn every_form_is_its_compatibility_decomposition() {
        for c in ('\u{FB50}'..='\u{FDFF}').chain('\u{FE70}'..='\u{FEFC}') {
            let whole: String = std::iter::once(c).nfkc().collect();
            let letters = whole.strip_prefix([' ', '\u{640}']).filter(|rest| !rest.is_empty());
            match unfold(c) {
                None => assert_eq!(whole, c.to_string()),
                Some("بسم الله الرحمن الرحيم") => assert_eq!(c, '\u{FDFD}'),
                Some(found) => assert!(
                    found == whole || Some(found) == letters,
                    "U+{:04X} {found:?} {whole:?}",
                    c as u32
                ),
            }
        }
    }
}
