//! Words of one script that are at most two letters apart, found by a part that both have.
//!
//! A word is cut into three parts. Two edits leave one of them whole, so a word that is two edits away
//! has it too, at nearly the same place: only words that share a part there are looked at.

use crate::names::model::Alphabet;

/// Shorter words are cut in two: one edit is all that leaves them alike.
const LEAST_FOR_TWO: usize = 4;
/// The shortest and the longest words that have parts.
const SHORTEST: usize = 2;
const LONGEST: usize = 26;

/// How many edits away a word of so many letters is found.
pub(super) fn edits(letters: usize) -> usize {
    if letters < LEAST_FOR_TWO { 1 } else { 2 }
}

/// Where the parts of a word of so many letters start, and how long they are.
fn parts(letters: usize) -> impl Iterator<Item = (usize, usize)> {
    let count = edits(letters).saturating_add(1);
    let (short, longer) = (letters / count, letters % count);
    (0..count).scan(0usize, move |start, part| {
        // The last ones are longer by a letter, if they cannot be equal.
        let length = short + usize::from(part >= count - longer);
        let own = *start;
        *start = start.saturating_add(length);
        Some((own, length))
    })
}

fn key(alphabet: Alphabet, letters: usize, part: usize, of_part: &[u8]) -> u32 {
    let start = (alphabet as u64) << 16 | (letters as u64) << 8 | part as u64;
    let hash = of_part.iter().fold(start.wrapping_mul(0x9E37_79B9_7F4A_7C15), |hash, symbol| {
        (hash.rotate_left(5) ^ u64::from(*symbol)).wrapping_mul(0x517C_C1B7_2722_0A95)
    });
    (hash >> 32) as u32
}

/// The keys under which a word is listed; its symbols are without boundaries.
pub(super) fn listed(letters: &[u8], alphabet: Alphabet, mut use_it: impl FnMut(u32)) {
    if !(SHORTEST..=LONGEST).contains(&letters.len()) {
        return;
    }
    for (part, (start, length)) in parts(letters.len()).enumerate() {
        if let Some(of_part) = letters.get(start..start.saturating_add(length)) {
            use_it(key(alphabet, letters.len(), part, of_part));
        }
    }
}

/// The keys under which words are listed that may be near a word.
pub(super) fn near(letters: &[u8], alphabet: Alphabet, mut use_it: impl FnMut(u32)) {
    let own = letters.len() as isize;
    let lengths = letters.len().saturating_sub(2).max(SHORTEST)..=letters.len().saturating_add(2);
    for other in lengths.filter(|length| *length <= LONGEST) {
        let most = edits(other) as isize;
        let longer = own.saturating_sub(other as isize);
        if longer.abs() > most {
            continue;
        }
        for (part, (start, length)) in parts(other).enumerate() {
            // As many edits may lie before the part as parts, and the rest behind it.
            let (before, start) = (part as isize, start as isize);
            let behind = most.saturating_sub(before);
            let first = start.saturating_sub(before).max(start + longer - behind).max(0);
            let last = start.saturating_add(before).min(start + longer + behind);
            for at in first..=last {
                let at = at as usize;
                if let Some(of_part) = letters.get(at..at.saturating_add(length)) {
                    use_it(key(alphabet, other, part, of_part));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn words_two_edits_apart_share_a_key(
            word in "[a-d]{1,12}",
            changes in proptest::collection::vec((0usize..13, 0u8..4, 0usize..3), 0..3),
        ) {
            let mut other = word.clone().into_bytes();
            for (at, letter, kind) in &changes {
                let at = at % other.len().max(1);
                match kind {
                    0 if !other.is_empty() => { other.remove(at); }
                    1 => other.insert(at, b'a' + letter),
                    _ => if let Some(slot) = other.get_mut(at) { *slot = b'a' + letter },
                }
            }
            proptest::prop_assume!(other.len() >= SHORTEST && edits(other.len()) >= changes.len());
            let mut keys = Vec::new();
            listed(&other, Alphabet::Latin, |key| keys.push(key));
            let mut found = false;
            near(word.as_bytes(), Alphabet::Latin, |key| found |= keys.contains(&key));
            proptest::prop_assert!(found, "{} {:?}", word, other);
        }
    }
}
