//! Decimal digits of the scripts in use.

/// A row of ten digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DigitSystem {
    /// 0123456789
    Latin,
    /// ۰۱۲۳۴۵۶۷۸۹
    Persian,
    /// ٠١٢٣٤٥٦٧٨٩
    ArabicIndic,
}

impl DigitSystem {
    const fn zero(self) -> u32 {
        match self {
            DigitSystem::Latin => 0x30,
            DigitSystem::Persian => 0x6F0,
            DigitSystem::ArabicIndic => 0x660,
        }
    }
}

/// The value of a Latin, Persian or Arabic-Indic digit, 0 to 9.
///
/// ```
/// use yeksan::script::digit_value;
/// assert_eq!(digit_value('۷'), Some(7));
/// assert_eq!(digit_value('x'), None);
/// ```
pub fn digit_value(c: char) -> Option<u8> {
    let zero = digit_system(c)?.zero();
    u8::try_from((c as u32).checked_sub(zero)?).ok()
}

/// The row of digits that a character belongs to.
pub fn digit_system(c: char) -> Option<DigitSystem> {
    match c {
        '0'..='9' => Some(DigitSystem::Latin),
        '\u{6F0}'..='\u{6F9}' => Some(DigitSystem::Persian),
        '\u{660}'..='\u{669}' => Some(DigitSystem::ArabicIndic),
        _ => None,
    }
}

/// The digit of a value from 0 to 9 in a row of digits.
pub fn digit_in(system: DigitSystem, value: u8) -> Option<char> {
    if value > 9 {
        return None;
    }
    char::from_u32(system.zero().checked_add(u32::from(value))?)
}
