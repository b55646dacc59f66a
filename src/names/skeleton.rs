//! The skeleton of a word: what is left of its consonants when scripts and spellings meet.
//!
//! Lavrov, لافروف and لاوروف have nearly one skeleton, so that words that may be one name are found
//! without comparing every word with every other.

use super::model::{Alphabet, spell};

/// The symbols between the boundaries.
fn inside(symbols: &[u8]) -> &[u8] {
    symbols.get(1..symbols.len().saturating_sub(1)).unwrap_or(&[])
}

/// The classes of consonants; what is in none (vowels, h, w, y, ع) leaves nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    P = 1,
    F,
    T,
    D,
    S,
    /// sh, ch
    C,
    /// k, q, kh, g, gh, j: writers exchange them.
    K,
    M,
    N,
    L,
    R,
}

/// Longer skeletons are cut.
const LONGEST: usize = 12;
/// Shorter ones say so little that nothing is taken from them.
const LEAST_TO_DELETE: usize = 2;
/// From longer ones two are taken.
const LEAST_TO_DELETE_TWO: usize = 6;

/// Calls `use_it` with the keys of a word: its skeleton's, and those of its skeleton without each class,
/// with how many classes were taken from it.
///
/// Two words whose skeletons differ by one class share a key, whichever has it. Where a letter may be a
/// vowel (و, w, j) there are two skeletons.
pub(crate) fn keys(symbols: &[u8], alphabet: Alphabet, mut use_it: impl FnMut(u32, u8)) {
    let word = spell(inside(symbols), alphabet);
    let mut skeleton = Vec::with_capacity(LONGEST);
    match alphabet {
        Alphabet::Arabic => {
            let is_ambiguous = arabic(&word, false, &mut skeleton);
            of_skeleton(&mut skeleton, &mut use_it);
            if is_ambiguous {
                arabic(&word, true, &mut skeleton);
                of_skeleton(&mut skeleton, &mut use_it);
            }
        }
        Alphabet::Latin => {
            let is_ambiguous = latin(word.as_bytes(), false, &mut skeleton);
            of_skeleton(&mut skeleton, &mut use_it);
            if is_ambiguous {
                latin(word.as_bytes(), true, &mut skeleton);
                of_skeleton(&mut skeleton, &mut use_it);
            }
        }
        // Numbers and other scripts are the same or not.
        _ => use_it(hash(word.bytes().chain([0xFF])), 0),
    }
}

/// A skeleton that is sorted by: its classes, and nothing after them.
pub(crate) type Skeleton = [u8; LONGEST];

/// The first skeleton of a word: words that are alike are near when they are sorted by it.
pub(crate) fn skeleton(symbols: &[u8], alphabet: Alphabet) -> Skeleton {
    let mut sorted_by = [0; LONGEST];
    for (slot, class) in sorted_by.iter_mut().zip(first_skeleton(symbols, alphabet)) {
        *slot = class;
    }
    sorted_by
}

fn first_skeleton(symbols: &[u8], alphabet: Alphabet) -> Vec<u8> {
    let word = spell(inside(symbols), alphabet);
    let mut skeleton = Vec::with_capacity(LONGEST);
    match alphabet {
        Alphabet::Arabic => {
            arabic(&word, false, &mut skeleton);
        }
        Alphabet::Latin => {
            latin(word.as_bytes(), false, &mut skeleton);
        }
        _ => {}
    }
    skeleton
}

/// The first key of a word: that of its whole skeleton.
pub(crate) fn own_key(symbols: &[u8], alphabet: Alphabet) -> u32 {
    match alphabet {
        Alphabet::Arabic | Alphabet::Latin => {
            hash(first_skeleton(symbols, alphabet).into_iter().take(LONGEST))
        }
        _ => hash(spell(inside(symbols), alphabet).bytes().chain([0xFF])),
    }
}

fn of_skeleton(skeleton: &mut Vec<u8>, use_it: &mut impl FnMut(u32, u8)) {
    skeleton.truncate(LONGEST);
    use_it(hash(skeleton.iter().copied()), 0);
    if skeleton.len() < LEAST_TO_DELETE {
        return;
    }
    // What is taken from the shortest leaves its place behind, so that not all short words meet.
    let marks = skeleton.len() == LEAST_TO_DELETE;
    let without = |gone: [usize; 2]| {
        let kept = skeleton.iter().enumerate().filter_map(move |(at, class)| {
            if !gone.contains(&at) { Some(*class) } else { marks.then_some(0xFE) }
        });
        hash(kept)
    };
    let is_repeated = |at: usize| at > 0 && skeleton.get(at) == skeleton.get(at.wrapping_sub(1));
    for one in (0..skeleton.len()).filter(|at| !is_repeated(*at)) {
        use_it(without([one, one]), 1);
        if skeleton.len() >= LEAST_TO_DELETE_TWO {
            for two in one.saturating_add(1)..skeleton.len() {
                use_it(without([one, two]), 2);
            }
        }
    }
}

fn hash(classes: impl Iterator<Item = u8>) -> u32 {
    let hash = classes.fold(0x9E37_79B9u64, |hash, class| {
        (hash.rotate_left(5) ^ u64::from(class)).wrapping_mul(0x517C_C1B7_2722_0A95)
    });
    (hash >> 32) as u32
}

fn push(skeleton: &mut Vec<u8>, class: Class, joined: bool) {
    // A doubled letter is one.
    if !(joined && skeleton.last() == Some(&(class as u8))) {
        skeleton.push(class as u8);
    }
}

/// The skeleton of a word in Arabic script; whether و may be a consonant in it, as it is if `waw` says so.
fn arabic(word: &str, waw: bool, skeleton: &mut Vec<u8>) -> bool {
    skeleton.clear();
    let (mut joined, mut is_ambiguous) = (false, false);
    let mut at_start = true;
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied().unwrap_or(' ');
        let class = match c {
            'ب' | 'پ' => Some(Class::P),
            'ف' | 'ڤ' => Some(Class::F),
            // تش is how Arabic writes ch.
            'ت' if next == 'ش' => None,
            'د' if next == 'ج' => None,
            'ت' | 'ط' | 'ٹ' => Some(Class::T),
            'د' | 'ض' | 'ڈ' => Some(Class::D),
            'ث' | 'س' | 'ص' | 'ز' | 'ذ' | 'ظ' => Some(Class::S),
            'چ' | 'ش' => Some(Class::C),
            'ک' | 'ق' | 'خ' | 'گ' | 'غ' | 'ڭ' | 'ج' | 'ژ' => Some(Class::K),
            'م' => Some(Class::M),
            'ن' | 'ں' => Some(Class::N),
            'ل' => Some(Class::L),
            'ر' | 'ڑ' => Some(Class::R),
            'و' if at_start || matches!(next, 'ا' | 'ی' | 'ه' | 'ة' | 'آ') => {
                is_ambiguous = true;
                waw.then_some(Class::F)
            }
            _ => None,
        };
        at_start = false;
        if let Some(class) = class {
            push(skeleton, class, joined);
        }
        joined = class.is_some();
    }
    is_ambiguous
}

/// The skeleton of a word in Latin script; whether it has w or j, which are read the other way if
/// `other` says so.
fn latin(word: &[u8], other: bool, skeleton: &mut Vec<u8>) -> bool {
    skeleton.clear();
    let (mut joined, mut is_ambiguous) = (false, false);
    let mut rest = word;
    while let Some((first, after)) = rest.split_first() {
        let next = after.first().copied().unwrap_or(b' ');
        let third = after.get(1).copied().unwrap_or(b' ');
        let (class, taken) = match (first, next, third) {
            (b's' | b't', b'c', b'h') => (Some(Class::C), 3),
            (b's' | b'c', b'h', _) => (Some(Class::C), 2),
            (b'd', b'z', b'h') => (Some(Class::K), 3),
            (b'd', b'j', _) | (b'z', b'h', _) => (Some(Class::K), 2),
            (b'p', b'h', _) => (Some(Class::F), 2),
            (b'c', b'e' | b'i' | b'y', _) => (Some(Class::S), 1),
            (b'x', _, _) => {
                push(skeleton, Class::K, joined);
                (Some(Class::S), 1)
            }
            (b'b' | b'p', _, _) => (Some(Class::P), 1),
            (b'f' | b'v', _, _) => (Some(Class::F), 1),
            (b't', _, _) => (Some(Class::T), 1),
            (b'd', _, _) => (Some(Class::D), 1),
            (b's' | b'z', _, _) => (Some(Class::S), 1),
            (b'k' | b'q' | b'c' | b'g', _, _) => (Some(Class::K), 1),
            (b'j', _, _) => {
                is_ambiguous = true;
                ((!other).then_some(Class::K), 1)
            }
            (b'w', _, _) => {
                is_ambiguous = true;
                (other.then_some(Class::F), 1)
            }
            (b'm', _, _) => (Some(Class::M), 1),
            (b'n', _, _) => (Some(Class::N), 1),
            (b'l', _, _) => (Some(Class::L), 1),
            (b'r', _, _) => (Some(Class::R), 1),
            _ => (None, 1),
        };
        if let Some(class) = class {
            push(skeleton, class, joined);
        }
        joined = class.is_some();
        rest = rest.get(taken..).unwrap_or(&[]);
    }
    is_ambiguous
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::model::Symbols;
    use std::collections::BTreeSet;

    fn keys_of(word: &str) -> BTreeSet<u32> {
        let alphabet = if word.starts_with(|c: char| c.is_ascii()) {
            Alphabet::Latin
        } else {
            Alphabet::Arabic
        };
        let mut all = BTreeSet::new();
        keys(Symbols::of(word, alphabet).as_slice(), alphabet, |key, _| {
            all.insert(key);
        });
        all
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (a, b) in [
            ("Lavrov", "لافروف"),
            ("Lavrov", "لاوروف"),
            ("Stoltenberg", "استولتنبرگ"),
            ("Blinken", "Blingen"),
            ("Scholz", "شولتس"),
            ("Zhelensky", "زلنسکی"),
            ("Hariri", "الحريري"),
            ("Jens", "ینس"),
            ("Biden", "بايدن"),
            ("Vahidi", "واحدي"),
            ("Weiss", "فايس"),
            ("Domaç", "دوماتش"),
            ("Guggenheim", "جوجينهايم"),
            ("Daghayeghi", "دقايقي"),
        ] {
            assert!(!keys_of(a).is_disjoint(&keys_of(b)), "{a} {b}");
        }
    }

    #[test]
    fn other_names_share_none() {
        for (a, b) in [("Lavrov", "Blinken"), ("بوتين", "Macron"), ("Rossi", "Bianchi")] {
            assert!(keys_of(a).is_disjoint(&keys_of(b)), "{a} {b}");
        }
    }
}
