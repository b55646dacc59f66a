//! Where a name may begin and end inside the words of a text.

use super::language::{Rules, hash_of};
use crate::names::fold::{Folded, Gap, Word};
use crate::script::Script;
use rustc_hash::FxHashMap;

/// The rules that hold in one text, by script.
#[derive(Debug)]
pub(crate) struct Boundaries {
    pub arabic: Vec<&'static Rules>,
    pub latin: Vec<&'static Rules>,
    /// What the words of the languages are, by script and hash.
    kinds: [FxHashMap<u64, u8>; 2],
}

/// What a word may be in one of the languages of a text, as bits.
const FUNCTION_WORD: u8 = 1;
const DETERMINER: u8 = 1 << 1;
const TITLE: u8 = 1 << 2;
const HONORIFIC: u8 = 1 << 3;
const LOCATIVE: u8 = 1 << 4;
const ANNOUNCER: u8 = 1 << 5;

/// What the word before a name tells of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Before {
    /// It is a title.
    Title,
    /// It is a word for where.
    Locative,
    /// Nothing.
    Other,
}

/// A way to read the first word of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Opening {
    /// How many letters at the start are outside the mention.
    pub outside: usize,
    /// How many letters at the start are not looked up.
    pub skipped: usize,
    /// What the article lost, or whether it is extra.
    pub article: Article,
}

/// What became of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Article {
    /// It is as it is in the name.
    AsWritten,
    /// The name has it whole, the text contracted: للناتو for الناتو.
    Contracted,
    /// The text has one that the name lacks.
    Extra,
}

/// A way to read the last word of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ending {
    /// How many letters belong to the name.
    pub kept: usize,
}

/// The fewest letters of a name that clitics may be cut from.
const LEAST_LETTERS: usize = 3;
/// How many letters the first word of a name of several has, if it has fewer.
const SHORT_WORD: usize = LEAST_LETTERS - 1;

impl Boundaries {
    pub fn new(rules: &[&'static Rules]) -> Self {
        let of = |script| rules.iter().copied().filter(|r| r.data.script == script).collect();
        let (arabic, latin) = (of(Script::Arabic), of(Script::Latin));
        let kinds = [&arabic, &latin].map(kinds_of);
        Boundaries { arabic, latin, kinds }
    }

    /// What a word is.
    #[inline]
    fn bits(&self, script: Script, hash: u64) -> u8 {
        let [arabic, latin] = &self.kinds;
        let kinds = match script {
            Script::Arabic => arabic,
            Script::Latin => latin,
            _ => return 0,
        };
        kinds.get(&hash).copied().unwrap_or(0)
    }

    /// Whether a word is what a bit says.
    #[inline]
    fn is(&self, bit: u8, script: Script, hash: u64) -> bool {
        self.bits(script, hash) & bit != 0
    }

    /// What a word tells of the type of a name after it.
    #[inline]
    pub fn tells(&self, script: Script, hash: u64) -> Before {
        match self.bits(script, hash) {
            bits if bits & TITLE != 0 => Before::Title,
            bits if bits & LOCATIVE != 0 => Before::Locative,
            _ => Before::Other,
        }
    }

    /// Whether a word is an ordinary word of the languages of the text.
    pub fn is_function_word(&self, script: Script, hash: u64) -> bool {
        self.is(FUNCTION_WORD, script, hash)
    }

    /// Whether a word is an ordinary word in one of its forms; always false where capitals tell it.
    pub fn is_ordinary(&self, script: Script, letters: &[char]) -> bool {
        script == Script::Arabic && self.arabic.iter().any(|r| r.is_ordinary(letters))
    }

    /// Whether a word is an article, alone or joined to a preposition.
    pub fn is_determiner(&self, script: Script, hash: u64) -> bool {
        self.is(DETERMINER, script, hash)
    }

    /// Whether a word is a title that may stand before a surname.
    pub fn is_title(&self, script: Script, hash: u64) -> bool {
        self.is(TITLE, script, hash)
    }

    /// Whether a word stands before the name of a person and before nothing else.
    pub fn is_honorific(&self, script: Script, hash: u64) -> bool {
        self.is(HONORIFIC, script, hash)
    }

    /// Whether a word says where, so that a place comes after it.
    pub fn is_locative(&self, script: Script, hash: u64) -> bool {
        self.is(LOCATIVE, script, hash)
    }

    /// Whether a word stands beside names of persons.
    pub fn is_announcer(&self, script: Script, hash: u64) -> bool {
        self.is(ANNOUNCER, script, hash)
    }

    /// Whether a name may begin with a whole word.
    pub fn may_begin(&self, words: &[Word], at: usize) -> bool {
        let Some(word) = words.get(at) else { return false };
        let Some(before) = at.checked_sub(1).and_then(|i| words.get(i)) else { return true };
        match word.gap {
            Gap::Glued => parts_without_gap(before, word),
            Gap::Apostrophe if word.script == Script::Latin && before.script == Script::Latin => {
                self.latin.iter().any(|r| r.elisions.contains(before.hash))
            }
            _ => true,
        }
    }

    /// Whether a name may end with a whole word.
    pub fn may_end(&self, words: &[Word], at: usize) -> bool {
        let (Some(word), Some(after)) = (words.get(at), words.get(at.wrapping_add(1))) else {
            return true;
        };
        match after.gap {
            Gap::Glued => parts_without_gap(word, after),
            Gap::Apostrophe if word.script == Script::Latin && after.script == Script::Latin => {
                self.latin.iter().any(|r| r.possessives.contains(after.hash))
            }
            _ => true,
        }
    }

    /// The ways to read a word as the first of a name, other than whole.
    pub fn openings(&self, letters: &[char], mut use_it: impl FnMut(Opening)) {
        for rules in &self.arabic {
            let data = rules.data;
            if data.proclitics.is_empty() {
                continue;
            }
            let mut cut = |outside: usize, before: Option<char>| {
                let rest = letters.get(outside..).unwrap_or(&[]);
                if outside > 0 && rest.len() >= LEAST_LETTERS {
                    use_it(Opening { outside, skipped: outside, article: Article::AsWritten });
                }
                if let Some(after) = rest.strip_prefix(data.article)
                    && after.len() >= LEAST_LETTERS
                {
                    let skipped = outside.saturating_add(data.article.len());
                    use_it(Opening { outside, skipped, article: Article::Extra });
                }
                if before.is_some()
                    && before == data.contracts_article
                    && let Some((second, after)) = rest.split_first()
                    && Some(*second) == before
                    && after.len() >= LEAST_LETTERS
                {
                    let skipped = outside.saturating_add(1);
                    use_it(Opening { outside, skipped, article: Article::Contracted });
                    use_it(Opening { outside, skipped, article: Article::Extra });
                }
            };
            cut(0, None);
            // Each slot of proclitics may be filled or not, in this order.
            let mut ends = vec![0usize];
            for slot in data.proclitics {
                for end in ends.clone() {
                    if let Some(c) = letters.get(end)
                        && slot.contains(c)
                    {
                        let end = end.saturating_add(1);
                        cut(end, Some(*c));
                        ends.push(end);
                    }
                }
            }
        }
    }

    /// How many letters at the start of a word are outside a name of several words whose first is as short
    /// as this one is without them: وجو بايدن.
    pub fn before_short_word(&self, letters: &[char]) -> Option<usize> {
        let outside = letters.len().checked_sub(SHORT_WORD).filter(|outside| *outside > 0)?;
        let before = letters.get(..outside)?;
        let leans = |rules: &&Rules| {
            let mut slots = rules.data.proclitics.iter();
            before.iter().all(|c| slots.any(|slot| slot.contains(c)))
        };
        self.arabic.iter().any(leans).then_some(outside)
    }

    /// The ways to read a word as the last of a name, other than whole.
    pub fn endings(
        &self,
        text: &str,
        folded: &Folded,
        word: &Word,
        mut use_it: impl FnMut(Ending),
    ) {
        if word.script != Script::Arabic || word.len() <= LEAST_LETTERS {
            return;
        }
        let letters = folded.letters(word);
        for rules in &self.arabic {
            let data = rules.data;
            if word.half_space {
                if data.half_space_endings.is_empty() {
                    continue;
                }
                for kept in folded.half_spaces(text, word) {
                    let ending = letters.get(kept..).unwrap_or(&[]);
                    let is = |known: &&str| known.chars().eq(ending.iter().copied());
                    if kept >= 2 && data.half_space_endings.iter().any(is) {
                        use_it(Ending { kept });
                    }
                }
                continue;
            }
            for ending in data.endings {
                if let Some(kept) = without_ending(letters, ending)
                    && kept >= LEAST_LETTERS
                {
                    use_it(Ending { kept });
                }
            }
            if let Some((link, after)) = data.link
                && let Some((last, rest)) = letters.split_last()
                && *last == link
                && rest.len() >= LEAST_LETTERS
                && rest.last().is_some_and(|c| after.contains(c))
            {
                use_it(Ending { kept: rest.len() });
            }
        }
    }
}

/// What the words of some languages are, by hash.
fn kinds_of(rules: &Vec<&'static Rules>) -> FxHashMap<u64, u8> {
    let mut kinds = FxHashMap::default();
    for data in rules.iter().map(|rules| rules.data) {
        for (words, bit) in [
            (data.function_words, FUNCTION_WORD),
            (data.determiners, DETERMINER),
            (data.titles, TITLE),
            (data.honorifics, HONORIFIC),
            (data.locatives, LOCATIVE),
            (data.announcers, ANNOUNCER),
        ] {
            words.iter().for_each(|word| *kinds.entry(hash_of(word)).or_default() |= bit);
        }
    }
    kinds
}

/// Whether two words that touch are two words: other scripts, or Arabic letters and a number.
fn parts_without_gap(a: &Word, b: &Word) -> bool {
    let arabic = |w: &Word| w.script == Script::Arabic;
    arabic(a) != arabic(b)
}

/// How many letters are left without an ending, if the letters have it.
pub(super) fn without_ending(letters: &[char], ending: &str) -> Option<usize> {
    let mut before = letters;
    // From the end, where most differ at once.
    for letter in ending.chars().rev() {
        before = before.strip_suffix(&[letter])?;
    }
    Some(before.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Language;

    fn boundaries(language: Language) -> Boundaries {
        Boundaries::new(&Rules::of_text(Some(language)))
    }

    #[test]
    fn arabic_proclitics_are_outside() {
        let boundaries = boundaries(Language::Arabic);
        for (written, expected) in [
            ("وبایدن", vec![(1, "بایدن", Article::AsWritten), (2, "ایدن", Article::AsWritten)]),
            (
                "للناتو",
                vec![
                    (1, "لناتو", Article::AsWritten),
                    (1, "ناتو", Article::Contracted),
                    (1, "ناتو", Article::Extra),
                ],
            ),
            ("بالبیت", vec![(1, "البیت", Article::AsWritten), (1, "بیت", Article::Extra)]),
            ("روسیا", vec![]),
        ] {
            let letters: Vec<char> = written.chars().collect();
            let mut got = Vec::new();
            boundaries.openings(&letters, |o| {
                got.push((o.outside, letters[o.skipped..].iter().collect::<String>(), o.article));
            });
            let expected: Vec<_> =
                expected.into_iter().map(|(o, s, a)| (o, s.to_owned(), a)).collect();
            assert_eq!(got, expected, "{written}");
        }
    }

    #[test]
    fn proclitics_before_a_short_word_are_outside_a_name_that_goes_on() {
        let arabic = boundaries(Language::Arabic);
        for (written, expected) in [
            ("وجو", Some(1)),
            ("لجو", Some(1)),
            ("وبجو", Some(2)),
            ("بوجو", None),
            ("ججو", None),
            ("جو", None),
            ("والجو", None),
        ] {
            let letters: Vec<char> = written.chars().collect();
            assert_eq!(arabic.before_short_word(&letters), expected, "{written}");
        }
        assert_eq!(boundaries(Language::Persian).before_short_word(&['و', 'ج', 'و']), None);
    }

    #[test]
    fn persian_endings_are_outside() {
        let boundaries = boundaries(Language::Persian);
        for (written, expected) in [
            ("اوکراینها", vec!["اوکراین"]),
            ("روسیه‌ای", vec!["روسیه"]),
            ("اروپای", vec!["اروپا"]),
            ("ایرانی", vec![]),
            ("آمریکایی", vec![]),
            ("قره‌باغ", vec![]),
        ] {
            let folded = Folded::of(written);
            let word = &folded.words()[0];
            let mut got = Vec::new();
            boundaries.endings(written, &folded, word, |e| {
                got.push(folded.letters(word)[..e.kept].iter().collect::<String>());
            });
            let expected: Vec<String> = expected
                .iter()
                .map(|s| s.chars().flat_map(crate::script::fold).collect())
                .collect();
            assert_eq!(got, expected, "{written}");
        }
    }

    #[test]
    fn words_that_touch() {
        let boundaries = boundaries(Language::English);
        for (text, at, begins, ends) in [
            ("dell’Ucraina", 1, true, true),
            ("O’Brien", 1, false, true),
            ("Russia's", 0, true, true),
            ("Zelens'kyj", 0, true, false),
            ("الـNATO", 1, true, true),
            ("G7", 0, true, false),
            ("ناتو۲", 0, true, true),
            ("Russia-NATO", 1, true, true),
        ] {
            let folded = Folded::of(text);
            assert_eq!(boundaries.may_begin(folded.words(), at), begins, "{text}");
            assert_eq!(boundaries.may_end(folded.words(), at), ends, "{text}");
        }
    }
}
