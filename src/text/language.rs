//! Which language a text is in: its letters first, then its function words, then statistics.

mod function_words;
mod words;

use crate::char_boundary::floor_boundary;
use crate::script::{Language, Script, script};
use crate::text::presentation::unfold;
use function_words::{ArabicScriptWords, LatinWords};

/// How much of a long text is looked at, in bytes.
const SAMPLE: usize = 4096;
/// After how many bytes the letters may decide when they are clear.
const STEP: usize = 128;
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

#[cfg(test)]
mod tests;
