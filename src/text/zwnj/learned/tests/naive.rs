//! A naive twin: each place looked at from scratch, on vectors of letters, in one piece.

use super::super::features::{Levels, MULTIPLIER, bucket};
use super::super::habits::{GLUED, Habits, KEPT, SPACED, Scored, WIDTH, is_between_words};
use super::super::model::Model;
use super::super::restore::{Candidate, Certainty, Stretch, habits_of, probability};
use super::super::symbols::{BASE, LETTERS};
use crate::script::{Class, ZWJ, ZWNJ, class, digit_value, joins_next};
use std::ops::Range;

/// A symbol: a letter, a space or something else.
#[derive(Clone, Copy, PartialEq)]
enum Symbol {
    Letter(char),
    Space,
    Other,
}

use Symbol::{Letter, Other, Space};

/// The symbols of a text, where each begins, and whether a half-space follows it.
struct Line {
    symbols: Vec<Symbol>,
    at: Vec<usize>,
    half: Vec<bool>,
}

pub(super) struct Found {
    pub candidates: Vec<(Range<usize>, Scored)>,
    pub gaps: Vec<(Range<usize>, f32)>,
    pub conjoined: Vec<[Range<usize>; 2]>,
    pub kept: Vec<u8>,
}

fn line(text: &str) -> Line {
    let mut line = Line { symbols: vec![], at: vec![], half: vec![] };
    let mut gap_end = 0;
    for (at, c) in text.char_indices() {
        let own = match c {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            'ہ' => 'ه',
            'ٱ' => 'ا',
            _ => c,
        };
        let symbol = if LETTERS.contains(own) {
            Letter(own)
        } else if c == ' ' || c == '\u{A0}' {
            Space
        } else if c == ZWNJ {
            if let (Some(half), Some(Letter(_))) = (line.half.last_mut(), line.symbols.last()) {
                *half = true;
            }
            continue;
        } else if c == '\u{200D}'
            || matches!((c as u32) >> 8, 6) && matches!(class(c), Class::Mark | Class::Tatweel)
            || class(c) == Class::Invisible
        {
            continue;
        } else {
            Other
        };
        if symbol == Space && line.symbols.last() == Some(&Space) {
            if gap_end != at {
                // Something unseen stands between two spaces: the end of what is looked at together.
                line.push(Other, at);
                line.push(Space, at);
            }
            gap_end = at + c.len_utf8();
            continue;
        }
        if symbol == Space {
            gap_end = at + c.len_utf8();
        }
        line.push(symbol, at);
    }
    for i in 0..line.symbols.len() {
        if line.half[i] {
            let next = line.symbols.get(i + 1);
            line.half[i] = matches!(line.symbols[i], Letter(c) if joins_next(c))
                && matches!(next, Some(Letter(_)));
        }
    }
    line
}

impl Line {
    fn push(&mut self, symbol: Symbol, at: usize) {
        self.symbols.push(symbol);
        self.at.push(at);
        self.half.push(false);
    }

    fn get(&self, i: isize) -> Symbol {
        usize::try_from(i).ok().and_then(|i| self.symbols.get(i)).copied().unwrap_or(Other)
    }

    /// The letters of the word that a position stands in, as far as a side goes.
    fn back(&self, from: isize) -> Vec<char> {
        let mut out: Vec<_> = (0..).map_while(|i| self.letter(from - i)).collect();
        out.reverse();
        out
    }

    fn ahead(&self, from: isize) -> Vec<char> {
        (0..).map_while(|i| self.letter(from + i)).collect()
    }

    fn letter(&self, i: isize) -> Option<char> {
        match self.get(i) {
            Letter(c) => Some(c),
            _ => None,
        }
    }
}

fn letter_code(c: char) -> u64 {
    LETTERS.chars().position(|l| l == c).unwrap() as u64 + 3
}

fn code(symbol: Symbol) -> u64 {
    match symbol {
        Letter(c) => letter_code(c),
        Space => 1,
        Other => 2,
    }
}

fn hash(letters: &[char]) -> u64 {
    letters.iter().rev().fold(0u64, |sum, c| sum.wrapping_mul(BASE).wrapping_add(letter_code(*c)))
}

/// The sum of so many symbols outwards; nothing beyond an end of words is looked at.
fn run(line: &Line, from: isize, step: isize, count: isize, role: usize) -> u64 {
    let mut ended = false;
    (0..count).fold(0u64, |sum, i| {
        let symbol = line.get(from + i * step);
        ended |= symbol == Other;
        let code = if ended { 2 } else { code(symbol) };
        sum.wrapping_add(code.wrapping_mul(MULTIPLIER[role + i as usize]))
    })
}

fn gate(model: &Model, line: &Line, left: isize, right: isize) -> i32 {
    let side = |from: isize, step: isize| {
        let mut out = [code(line.get(from)), 0, 0];
        for i in 1..3 {
            match line.get(from + i * step) {
                Letter(c) if out[i as usize - 1] != 0 => out[i as usize] = letter_code(c),
                _ => break,
            }
        }
        out
    };
    let (l, r) = (side(left, -1), side(right, 1));
    let spaced = u64::from(right > left + 1);
    let runs = [[l[2], l[1], l[0], r[0]], [l[1], l[0], r[0], r[1]], [l[0], r[0], r[1], r[2]]];
    let sum = runs.iter().enumerate().map(|(salt, run)| {
        let key = run.iter().fold(spaced, |key, code| key * 64 + code);
        let row = bucket(key.wrapping_mul(MULTIPLIER[0]), salt, model.gate.bits());
        model.gate.weight(row + (salt << model.gate.bits()))
    });
    sum.sum()
}

fn levels(model: &Model, left: &[char], right: &[char], spaced: bool) -> Levels {
    let known = |letters: &[char]| model.plain.get(hash(letters)) & 7;
    let mut levels = Levels {
        left: known(left),
        right: known(right),
        joined: known(&[left, right].concat()),
        ..Levels::default()
    };
    if !spaced && right.len() > 1 {
        levels.longer = known(&[left, &right[..1]].concat());
    }
    if !spaced && left.len() > 1 {
        levels.shorter = known(&left[..left.len() - 1]);
    }
    // The lists hold the left part of each half-space too.
    let has_left = model.halves.get(hash(left).wrapping_mul(MULTIPLIER[60])) > 0;
    for short in 0..if has_left { 7.min(right.len().saturating_sub(1)) } else { 0 } {
        let key = hash(left)
            .wrapping_mul(MULTIPLIER[60])
            .wrapping_add(hash(&right[..right.len() - short]).wrapping_mul(MULTIPLIER[61]));
        let value = model.halves.get(key);
        if value > 0 {
            levels.half = value;
            levels.rest = short as u8;
            break;
        }
    }
    levels
}

/// The sum of a place, the part of it that its word decides, and what the lists know.
fn sum(model: &Model, line: &Line, left: isize, right: isize) -> (i32, i32, Levels) {
    let (l, r) = (line.back(left), line.ahead(right));
    let levels = levels(model, &l, &r, right > left + 1);
    let (hl, hr) = (hash(&l), hash(&r));
    let start = left - l.len() as isize + 1;
    let end = right + r.len() as isize;
    let before = if line.get(start - 1) == Space { hash(&line.back(start - 2)) } else { 0 };
    let after = match (line.get(end), line.get(end + 1)) {
        (Space, Letter(_)) => hash(&line.ahead(end + 1)),
        (Space, _) => 1,
        _ => 2,
    };
    let m = &MULTIPLIER;
    let mut sums: Vec<u64> = vec![];
    for n in 1..=6 {
        sums.push(run(line, left, -1, n, 1));
    }
    for n in 1..=6 {
        sums.push(run(line, right, 1, n, 11));
    }
    let two = |a: u64, b: u64| a.wrapping_add(b);
    sums.extend([
        hl.wrapping_mul(m[20]),
        hr.wrapping_mul(m[21]),
        two(hl.wrapping_mul(m[22]), hr.wrapping_mul(m[23])),
    ]);
    for a in 1..=4 {
        for b in 1..=4 {
            sums.push(two(run(line, left, -1, a, 1), run(line, right, 1, b, 11)));
        }
    }
    sums.extend([
        two(hr.wrapping_mul(m[24]), before),
        two(hl.wrapping_mul(m[25]), after),
        two(hr.wrapping_mul(m[26]), after),
    ]);
    let [kl, kr, joined, half, rest] =
        [levels.left, levels.right, levels.joined, levels.half, levels.rest.min(3)].map(u64::from);
    let short = |n: usize| n.min(5) as u64;
    let packed =
        |a: u64, b: u64, c: u64| (joined * 8 + a * 64 + b * 512 + c * 4096).wrapping_mul(m[27]);
    sums.extend([
        packed(kl, kr, 0),
        packed(half, rest, 0),
        packed(short(l.len()), short(r.len()), 0),
        two(packed(kl, 0, 0), hr.wrapping_mul(m[28])),
        two(packed(kr, 0, 0), hl.wrapping_mul(m[29])),
        packed(half, kl, kr),
    ]);
    let around = kl + u64::from(levels.longer) * 8 + u64::from(levels.shorter) * 64;
    let letter = |i: isize, role: usize| code(line.get(i)).wrapping_mul(m[role]);
    sums.push(two(around.wrapping_mul(m[31]), hr.wrapping_mul(m[32])));
    sums.push(two(
        (around + half * 512).wrapping_mul(m[31]),
        two(letter(left, 33), letter(right, 34)),
    ));
    let state = if right > left + 1 { m[30] } else { 0 };
    let weights: Vec<i32> = (3..)
        .zip(sums)
        .map(|(salt, x)| model.score.weight(bucket(two(x, state), salt, model.score.bits())))
        .collect();
    let mut within: Vec<bool> = vec![];
    within.extend((1..=6).map(|n| n <= l.len()));
    within.extend((1..=6).map(|n| n <= r.len()));
    within.extend([true; 3]);
    for a in 1..=4 {
        within.extend((1..=4).map(|b| a <= l.len() && b <= r.len()));
    }
    within.extend([false; 3]);
    within.extend([true; 8]);
    let of_word = weights.iter().zip(within).filter(|(_, w)| *w).map(|(x, _)| x).sum();
    (weights.iter().sum(), of_word, levels)
}

/// The gate of the two words beside a space.
fn sides(model: &Model, left: &[char], right: &[char]) -> i32 {
    let m = &MULTIPLIER;
    let bits = model.sides.bits();
    let side = |word: &[char], nearest: fn(&[char], usize) -> &[char], offset: usize| {
        let level = u64::from(model.plain.get(hash(word)) & 7);
        let mut sums = vec![hash(word).wrapping_mul(m[0])];
        for n in 1..=4 {
            let run = if n <= word.len() { hash(nearest(word, n)) } else { 0 };
            sums.push(run.wrapping_mul(m[1]).wrapping_add(n as u64));
        }
        sums.push((level * 8 + word.len().min(7) as u64).wrapping_mul(m[2]));
        let rows = sums.into_iter().map(|x| bucket(x, 0, bits) + offset);
        rows.map(|row| model.sides.weight(row)).sum::<i32>()
    };
    let left = side(left, |word, n| &word[word.len() - n..], 0);
    let right = side(right, |word, n| &word[..n], 1 << bits);
    left + right
}

fn family(model: &Model, line: &Line, left: isize, right: isize) -> u8 {
    let prefix = model.prefixes.get(hash(&line.back(left)));
    let suffix = model.suffixes.get(hash(&line.ahead(right)));
    match (prefix, suffix) {
        (Some(3), _) => 3,
        (Some(2), Some(0)) => 2,
        (_, Some(0)) if line.get(left) == Letter('ه') => 1,
        (_, Some(family)) => family,
        (_, None) => 8,
    }
}

/// The bytes of a gap around a space.
fn gap(text: &str, space: usize) -> Range<usize> {
    let is_gap = |c: &char| matches!(*c, ' ' | '\u{A0}' | '\u{200C}');
    let before = text[..space].chars().rev().take_while(is_gap).map(char::len_utf8);
    let after = text[space..].chars().take_while(is_gap).map(char::len_utf8);
    space - before.sum::<usize>()..space + after.sum::<usize>()
}

/// Spaces that are to go without a half-space.
fn gaps(model: &Model, text: &str, line: &Line) -> Vec<(Range<usize>, f32)> {
    let mut out = vec![];
    for space in 0..line.symbols.len() as isize {
        let Letter(last) = line.get(space - 1) else { continue };
        if line.get(space) != Space || joins_next(last) {
            continue;
        }
        let (l, r) = (line.back(space - 1), line.ahead(space + 1));
        let known = |letters: &[char]| model.plain.get(hash(letters)) & 7 > 0;
        let takes =
            l.len() >= 2 && l.len() <= 64 && known(&l) && model.joins.get(hash(&l)) != Some(3);
        let probability = match model.joins.get(hash(&r)) {
            Some(1) if takes => model.join_certain,
            Some(2) if takes && known(&[l, r].concat()) => model.join_listed,
            _ => continue,
        };
        out.push((gap(text, line.at[space as usize]), probability));
    }
    out
}

/// What is thought of a half-space between two parts of a word that has no other: where it belongs,
/// counted in letters, `None` if nowhere.
pub(super) fn judged(model: &Model, l: &[char], r: &[char]) -> Result<(), Option<usize>> {
    let known = |letters: &[char]| model.plain.get(hash(letters)) & 7;
    let word = [l, r].concat();
    let affix = model.suffixes.get(hash(r)).is_some() || model.prefixes.get(hash(l)).is_some();
    let joined = model.joins.get(hash(r)).is_some() || model.joins.get(hash(l)).is_some();
    if affix || joined || word.len() > 64 || known(l) > 0 && known(r) > 0 {
        return Ok(());
    }
    let text: String = word.iter().collect();
    let alone = line(&text);
    let look = |q: usize| sum(model, &alone, q as isize - 1, q as isize);
    let score = |q: usize| model.score.value(look(q).0);
    let shown = |q: usize| joins_next(word[q - 1]);
    if look(l.len()).2.half > 0 || shown(l.len()) && score(l.len()) > -3.0 {
        return Ok(());
    }
    let inner = || (1..word.len()).filter(|q| *q >= 2 && word.len() - q >= 2);
    let places = inner().filter(|q| *q != l.len() && shown(*q) && score(*q) > 0.0);
    if let Some(q) = places.max_by(|a, b| score(*a).total_cmp(&score(*b))) {
        return Err(Some(q));
    }
    let suffix = |q: usize| {
        model.joins.get(hash(&word[q..])) == Some(1) && known(&word[..q]) >= 2 && !shown(q)
    };
    if known(&word) >= 2 || inner().any(suffix) { Err(None) } else { Ok(()) }
}

/// The letters of a word as they are read; none if it has anything else.
pub(super) fn letters(word: &str) -> Option<Vec<char>> {
    let line = line(word);
    let letter = |s: &Symbol| if let Letter(c) = s { Some(*c) } else { None };
    (line.symbols.len() == word.chars().count()).then_some(())?;
    line.symbols.iter().map(letter).collect()
}

/// Three words that are one with «و» inside.
fn conjoined(model: &Model, text: &str, line: &Line) -> Vec<[Range<usize>; 2]> {
    let mut out = vec![];
    for and in 0..line.symbols.len() as isize {
        if line.get(and) != Letter('و') || line.get(and - 1) != Space || line.get(and + 1) != Space
        {
            continue;
        }
        let (l, r) = (line.back(and - 2), line.ahead(and + 2));
        let first = and - 1 - l.len() as isize;
        let half = (first..and).any(|i| i >= 0 && line.half[i as usize]);
        let key = hash(&l)
            .wrapping_mul(MULTIPLIER[60])
            .wrapping_add(hash(&r).wrapping_mul(MULTIPLIER[61]));
        if !l.is_empty() && !r.is_empty() && !half && model.conjoined.get(key).is_some() {
            let gap = |i: isize| gap(text, line.at[i as usize]);
            out.push([gap(and - 1), gap(and + 1)]);
        }
    }
    out
}

/// The candidates and the half-spaces of a text.
pub(super) fn look(model: &Model, text: &str) -> Found {
    let line = line(text);
    let (gaps, conjoined) = (gaps(model, text, &line), conjoined(model, text, &line));
    let mut found = Found { candidates: vec![], gaps, conjoined, kept: vec![] };
    let mut indices: Vec<isize> = (0..line.symbols.len() as isize).collect();
    indices.retain(|i| matches!(line.get(*i), Letter(c) if joins_next(c)));
    for left in indices {
        let half = |i: isize| {
            usize::try_from(i).ok().and_then(|i| line.half.get(i)).copied().unwrap_or(false)
        };
        if half(left) {
            found.kept.push(family(model, &line, left, left + 1));
        }
        if half(left - 1) || half(left) || half(left + 1) {
            continue;
        }
        let right = match (line.get(left + 1), line.get(left + 2)) {
            (Letter(_), _) => left + 1,
            (Space, Letter(_)) => left + 2,
            _ => continue,
        };
        let whole = |i: isize| {
            let mut word = line.back(i);
            word.extend(line.ahead(i + 1));
            word
        };
        let (left_word, right_word) = (whole(left), whole(right));
        if left_word.len() > 64 || right_word.len() > 64 {
            continue;
        }
        let spaced = right > left + 1;
        let gate = gate(model, &line, left, right);
        let open = if spaced {
            let sides = sides(model, &left_word, &right_word);
            let both = model.sides.whole(sides) + model.gate.whole(gate);
            model.sides.passes(sides) && both > model.both_cut
        } else {
            model.plain.get(hash(&left_word)) & 8 == 0 && model.gate.passes(gate)
        };
        let is_may = spaced && left_word == ['م', 'ی'] && {
            let (word, at) = (line.back(left - 3), line.at[left as usize - 1]);
            let number = text[..at].trim_end_matches(is_between_words).chars().next_back();
            let is_number = number.is_some_and(|c| digit_value(c).is_some());
            is_number || (line.get(left - 2) == Space && word == ['م', 'ا', 'ه'])
        };
        if !open || is_may {
            continue;
        }
        let (total, within, levels) = sum(model, &line, left, right);
        if model.score.passes(total) && (spaced || within > model.inside_cut) {
            let (l, r) = (line.back(left), line.ahead(right));
            let symbols = left + 1 - l.len() as isize..right + r.len() as isize;
            if !symbols.into_iter().any(&half) && judged(model, &l, &r).is_err() {
                continue;
            }
            let range = if spaced {
                gap(text, line.at[left as usize + 1])
            } else {
                line.at[right as usize]..line.at[right as usize]
            };
            if text[..range.start].ends_with(ZWJ) || text[range.end..].starts_with(ZWJ) {
                continue;
            }
            let state = if spaced { SPACED } else { GLUED };
            let family = family(model, &line, left, right);
            found
                .candidates
                .push((range, Scored::new(model.score.value(total), state, family, levels)));
        }
    }
    found
}

/// A text with its half-spaces restored: written into it and read again, round by round.
pub(super) fn restored(model: &Model, text: &str, certainty: Certainty) -> String {
    let threshold = match certainty {
        Certainty::Careful => f64::from(model.careful),
        Certainty::Full => f64::from(model.full),
        Certainty::Above(t) => t,
    };
    let mut text = text.to_owned();
    loop {
        let found = look(model, &text);
        let mut whole = Stretch { kept: found.kept, ..Stretch::default() };
        for (range, scored) in &found.candidates {
            whole.candidates.push(Candidate { left: 0, range: range.clone(), scored: *scored });
        }
        debug_assert_eq!(KEPT, 2);
        let habits = habits_of(&[whole]);
        let mut chosen: Vec<(Range<usize>, f32)> = vec![];
        for (range, scored) in found.candidates {
            let row = features(&habits, &scored);
            let mut own = row;
            habits.view().features(&scored, &mut own);
            assert_eq!(own, row);
            let [p] = model.network.scores(&mut [row]).map(probability);
            if f64::from(p) <= threshold {
                continue;
            }
            match chosen.last_mut() {
                Some(last) if close(&text, &last.0, &range) => {
                    if p > last.1 {
                        *last = (range, p);
                    }
                }
                _ => chosen.push((range, p)),
            }
        }
        let mut changes: Vec<_> =
            chosen.into_iter().map(|(range, _)| (range, "\u{200C}")).collect();
        let gaps = found.gaps.into_iter().filter(|(_, p)| f64::from(*p) > threshold);
        changes.extend(gaps.map(|(range, _)| (range, "")));
        for [first, second] in found.conjoined {
            let p = f64::from(habits.view().conjoins());
            let taken = |(range, _): &(Range<usize>, &str)| *range == first || *range == second;
            if p > threshold && !changes.iter().any(taken) {
                changes.extend([(first, "\u{200C}"), (second, "")]);
            }
        }
        if changes.is_empty() {
            return text;
        }
        changes.sort_by_key(|(range, _)| range.start);
        for (range, with) in changes.into_iter().rev() {
            text.replace_range(range, with);
        }
    }
}

/// What the network sees of a place, from the evidence of all others.
fn features(habits: &Habits, place: &Scored) -> [f32; WIDTH] {
    let mut rest = habits.clone();
    rest.add(place.state, place.family, -place.evidence);
    rest.0.iter_mut().flatten().for_each(|x| *x = x.max(0.0));
    let total = rest.0.map(|state| state.iter().sum::<f32>());
    let own = rest.0.map(|state| state[usize::from(place.family)]);
    let shown = rest.0.iter().flat_map(|state| [0, 1, 3, 4].map(|family: usize| state[family]));
    let mut out = vec![place.score, f32::from(u8::from(place.state == SPACED))];
    out.extend(total.into_iter().chain(own).chain(shown).map(|x| x.min(20.0).ln_1p()));
    for sums in [total, own] {
        out.extend(sums.map(|x| x / (sums.iter().sum::<f32>() + 1.0)));
    }
    out.extend((0..9).map(|family| f32::from(u8::from(family == place.family))));
    let l = place.levels;
    let levels = [l.left, l.right, l.joined, l.half, l.rest.min(4), l.longer, l.shorter];
    out.extend(levels.map(f32::from));
    out.try_into().unwrap()
}

/// Whether one letter, or none, stands between two places.
fn close(text: &str, a: &Range<usize>, b: &Range<usize>) -> bool {
    let line = line(&text[a.end..b.start]);
    line.symbols.len() <= 1 && a.is_empty()
}
