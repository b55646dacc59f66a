//! Words of one script that are at most two letters apart, found by parts that both have.
//!
//! A word is cut into four parts. Two edits leave two of them whole, so a word that is two edits away has
//! these two as well, at nearly the same places: only words that share a pair of parts there are looked at.
//!
//! Source: Li, Deng, Wang, Feng: Pass-Join, PVLDB 5(3), 2011 (parts and where they may stand; pairs are ours).

use crate::names::model::Alphabet;

/// Shorter words are cut in two, and found by one part: one edit is all that leaves them alike.
const LEAST_FOR_TWO: usize = 4;
/// The shortest and the longest words that have parts.
const SHORTEST: usize = 2;
const LONGEST: usize = 26;

/// How many edits away a word of so many letters is found.
pub(super) fn edits(letters: usize) -> usize {
    if letters < LEAST_FOR_TWO { 1 } else { 2 }
}

/// A part of a word: its number, where it starts and how long it is.
#[derive(Debug, Clone, Copy, Default)]
struct Part {
    number: usize,
    start: usize,
    length: usize,
}

/// The parts of a word of so many letters: two for one edit, four for two.
fn parts(letters: usize) -> ([Part; 4], usize) {
    let count = edits(letters).saturating_mul(2);
    let (short, longer) = (letters / count, letters % count);
    let mut parts = [Part::default(); 4];
    let mut start = 0usize;
    for (number, part) in parts.iter_mut().take(count).enumerate() {
        // The last ones are longer by a letter, if they cannot be equal.
        let length = short + usize::from(number >= count - longer);
        *part = Part { number, start, length };
        start = start.saturating_add(length);
    }
    (parts, count)
}

/// What is whole of a word after as many edits as it may have: one of two parts, or two of four.
fn wholes(letters: usize, mut use_it: impl FnMut(Part, Part)) {
    let (parts, count) = parts(letters);
    let parts = parts.get(..count).unwrap_or(&[]);
    for (at, first) in parts.iter().enumerate() {
        if count == 2 {
            use_it(*first, *first);
            continue;
        }
        for second in parts.iter().skip(at.saturating_add(1)) {
            use_it(*first, *second);
        }
    }
}

/// The key of two parts of words of so many letters, with what they have in a word.
fn key(alphabet: Alphabet, letters: usize, numbers: [usize; 2], texts: [&[u8]; 2]) -> u32 {
    let [first, second] = numbers;
    let start = (alphabet as u64) << 24 | (letters as u64) << 16 | (first << 8 | second) as u64;
    let all = texts.into_iter().flatten();
    let hash = all.fold(start.wrapping_mul(0x9E37_79B9_7F4A_7C15), |hash, symbol| {
        (hash.rotate_left(5) ^ u64::from(*symbol)).wrapping_mul(0x517C_C1B7_2722_0A95)
    });
    (hash >> 32) as u32
}

/// The letters of a part that stands so many places farther on than in the word it is a part of.
fn text(letters: &[u8], part: Part, shift: isize) -> Option<&[u8]> {
    let start = part.start.checked_add_signed(shift)?;
    letters.get(start..start.saturating_add(part.length))
}

/// The keys under which a word is listed; its symbols are without boundaries.
pub(super) fn listed(letters: &[u8], alphabet: Alphabet, mut use_it: impl FnMut(u32)) {
    if !(SHORTEST..=LONGEST).contains(&letters.len()) {
        return;
    }
    wholes(letters.len(), |first, second| {
        if let (Some(a), Some(b)) = (text(letters, first, 0), text(letters, second, 0)) {
            use_it(key(alphabet, letters.len(), [first.number, second.number], [a, b]));
        }
    });
}

/// The keys under which words are listed that may be near a word.
pub(super) fn near(letters: &[u8], alphabet: Alphabet, mut use_it: impl FnMut(u32)) {
    let own = letters.len() as isize;
    let lengths = letters.len().saturating_sub(2).max(SHORTEST)..=letters.len().saturating_add(2);
    for other in lengths.filter(|length| *length <= LONGEST) {
        let most = edits(other) as isize;
        let last = edits(other).saturating_mul(2).saturating_sub(1);
        let longer = own.saturating_sub(other as isize);
        wholes(other, |first, second| {
            // A letter too many belongs to the part after it, or to the last: so nothing stands before
            // the first part, between neighbours or behind the last if these are whole.
            for before in -most..=most {
                for both in -most..=most {
                    let between = both.saturating_sub(before);
                    let behind = longer.saturating_sub(both);
                    let edits =
                        before.abs().saturating_add(between.abs()).saturating_add(behind.abs());
                    let is_there = edits <= most
                        && (before == 0 || first.number > 0)
                        && (between == 0 || second.number > first.number.saturating_add(1))
                        && (behind == 0 || second.number < last);
                    if is_there
                        && let Some(a) = text(letters, first, before)
                        && let Some(b) = text(letters, second, both)
                    {
                        use_it(key(alphabet, other, [first.number, second.number], [a, b]));
                    }
                }
            }
        });
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
