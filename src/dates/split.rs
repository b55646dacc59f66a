//! Words that are written to the word before them: وبعام, درسال, هزارونهصد.

use super::known::Characters;
use super::lexicon::{Entry, Glued, Lexicon};
use super::reading::Payload;
use super::token::{Case, Gap, Sort, Token, behead, extend};
use crate::script::{Class, fold};

/// A word of a text.
pub(crate) struct Word<'a> {
    pub token: Token,
    /// The codes of the first two letters, folded.
    pub firsts: [u32; 2],
    pub text: &'a str,
}

/// Adds a word to the tokens, in pieces if it is several words.
#[inline]
pub(crate) fn push(
    word: &Word<'_>,
    lexicon: &Lexicon,
    buffer: &mut Vec<Letter>,
    tokens: &mut Vec<Token>,
) {
    let Word { token, firsts: [first, _], .. } = *word;
    if token.entry.is_none() && and_number(word, lexicon, buffer, tokens) {
        return;
    }
    let only_after = token.entry.after_clitic_only();
    if (token.entry.is_none() || only_after)
        && token.length > 2
        && ((lexicon.is_clitic(first) && clitics(word, lexicon, buffer, tokens))
            || (token.length > 3
                && lexicon.may_be_glued(word.firsts)
                && glued(word, lexicon, buffer, tokens)))
    {
        return;
    }
    let entry = if only_after { Entry::NONE } else { token.entry };
    tokens.push(Token { entry, ..token });
}

/// Cuts the "and" off a number behind a number: بیست‌وهفتم, بیست وهفتم.
fn and_number(
    word: &Word<'_>,
    lexicon: &Lexicon,
    buffer: &mut Vec<Letter>,
    tokens: &mut Vec<Token>,
) -> bool {
    let Word { token, firsts: [first, _], .. } = *word;
    let Some(and) = lexicon.glued_and.filter(|and| *and as u32 == first) else { return false };
    if token.gap == Gap::Line || !tokens.last().is_some_and(|last| is_number(last.entry, lexicon)) {
        return false;
    }
    let hash = behead(token.hash, token.length, and);
    let entry = lexicon.lookup(hash);
    if !is_number(entry, lexicon) {
        return false;
    }
    read(word, 2, buffer);
    let Some(start) = buffer.get(1).map(|letter| letter.start) else { return false };
    let and = extend(0, and);
    let length = token.length.saturating_sub(1);
    tokens.push(Token { end: start, hash: and, entry: lexicon.lookup(and), length: 1, ..token });
    tokens.push(Token { start, hash, entry, length, gap: Gap::None, ..token });
    true
}

/// Whether a word is one that numbers are made of.
fn is_number(entry: Entry, lexicon: &Lexicon) -> bool {
    lexicon.senses(entry).iter().any(|sense| matches!(sense.payload, Payload::NumberWord(1.., _)))
}

/// A letter of a word that may be cut, folded.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Letter {
    folded: char,
    /// Where the character starts and ends that it comes from.
    start: usize,
    end: usize,
    /// Whether it is all that the character folds to.
    whole: bool,
}

/// Reads the letters of a word, folded, with their places in the text, as many as are asked for.
fn read(word: &Word<'_>, most: usize, letters: &mut Vec<Letter>) {
    letters.clear();
    let characters = Characters::new();
    let mut start = word.token.start;
    while start < word.token.end
        && letters.len() < most
        && let Some((known, width)) = characters.at(word.text, start)
    {
        let end = start.saturating_add(width);
        if known.class() == Class::Letter {
            if let Some(folded) = known.fold() {
                letters.push(Letter { folded, start, end, whole: true });
            } else {
                let several = word.text.get(start..end).into_iter().flat_map(str::chars);
                let letter = |folded| Letter { folded, start, end, whole: false };
                letters.extend(several.flat_map(fold).map(letter));
            }
        }
        start = end;
    }
}

/// Cuts off one clitic, or two: وبعام.
fn clitics(
    word: &Word<'_>,
    lexicon: &Lexicon,
    buffer: &mut Vec<Letter>,
    tokens: &mut Vec<Token>,
) -> bool {
    let Word { token, firsts, .. } = *word;
    let [Some(first), Some(second)] = firsts.map(char::from_u32) else { return false };
    let shorter = token.length.saturating_sub(1);
    let after_one = behead(token.hash, token.length, first);
    let (count, rest, entry) = if let Some(entry) = lexicon.after_clitic(after_one, first) {
        (1u8, after_one, entry)
    } else if token.length > 3
        && lexicon.is_clitic(second as u32)
        && let after_two = behead(after_one, shorter, second)
        && let Some(entry) = lexicon.after_clitic(after_two, second)
    {
        (2, after_two, entry)
    } else {
        return false;
    };
    read(word, 3, buffer);
    let starts = |place: usize| buffer.get(place).map(|letter| letter.start);
    let (Some(second_at), Some(third_at)) = (starts(1), starts(2)) else { return false };
    let at = if count == 1 { second_at } else { third_at };
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
fn glued(
    word: &Word<'_>,
    lexicon: &Lexicon,
    buffer: &mut Vec<Letter>,
    tokens: &mut Vec<Token>,
) -> bool {
    let Word { token, text, .. } = *word;
    read(word, usize::MAX, buffer);
    let before = tokens.len();
    let (mut start, mut gap, mut numeric) = (token.start, token.gap, false);
    let mut rest = buffer.as_slice();
    for _ in 0..MOST {
        // What is left is a word of its own.
        if tokens.len() > before {
            let hash = rest.iter().fold(0, |hash, letter| extend(hash, letter.folded));
            let entry = lexicon.lookup(hash);
            let number = numeric && is_number(entry, lexicon);
            if rest.len() > 1 && (entry.is_anchor() || number) {
                tokens.push(Token {
                    start,
                    end: token.end,
                    hash,
                    value: 0,
                    entry,
                    length: u8::try_from(rest.len()).unwrap_or(u8::MAX),
                    sort: Sort::Word,
                    gap: Gap::None,
                    case: Case::Lower,
                });
                return true;
            }
        }
        let Some((piece, middle)) = longest(rest, token.end, lexicon) else { break };
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
        rest = rest.get(piece.letters.len()..).unwrap_or(&[]);
        // هزارونهصد: the "and" between the parts of a number.
        if let Some(and) = lexicon.glued_and.filter(|_| numeric)
            && let Some(after) = text.get(start..token.end).and_then(|rest| rest.strip_prefix(and))
            && !after.is_empty()
        {
            let hash = extend(0, and);
            let middle = token.end.saturating_sub(after.len());
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
            rest = rest.get(1..).unwrap_or(&[]);
        }
    }
    tokens.truncate(before);
    false
}

/// The longest piece that a word starts with, and where it ends, before the end of the word.
fn longest<'a>(rest: &[Letter], end: usize, lexicon: &'a Lexicon) -> Option<(&'a Glued, usize)> {
    lexicon
        .glued(rest.first()?.folded)
        .iter()
        .filter_map(|piece| {
            let own = rest.get(..piece.letters.len())?;
            let same = own.iter().zip(&piece.letters).all(|(l, c)| l.whole && l.folded == *c);
            let middle = own.last()?.end;
            (same && middle < end).then_some((piece, middle))
        })
        .max_by_key(|(_, middle)| *middle)
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::word_hash;
    use super::super::token::Tokenizer;
    use super::*;
    use crate::dates::languages;
    use crate::script::Language;
    use proptest::prelude::*;

    /// The pieces of a word of plain letters, found with strings alone.
    fn naive(word: &str, lexicon: &Lexicon) -> Vec<String> {
        let word: String = word.chars().flat_map(fold).collect();
        let count = word.chars().count();
        let entry = lexicon.lookup(word_hash(&word));
        let whole = vec![word.clone()];
        if count < 3 || !(entry.is_none() || entry.after_clitic_only()) {
            return whole;
        }
        let tail = |n: usize| word.chars().skip(n).collect::<String>();
        let head = |n: usize| word.chars().take(n).map(String::from).collect::<Vec<_>>();
        for n in 1..=2 {
            let (before, rest) = (head(n), tail(n));
            let clitics =
                before.iter().all(|c| lexicon.is_clitic(c.chars().next().unwrap() as u32));
            let last = before[n - 1].chars().next().unwrap();
            if clitics && count > n + 1 && lexicon.after_clitic(word_hash(&rest), last).is_some() {
                return [before, vec![rest]].concat();
            }
        }
        if count < 4 {
            return whole;
        }
        let (mut pieces, mut rest, mut numeric) = (Vec::new(), word.clone(), false);
        for _ in 0..MOST {
            if !pieces.is_empty() {
                let entry = lexicon.lookup(word_hash(&rest));
                let number = lexicon
                    .senses(entry)
                    .iter()
                    .any(|s| matches!(s.payload, Payload::NumberWord(1.., _)));
                if rest.chars().count() > 1 && (entry.is_anchor() || numeric && number) {
                    pieces.push(rest);
                    return pieces;
                }
            }
            let Some(first) = rest.chars().next() else { return whole };
            let glued = lexicon.glued(first).iter();
            let fits = glued
                .map(|piece| (piece.letters.iter().collect::<String>(), piece.numeric))
                .filter(|(piece, _)| rest.len() > piece.len() && rest.starts_with(piece))
                .max_by_key(|(piece, _)| piece.len());
            let Some((piece, is_numeric)) = fits else { return whole };
            numeric = is_numeric;
            rest = rest[piece.len()..].to_owned();
            pieces.push(piece);
            if let Some(and) = lexicon.glued_and.filter(|_| numeric)
                && rest.len() > and.len_utf8()
                && rest.starts_with(and)
            {
                rest = rest[and.len_utf8()..].to_owned();
                pieces.push(and.to_string());
            }
        }
        whole
    }

    const PIECES: &[&str] = &[
        "و",
        "ب",
        "ل",
        "ف",
        "ال",
        "عام",
        "يوم",
        "الخميس",
        "شهر",
        "در",
        "از",
        "تا",
        "هر",
        "این",
        "دیروز",
        "هزار",
        "نهصد",
        "سیصد",
        "بیست",
        "سال",
        "روز",
        "ماه",
        "شنبه",
        "دو",
        "سه",
        "ر",
        "م",
        "کتاب",
        "del",
        "alle",
        "ott",
        "tre",
        "twenty",
        "two",
        "days",
        "x",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn words_are_cut_as_strings_would_be(
            parts in prop::collection::vec(prop::sample::select(PIECES), 1..6),
            code in prop::sample::select(&["fa", "ar", "it", "en"][..]),
        ) {
            let word = parts.concat();
            let lexicon = languages::lexicon(Language::from_code(code).unwrap(), "");
            let mut tokens = Vec::new();
            Tokenizer::new(&word, lexicon).next_segment(&mut tokens);
            let folded = |t: &Token| word[t.start..t.end].chars().flat_map(fold).collect::<String>();
            let found: Vec<String> = tokens.iter().map(folded).collect();
            prop_assert_eq!(found, naive(&word, lexicon));
            for token in &tokens {
                prop_assert_eq!(token.hash, word_hash(&folded(token)));
                prop_assert_eq!(usize::from(token.length), folded(token).chars().count());
            }
        }
    }
}
