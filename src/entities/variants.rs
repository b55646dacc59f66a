//! Under which sequences of words a name is listed.

use super::language::Rules;
use super::phrases::Variant;
use crate::names::fold::{Folded, Gap, Word, hash_letters};
use crate::script::Script;

/// Names of more words are kept, matched and joined, but not looked for in running text.
pub(crate) const MOST_WORDS: usize = 48;
/// Names of more words are listed as they are written only.
const MOST_WORDS_TO_JOIN: usize = 8;
/// Shorter words that were joined by chance mean something else.
const LEAST_JOINED_LETTERS: usize = 5;

/// Calls `list` with each sequence of word hashes under which a name is to be found.
pub(crate) fn sequences(
    name: &str,
    folded: &Folded,
    person: bool,
    mut list: impl FnMut(Variant, &[u64]),
) {
    let words = folded.words();
    if words.is_empty() || words.len() > MOST_WORDS {
        return;
    }
    let plain: Vec<u64> = words.iter().map(|w| w.hash).collect();
    list(Variant::Whole, &plain);
    if words.len() <= MOST_WORDS_TO_JOIN {
        joined(folded, words, &plain, |hashes| list(Variant::Whole, hashes));
    }
    split(name, folded, words, &mut list);
    if let Some(rest) = without_article(words) {
        let hashes: Vec<u64> = rest.iter().map(|w| w.hash).collect();
        list(Variant::Article, &hashes);
    }
    if person {
        if let Some(rest) = without_initials(words) {
            let hashes: Vec<u64> = rest.iter().map(|w| w.hash).collect();
            list(Variant::Initials, &hashes);
        }
        if let Some(surname) = surname(words) {
            let hashes: Vec<u64> = surname.iter().map(|w| w.hash).collect();
            list(Variant::Surname, &hashes);
            if surname.len() > 1 {
                joined(folded, surname, &hashes, |hashes| list(Variant::Surname, hashes));
            }
        }
        if let Some(compound) = compound(words) {
            let hashes: Vec<u64> = compound.iter().map(|w| w.hash).collect();
            list(Variant::Compound, &hashes);
            joined(folded, compound, &hashes, |hashes| list(Variant::Compound, hashes));
        }
    }
}

/// Each pair of neighbours written as one, and all words that hyphens or apostrophes join.
fn joined(folded: &Folded, words: &[Word], plain: &[u64], mut list: impl FnMut(&[u64])) {
    let mut all: Vec<u64> = Vec::new();
    let mut run: Vec<char> = Vec::new();
    let mut joins = 0usize;
    for (i, word) in words.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|at| words.get(at));
        let before = before.filter(|before| before.script == word.script);
        let marked = before.is_some() && matches!(word.gap, Gap::Hyphen | Gap::Apostrophe);
        // Half-spaces are written as spaces, and lost; Latin words keep their spaces.
        let spaced = word.gap == Gap::Space && word.script == Script::Arabic;
        if let Some(before) = before
            && (marked || spaced)
            && before.len().saturating_add(word.len()) >= LEAST_JOINED_LETTERS
        {
            let letters = [folded.letters(before), folded.letters(word)].concat();
            let mut hashes = plain.get(..i.saturating_sub(1)).unwrap_or(&[]).to_vec();
            hashes.push(hash_letters(&letters));
            hashes.extend_from_slice(plain.get(i.saturating_add(1)..).unwrap_or(&[]));
            list(&hashes);
        }
        if marked {
            joins = joins.saturating_add(1);
            all.pop();
        } else {
            run.clear();
        }
        run.extend_from_slice(folded.letters(word));
        all.push(hash_letters(&run));
    }
    if joins > 1 {
        list(&all);
    }
}

/// Half-spaces written as spaces, acronyms as initials: قره‌باغ as قره باغ, J.R. as J. R.
fn split(name: &str, folded: &Folded, words: &[Word], list: &mut impl FnMut(Variant, &[u64])) {
    if !words.iter().any(|w| w.half_space || (w.dotted && words.len() > 1)) {
        return;
    }
    let mut hashes = Vec::new();
    for word in words {
        let letters = folded.letters(word);
        if word.half_space {
            let mut rest = letters;
            let mut from = 0usize;
            for at in folded.half_spaces(name, word) {
                let Some((part, after)) = rest.split_at_checked(at.saturating_sub(from)) else {
                    break;
                };
                hashes.push(hash_letters(part));
                rest = after;
                from = at;
            }
            hashes.push(hash_letters(rest));
        } else if word.dotted {
            hashes.extend(letters.iter().map(|c| hash_letters(&[*c])));
        } else {
            hashes.push(word.hash);
        }
    }
    list(Variant::Whole, &hashes);
}

/// The words after an article that may be left out.
pub(crate) fn without_article(words: &[Word]) -> Option<&[Word]> {
    let (first, rest) = words.split_first()?;
    let articles = Rules::all().iter().any(|rules| rules.articles.contains(first.hash));
    let letters: usize = rest.iter().map(Word::len).sum();
    (articles && letters >= LEAST_JOINED_LETTERS).then_some(rest)
}

/// The words without the single letters between the first and the last.
pub(crate) fn without_initials(words: &[Word]) -> Option<Vec<Word>> {
    let (last, before) = words.split_last()?;
    let (first, middle) = before.split_first()?;
    if first.len() < 2 || last.len() < 2 {
        return None;
    }
    let kept = middle.iter().filter(|w| w.len() > 1 && !w.dotted);
    let rest: Vec<Word> = std::iter::once(first).chain(kept).chain([last]).copied().collect();
    (rest.len() < words.len()).then_some(rest)
}

/// The last word of a person's name with the particles before it, if it has a given name too.
pub(crate) fn surname(words: &[Word]) -> Option<&[Word]> {
    let rules = Rules::all();
    let mut end = words.len();
    while let Some(last) = words.get(..end)?.last() {
        if rules.iter().any(|r| r.generations.contains(last.hash)) {
            end = end.saturating_sub(1);
        } else {
            break;
        }
    }
    let mut start = end.checked_sub(1)?;
    if words.get(start)?.len() < 2 || words.get(start)?.script == Script::Common {
        return None;
    }
    while let Some(before) = start.checked_sub(1).and_then(|i| words.get(i)) {
        let particle = rules
            .iter()
            .any(|r| r.data.script == before.script && r.particles.contains(before.hash));
        // The first word is the given name, whatever it looks like.
        if !particle || start < 2 {
            break;
        }
        start = start.saturating_sub(1);
    }
    if start == 0 { None } else { words.get(start..end) }
}

/// A surname of words that hyphens join, with all of them: Amir-Abdollahian, Mendès-France.
pub(crate) fn compound(words: &[Word]) -> Option<&[Word]> {
    let surname = surname(words)?;
    // The words that are left before it, the first of which is a given name.
    let end = words.iter().position(|w| w.start == surname.first().map_or(0, |s| s.start))?;
    let mut start = end;
    while start > 1 && words.get(start).is_some_and(|w| w.gap == Gap::Hyphen) {
        start = start.saturating_sub(1);
    }
    (start < end).then(|| words.get(start..end.saturating_add(surname.len()))).flatten()
}

/// The letters that the words of an entry have, one after another.
pub(crate) fn letters(folded: &Folded, variant: Variant, out: &mut Vec<char>) {
    out.clear();
    let words = folded.words();
    let mut add = |words: &[Word]| {
        for word in words {
            out.extend_from_slice(folded.letters(word));
        }
    };
    match variant {
        Variant::Whole => add(words),
        Variant::Article => add(without_article(words).unwrap_or(&[])),
        Variant::Initials => add(&without_initials(words).unwrap_or_default()),
        Variant::Surname => add(surname(words).unwrap_or(&[])),
        Variant::Compound => add(compound(words).unwrap_or(&[])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters_of(name: &str, variant: Variant) -> String {
        let mut out = Vec::new();
        letters(&Folded::of(name), variant, &mut out);
        out.into_iter().collect()
    }

    fn is_listed(name: &str, person: bool, written: &str, variant: Variant) -> bool {
        let wanted: Vec<u64> = Folded::of(written).words().iter().map(|w| w.hash).collect();
        let mut hit = false;
        sequences(name, &Folded::of(name), person, |v, hashes| {
            hit |= v == variant && hashes == wanted;
        });
        hit
    }

    #[test]
    fn names_are_listed_as_they_are_written() {
        for (name, written, expected) in [
            ("قره‌باغ", "قره باغ", true),
            ("قره‌باغ", "قره‌باغ", true),
            ("قره باغ", "قرهباغ", true),
            ("سی‌ان‌ان", "سی ان ان", true),
            ("ژان-ایو لو دریان", "ژان ایو لودریان", true),
            ("Zelens'kyj", "Zelenskyj", true),
            ("Jean-Yves", "Jeanyves", true),
            ("Sana'a-al-Bab", "Sanaaalbab", true),
            ("White House", "Whitehouse", false),
            ("من تو", "منتو", false),
            ("J.R. Tolkien", "J. R. Tolkien", true),
            ("U.S.", "US", true),
        ] {
            assert_eq!(
                is_listed(name, false, written, Variant::Whole),
                expected,
                "{name} {written}"
            );
        }
    }

    #[test]
    fn persons_are_listed_by_surname() {
        for (name, expected) in [
            ("Joe Biden", "biden"),
            ("Joseph R. Biden Jr.", "biden"),
            ("Luigi Di Maio", "dimaio"),
            ("Ursula von der Leyen", "vonderleyen"),
            ("محمد بن سلمان", "بنسلمان"),
            ("عبد الفتاح السيسي", "السیسی"),
            ("De Gaulle", "gaulle"),
            ("Plato", ""),
            ("Malcolm X", ""),
        ] {
            assert_eq!(letters_of(name, Variant::Surname), expected, "{name}");
        }
        assert!(is_listed("ژان-ایو لو دریان", true, "لودریان", Variant::Surname));
        for (name, expected) in [
            ("Hossein Amir-Abdollahian", "amirabdollahian"),
            ("Kim Jong-un", "jongun"),
            ("Jean-Yves Le Drian", ""),
            ("Kim-Anh", ""),
            ("Joe Biden", ""),
        ] {
            assert_eq!(letters_of(name, Variant::Compound), expected, "{name}");
        }
        assert!(is_listed("Hossein Amir-Abdollahian", true, "Amirabdollahian", Variant::Compound));
    }

    #[test]
    fn initials_and_articles_may_be_left_out() {
        assert_eq!(letters_of("John J. Sullivan", Variant::Initials), "johnsullivan");
        assert_eq!(letters_of("The Guardian", Variant::Article), "guardian");
        assert!(!is_listed("The Who", false, "Who", Variant::Article));
        assert!(is_listed("John J. Sullivan", true, "John Sullivan", Variant::Initials));
        assert!(!is_listed("John J. Sullivan", false, "John Sullivan", Variant::Initials));
    }
}
