//! What a letter is: its script, its class, how it joins, what digit it stands for, what it folds to.

mod class;
mod digit;
mod fold;
mod joining;
mod language;

pub use class::{Class, Script, class, is_mark, is_word, script};
pub use digit::{DigitSystem, digit_in, digit_system, digit_value};
pub use fold::{Fold, fold};
pub use joining::{Joining, joining, joins_next};
pub use language::Language;

/// Zero width non-joiner: the half-space of Persian.
pub const ZWNJ: char = '\u{200C}';
/// Zero width joiner.
pub const ZWJ: char = '\u{200D}';
/// Kashida: a stroke that lengthens a word and is no letter.
pub const TATWEEL: char = '\u{0640}';
