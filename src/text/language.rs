//! Which language a text is in: its letters first, then its function words, then statistics.

use crate::script::{Language, Script, script};
use crate::text::boundary::floor_boundary;
use crate::text::presentation::unfold;

/// How much of a long text is looked at, in bytes.
const SAMPLE: usize = 4096;
/// After how many bytes the letters may decide when they are clear.
const STEP: usize = 512;
/// How many words are looked up.
const WORDS: usize = 96;
/// How many letters the statistics need.
const STATISTICS_NEED: u32 = 40;

/// The language of a text, or [`Language::Undetermined`].
///
/// Distinctive letters decide first (پچژگکی Persian, ةيك Arabic, ێۆڕڵ Sorani, ټډړښ Pashto, ٹڈے Urdu),
/// then function words; trigram statistics only decide about texts of more than forty letters. Only
/// the beginning of a long text is looked at.
///
/// ```
/// use yeksan::script::Language;
/// use yeksan::text::detect_language;
/// assert_eq!(detect_language("گفت‌وگو با وزیر خارجه"), Language::Persian);
/// assert_eq!(detect_language("المحادثات المقررة في جنيف"), Language::Arabic);
/// assert_eq!(detect_language("Il ministro degli Esteri"), Language::Italian);
/// assert_eq!(detect_language("the foreign minister of the country"), Language::English);
/// assert_eq!(detect_language("12:30"), Language::Undetermined);
/// ```
pub fn detect_language(text: &str) -> Language {
    let mut letters = Letters::default();
    let mut rest = head(text, SAMPLE);
    let sample = rest;
    while !rest.is_empty() {
        let step = head(rest, STEP);
        letters.count(step);
        if let Some(language) = letters.clear_winner() {
            return language;
        }
        rest = rest.get(step.len()..).unwrap_or("");
    }
    letters.decide(sample)
}

/// The beginning of a text, at most `size` bytes, whole characters.
fn head(text: &str, size: usize) -> &str {
    text.get(..floor_boundary(text, size)).unwrap_or(text)
}

/// What a letter of Arabic script says about the language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hint {
    /// All languages have it.
    Shared,
    /// پ چ ژ گ: every language here but Arabic.
    NotArabic,
    /// ک ی: the keyboard of every language here but Arabic.
    NotArabicKeyboard,
    /// ي ك: an Arabic keyboard, with which Persian is written too.
    ArabicKeyboard,
    /// ة إ: Arabic.
    Arabic,
    /// أ ى: Arabic for the most part.
    MostlyArabic,
    /// ێ ۆ ڕ ڵ: Sorani.
    Sorani,
    /// ە: Sorani, or a Persian heh of the wrong code point.
    SoraniHeh,
    /// ټ ډ ړ ږ ښ ڼ ځ څ ۍ ې: Pashto.
    Pashto,
    /// ٹ ڈ ڑ ں ے ہ: Urdu.
    Urdu,
    /// A letter of another language: Uyghur, Sindhi, Jawi.
    Foreign,
}

const fn hint(c: char) -> Hint {
    match c {
        'پ' | 'چ' | 'ژ' | 'گ' => Hint::NotArabic,
        'ک' | 'ی' => Hint::NotArabicKeyboard,
        'ي' | 'ك' => Hint::ArabicKeyboard,
        'ة' | 'إ' => Hint::Arabic,
        'أ' | 'ى' => Hint::MostlyArabic,
        'ێ' | 'ۆ' | 'ڕ' | 'ڵ' => Hint::Sorani,
        'ە' => Hint::SoraniHeh,
        'ټ' | 'ډ' | 'ړ' | 'ږ' | 'ښ' | 'ڼ' | 'ځ' | 'څ' | 'ۍ' | 'ې' | 'ګ' => Hint::Pashto,
        'ٹ' | 'ڈ' | 'ڑ' | 'ں' | 'ے' | 'ۓ' | 'ہ' | 'ۂ' => Hint::Urdu,
        // ھ is written in Urdu, Sorani and, by mistake, Persian; ۀ in Persian; ڤ in loan words.
        'ھ' | 'ۀ' | 'ڤ' | 'ۃ' => Hint::Shared,
        '\u{671}'..='\u{6D3}' => Hint::Foreign,
        _ => Hint::Shared,
    }
}

const HINTS: usize = 11;

#[derive(Default)]
struct Letters {
    hints: [u32; HINTS],
    arabic: u32,
    latin: u32,
    other: u32,
    accents: Accents,
}

/// Latin letters with accents: Italian ones, and those of other languages.
#[derive(Default)]
struct Accents {
    italian: u32,
    foreign: u32,
}

impl Letters {
    fn count(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\0'..='\u{7F}' => self.latin += u32::from(c.is_ascii_alphabetic()),
                '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D5}' => {
                    self.add_arabic(c);
                }
                '\u{600}'..='\u{6FF}' => {}
                _ => self.count_other(c),
            }
        }
    }

    fn add_arabic(&mut self, c: char) {
        self.arabic += 1;
        if let Some(count) = self.hints.get_mut(hint(c) as usize) {
            *count += 1;
        }
    }

    fn count_other(&mut self, c: char) {
        match script(c) {
            // A presentation form counts as the letters it stands for.
            Script::Arabic => match unfold(c) {
                Some(letters) => letters.chars().for_each(|l| {
                    if script(l) == Script::Arabic {
                        self.add_arabic(l);
                    }
                }),
                None => self.add_arabic(c),
            },
            Script::Latin => {
                self.latin += 1;
                match c {
                    'à' | 'è' | 'é' | 'ì' | 'ò' | 'ù' | 'À' | 'È' | 'É' | 'Ì' | 'Ò' | 'Ù' =>
                    {
                        self.accents.italian += 1;
                    }
                    _ => self.accents.foreign += 1,
                }
            }
            Script::Other => self.other += 1,
            Script::Common => {}
        }
    }

    fn get(&self, hint: Hint) -> u32 {
        self.hints.get(hint as usize).copied().unwrap_or(0)
    }

    /// The evidence of letters for Persian and for Arabic, those apart that only tell the keyboard.
    fn persian_and_arabic(&self) -> (u32, u32) {
        let arabic = 3 * self.get(Hint::Arabic) + 2 * self.get(Hint::MostlyArabic);
        (3 * self.get(Hint::NotArabic), arabic)
    }

    /// Letters found only in languages that are neither Persian nor Arabic.
    fn exclusive(&self) -> u32 {
        [Hint::Sorani, Hint::SoraniHeh, Hint::Pashto, Hint::Urdu, Hint::Foreign]
            .into_iter()
            .map(|h| self.get(h))
            .sum()
    }

    /// Persian or Arabic, if the letters so far leave no doubt.
    fn clear_winner(&self) -> Option<Language> {
        if self.exclusive() > 0 || self.arabic < 4 * (self.latin + self.other) {
            return None;
        }
        let (persian, arabic) = self.persian_and_arabic();
        if persian >= 12 && persian >= 8 * (arabic + self.get(Hint::ArabicKeyboard)) {
            Some(Language::Persian)
        } else if arabic >= 12 && arabic >= 8 * (persian + self.get(Hint::NotArabicKeyboard)) {
            Some(Language::Arabic)
        } else {
            None
        }
    }

    fn decide(&self, sample: &str) -> Language {
        if self.arabic > 0 && self.arabic >= self.latin.max(self.other) {
            self.decide_arabic_script(sample)
        } else if self.latin > 0 && self.latin >= self.other {
            self.decide_latin_script(sample)
        } else {
            Language::Undetermined
        }
    }

    fn decide_arabic_script(&self, sample: &str) -> Language {
        let often = |hint: Hint, per: u32| self.get(hint).saturating_mul(per) >= self.arabic.max(1);
        if self.get(Hint::Foreign) > 1 && often(Hint::Foreign, 30) {
            return Language::Undetermined;
        }
        let exclusive = [
            (self.get(Hint::Urdu), Language::Urdu),
            (self.get(Hint::Pashto), Language::Pashto),
            (self.get(Hint::Sorani), Language::Sorani),
        ];
        if let Some((count, language)) = exclusive.into_iter().max_by_key(|(count, _)| *count)
            && count.saturating_mul(40) >= self.arabic
        {
            return language;
        }
        let (mut persian, mut arabic) = self.persian_and_arabic();
        let clear = |persian: u32, arabic: u32| {
            if persian > 2 * arabic {
                Some(Language::Persian)
            } else if arabic > 2 * persian {
                Some(Language::Arabic)
            } else {
                None
            }
        };
        let doubtful_heh = often(Hint::SoraniHeh, 30);
        if !doubtful_heh && let Some(language) = clear(persian, arabic) {
            return language;
        }
        let words = ArabicScriptWords::count(sample);
        if doubtful_heh && words.sorani >= words.persian {
            return Language::Sorani;
        }
        persian += 3 * words.persian;
        arabic += 3 * words.arabic;
        clear(persian, arabic)
            .or_else(|| {
                persian += self.get(Hint::NotArabicKeyboard);
                arabic += self.get(Hint::ArabicKeyboard);
                clear(persian, arabic)
            })
            .unwrap_or_else(|| self.statistics(sample))
    }

    fn decide_latin_script(&self, sample: &str) -> Language {
        let mut words = LatinWords::count(sample);
        words.italian += self.accents.italian / 4;
        words.foreign += self.accents.foreign / 2;
        let LatinWords { italian, english, foreign } = words;
        if italian > english + foreign {
            Language::Italian
        } else if english > italian + foreign {
            Language::English
        } else {
            self.statistics(sample)
        }
    }

    /// What trigrams say, about texts that are long enough.
    fn statistics(&self, sample: &str) -> Language {
        if self.arabic + self.latin <= STATISTICS_NEED {
            return Language::Undetermined;
        }
        match whatlang::detect(sample) {
            Some(info) if info.is_reliable() => match info.lang() {
                whatlang::Lang::Pes => Language::Persian,
                whatlang::Lang::Ara => Language::Arabic,
                whatlang::Lang::Urd => Language::Urdu,
                whatlang::Lang::Ita => Language::Italian,
                whatlang::Lang::Eng => Language::English,
                _ => Language::Undetermined,
            },
            _ => Language::Undetermined,
        }
    }
}

#[derive(Default)]
struct ArabicScriptWords {
    persian: u32,
    arabic: u32,
    sorani: u32,
}

impl ArabicScriptWords {
    fn count(text: &str) -> Self {
        let mut found = Self::default();
        let mut word = Key::default();
        let mut words = 0;
        for c in text.chars().chain(Some(' ')) {
            match c {
                '\u{621}'..='\u{63F}' | '\u{641}'..='\u{64A}' | '\u{671}'..='\u{6D5}' => {
                    word.push(match c {
                        'ي' | 'ى' => 'ی',
                        'ك' => 'ک',
                        _ => c,
                    });
                }
                // Marks, kashida and invisible controls do not end a word.
                '\u{640}'
                | '\u{64B}'..='\u{65F}'
                | '\u{670}'
                | '\u{200C}'..='\u{200F}'
                | '\u{AD}' => {}
                _ if word.length > 0 => {
                    if PERSIAN.contains(&word.value) {
                        found.persian += 1;
                    } else if ARABIC.contains(&word.value) || word.has_article() {
                        found.arabic += 1;
                    } else if SORANI.contains(&word.value) {
                        found.sorani += 1;
                    }
                    word = Key::default();
                    words += 1;
                    if words == WORDS {
                        break;
                    }
                }
                _ => {}
            }
        }
        found
    }
}

#[derive(Default)]
struct LatinWords {
    italian: u32,
    english: u32,
    foreign: u32,
}

impl LatinWords {
    fn count(text: &str) -> Self {
        let mut found = Self::default();
        let mut word = Key::default();
        let mut words = 0;
        for c in text.chars().chain(Some(' ')) {
            if c.is_ascii_alphabetic() {
                word.push(c.to_ascii_lowercase());
            } else if !c.is_ascii() && script(c) == Script::Latin {
                word.push(c);
            } else if word.length > 0 {
                let elided = matches!(c, '\'' | '’');
                if ITALIAN.contains(&word.value) || (elided && ELIDED.contains(&word.value)) {
                    found.italian += 1;
                } else if ENGLISH.contains(&word.value) {
                    found.english += 1;
                } else if FOREIGN.contains(&word.value) {
                    found.foreign += 1;
                }
                word = Key::default();
                words += 1;
                if words == WORDS {
                    break;
                }
            }
        }
        found
    }
}

/// A word of up to eight letters as one number; longer words are no function words.
#[derive(Default)]
struct Key {
    value: u64,
    length: u32,
    begins_with_article: bool,
}

impl Key {
    fn push(&mut self, c: char) {
        self.length += 1;
        self.value = if self.length > 8 { 0 } else { push_letter(self.value, c) };
        if self.length == 2 {
            self.begins_with_article = self.value == AL;
        }
    }
}

impl Key {
    /// Whether it is five letters or more that begin with ال: an Arabic noun.
    fn has_article(&self) -> bool {
        self.begins_with_article && self.length >= 5
    }
}

const AL: u64 = push_letter(push_letter(0, 'ا'), 'ل');

/// The low byte tells the letters of one script apart: U+0600 to U+06FF, or U+0000 to U+00FF.
#[expect(clippy::cast_possible_truncation, reason = "the low byte is what is wanted")]
const fn push_letter(value: u64, c: char) -> u64 {
    (value << 8) | (c as u32 as u8) as u64
}

#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn keys<const N: usize>(words: [&str; N]) -> [u64; N] {
    let mut out = [0; N];
    let mut i = 0;
    while i < N {
        out[i] = key(words[i]);
        i += 1;
    }
    out
}

/// The key of a word of one- and two-byte characters.
#[expect(clippy::indexing_slicing, reason = "runs at compile time")]
const fn key(word: &str) -> u64 {
    let bytes = word.as_bytes();
    let (mut value, mut i) = (0, 0);
    while i < bytes.len() {
        let b = bytes[i];
        if b < 0x80 {
            value = (value << 8) | b as u64;
            i += 1;
        } else {
            let low = ((b & 0x03) << 6) | (bytes[i + 1] & 0x3F);
            value = (value << 8) | low as u64;
            i += 2;
        }
    }
    value
}

static PERSIAN: [u64; 24] = keys([
    "و", "در", "به", "از", "که", "این", "را", "با", "است", "برای", "آن", "تا", "یک", "شد", "کرد",
    "خود", "بود", "شده", "هم", "باید", "نیز", "وی", "هر", "اگر",
]);
static ARABIC: [u64; 24] = keys([
    "فی", "من", "علی", "إلی", "الی", "أن", "ان", "التی", "الذی", "عن", "مع", "هذا", "هذه", "کما",
    "لا", "کان", "بعد", "قال", "بین", "کل", "أو", "قد", "ذلک", "لم",
]);
static SORANI: [u64; 12] =
    keys(["لە", "بە", "بۆ", "ئەو", "ئەم", "کە", "دا", "هەر", "وە", "یەک", "ھەر", "نە"]);
static ITALIAN: [u64; 48] = keys([
    "di", "che", "il", "gli", "della", "del", "dei", "delle", "nella", "nel", "sono", "è", "non",
    "anche", "più", "alla", "dal", "dalla", "questo", "una", "ha", "hanno", "stato", "per", "lo",
    "le", "degli", "nei", "nelle", "ai", "alle", "al", "sul", "sulla", "con", "si", "perché",
    "questa", "ma", "dello", "dopo", "tra", "fra", "come", "uno", "ed", "loro", "essere",
]);
static ELIDED: [u64; 10] =
    keys(["l", "dell", "nell", "all", "dall", "sull", "un", "d", "quest", "quell"]);
static ENGLISH: [u64; 40] = keys([
    "the", "of", "and", "is", "was", "are", "that", "this", "with", "for", "from", "it", "were",
    "have", "has", "by", "on", "not", "be", "he", "she", "they", "you", "what", "who", "how",
    "his", "her", "to", "at", "as", "we", "but", "their", "which", "or", "an", "would", "will",
    "been",
]);
static FOREIGN: [u64; 40] = keys([
    "que", "de", "en", "el", "los", "las", "les", "des", "est", "et", "dans", "pour", "qui", "une",
    "pas", "avec", "au", "aux", "y", "por", "os", "não", "uma", "em", "para", "com", "do", "der",
    "die", "das", "und", "ist", "nicht", "ein", "eine", "mit", "von", "zu", "den", "du",
]);

#[cfg(test)]
mod tests;
