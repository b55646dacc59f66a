//! Words that are written to the word before them: وبعام, درسال, هزارونهصد.

use super::lexicon::{Entry, Glued, Lexicon};
use super::reading::Payload;
use super::token::{Case, Gap, Sort, Token, behead, extend};
use crate::script::fold;

/// A word that the lexicon does not have, with what is needed to cut it.
pub(crate) struct Word {
    pub token: Token,
    /// The first two letters, folded.
    pub letters: [char; 2],
    /// Where the second and the third letter start.
    pub seconds: [usize; 2],
}

/// Adds a word to the tokens, in pieces if it is several words.
pub(crate) fn push(word: &Word, text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) {
    let token = word.token;
    let unknown = token.entry.is_none() || token.entry.after_clitic_only();
    if unknown && token.length > 2 {
        if lexicon.has_clitics() && clitics(word, lexicon, tokens) {
            return;
        }
        if token.length > 3 && glued(word, text, lexicon, tokens) {
            return;
        }
    }
    let entry = if token.entry.after_clitic_only() { Entry::NONE } else { token.entry };
    tokens.push(Token { entry, ..token });
}

/// Cuts off one clitic, or two: وبعام.
fn clitics(word: &Word, lexicon: &Lexicon, tokens: &mut Vec<Token>) -> bool {
    let Word { token, letters: [first, second], seconds: [second_at, third_at] } = *word;
    if !lexicon.is_clitic(first) {
        return false;
    }
    let shorter = token.length.saturating_sub(1);
    let after_one = behead(token.hash, token.length, first);
    let after_two = behead(after_one, shorter, second);
    let (count, at, rest, entry) = if let Some(entry) = lexicon.after_clitic(after_one, first) {
        (1u8, second_at, after_one, entry)
    } else if token.length > 3
        && lexicon.is_clitic(second)
        && let Some(entry) = lexicon.after_clitic(after_two, second)
    {
        (2, third_at, after_two, entry)
    } else {
        return false;
    };
    let letter = |c: char, start: usize, end: usize, gap: Gap| Token {
        start,
        end,
        hash: extend(0, c),
        value: 0,
        entry: lexicon.clitic(c),
        length: 1,
        sort: Sort::Word,
        gap,
        case: Case::Lower,
    };
    tokens.push(letter(first, token.start, second_at, token.gap));
    if count == 2 {
        tokens.push(letter(second, second_at, third_at, Gap::None));
    }
    tokens.push(Token {
        start: at,
        hash: rest,
        entry,
        length: token.length.saturating_sub(count),
        gap: Gap::None,
        ..token
    });
    true
}

/// The most words that are written as one.
const MOST: usize = 8;

/// Cuts a word whose spaces were lost, if all its pieces are known and a date can hang on the last.
fn glued(word: &Word, text: &str, lexicon: &Lexicon, tokens: &mut Vec<Token>) -> bool {
    let [first, second] = word.letters;
    if !lexicon.glued(first).iter().any(|piece| piece.second == second) {
        return false;
    }
    let before = tokens.len();
    let (mut start, end) = (word.token.start, word.token.end);
    let mut gap = word.token.gap;
    let mut numeric = false;
    for _ in 0..MOST {
        let Some(rest) = text.get(start..end) else { break };
        // What is left is a word of its own.
        if tokens.len() > before {
            let hash = rest.chars().flat_map(fold).fold(0, extend);
            let length = u8::try_from(rest.chars().flat_map(fold).count()).unwrap_or(u8::MAX);
            let entry = lexicon.lookup(hash);
            let number = lexicon
                .senses(entry)
                .iter()
                .any(|sense| matches!(sense.payload, Payload::NumberWord(1.., _)));
            if length > 1 && (entry.is_anchor() || (numeric && number)) {
                tokens.push(Token {
                    start,
                    end,
                    hash,
                    value: 0,
                    entry,
                    length,
                    sort: Sort::Word,
                    gap: Gap::None,
                    case: Case::Lower,
                });
                return true;
            }
        }
        let Some((piece, length)) = longest(rest, lexicon) else { break };
        let middle = start.saturating_add(length);
        tokens.push(Token {
            start,
            end: middle,
            hash: piece.hash,
            value: 0,
            entry: lexicon.lookup(piece.hash),
            length: piece.length,
            sort: Sort::Word,
            gap,
            case: Case::Lower,
        });
        gap = Gap::None;
        start = middle;
        numeric = piece.numeric;
        // هزارونهصد: the "and" between the parts of a number.
        if let Some(and) = lexicon.glued_and.filter(|_| numeric)
            && let Some(after) = text.get(start..end).and_then(|rest| rest.strip_prefix(and))
            && !after.is_empty()
        {
            let hash = extend(0, and);
            let middle = end.saturating_sub(after.len());
            tokens.push(Token {
                start,
                end: middle,
                hash,
                value: 0,
                entry: lexicon.lookup(hash),
                length: 1,
                sort: Sort::Word,
                gap,
                case: Case::Lower,
            });
            start = middle;
        }
    }
    tokens.truncate(before);
    false
}

/// The longest piece that a word starts with, and its bytes.
fn longest<'a>(rest: &str, lexicon: &'a Lexicon) -> Option<(&'a Glued, usize)> {
    let first = rest.chars().flat_map(fold).next()?;
    lexicon
        .glued(first)
        .iter()
        .filter_map(|piece| {
            let mut letters = rest.char_indices();
            let mut end = 0;
            for c in &piece.letters {
                // Marks fold to nothing and are passed over.
                let (at, written) =
                    letters.by_ref().find(|(_, w)| !fold(*w).as_slice().is_empty())?;
                if fold(written).as_slice() != [*c] {
                    return None;
                }
                end = at.checked_add(written.len_utf8())?;
            }
            (end < rest.len()).then_some((piece, end))
        })
        .max_by_key(|(_, end)| *end)
}
