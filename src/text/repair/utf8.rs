//! UTF-8 that was read as a one-byte encoding.

use super::Found;
use super::encoding::{ARABIC, Table, WESTERN};
use crate::script::{Class, Script, class, script};

/// The pieces of a text that are one character of UTF-8 each, read as one-byte characters.
struct Sequence {
    start: usize,
    end: usize,
    meant: char,
    /// The first character and the last, as they stand.
    first: char,
    last: char,
    length: usize,
}

fn sequences(text: &str, table: &Table) -> Vec<Sequence> {
    let mut found: Vec<Sequence> = Vec::new();
    let mut skip = 0;
    for (start, first) in text.char_indices() {
        if start < skip {
            continue;
        }
        let Some(lead) = table.byte(first) else { continue };
        let length = match lead {
            0xC2..=0xDF => 2,
            0xE0..=0xEF => 3,
            0xF0..=0xF4 => 4,
            _ => continue,
        };
        let mut bytes = Vec::with_capacity(4);
        let (mut end, mut last) = (start, first);
        for c in text.get(start..).unwrap_or("").chars().take(length) {
            let Some(byte) = table.byte(c) else { break };
            bytes.push(byte);
            end += c.len_utf8();
            last = c;
        }
        let meant = std::str::from_utf8(&bytes).ok().filter(|_| bytes.len() == length);
        if let Some(meant) = meant.and_then(|m| m.chars().next()) {
            found.push(Sequence { start, end, meant, first, last, length });
            skip = end;
        }
    }
    found
}

fn repaired(found: Vec<Sequence>, is_wrong: impl Fn(usize, &Sequence) -> bool) -> Vec<Found> {
    let wrong = found.iter().enumerate().filter(|(i, s)| is_wrong(*i, s));
    wrong.map(|(_, s)| Found { range: s.start..s.end, with: s.meant.to_string() }).collect()
}

/// Marks that stand after a letter in right text, too: CAFÉ™, É…
fn may_follow_a_letter(c: char) -> bool {
    matches!(
        c,
        '…' | '”'
            | '“'
            | '’'
            | '‘'
            | '«'
            | '»'
            | '–'
            | '—'
            | '•'
            | '·'
            | '™'
            | '®'
            | '©'
    ) || matches!(c, '\u{A0}' | '،' | '؛' | '؟' | '\u{200C}' | '\u{200D}')
}

/// perchÃ©, â€™, Ø³Ù„Ø§Ù…
pub(super) fn as_windows_1252(text: &str) -> Vec<Found> {
    let found = sequences(text, &WESTERN);
    let is_sure = |s: &Sequence| {
        s.length > 2
            || (matches!(s.first, 'Ã' | 'Â') && !matches!(s.last, '…' | '”' | '“' | '’' | '»'))
    };
    let likely = |s: &&Sequence| !may_follow_a_letter(s.last);
    let sure = found.iter().any(is_sure) || found.iter().filter(likely).count() >= 2;
    if sure {
        return repaired(found, |_, _| true);
    }
    // à ends in a no-break space, which often became a plain one.
    let lone = text.match_indices('Ã').filter(|(at, _)| {
        let before = text.get(..*at).unwrap_or("").chars().next_back();
        let after = text.get(at + 'Ã'.len_utf8()..).unwrap_or("").chars().next();
        before.is_some_and(|c| c.is_ascii_lowercase())
            && after.is_none_or(|c| c == ' ' || c == '\n')
    });
    lone.map(|(at, a)| Found { range: at..at + a.len(), with: "à".to_owned() }).collect()
}

/// ط³ظ„ط§ظ…
pub(super) fn as_windows_1256(text: &str) -> Vec<Found> {
    let found = sequences(text, &ARABIC);
    // How many stand side by side.
    let mut run = vec![1_usize; found.len()];
    let mut has_sign = vec![false; found.len()];
    let is_sign = |s: &Sequence| class(s.last) != Class::Letter && !may_follow_a_letter(s.last);
    let is_lone_letter = |s: &Sequence| s.length == 2 && !is_sign(s);
    let mut from = 0;
    for i in 0..found.len() {
        let next = found.get(i + 1).map(|s| s.start);
        if found.get(i).map(|s| s.end) == next && next.is_some() {
            continue;
        }
        let group = found.get(from..=i).unwrap_or(&[]);
        let signs = group.iter().any(is_sign);
        run.iter_mut().take(i + 1).skip(from).for_each(|r| *r = group.len());
        has_sign.iter_mut().take(i + 1).skip(from).for_each(|s| *s = signs);
        from = i + 1;
    }
    let sure = |i: usize| {
        let (count, signs) = (run.get(i).copied(), has_sign.get(i).copied());
        count.is_some_and(|n| n >= 3 || (n == 2 && signs == Some(true)))
            || (found.get(i).is_some_and(|s| s.length > 2 && script(s.first) != Script::Arabic))
    };
    if !(0..found.len()).any(sure) {
        return Vec::new();
    }
    let wrong: Vec<bool> = (0..found.len())
        .map(|i| {
            sure(i)
                || run.get(i).is_some_and(|n| *n >= 2)
                || found.get(i).is_some_and(|s| !is_lone_letter(s))
        })
        .collect();
    repaired(found, |i, _| wrong.get(i) == Some(&true))
}
