//! The match key: letters, case and accents folded.

use super::languages::Rules;
use super::options::{Accents, Case, Fold, Letters, Options};
use super::plan::Fate;
use super::{Rule, letters};
use crate::script::{self, Script, script};
use unicode_normalization::UnicodeNormalization;

/// What becomes of a letter or mark.
pub(super) fn letter(c: char, options: &Options, rules: Option<&Rules>) -> Fate {
    match script(c) {
        Script::Arabic => arabic(c, options, rules),
        Script::Latin => latin(c, options),
        Script::Other if options.case == Case::Fold => lower(c),
        Script::Common if options.accents == Accents::Strip && is_latin_mark(c) => {
            Fate::Delete(Rule::Accents)
        }
        _ => Fate::Stay,
    }
}

fn arabic(c: char, options: &Options, rules: Option<&Rules>) -> Fate {
    let own = letters::own(c, options.letters, rules);
    let yeh = match options.letters {
        Letters::Unify => 'ی',
        _ => letters::own('ي', Letters::Language, rules),
    };
    let folded = |fold: Fold| fold == Fold::Fold;
    let switched = match own {
        'أ' | 'إ' | 'آ' | 'ٱ' if folded(options.alef) => 'ا',
        'أ' | 'إ' | 'آ' | 'ٱ' => own,
        'ؤ' if folded(options.hamza) => 'و',
        'ئ' if folded(options.hamza) => yeh,
        'ؤ' | 'ئ' => own,
        'ة' if folded(options.teh_marbuta) => 'ه',
        'ة' => own,
        'ى' if folded(options.alef_maqsura) => yeh,
        'ى' => own,
        _ if options.letters == Letters::Unify => match script::fold(own).as_slice() {
            [one] => *one,
            _ => own,
        },
        _ => own,
    };
    if switched == c {
        Fate::Stay
    } else if switched == own {
        Fate::Become(switched, Rule::Letters)
    } else {
        Fate::Become(switched, Rule::Search)
    }
}

fn latin(c: char, options: &Options) -> Fate {
    match (options.accents, options.case) {
        (Accents::Strip, Case::Fold) => {
            let folded = script::fold(c);
            match folded.as_slice() {
                [one] if *one == c => Fate::Stay,
                [one] => Fate::Become(*one, Rule::Search),
                _ => Fate::Unfold(folded, Rule::Search),
            }
        }
        (Accents::Strip, Case::Keep) => {
            let bare = bare(c);
            if bare == c { Fate::Stay } else { Fate::Become(bare, Rule::Accents) }
        }
        (_, Case::Fold) => lower(c),
        _ => Fate::Stay,
    }
}

/// A Latin letter without its accents.
fn bare(c: char) -> char {
    match c {
        'ø' => 'o',
        'Ø' => 'O',
        'ł' => 'l',
        'Ł' => 'L',
        'đ' => 'd',
        'Đ' => 'D',
        'ı' => 'i',
        _ => std::iter::once(c).nfd().next().unwrap_or(c),
    }
}

/// A letter in lower case; letters whose lower case is more than one character stay.
fn lower(c: char) -> Fate {
    let mut lower = c.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one != c => Fate::Become(one, Rule::Case),
        _ => match c {
            'ς' => Fate::Become('σ', Rule::Case),
            _ => Fate::Stay,
        },
    }
}

fn is_latin_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}
