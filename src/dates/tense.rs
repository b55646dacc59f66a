//! Whether the words around a mention speak of what was or of what is to come.

use super::category::{Category, Mask, set};
use super::known::Characters;
use super::lattice::{behind_clitic, outside};
use super::lexicon::{Lexicon, Sense};
use super::resolve::Tense;
use super::token::{Case, Gap, Sort, Token, join};
use crate::script::fold;

/// Words that tell a tense.
const SPOKEN: Mask = set(&[Category::Future, Category::Past]);

/// How many words are looked at on each side.
const REACH: usize = 14;

/// The tense of the clause that a mention stands in.
pub(crate) fn of(
    text: &str,
    tokens: &[Token],
    start: usize,
    end: usize,
    lexicon: &Lexicon,
) -> Tense {
    // Left first: the verb or the word "planned" mostly stands before the date.
    let mut at = start;
    for _ in 0..REACH {
        let Some(before) = at.checked_sub(1) else { break };
        at = before;
        match word(text, tokens, at, lexicon) {
            Some(Word::Tense(tense)) => return tense,
            Some(Word::Clause) => {
                // "It is planned that": the word before the clause speaks of it.
                let planned = at.checked_sub(1).and_then(|i| word(text, tokens, i, lexicon));
                if let Some(Word::Tense(Tense::Future)) = planned {
                    return Tense::Future;
                }
                break;
            }
            None => {}
        }
        if ends_clause(tokens, at) {
            break;
        }
    }
    let mut at = end;
    for step in 0..REACH {
        match word(text, tokens, at, lexicon) {
            Some(Word::Tense(tense)) => return tense,
            Some(Word::Clause) if step > 0 => break,
            _ => {}
        }
        // A comma right after a date that opens the sentence ends nothing.
        if step > 0 && ends_clause(tokens, at) {
            break;
        }
        at = at.saturating_add(1);
    }
    // By Friday, until Friday: it is still to come.
    let before = outside(tokens, start.checked_sub(1), lexicon);
    if before & Category::Until.mask() != 0 { Tense::Future } else { Tense::None }
}

enum Word {
    Tense(Tense),
    Clause,
}

fn word(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Word> {
    let token = tokens.get(at).filter(|token| token.sort == Sort::Word)?;
    let mut mask = lexicon.mask(token.entry);
    if mask & SPOKEN == 0 && token.entry.is_prefix() {
        let whole = phrase(tokens, at, lexicon);
        mask = if whole & SPOKEN == 0 { mask } else { whole };
        return tense_of(mask);
    }
    // rencontre, rencontré: only the meanings that the accents leave.
    if mask & SPOKEN != 0 {
        let written = text.get(token.start..token.end)?;
        let capital = token.case != Case::Lower;
        let fits = |sense: &&Sense| sense.fits(written, capital);
        mask = lexicon.senses(token.entry).iter().filter(fits).fold(0, |all, s| all | s.mask);
    }
    // ويلتقي: the verb behind the "and".
    if mask == 0 {
        mask = behind_clitic(text, token, lexicon);
    }
    if let Some(word) = tense_of(mask) {
        return Some(word);
    }
    if mask == 0 && token.length > 4 {
        let written = text.get(token.start..token.end)?;
        let future = lexicon.future_endings.iter().any(|end| written.ends_with(end))
            || (!lexicon.future_beginnings.is_empty() && begins(written, lexicon));
        if future {
            return Some(Word::Tense(Tense::Future));
        }
        if lexicon.past_endings.iter().any(|end| written.ends_with(end)) {
            return Some(Word::Tense(Tense::Past));
        }
    }
    None
}

fn tense_of(mask: Mask) -> Option<Word> {
    if mask & Category::Future.mask() != 0 {
        Some(Word::Tense(Tense::Future))
    } else if mask & Category::Past.mask() != 0 {
        Some(Word::Tense(Tense::Past))
    } else {
        (mask & Category::Clause.mask() != 0).then_some(Word::Clause)
    }
}

/// What the words of several tokens mean that start here: entra in vigore.
fn phrase(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Mask {
    let (mut hash, mut mask) = (0u64, 0);
    for token in tokens.iter().skip(at).take(4) {
        hash = join(hash, token.hash, token.length);
        let entry = lexicon.lookup(hash);
        mask |= lexicon.mask(entry);
        if !entry.is_prefix() {
            break;
        }
    }
    mask
}

/// Whether a word begins as one that is still to come.
fn begins(written: &str, lexicon: &Lexicon) -> bool {
    let characters = Characters::new();
    let first = characters.at(written, 0).and_then(|(known, _)| known.fold());
    lexicon.future_beginnings.iter().any(|beginning| {
        let mut wanted = beginning.chars();
        // Nearly all words begin with another letter.
        if first.is_some() && wanted.clone().next() != first {
            return false;
        }
        let mut letters = written.chars().flat_map(fold);
        wanted.all(|c| letters.next() == Some(c))
    })
}

fn ends_clause(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    match token.sign() {
        Some(',' | '،' | ';' | '؛' | ':' | '!' | '?' | '؟' | '"' | '«' | '»' | '—') => true,
        Some('.') => tokens.get(at.saturating_add(1)).is_none_or(|next| next.gap != Gap::None),
        _ => false,
    }
}
