//! What to do at each character: the options of one language made into tables.

use super::languages::{Rules, rules};
use super::marks::{SHADDA, is_arabic_mark, is_recitation_sign};
use super::options::{
    Accents, Case, Digits, Ellipsis, Elongation, Ezafe, Fold, Form, HalfSpaces, Kinds, Letters,
    Marks, Options, Presentation, Punctuation, Quotes, Strip,
};
use super::stops::{Before, Stops};
use super::zwnj::{self, Certainty};
use super::{Rule, extras, html, punctuation, repair, search, spacing};
use crate::script::{Class, DigitSystem, Language, Script, class, digit_in, digit_value};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

/// What is to be done at a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Action {
    /// Nothing.
    Pass,
    /// It becomes what its fate says, whatever stands around it.
    Fate,
    /// A space, a half-space or an invisible: see `gap`.
    Gap,
    /// A line end, which spaces may stand before.
    Newline,
    /// A combining mark.
    Mark,
    /// A kashida.
    Tatweel,
    /// An ASCII digit that becomes another, unless it belongs to a Latin word.
    Digit,
    /// A yeh of another keyboard in Arabic, which may be an alef maqsura.
    Yeh,
    /// A closing punctuation mark.
    Closing,
    /// An opening bracket or quotation mark.
    Opening,
    /// A double quotation mark.
    Quote,
    /// An apostrophe.
    Apostrophe,
    /// A full stop that may be one of three.
    Dot,
    /// A hamza that may be an ezafe.
    Hamza,
    /// A heh with an ezafe.
    HehHamza,
    /// A stand-in for a half-space.
    Substitute,
    /// A letter that may be repeated.
    Letter,
}

/// What becomes of a character, whatever stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It stays.
    Stay,
    /// It is deleted.
    Delete(Rule),
    /// It becomes another.
    Become(char, Rule),
    /// It becomes several.
    Unfold(crate::script::Fold, Rule),
}

/// A change that needs no look around, but for marks that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quick {
    /// There is none.
    Look,
    /// A closing mark of the language stays, if a letter is before and a space after it.
    Closing,
    /// A harakat after a letter is deleted.
    Delete(Rule),
    /// It becomes another character.
    Become(char, Rule),
}

/// The tables of one language and one option set.
pub(super) struct Plan {
    pub options: Options,
    /// The language's data, if the rules know it.
    pub rules: Option<&'static Rules>,
    pub stops: Stops,
    ascii: [Action; 128],
    arabic: [Action; 256],
    /// What the characters of the Arabic block become; the character itself if it stays or is
    /// deleted.
    arabic_fates: Box<[Fate; 256]>,
    /// What is to be done at the characters of two more blocks, Latin-1 and General Punctuation,
    /// and what becomes of them.
    common: Box<[(Action, Fate); 256]>,
    /// What becomes of the characters of the ASCII and Arabic blocks that stand for themselves,
    /// whatever is around them but marks.
    quick: [Quick; 384],
    /// Whether every change calls for another pass.
    pub always_again: bool,
    /// The rules that are off by default and on here.
    pub extras: Vec<extras::Change>,
    /// Whether any stage runs beside the pass and the half-spaces.
    pub has_more_stages: bool,
    /// How sure to be before a half-space is restored; none if none is.
    pub certainty: Option<Certainty>,
    /// Whether spaces around punctuation are put right, by the rules of which script.
    pub punctuation_spacing: Option<Script>,
    /// Whether ، ؛ ؟ may become other marks.
    changes_arabic_marks: bool,
    /// Whether a half-space between two letters where it shows stays.
    pub keeps_right_half_spaces: bool,
}

/// Plans that were made last, so that a normalizer that is made anew for each text is cheap.
static KNOWN: Mutex<VecDeque<(Language, Arc<Plan>)>> = Mutex::new(VecDeque::new());
const MOST_KNOWN: usize = 32;

impl Plan {
    /// The plan of a language and an option set, made now or known already.
    pub(super) fn of(language: Language, options: Options) -> Arc<Self> {
        // Never waited for: after a fork the lock may be held by a thread that is no more.
        if let Ok(known) = KNOWN.try_lock() {
            let mut plans = known.iter().filter(|(l, p)| *l == language && p.options == options);
            if let Some((_, plan)) = plans.next() {
                return Arc::clone(plan);
            }
        }
        let plan = Arc::new(Plan::new(language, options));
        if let Ok(mut known) = KNOWN.try_lock() {
            if known.len() >= MOST_KNOWN {
                known.pop_front();
            }
            known.push_back((language, Arc::clone(&plan)));
        }
        plan
    }

    fn new(language: Language, options: Options) -> Self {
        let rules = rules(language);
        let mut plan = Plan {
            options,
            rules,
            stops: Stops::none(),
            ascii: [Action::Pass; 128],
            arabic: [Action::Pass; 256],
            arabic_fates: Box::new([Fate::Stay; 256]),
            common: Box::new([(Action::Pass, Fate::Stay); 256]),
            quick: [Quick::Look; 384],
            always_again: options.elongation != Elongation::Keep
                || options.quotes == Quotes::Local
                || options.accents == Accents::Restore
                || options.ezafe != Ezafe::Keep
                || options.ellipsis != Ellipsis::Keep
                || !options.mask.is_empty()
                || has_more_stages(&options),
            extras: extras::rules(&options),
            has_more_stages: has_more_stages(&options),
            certainty: zwnj::certainty(&options, rules),
            punctuation_spacing: rules.filter(|_| options.spacing).map(|r| r.script),
            keeps_right_half_spaces: options.ezafe == Ezafe::Keep
                && !matches!(options.zwnj, HalfSpaces::Strip | HalfSpaces::Space),
            changes_arabic_marks: match options.punctuation {
                Punctuation::Local => rules.is_some_and(|r| r.script != Script::Arabic),
                Punctuation::Keep | Punctuation::Strip => false,
                Punctuation::Ascii => true,
            },
        };
        for c in '\u{600}'..='\u{6FF}' {
            let fate = plan.compute_fate(c);
            if let Some(slot) = plan.arabic_fates.get_mut(c as usize & 0xFF) {
                *slot = fate;
            }
        }
        for c in '\0'..='\u{7F}' {
            let action = plan.ascii_action(c);
            if let Some(slot) = plan.ascii.get_mut(c as usize) {
                *slot = action;
            }
        }
        for c in '\u{600}'..='\u{6FF}' {
            let action = plan.arabic_action(c);
            if let Some(slot) = plan.arabic.get_mut(c as usize & 0xFF) {
                *slot = action;
            }
        }
        for c in ('\u{80}'..='\u{FF}').chain('\u{2000}'..='\u{207F}') {
            let fate = plan.compute_fate(c);
            if let Some(slot) = plan.common.get_mut(common_index(c)) {
                slot.1 = fate;
            }
        }
        // What is to be done may depend on what becomes of it.
        for c in ('\u{80}'..='\u{FF}').chain('\u{2000}'..='\u{207F}') {
            let action = plan.other_action(c);
            if let Some(slot) = plan.common.get_mut(common_index(c)) {
                slot.0 = action;
            }
        }
        for c in ('\0'..='\u{7F}').chain('\u{600}'..='\u{6FF}') {
            let quick = match (plan.action(c), plan.fate(c)) {
                (Action::Fate, Fate::Become(to, rule)) => Quick::Become(to, rule),
                (Action::Mark, Fate::Delete(rule))
                    if matches!(c, '\u{64B}'..='\u{652}' | '\u{670}') =>
                {
                    Quick::Delete(rule)
                }
                (Action::Closing, Fate::Stay) if !plan.changes_closing(c) => Quick::Closing,
                _ => Quick::Look,
            };
            if let Some(slot) = plan.quick.get_mut(quick_index(c)) {
                *slot = quick;
            }
        }
        plan.stops = Stops::new(|before, byte| plan.is_stop(before, byte));
        plan
    }

    /// What is to be done at a character.
    #[inline]
    pub(super) fn action(&self, c: char) -> Action {
        match c {
            '\0'..='\u{7F}' => self.ascii.get(c as usize).copied().unwrap_or(Action::Pass),
            '\u{600}'..='\u{6FF}' => {
                self.arabic.get(c as usize & 0xFF).copied().unwrap_or(Action::Pass)
            }
            '\u{80}'..='\u{FF}' | '\u{2000}'..='\u{207F}' => {
                self.common.get(common_index(c)).map_or(Action::Pass, |common| common.0)
            }
            _ => self.other_action(c),
        }
    }

    /// What becomes of a character, whatever stands around it.
    #[inline]
    pub(super) fn fate(&self, c: char) -> Fate {
        match c {
            '\u{600}'..='\u{6FF}' => {
                self.arabic_fates.get(c as usize & 0xFF).copied().unwrap_or(Fate::Stay)
            }
            '\u{80}'..='\u{FF}' | '\u{2000}'..='\u{207F}' => {
                self.common.get(common_index(c)).map_or(Fate::Stay, |common| common.1)
            }
            _ => self.compute_fate(c),
        }
    }

    /// The quick change of the character that ends in `byte`, after `before`.
    #[inline]
    pub(super) fn quick(&self, before: u8, byte: u8) -> Quick {
        let index = match byte {
            0..0x80 => usize::from(byte),
            _ if (0xD8..0xDC).contains(&before) => {
                128 + (usize::from(before & 3) << 6 | usize::from(byte & 0x3F))
            }
            _ => return Quick::Look,
        };
        self.quick.get(index).copied().unwrap_or(Quick::Look)
    }

    /// Whether half-spaces may be taken off.
    pub(super) fn tidies_half_spaces(&self) -> bool {
        self.options.zwnj != HalfSpaces::Keep
    }

    /// Whether a character is taken off wherever it stands, and by which rule.
    pub(super) fn deleted(&self, c: char) -> Option<Rule> {
        match self.fate(c) {
            Fate::Delete(rule) => Some(rule),
            _ => None,
        }
    }

    fn compute_fate(&self, c: char) -> Fate {
        let o = &self.options;
        if super::bidi::is_invisible(c, self.rules.is_some()) {
            return if o.bidi == Strip::Strip { Fate::Delete(Rule::Bidi) } else { Fate::Stay };
        }
        if let Some(value) = digit_value(c) {
            let system = match o.digits {
                Digits::Keep => return Fate::Stay,
                Digits::Latin => DigitSystem::Latin,
                Digits::Persian => DigitSystem::Persian,
                Digits::ArabicIndic => DigitSystem::ArabicIndic,
            };
            return match digit_in(system, value) {
                Some(digit) if digit != c => Fate::Become(digit, Rule::Digits),
                _ => Fate::Stay,
            };
        }
        let is_taken_off = match o.marks {
            Marks::Keep => false,
            Marks::Strip => is_arabic_mark(c, o.hamza == Fold::Fold),
            Marks::Shadda => c != SHADDA && is_arabic_mark(c, o.hamza == Fold::Fold),
            Marks::Signs => is_recitation_sign(c),
        };
        if is_taken_off {
            return Fate::Delete(Rule::Marks);
        }
        if o.punctuation == Punctuation::Ascii
            && let Some(mark) = punctuation::ascii(c)
        {
            return Fate::Become(mark, Rule::Punctuation);
        }
        if o.quotes == Quotes::Ascii
            && let Some(mark) = super::quotes::ascii(c)
        {
            return Fate::Become(mark, Rule::Quotes);
        }
        if o.quotes == Quotes::Local
            && let Some(mark) = self.rules.and_then(|r| super::quotes::local(c, &r.quotes))
        {
            return Fate::Become(mark, Rule::Quotes);
        }
        if c.is_ascii() {
            return if o.case == Case::Fold && c.is_ascii_uppercase() {
                Fate::Become(c.to_ascii_lowercase(), Rule::Case)
            } else {
                Fate::Stay
            };
        }
        if class(c) != Class::Letter && class(c) != Class::Mark {
            return Fate::Stay;
        }
        search::letter(c, o, self.rules)
    }

    fn ascii_action(&self, c: char) -> Action {
        let o = &self.options;
        match c {
            ' ' | '\t' => Action::Gap,
            '\n' | '\r' | '\u{B}' | '\u{C}' => Action::Newline,
            '"' if o.quotes == Quotes::Local => Action::Quote,
            '\'' => Action::Apostrophe,
            '.' if o.ellipsis == Ellipsis::Sign => Action::Dot,
            '.' | ',' | ';' | ':' | '!' | '?' | ')' | ']' | '}' => Action::Closing,
            '%' if o.punctuation == Punctuation::Local => Action::Closing,
            '(' | '[' | '{' => Action::Opening,
            '0'..='9' if matches!(o.digits, Digits::Persian | Digits::ArabicIndic) => Action::Digit,
            _ if c.is_ascii_alphabetic() && o.elongation != Elongation::Keep => Action::Letter,
            _ if self.compute_fate(c) != Fate::Stay => Action::Fate,
            _ => Action::Pass,
        }
    }

    fn arabic_action(&self, c: char) -> Action {
        let o = &self.options;
        match c {
            '\u{640}' if o.tatweel == Strip::Strip => Action::Tatweel,
            'ی' if !self.alef_maqsura_stems().is_empty()
                && o.letters == Letters::Language
                && o.alef_maqsura == Fold::Keep =>
            {
                Action::Yeh
            }
            'ء' if o.ezafe != Ezafe::Keep => Action::Hamza,
            'ۀ' if o.ezafe != Ezafe::Keep => Action::HehHamza,
            '،' | '؛' | '؟' | '۔' | '٪' | '٫' | '٬' => Action::Closing,
            _ if self.deleted(c) == Some(Rule::Bidi) => Action::Gap,
            _ if class(c) == Class::Mark => {
                let is_cared_for = o.form == Form::Nfc
                    || self.fate(c) != Fate::Stay
                    || (o.ezafe != Ezafe::Keep && c == '\u{654}');
                if is_cared_for { Action::Mark } else { Action::Pass }
            }
            _ if class(c) == Class::Letter && o.elongation != Elongation::Keep => Action::Letter,
            _ if self.fate(c) != Fate::Stay => Action::Fate,
            _ => Action::Pass,
        }
    }

    fn other_action(&self, c: char) -> Action {
        let o = &self.options;
        match c {
            '\u{200C}' if self.tidies_half_spaces() || o.ezafe == Ezafe::Hamza => Action::Gap,
            '\u{200C}' | '\u{200D}' => Action::Pass,
            '«' | '»' | '“' | '”' => {
                if self.fate(c) != Fate::Stay || self.punctuation_spacing.is_some() {
                    if matches!(c, '«' | '“') { Action::Opening } else { Action::Closing }
                } else {
                    Action::Pass
                }
            }
            '’' if self.fate(c) == Fate::Stay
                && self.punctuation_spacing.is_none()
                && o.accents != Accents::Restore =>
            {
                Action::Pass
            }
            '’' => Action::Apostrophe,
            '…' if o.ellipsis == Ellipsis::Dots => Action::Dot,
            '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}'
                if o.presentation == Presentation::Fold =>
            {
                Action::Fate
            }
            _ => match class(c) {
                Class::Space => Action::Gap,
                Class::Invisible => {
                    let deleted = self.deleted(c).is_some();
                    if deleted || self.is_half_space_substitute(c) {
                        Action::Gap
                    } else {
                        Action::Pass
                    }
                }
                Class::Other if self.is_half_space_substitute(c) => Action::Substitute,
                Class::Mark => Action::Mark,
                Class::Letter if o.elongation != Elongation::Keep => Action::Letter,
                // Letters that compose or decompose, and those that fold.
                _ if o.form == Form::Nfc && super::form::is_doubtful(c) => Action::Mark,
                _ if self.fate(c) != Fate::Stay => Action::Fate,
                _ => Action::Pass,
            },
        }
    }

    /// Whether a character stands in for the half-space between two letters.
    pub(super) fn is_half_space_substitute(&self, c: char) -> bool {
        matches!(self.options.zwnj, HalfSpaces::Tidy | HalfSpaces::Careful | HalfSpaces::Full)
            && self.rules.is_some_and(|r| r.half_space_substitutes.contains(&c))
    }

    pub(super) fn alef_maqsura_stems(&self) -> &'static [&'static str] {
        self.rules.map_or(&[], |r| r.alef_maqsura_stems)
    }

    /// Whether a closing mark may become another.
    #[inline]
    pub(super) fn changes_closing(&self, c: char) -> bool {
        match c {
            '،' | '؛' | '؟' => self.changes_arabic_marks,
            _ => true,
        }
    }

    /// Whether spans of a kind are left alone.
    pub(super) fn protects(&self, kind: Kinds) -> bool {
        self.options.protect.contains(kind)
    }

    /// Whether to stop at a byte after another.
    fn is_stop(&self, before: Before, byte: u8) -> bool {
        let arabic = |high: u32| {
            let c = char::from_u32(0x600 + high * 0x40 + u32::from(byte & 0x3F));
            (0x80..0xC0).contains(&byte)
                && c.is_some_and(|c| match self.action(c) {
                    Action::Pass => false,
                    Action::Closing => {
                        self.punctuation_spacing.is_some() || self.changes_closing(c)
                    }
                    _ => true,
                })
        };
        // General Punctuation is told apart by its third byte.
        let general = |high: u32| {
            let c = char::from_u32(0x2000 + high * 0x40 + u32::from(byte & 0x3F));
            c.is_some_and(|c| self.action(c) != Action::Pass)
        };
        match before {
            Before::Symbols => !matches!(byte, 0x80 | 0x81),
            Before::General0 if (0x80..0xC0).contains(&byte) => general(0),
            Before::General1 if (0x80..0xC0).contains(&byte) => general(1),
            Before::Arabic0 => arabic(0),
            Before::Arabic1 => arabic(1),
            Before::Arabic2 => arabic(2),
            Before::Arabic3 => arabic(3),
            Before::Latin1 => {
                (0x80..0xC0).contains(&byte) && self.action(char::from(byte)) != Action::Pass
            }
            _ if byte.is_ascii() => {
                self.is_stop_alone(byte) || spacing::is_stop(self, before, byte)
            }
            _ => self.is_lead_stop(byte) || spacing::is_stop(self, before, byte),
        }
    }

    /// Whether an ASCII character calls for a stop whatever stands before it.
    fn is_stop_alone(&self, byte: u8) -> bool {
        match self.action(char::from(byte)) {
            Action::Pass | Action::Gap | Action::Newline | Action::Opening => false,
            Action::Closing => {
                (self.options.punctuation == Punctuation::Local
                    && self.rules.is_some_and(|r| {
                        r.punctuation.iter().any(|(from, _)| *from == char::from(byte))
                    }))
                    || self.fate(char::from(byte)) != Fate::Stay
            }
            Action::Apostrophe => {
                self.options.quotes == Quotes::Local || self.options.accents == Accents::Restore
            }
            _ => true,
        }
    }

    /// Whether the first byte of a longer character calls for a stop.
    fn is_lead_stop(&self, byte: u8) -> bool {
        let o = &self.options;
        let folds = o.case == Case::Fold
            || o.accents == Accents::Strip
            || o.letters == Letters::Unify
            || o.elongation != Elongation::Keep;
        match byte {
            // The Arabic block and Latin-1 are told apart by their second byte, symbols too.
            0xC2 | 0xD8..=0xDB | 0xE2 => false,
            0x80..=0xC1 => false,
            // Presentation forms and the byte order mark.
            0xEF => true,
            // The ideographic space is one of these.
            0xE3 => o.spacing || folds || o.form == Form::Nfc,
            0xE1 => true,
            // Scripts without characters that compose.
            0xC3..=0xCB | 0xCF | 0xD0 | 0xD1 | 0xD3..=0xD5 => folds,
            0xE4..=0xE9 | 0xEB | 0xEC => folds && o.accents == Accents::Strip,
            _ => o.form == Form::Nfc || folds,
        }
    }
}

/// The place of a character of Latin-1 or of General Punctuation among the common ones.
fn common_index(c: char) -> usize {
    match c {
        '\0'..='\u{FF}' => c as usize & 0x7F,
        _ => 128 + (c as usize & 0x7F),
    }
}

/// The place of a character of the ASCII or Arabic block among the quick changes.
fn quick_index(c: char) -> usize {
    match c {
        '\0'..='\u{7F}' => c as usize,
        _ => 128 + (c as usize & 0xFF),
    }
}

/// Whether rules are on that have stages of their own.
fn has_more_stages(options: &Options) -> bool {
    repair::is_on(options) || html::is_on(options) || !extras::rules(options).is_empty()
}
