//! The search fold: one form for letters that are written in many ways.
//!
//! Letters of Arabic script fold to the Persian code points (ی ک ه), whatever the language, so that
//! a Persian and an Arabic spelling meet. Marks, kashida, joiners and invisible controls vanish.

use super::class::{Class, class};
use super::digit::digit_value;
use unicode_normalization::UnicodeNormalization;

/// What one character folds to: up to four characters, without allocation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fold {
    chars: [char; 4],
    len: u8,
}

impl Fold {
    const EMPTY: Fold = Fold { chars: ['\0'; 4], len: 0 };

    #[inline]
    const fn one(c: char) -> Fold {
        Fold { chars: [c, '\0', '\0', '\0'], len: 1 }
    }

    fn push(&mut self, c: char) {
        if let Some(slot) = self.chars.get_mut(usize::from(self.len)) {
            *slot = c;
            self.len = self.len.saturating_add(1);
        }
    }

    /// The characters.
    #[inline]
    pub fn as_slice(&self) -> &[char] {
        self.chars.get(..usize::from(self.len)).unwrap_or(&[])
    }
}

impl IntoIterator for Fold {
    type Item = char;
    type IntoIter = std::iter::Take<std::array::IntoIter<char, 4>>;
    fn into_iter(self) -> Self::IntoIter {
        self.chars.into_iter().take(usize::from(self.len))
    }
}

/// The search form of one character: letters unified, marks off, digits Latin, case folded.
///
/// ```
/// use yeksan::script::fold;
/// let folded = |s: &str| s.chars().flat_map(fold).collect::<String>();
/// assert_eq!(folded("ي ى ئ ك أ آ ة ۷"), "ی ی ی ک ا ا ه 7");
/// assert_eq!(folded("Perché ÆØß"), "perche aeoss");
/// assert_eq!(folded("كِتـاب"), "کتاب");
/// ```
#[inline]
pub fn fold(c: char) -> Fold {
    match c {
        'A'..='Z' => Fold::one(c.to_ascii_lowercase()),
        '\0'..='\u{7F}' => Fold::one(c),
        '\u{620}'..='\u{6FF}' => fold_arabic(c),
        _ => fold_other(c),
    }
}

fn fold_arabic(c: char) -> Fold {
    let folded = match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | '\u{672}' | '\u{673}' | '\u{675}' => 'ا',
        'ؤ' | '\u{676}' | '\u{6C4}'..='\u{6CB}' => 'و',
        'ئ'
        | 'ي'
        | 'ى'
        | '\u{620}'
        | '\u{63D}'..='\u{63F}'
        | '\u{678}'
        | 'ی'
        | '\u{6CD}'
        | '\u{6CE}'
        | '\u{6D0}'..='\u{6D3}' => 'ی',
        'ك' | '\u{63B}' | '\u{63C}' | '\u{6A9}'..='\u{6AE}' => 'ک',
        'ة' | '\u{6BE}'..='\u{6C3}' | '\u{6D5}' | 'ه' => 'ه',
        'گ' | '\u{6B0}'..='\u{6B4}' => 'گ',
        '\u{695}' => 'ر',
        '\u{6B5}' => 'ل',
        _ => match class(c) {
            Class::Mark | Class::Tatweel | Class::Invisible => return Fold::EMPTY,
            Class::Digit => {
                return digit_value(c).map_or(Fold::EMPTY, |d| Fold::one(char::from(b'0' + d)));
            }
            _ => c,
        },
    };
    Fold::one(folded)
}

fn fold_other(c: char) -> Fold {
    match class(c) {
        Class::Mark | Class::Tatweel | Class::Invisible | Class::Joiner => return Fold::EMPTY,
        Class::Space => return Fold::one(' '),
        Class::Newline => return Fold::one('\n'),
        Class::Letter => {}
        Class::Digit | Class::Other => {
            return Fold::one(match c {
                '‘' | '’' | 'ʼ' | '′' | '＇' => '\'',
                '“' | '”' | '„' | '″' => '"',
                '‐' | '‑' | '‒' | '–' | '—' | '−' => '-',
                _ => c,
            });
        }
    }
    let mut out = Fold::EMPTY;
    for d in std::iter::once(c).nfkd() {
        match d {
            'A'..='Z' => out.push(d.to_ascii_lowercase()),
            '\0'..='\u{7F}' => out.push(d),
            'ß' | 'ẞ' => ['s', 's'].into_iter().for_each(|x| out.push(x)),
            'æ' | 'Æ' => ['a', 'e'].into_iter().for_each(|x| out.push(x)),
            'œ' | 'Œ' => ['o', 'e'].into_iter().for_each(|x| out.push(x)),
            'ø' | 'Ø' => out.push('o'),
            'ł' | 'Ł' => out.push('l'),
            'đ' | 'Đ' | 'ð' | 'Ð' => out.push('d'),
            'þ' | 'Þ' => ['t', 'h'].into_iter().for_each(|x| out.push(x)),
            'ı' => out.push('i'),
            'ʼ' | 'ʻ' => out.push('\''),
            '\u{620}'..='\u{6FF}' => fold_arabic(d).into_iter().for_each(|x| out.push(x)),
            _ if class(d) == Class::Mark => {}
            _ => d.to_lowercase().for_each(|x| out.push(x)),
        }
    }
    out
}
