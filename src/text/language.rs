//! Which language a text is in: its letters first, then its function words, then statistics.

use crate::char_boundary::floor_boundary;
use crate::script::{Language, Script, script};
use crate::text::presentation::unfold;

/// How much of a long text is looked at, in bytes.
const SAMPLE: usize = 4096;
/// After how many bytes the letters may decide when they are clear.
const STEP: usize = 128;
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
    /// ھ: Urdu and Sorani, or a Persian heh of the wrong code point.
    OtherHeh,
    /// A letter of another language: Uyghur, Sindhi, Jawi.
    Foreign,
    /// No letter.
    NoLetter,
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
        'ھ' => Hint::OtherHeh,
        // ۀ is written in Persian, ڤ in loan words.
        'ۀ' | 'ڤ' | 'ۃ' => Hint::Shared,
        '\u{621}'..='\u{63A}' | '\u{641}'..='\u{64A}' => Hint::Shared,
        '\u{63B}'..='\u{63F}' | '\u{671}'..='\u{6D5}' => Hint::Foreign,
        _ => Hint::NoLetter,
    }
}

const HINTS: usize = 13;

/// The hints of U+0600 to U+06FF.
static ARABIC_HINTS: [Hint; 256] = {
    let mut hints = [Hint::NoLetter; 256];
    let mut i = 0;
    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    while i < 256 {
        if let Some(c) = char::from_u32(0x600 + i as u32) {
            hints[i] = hint(c);
        }
        i += 1;
    }
    hints
};

#[derive(Default)]
struct Letters {
    hints: [u32; HINTS],
    arabic: u32,
    latin: u32,
    other: u32,
    half_spaces: u32,
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
                '\u{600}'..='\u{6FF}' => self.add_arabic(c),
                '\u{200C}' => self.half_spaces += 1,
                _ => self.count_other(c),
            }
        }
    }

    fn add_arabic(&mut self, c: char) {
        let hint = ARABIC_HINTS.get(c as usize & 0xFF).copied().unwrap_or(Hint::NoLetter);
        self.arabic += u32::from(hint != Hint::NoLetter);
        if let Some(count) = self.hints.get_mut(hint as usize) {
            *count += 1;
        }
    }

    fn count_other(&mut self, c: char) {
        match script(c) {
            // A presentation form counts as the letters it stands for.
            Script::Arabic => match unfold(c) {
                Some(letters) => letters.chars().for_each(|l| self.add_arabic(l)),
                // Arabic Supplement and Extended-A.
                None => {
                    self.arabic += 1;
                    if let Some(count) = self.hints.get_mut(Hint::Foreign as usize) {
                        *count += 1;
                    }
                }
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

    /// The evidence of letters for Persian and for Arabic; ي and ك apart, with which Persian is
    /// written too.
    fn persian_and_arabic(&self) -> (u32, u32) {
        let persian = 3 * self.get(Hint::NotArabic)
            + self.get(Hint::NotArabicKeyboard)
            + 2 * self.half_spaces;
        let arabic = 3 * self.get(Hint::Arabic) + 2 * self.get(Hint::MostlyArabic);
        (persian, arabic)
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
        if self.exclusive() + self.get(Hint::OtherHeh) > 0
            || self.arabic < 4 * (self.latin + self.other)
        {
            return None;
        }
        let (persian, arabic) = self.persian_and_arabic();
        let arabic_keyboard = arabic + self.get(Hint::ArabicKeyboard);
        if persian >= 12 && persian >= 8 * arabic_keyboard {
            Some(Language::Persian)
        } else if arabic >= 6 && arabic_keyboard >= 12 && arabic_keyboard >= 8 * persian {
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
            (self.get(Hint::Sorani) + self.heh_inside_words(sample), Language::Sorani),
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
            return match language {
                Language::Persian if self.may_be_of_a_neighbour() => {
                    ArabicScriptWords::count(sample).neighbour().unwrap_or(language)
                }
                _ => language,
            };
        }
        let words = ArabicScriptWords::count(sample);
        if doubtful_heh && words.sorani >= words.persian {
            return Language::Sorani;
        }
        persian += 3 * words.persian;
        arabic += 3 * words.arabic;
        clear(persian, arabic)
            .or_else(|| {
                arabic += self.get(Hint::ArabicKeyboard);
                clear(persian, arabic)
            })
            .unwrap_or_else(|| self.statistics(sample))
    }

    /// Whether letters are there that Persian does not write, but a typist of Persian may.
    fn may_be_of_a_neighbour(&self) -> bool {
        let odd = [Hint::OtherHeh, Hint::ArabicKeyboard, Hint::MostlyArabic];
        odd.into_iter().any(|h| self.get(h) > 0)
    }

    /// How often ە is followed by a letter of its word: there it is the vowel of Sorani, and no
    /// heh, which it looks like at the end of a word alone.
    fn heh_inside_words(&self, sample: &str) -> u32 {
        if self.get(Hint::SoraniHeh) == 0 {
            return 0;
        }
        let followed = sample.chars().zip(sample.chars().skip(1));
        let inside = followed.filter(|(c, next)| *c == 'ە' && script(*next) == Script::Arabic);
        u32::try_from(inside.count()).unwrap_or(u32::MAX)
    }

    fn decide_latin_script(&self, sample: &str) -> Language {
        let mut words = LatinWords::count(sample);
        words.italian += self.accents.italian / 4;
        words.foreign += self.accents.foreign / 2;
        let LatinWords { italian, english, french, shared, romance, foreign } = words;
        // Il, le, l' are Italian and French: they go with the words that are one of the two alone.
        if french > 0 && french >= italian && french + shared > english + foreign {
            return Language::French;
        }
        let (italian, foreign) = (italian + shared, foreign + french + romance);
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
                whatlang::Lang::Fra => Language::French,
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
    urdu: u32,
    pashto: u32,
}

impl ArabicScriptWords {
    /// Urdu or Pashto, if more of its words are there than Persian ones.
    fn neighbour(&self) -> Option<Language> {
        let most = [(self.urdu, Language::Urdu), (self.pashto, Language::Pashto)];
        let (count, language) = most.into_iter().max_by_key(|(count, _)| *count)?;
        (count > self.persian).then_some(language)
    }

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
                    } else if URDU.contains(&word.value) {
                        found.urdu += 1;
                    } else if PASHTO.contains(&word.value) {
                        found.pashto += 1;
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
    french: u32,
    /// Words of both Italian and French.
    shared: u32,
    /// Words of French and of other languages that are not looked for.
    romance: u32,
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
                let is_elided = matches!(c, '\'' | '’');
                match LATIN.get(word.value) {
                    Some(LatinWord::Italian) => found.italian += 1,
                    Some(LatinWord::Elided) if is_elided => found.italian += 1,
                    Some(LatinWord::English) => found.english += 1,
                    Some(LatinWord::ElidedHere) if is_elided => found.shared += 1,
                    Some(LatinWord::French) => found.french += 1,
                    Some(LatinWord::Shared) => found.shared += 1,
                    Some(LatinWord::Romance) => found.romance += 1,
                    Some(LatinWord::Foreign) => found.foreign += 1,
                    _ => {}
                }
                word = Key::default();
                words += 1;
                if words == WORDS || found.is_clear() {
                    break;
                }
            }
        }
        found
    }

    /// Whether more words would not change the answer.
    fn is_clear(&self) -> bool {
        let LatinWords { italian, english, french, romance, foreign, .. } = *self;
        french == 0
            && romance == 0
            && foreign == 0
            && ((italian >= 6 && english == 0) || (english >= 6 && italian == 0))
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LatinWord {
    Italian,
    Elided,
    English,
    French,
    Shared,
    ElidedHere,
    Romance,
    Foreign,
}

/// Function words of Latin script by their keys: a hash table made at compile time.
struct LatinTable([(u64, LatinWord); 512]);

impl LatinTable {
    const EMPTY: (u64, LatinWord) = (0, LatinWord::Foreign);

    const fn slot(key: u64) -> usize {
        (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 55) as usize
    }

    #[expect(clippy::indexing_slicing, reason = "runs at compile time")]
    const fn with<const N: usize>(mut self, keys: [u64; N], word: LatinWord) -> Self {
        let mut i = 0;
        while i < N {
            let mut slot = Self::slot(keys[i]);
            while self.0[slot].0 != 0 {
                slot = (slot + 1) % 512;
            }
            self.0[slot] = (keys[i], word);
            i += 1;
        }
        self
    }

    fn get(&self, key: u64) -> Option<LatinWord> {
        let mut slots = self.0.iter().cycle().skip(Self::slot(key)).take(512);
        let (found, word) = slots.find(|(found, _)| *found == key || *found == 0)?;
        (*found == key && key != 0).then_some(*word)
    }
}

static LATIN: LatinTable = LatinTable([LatinTable::EMPTY; 512])
    .with(ITALIAN, LatinWord::Italian)
    .with(ELIDED, LatinWord::Elided)
    .with(ENGLISH, LatinWord::English)
    .with(FRENCH, LatinWord::French)
    .with(SHARED, LatinWord::Shared)
    .with(SHARED_ELIDED, LatinWord::ElidedHere)
    .with(ROMANCE, LatinWord::Romance)
    .with(FOREIGN, LatinWord::Foreign);

/// A word as one number.
#[derive(Default)]
struct Key {
    value: u64,
    length: u32,
    begins_with_article: bool,
}

impl Key {
    fn push(&mut self, c: char) {
        self.length += 1;
        self.value = push_letter(self.value, low_byte(c));
        if self.length == 2 {
            self.begins_with_article = self.value == AL;
        }
    }

    /// Whether it is five letters or more that begin with ال: an Arabic noun.
    fn has_article(&self) -> bool {
        self.begins_with_article && self.length >= 5
    }
}

const AL: u64 = key("ال");

/// The low byte tells the letters of one script apart: U+0600 to U+06FF, or U+0000 to U+00FF.
#[expect(clippy::cast_possible_truncation, reason = "the low byte is what is wanted")]
const fn low_byte(c: char) -> u8 {
    c as u32 as u8
}

const fn push_letter(value: u64, letter: u8) -> u64 {
    (value ^ letter as u64).wrapping_mul(0x0000_0100_0000_01B3).wrapping_add(1)
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
            value = push_letter(value, b);
            i += 1;
        } else {
            value = push_letter(value, ((b & 0x03) << 6) | (bytes[i + 1] & 0x3F));
            i += 2;
        }
    }
    value
}

static PERSIAN: [u64; 32] = keys([
    "و",
    "در",
    "به",
    "از",
    "که",
    "این",
    "را",
    "با",
    "است",
    "برای",
    "آن",
    "تا",
    "یک",
    "شد",
    "کرد",
    "خود",
    "بود",
    "شده",
    "هم",
    "باید",
    "نیز",
    "وی",
    "هر",
    "اگر",
    "امروز",
    "دیروز",
    "فردا",
    "ساعت",
    "ماه",
    "روز",
    "شنبه",
    "دوشنبه",
]);
static ARABIC: [u64; 24] = keys([
    "فی", "من", "علی", "إلی", "الی", "أن", "ان", "التی", "الذی", "عن", "مع", "هذا", "هذه", "کما",
    "لا", "کان", "بعد", "قال", "بین", "کل", "أو", "قد", "ذلک", "لم",
]);
static SORANI: [u64; 12] =
    keys(["لە", "بە", "بۆ", "ئەو", "ئەم", "کە", "دا", "هەر", "وە", "یەک", "ھەر", "نە"]);
// Words that neither Persian nor the names of Latin letters have.
static URDU: [u64; 18] = keys([
    "کا", "اور", "آپ", "تھا", "تھی", "تھیں", "بھی", "ھی", "کچھ", "گیا", "گئی", "اپنا", "اپنی",
    "ابھی", "پھر", "رھا", "رھی", "لیا",
]);
static PASHTO: [u64; 15] = keys([
    "د",
    "په",
    "هغه",
    "دغه",
    "زه",
    "شوی",
    "لری",
    "زما",
    "ستا",
    "وویل",
    "وایی",
    "سره",
    "لپاره",
    "خلک",
    "دوی",
]);
const ITALIAN: [u64; 72] = keys([
    "di",
    "che",
    "gli",
    "della",
    "del",
    "dei",
    "delle",
    "nella",
    "nel",
    "sono",
    "è",
    "non",
    "anche",
    "più",
    "alla",
    "dal",
    "dalla",
    "questo",
    "una",
    "ha",
    "hanno",
    "stato",
    "per",
    "lo",
    "degli",
    "nei",
    "nelle",
    "ai",
    "alle",
    "al",
    "sul",
    "sulla",
    "con",
    "perché",
    "questa",
    "dello",
    "dopo",
    "tra",
    "fra",
    "come",
    "uno",
    "ed",
    "loro",
    "essere",
    "oggi",
    "ieri",
    "domani",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    "settimana",
    "settimane",
    "giorni",
    "mesi",
    "anni",
    "scorso",
    "scorsa",
    "prossimo",
    "prossima",
]);
const ELIDED: [u64; 8] = keys(["dell", "nell", "all", "dall", "sull", "un", "quest", "quell"]);
/// Words of both Italian and French.
const SHARED: [u64; 4] = keys(["il", "le", "si", "ma"]);
const SHARED_ELIDED: [u64; 2] = keys(["l", "d"]);
const ENGLISH: [u64; 73] = keys([
    "the",
    "of",
    "and",
    "is",
    "was",
    "are",
    "that",
    "this",
    "with",
    "for",
    "from",
    "it",
    "were",
    "have",
    "has",
    "by",
    "on",
    "not",
    "be",
    "he",
    "she",
    "they",
    "you",
    "what",
    "who",
    "how",
    "his",
    "her",
    "to",
    "at",
    "as",
    "we",
    "but",
    "their",
    "which",
    "or",
    "an",
    "would",
    "will",
    "been",
    "today",
    "yesterday",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "week",
    "weeks",
    "day",
    "days",
    "month",
    "months",
    "year",
    "years",
    "ago",
    "next",
    "last",
    "may",
]);
/// Words of French that Spanish, Portuguese or German have, too.
const ROMANCE: [u64; 7] = keys(["que", "de", "en", "les", "des", "y", "du"]);
const FRENCH: [u64; 74] = keys([
    "est",
    "et",
    "dans",
    "pour",
    "qui",
    "une",
    "pas",
    "avec",
    "au",
    "aux",
    "sur",
    "par",
    "ce",
    "cette",
    "ces",
    "ont",
    "été",
    "était",
    "sont",
    "plus",
    "mais",
    "où",
    "leur",
    "nous",
    "vous",
    "elle",
    "ils",
    "être",
    "fait",
    "depuis",
    "jusqu",
    "qu",
    "après",
    "avant",
    "entre",
    "hier",
    "demain",
    "aujourd",
    "hui",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "janvier",
    "février",
    "avril",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "semaine",
    "semaines",
    "jours",
    "mois",
    "ans",
    "année",
    "années",
    "dernier",
    "dernière",
    "prochain",
    "prochaine",
    "siècle",
    "début",
    "heures",
    "trois",
    "matin",
    "soir",
    "jour",
]);
const FOREIGN: [u64; 24] = keys([
    "el", "los", "las", "por", "os", "não", "uma", "em", "para", "com", "do", "der", "die", "das",
    "und", "ist", "nicht", "ein", "eine", "mit", "von", "zu", "den", "dem",
]);

#[cfg(test)]
mod tests;
