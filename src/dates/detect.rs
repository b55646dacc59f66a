//! The language of a text, as far as the choice of a lexicon needs it.

use crate::script::{Language, Script, script};

/// How many characters are looked at.
const LOOK: usize = 4000;

/// The language by script and by the letters that only one language has.
pub(crate) fn language(text: &str) -> Language {
    let (mut arabic, mut latin, mut persian, mut only_arabic) = (0usize, 0usize, 0usize, 0usize);
    let mut sorani = 0usize;
    let mut pashto = 0usize;
    for c in text.chars().take(LOOK) {
        match script(c) {
            Script::Arabic => arabic = arabic.saturating_add(1),
            Script::Latin => latin = latin.saturating_add(1),
            _ => {}
        }
        match c {
            'پ' | 'چ' | 'ژ' | 'گ' | 'ک' | 'ی' => persian = persian.saturating_add(1),
            'ة' | 'ي' | 'ك' | 'ى' | 'إ' | 'أ' => only_arabic = only_arabic.saturating_add(1),
            'ێ' | 'ۆ' | 'ڕ' | 'ڵ' | 'ە' => sorani = sorani.saturating_add(1),
            'ټ' | 'ډ' | 'ړ' | 'ښ' | 'ڼ' | 'ې' | 'ۍ' | 'ځ' | 'څ' | 'ږ' => {
                pashto = pashto.saturating_add(1);
            }
            _ => {}
        }
    }
    if arabic == 0 && latin == 0 {
        return Language::Undetermined;
    }
    if latin > arabic {
        return latin_language(text);
    }
    if sorani.saturating_mul(20) > arabic {
        Language::Sorani
    } else if pashto.saturating_mul(40) > arabic {
        Language::Pashto
    } else if persian > only_arabic {
        Language::Persian
    } else if only_arabic > 0 {
        Language::Arabic
    } else {
        Language::Undetermined
    }
}

/// Italian or English, by their commonest words.
fn latin_language(text: &str) -> Language {
    let (mut italian, mut english) = (0usize, 0usize);
    for word in text.split(|c: char| !c.is_alphabetic()).take(LOOK / 5) {
        match word.to_lowercase().as_str() {
            "il" | "lo" | "la" | "gli" | "di" | "che" | "è" | "del" | "della" | "dal" | "nel"
            | "e" | "un" | "una" | "per" | "con" | "al" | "ha" | "si" | "le" | "sono"
            | "gennaio" | "febbraio" | "marzo" | "aprile" | "maggio" | "giugno" | "luglio"
            | "agosto" | "settembre" | "ottobre" | "novembre" | "dicembre" | "ieri" | "oggi"
            | "domani" | "settimana" | "scorso" | "scorsa" | "prossimo" | "prossima" => {
                italian = italian.saturating_add(1);
            }
            "the" | "of" | "and" | "to" | "was" | "is" | "that" | "for" | "on" | "with" | "he"
            | "at" | "by" | "from" | "are" | "be" | "has" | "have" | "it" | "in" | "january"
            | "february" | "march" | "april" | "may" | "june" | "july" | "august" | "september"
            | "october" | "november" | "december" | "yesterday" | "today" | "tomorrow" | "week"
            | "last" | "next" | "this" => english = english.saturating_add(1),
            _ => {}
        }
    }
    match italian.cmp(&english) {
        std::cmp::Ordering::Greater => Language::Italian,
        std::cmp::Ordering::Less => Language::English,
        std::cmp::Ordering::Equal => Language::Undetermined,
    }
}
