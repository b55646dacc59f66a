//! A surname alone, and a surname after a given name that is spelled otherwise.

use super::find::{Group, Records, score_of};
use super::gazetteer::Store;
use super::kind;
use super::language::common;
use super::mention::{FindOptions, How};
use super::phrases::{Found, List, Sequence, Variant};
use super::scan::{Capital, Surname};
use super::variants;
use crate::char_boundary::floor_boundary;
use crate::names::fold::{Folded, Gap, Shape, Word};
use crate::names::similarity::letter_similarity;
use rustc_hash::{FxHashMap, FxHashSet};

/// A shorter surname is taken for its bearer only after the full name.
const LEAST_LETTERS: u16 = 4;
/// How alike two spellings of a given name are at least: Anthony and Antony, Dmytro and Dmitry.
const LEAST_LIKENESS: f64 = 0.65;
/// The same for an ordinary word of a script without capitals.
const LEAST_LIKENESS_OF_WORD: f64 = 0.8;
/// The same where a middle name stands between.
const LEAST_LIKENESS_BEFORE_MIDDLE: f64 = 0.9;
/// How sure a surname is whose bearer the text does not name in full.
const ONLY_BEARER: f32 = 0.75;
/// How many bytes before a surname more words of its name are looked for in.
const MOST_BEFORE: usize = 128;
/// How many bearers of one surname are looked at.
const MOST_BEARERS: usize = 64;

/// The surnames of a text that are mentions, beside those that are part of one already.
pub(super) fn surnames(
    store: &Store,
    text: &str,
    hits: &[Surname],
    groups: &[Group],
    options: &FindOptions,
    caseless: bool,
) -> Vec<Group> {
    if hits.is_empty() {
        return Vec::new();
    }
    let mut taken: Vec<(usize, usize)> = groups.iter().map(|g| (g.start, g.end)).collect();
    taken.sort_unstable();
    let mut found: Vec<Group> = Vec::new();
    let mut alone: Vec<&Surname> = Vec::new();
    let mut sorted: Vec<&Surname> = hits.iter().filter(|hit| caseless || !hit.small).collect();
    // The longest first: "Di Maio" before "Maio".
    sorted.sort_by_key(|hit| (hit.start, std::cmp::Reverse(hit.end)));
    let mut reach = 0usize;
    for hit in sorted {
        if hit.start < reach || overlaps(&taken, hit.start, hit.end) {
            continue;
        }
        let is_free = |word: &(usize, usize)| !overlaps(&taken, word.0, word.1);
        let beside = hit.before.filter(is_free);
        let before = beside.filter(|word| word.0 >= reach);
        let first = hit.first.filter(|word| word.0 >= reach && is_free(word));
        reach = hit.end;
        let least = if hit.doubtful { LEAST_LIKENESS_OF_WORD } else { LEAST_LIKENESS };
        let full = before.filter(|_| options.fuzzy).and_then(|before| {
            // Rafael Mariano Grossi, where the record has Rafael Grossi.
            let middle = || with_given_name(store, text, hit, first?, LEAST_LIKENESS_BEFORE_MIDDLE);
            with_given_name(store, text, hit, before, least).or_else(middle)
        });
        let part = || {
            let part = beside.and_then(|_| with_middle_names(store, text, hit));
            part.filter(|part| options.coreference && !overlaps(&taken, part.start, part.end))
        };
        match full.or_else(part) {
            Some(full) => found.push(full),
            None if hit.given && beside.is_some() => {}
            None => alone.push(hit),
        }
    }
    if options.coreference && !alone.is_empty() {
        let named = Named::of(store, groups.iter().chain(&found));
        let words = if caseless { FxHashSet::default() } else { words(hits) };
        taken.extend(found.iter().map(|g| (g.start, g.end)));
        taken.sort_unstable();
        alone.retain(|hit| !overlaps(&taken, hit.start, hit.end));
        let alone: Vec<Group> =
            alone.into_iter().filter_map(|hit| alone_in_text(store, &named, &words, hit)).collect();
        found.extend(alone);
    }
    found
}

/// The surnames that are words of this text: after an article, in small letters, or with a capital only
/// where a sentence begins.
fn words(hits: &[Surname]) -> FxHashSet<Found> {
    let of = |capital: Capital| {
        hits.iter().filter(move |hit| hit.capital == capital).map(|hit| hit.found)
    };
    let shown: FxHashSet<Found> = of(Capital::Shows).collect();
    let initial = of(Capital::Initial).filter(|found| !shown.contains(found));
    of(Capital::Missing).chain(initial).collect()
}

/// Whether a span overlaps one of some sorted spans.
pub(super) fn overlaps(sorted: &[(usize, usize)], start: usize, end: usize) -> bool {
    // Nested spans are few and short, so a look at the last ones is enough.
    let after = sorted.partition_point(|(s, _)| *s < end);
    sorted.get(after.saturating_sub(8)..after).unwrap_or(&[]).iter().any(|(_, e)| *e > start)
}

/// The records with a surname, each with the name that has it.
fn bearers(store: &Store, hit: &Surname) -> impl Iterator<Item = (u32, u32)> {
    let names = store.phrases.names(hit.found);
    names.filter_map(|(name, _)| Some((store.kept_record_of(name)?, name))).take(MOST_BEARERS)
}

/// Anthony Blinken, where the record has Antony.
fn with_given_name(
    store: &Store,
    text: &str,
    hit: &Surname,
    given: (usize, usize),
    least: f64,
) -> Option<Group> {
    let written = Folded::of(text.get(given.0..given.1)?);
    let written = written.letters(written.words().first()?);
    let mut alias = Folded::new();
    let mut best = Records::new();
    let mut likeness = least;
    for (record, name) in bearers(store, hit) {
        alias.read(store.names.get(name));
        let Some(first) = alias.words().first() else { continue };
        let this = letter_similarity(written, alias.letters(first));
        if this > likeness {
            best.clear();
        }
        if this >= likeness {
            likeness = this;
            if !best.iter().any(|(known, _)| *known == record) {
                best.push((record, name));
            }
        }
    }
    (!best.is_empty()).then(|| Group {
        start: given.0,
        end: hit.end,
        how: How::Fuzzy,
        score: score_of(How::Fuzzy) * likeness as f32,
        demonym: false,
        letters: hit.letters,
        words: 2,
        records: best,
    })
}

/// García Márquez, where the record has Gabriel García Márquez: the surname with the words before it that the
/// name has there too, unless another's given name stands before them.
fn with_middle_names(store: &Store, text: &str, hit: &Surname) -> Option<Group> {
    let from = floor_boundary(text, hit.start.saturating_sub(MOST_BEFORE));
    let before = Folded::of(text.get(from..hit.start)?);
    let mut alias = Folded::new();
    let mut most = 0usize;
    let mut records = Records::new();
    for (record, name) in bearers(store, hit) {
        alias.read(store.names.get(name));
        let words = alias.words();
        let Some(surname) = variants::surname(words).and_then(|words| words.first()) else {
            continue;
        };
        let middle = words.iter().skip(1).take_while(|word| word.start < surname.start);
        let middle: Vec<&[char]> = middle.map(|word| alias.letters(word)).collect();
        let written = before.words().iter().rev().map(|word| before.letters(word));
        let same = middle.into_iter().rev().zip(written).take_while(|(a, b)| a == b).count();
        if same > most {
            most = same;
            records.clear();
        }
        if same > 0 && same == most && !records.iter().any(|(known, _)| *known == record) {
            records.push((record, name));
        }
    }
    let first = before.words().len().checked_sub(most).filter(|_| most > 0)?;
    let of_name = before.words().get(first..)?;
    let is_another = |word: &Word| {
        matches!(word.shape, Shape::Title | Shape::Mixed) && !common::is_common(word.hash)
    };
    let start = of_name.first()?;
    if !of_name.iter().skip(1).all(|word| matches!(word.gap, Gap::Space | Gap::Hyphen))
        || start.gap == Gap::Space && before.words().get(..first)?.last().is_some_and(is_another)
    {
        return None;
    }
    Some(Group {
        start: from.saturating_add(start.start),
        end: hit.end,
        how: How::Coreference,
        score: score_of(How::Coreference),
        demonym: false,
        letters: hit.letters,
        words: u16::try_from(most).unwrap_or(u16::MAX).saturating_add(1),
        records,
    })
}

/// Who is named in full in a text, by surname.
struct Named(FxHashMap<Found, Records>);

impl Named {
    fn of<'a>(store: &Store, groups: impl Iterator<Item = &'a Group>) -> Self {
        let mut bearers: FxHashMap<Found, Records> = FxHashMap::default();
        let mut seen = FxHashSet::default();
        let mut alias = Folded::new();
        for (record, _) in groups.filter(|g| g.words > 1).filter_map(Group::only) {
            if !store.kind(record).is_some_and(kind::is_person) || !seen.insert(record) {
                continue;
            }
            for name in store.names_of(record) {
                let written = store.names.get(name);
                alias.read(written);
                variants::sequences(written, &alias, true, |variant, words| {
                    if !matches!(variant, Variant::Surname | Variant::Compound) {
                        return;
                    }
                    let start = Sequence::start(List::Surnames);
                    let sequence = words.iter().fold(start, |s, w| s.then(*w));
                    if let Some(found) = store.phrases.find(sequence) {
                        let known = bearers.entry(found).or_default();
                        if !known.iter().any(|(r, _)| *r == record) {
                            known.push((record, name));
                        }
                    }
                });
            }
        }
        Named(bearers)
    }
}

fn alone_in_text(
    store: &Store,
    named: &Named,
    words: &FxHashSet<Found>,
    hit: &Surname,
) -> Option<Group> {
    let (records, score) = match named.0.get(&hit.found) {
        Some(bearers) => (bearers.clone(), score_of(How::Coreference)),
        None if hit.letters >= LEAST_LETTERS
            && !hit.ordinary
            && !hit.goes_on
            && !words.contains(&hit.found) =>
        {
            let mut bearers = Records::new();
            for (name, _) in store.phrases.names(hit.found) {
                let Some(record) = store.kept_record_of(name) else {
                    continue;
                };
                if !bearers.iter().any(|(known, _)| *known == record) {
                    bearers.push((record, name));
                }
                if bearers.len() >= MOST_BEARERS {
                    break;
                }
            }
            (bearers, ONLY_BEARER)
        }
        None => return None,
    };
    (!records.is_empty()).then_some(Group {
        start: hit.start,
        end: hit.end,
        how: How::Coreference,
        score,
        demonym: false,
        letters: hit.letters,
        words: 1,
        records,
    })
}
