//! Arabic presentation forms and ligatures: the letters they stand for.

mod table;

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
