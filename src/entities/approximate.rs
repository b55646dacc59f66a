//! Names in another script or spelling.
//!
//! Candidates come from the text itself: words that are not in the language's word list, that have a
//! capital where there are capitals, and that are not part of a mention already. What they may stand for
//! comes from the index of words; two words that fit one name are a mention, one word is only if it
//! fits very well, or if the text names its bearer elsewhere.

mod memory;
mod pairs;
mod reach;

pub(super) use memory::Memory;

use self::memory::Fit;
use self::pairs::Pairs;
use self::reach::{Standing, within_reach};
use super::boundary::{Article, Boundaries};
use super::coreference::overlaps;
use super::find::{Group, Records, score_of};
use super::gazetteer::Gazetteer;
use super::kind;
use super::language::{self, common};
use super::mention::{FindOptions, How};
use super::record::UNKNOWN_LANGUAGE;
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::names::fold::{Folded, Gap, Shape, Word, hash_letters};
use crate::names::index::{NameIndex, Near};
use crate::names::model::{Alphabet, Model, Symbols, spell};
use crate::names::name::Name;
use crate::names::pair;
use crate::names::similarity::name_similarity;
use crate::names::word::NameWord;
use crate::prefetch::prefetch;
use crate::script::{Language, Script, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::rc::Rc;

/// A word that so many names have leads to none of them by itself.
const MOST_BEARERS: usize = 400;
/// The longest run of words that is compared with a name.
const LONGEST_RUN: usize = 6;
/// How probable a name of several words is at least, and one in the same script.
const LEAST_RUN: f64 = 0.8;
const LEAST_RUN_SAME: f64 = 0.93;
/// How probable one word is at least: whose bearer the text names, after a title, a word for where, by itself.
const LEAST_KNOWN: f64 = 0.6;
const LEAST_TITLED: f64 = 0.9;
const LEAST_LOCATED: f64 = 0.85;
const LEAST_ALONE: f64 = 0.95;
/// How probable it is at least that a word is another spelling of the name that the record has in the text's language.
const LEAST_OWN: f64 = 0.975;
/// Among at most so many records a person is believed by the surname alone; among more, some word of every few pages sounds like one.
const FEW: usize = 500;
/// How probable the given name of another script before a surname is at least.
const LEAST_GIVEN: f64 = 0.3;
/// How many letters a word of Arabic script has at least that may be a name by itself.
const LEAST_LETTERS: usize = 3;
/// What each word of a run tells at least.
const TELLS_LINKED: i32 = 150;
/// What one word tells at least, in the same cases.
const TELLS_KNOWN: i32 = 400;
const TELLS_TITLED: i32 = 700;
const TELLS_LOCATED: i32 = 600;
const TELLS_ALONE: i32 = 900;
/// How much better the best is than the next, if it is to be the one.
const MARGIN: i32 = 100;

/// A way to read a word of the text as a word of a name.
#[derive(Debug, Clone)]
struct Reading {
    at: usize,
    start: usize,
    end: usize,
    word: NameWord,
    /// The hash of the letters that are read.
    hash: u64,
    /// The words of names that it may stand for; none if that was not asked: no run has it, and seldom it is a name.
    near: Option<Rc<[Near]>>,
}

/// The mentions in another script or spelling, beside the groups that are there.
#[expect(clippy::too_many_arguments, reason = "one text and all that is known of it")]
pub(super) fn approximate(
    gazetteer: &Gazetteer,
    text: &str,
    folded: &Folded,
    boundaries: &Boundaries,
    groups: &[Group],
    options: &FindOptions,
    language: Option<Language>,
    caseless: bool,
    memory: &mut Memory,
    interrupt: &Interrupt,
) -> Result<Vec<Group>> {
    let index = gazetteer.names_index();
    let mut taken: Vec<(usize, usize)> = groups.iter().map(|g| (g.start, g.end)).collect();
    taken.sort_unstable();
    let standings = Standing::of_words(folded, boundaries);
    let within_reach = within_reach(&standings);
    let finder = Finder {
        gazetteer,
        index,
        text,
        boundaries,
        folded,
        standings,
        options,
        language,
        caseless,
    };
    let mut readings = Vec::new();
    for (at, within_reach) in within_reach.into_iter().enumerate() {
        if at % 64 == 0 {
            interrupt.check()?;
        }
        finder.read(at, within_reach, &taken, memory, &mut readings);
    }
    let mut found = finder.runs(&readings, interrupt)?;
    // Whom the text names in full, or letter by letter.
    let in_full = |g: &&Group| g.words > 1 || g.how <= How::Folded;
    let mut known: FxHashSet<u32> = groups
        .iter()
        .chain(&found)
        .filter(in_full)
        .filter_map(|g| g.only())
        .map(|(record, _)| record)
        .collect();
    known.retain(|record| gazetteer.kind(*record).is_some_and(kind::is_person));
    let free = |reading: &&Reading| {
        !found.iter().any(|g: &Group| g.start < reading.end && reading.start < g.end)
    };
    let rest: Vec<&Reading> = readings.iter().filter(free).collect();
    taken.extend(found.iter().map(|g| (g.start, g.end)));
    taken.sort_unstable();
    let single = finder.singles(&rest, &known, &taken, memory);
    found.extend(single);
    Ok(found)
}

/// Whether names of one alphabet are looked for in words of another.
fn is_wanted(options: &FindOptions, [of_text, of_name]: [Alphabet; 2]) -> bool {
    if of_text == of_name { options.fuzzy } else { options.cross_script }
}

struct Finder<'a> {
    gazetteer: &'a Gazetteer,
    index: &'a NameIndex,
    text: &'a str,
    boundaries: &'a Boundaries,
    folded: &'a Folded,
    standings: Vec<Standing>,
    options: &'a FindOptions,
    /// The language of the text, as far as it is known.
    language: Option<Language>,
    caseless: bool,
}

/// A word of names that a word of the text may stand for, and the names that have it.
#[derive(Debug, Clone, Copy)]
struct Lead<'a> {
    at: usize,
    reading: usize,
    word: u32,
    names: &'a [u32],
}

/// A word that fits one word of a name.
#[derive(Debug, Clone, Copy)]
struct Vote {
    name: u32,
    at: usize,
    reading: usize,
    word: u32,
}

/// The bytes of some words of the text, and whether they are written in the script of the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Run {
    start: usize,
    end: usize,
    alphabet: Alphabet,
    same: bool,
}

/// Whether a word of Arabic script has so few letters that it tells nothing by itself.
fn is_short(word: &Word) -> bool {
    word.script == Script::Arabic && word.len() < LEAST_LETTERS
}

/// The letters of a word as they are searched for: without hamza and other signs.
fn search_letters(symbols: &Symbols, alphabet: Alphabet) -> Vec<char> {
    spell(symbols.as_slice(), alphabet).chars().flat_map(fold).collect()
}

impl Finder<'_> {
    fn word(&self, at: usize) -> Option<&Word> {
        self.folded.words().get(at)
    }

    /// Whether a word may be a name in a new spelling at all.
    fn may_be_name(&self, word: &Word) -> bool {
        let is_written_as_name = match word.script {
            Script::Arabic => word.len() >= LEAST_LETTERS,
            Script::Latin => {
                word.len() >= 2
                    && !self.caseless
                    && matches!(word.shape, Shape::Title | Shape::Mixed | Shape::Upper)
            }
            _ => false,
        };
        is_written_as_name
            && !self.boundaries.is_function_word(word.script, word.hash)
            && !self.boundaries.is_title(word.script, word.hash)
    }

    /// Whether a word of two letters may be a given name before a surname: بن والاس.
    fn may_be_short_name(&self, at: usize) -> bool {
        let after = self.word(at.saturating_add(1));
        let after = after.filter(|after| after.gap == Gap::Space && after.script == Script::Arabic);
        self.word(at).is_some_and(|word| {
            word.script == Script::Arabic
                && is_short(word)
                && !self.boundaries.is_function_word(word.script, word.hash)
                && !self.boundaries.is_title(word.script, word.hash)
        }) && after.is_some_and(|after| self.may_be_name(after))
    }

    /// The ways to read a word.
    fn read(
        &self,
        at: usize,
        within_reach: bool,
        taken: &[(usize, usize)],
        memory: &mut Memory,
        readings: &mut Vec<Reading>,
    ) {
        let Some(word) = self.word(at) else { return };
        let may_be_part = self.may_be_name(word) || self.may_be_short_name(at);
        if !may_be_part || overlaps(taken, word.start, word.end) {
            return;
        }
        let alphabet =
            if word.script == Script::Arabic { Alphabet::Arabic } else { Alphabet::Latin };
        let mut add = |outside: usize, skipped: usize, kept: usize| {
            let inside = self.folded.letter_span(self.text, word, skipped..kept);
            let span = self.folded.letter_span(self.text, word, outside..kept);
            let Some(written) = self.text.get(inside) else { return };
            let unit = NameWord::new(alphabet, Symbols::of(written, alphabet));
            let near = within_reach.then(|| memory.near(self.index, &unit));
            if near.as_ref().is_none_or(|near| !near.is_empty()) {
                let letters = self.folded.letters(word).get(skipped..kept).unwrap_or(&[]);
                let hash = hash_letters(letters);
                readings.push(Reading {
                    at,
                    start: span.start,
                    end: span.end,
                    word: unit,
                    hash,
                    near,
                });
            }
        };
        if self.boundaries.may_begin(self.folded.words(), at)
            && self.boundaries.may_end(self.folded.words(), at)
        {
            add(0, 0, word.len());
        }
        if word.script == Script::Arabic && word.len() > 3 {
            let letters = self.folded.letters(word);
            self.boundaries.openings(letters, |opening| {
                // ال stays inside a mention; names in Latin script are without it.
                if opening.article != Article::Contracted {
                    add(opening.outside, opening.skipped, word.len());
                }
            });
            self.boundaries.endings(self.text, self.folded, word, |ending| {
                add(0, 0, ending.kept);
            });
        }
    }

    /// The names that have a word that a word of the text may stand for; none if they are too many or not looked for.
    fn lead(&self, number: usize, reading: &Reading, near: &Near) -> Option<Lead<'_>> {
        let names = self.index.names_of(near.word);
        let is_looked_for = names.len() <= MOST_BEARERS
            && is_wanted(self.options, [reading.word.alphabet, self.index.alphabet(near.word)]);
        let lead = Lead { at: reading.at, reading: number, word: near.word, names };
        is_looked_for.then_some(lead)
    }

    /// The words of names that words of the text fit, of names that two words near each other fit.
    fn votes(&self, readings: &[Reading]) -> Vec<Vote> {
        let mut leads: Vec<Lead<'_>> = Vec::new();
        for (number, reading) in readings.iter().enumerate() {
            let near = reading.near.iter().flat_map(|near| near.iter());
            leads.extend(near.filter_map(|near| self.lead(number, reading, near)));
        }
        // All lists at once, so that none waits for the one before to come from memory.
        leads.iter().for_each(|lead| prefetch(lead.names.first()));
        let mut pairs = Pairs::of_about(leads.iter().map(|lead| lead.names.len()).sum());
        for lead in &leads {
            pairs.add(lead.names, lead.at);
        }
        let mut votes = Vec::new();
        for Lead { at, reading, word, names } in leads {
            let names = names.iter().filter(|name| pairs.may_have(**name));
            votes.extend(names.map(|name| Vote { name: *name, at, reading, word }));
        }
        votes
    }

    /// Names of several words.
    fn runs(&self, readings: &[Reading], interrupt: &Interrupt) -> Result<Vec<Group>> {
        let mut votes = self.votes(readings);
        // Of one reading the likeliest word first, as they came.
        votes.sort_by_key(|v| (v.name, v.at, v.reading));
        let mut folded = Folded::new();
        let mut found: Vec<(f64, Group)> = Vec::new();
        for (number, of_name) in votes.chunk_by(|a, b| a.name == b.name).enumerate() {
            if number % 256 == 0 {
                interrupt.check()?;
            }
            // Readings of one span are looked at once.
            let mut seen = Vec::new();
            let mut runs: Vec<(f64, Group)> = Vec::new();
            for (first, vote) in of_name.iter().enumerate() {
                for last in of_name.iter().skip(first) {
                    let length = last.at.saturating_sub(vote.at).saturating_add(1);
                    if length > LONGEST_RUN {
                        break;
                    }
                    let different = last.at != vote.at && last.word != vote.word;
                    if !different || !self.hangs_together(vote.at, last.at) {
                        continue;
                    }
                    let Some(span) = self.span_of(readings, [vote, last]) else { continue };
                    if !seen.contains(&span) {
                        seen.push(span);
                        runs.extend(self.run([vote, last], span, &mut folded));
                    }
                }
            }
            // Of two runs for one name, the one that has more of it is meant, even if it is less sure.
            let spans: Vec<_> = runs.iter().map(|(_, r)| (r.start, r.end, r.words)).collect();
            runs.retain(|(_, run)| {
                let has_all = |start, end| start <= run.start && run.end <= end;
                !spans.iter().any(|(start, end, words)| has_all(*start, *end) && *words > run.words)
            });
            found.append(&mut runs);
        }
        // The surest first; what overlaps it is out, and another with the same span beside it.
        found.sort_by(|a, b| {
            b.0.total_cmp(&a.0).then((a.1.start, a.1.end).cmp(&(b.1.start, b.1.end)))
        });
        let mut kept: Vec<(f64, Group)> = Vec::new();
        for (probability, group) in found {
            let rival = kept.iter_mut().find(|(_, k)| k.start < group.end && group.start < k.end);
            match rival {
                None => kept.push((probability, group)),
                Some((best, known)) => {
                    let is_same = (known.start, known.end) == (group.start, group.end);
                    let close = *best - probability < 0.01;
                    for (record, name) in group.records.iter().filter(|_| is_same && close) {
                        if !known.records.iter().any(|(other, _)| other == record) {
                            known.records.push((*record, *name));
                        }
                    }
                }
            }
        }
        Ok(kept.into_iter().map(|(_, group)| group).collect())
    }

    /// Whether the words from one to another may be one name.
    fn hangs_together(&self, first: usize, last: usize) -> bool {
        let run = self.standings.get(first.saturating_add(1)..=last);
        run.is_some_and(|run| run.iter().all(|word| word.hangs_on))
    }

    /// Where a run is, from one word of a name to another.
    fn span_of(&self, readings: &[Reading], [first, last]: [&Vote; 2]) -> Option<Run> {
        let (from, to) = (readings.get(first.reading)?, readings.get(last.reading)?);
        let (alphabet, of_name) = (from.word.alphabet, self.index.alphabet(first.word));
        Some(Run { start: from.start, end: to.end, alphabet, same: alphabet == of_name })
    }

    fn run(
        &self,
        [first, last]: [&Vote; 2],
        Run { start, end, alphabet, same }: Run,
        folded: &mut Folded,
    ) -> Option<(f64, Group)> {
        let store = &*self.gazetteer.store;
        let record = store.kept_record_of(first.name)?;
        let words = self.folded.words().get(first.at..=last.at)?;
        let standings = self.standings.get(first.at..=last.at)?;
        // Two common words that happen to sound like a name are none.
        if standings.iter().all(|word| word.is_common) {
            return None;
        }
        let model = Model::get();
        let alias = Name::of(store.names.get(first.name), None, folded);
        if alias.words.len() < 2 {
            return None;
        }
        let written = Name::of(self.text.get(start..end)?, self.options.lang, folded);
        let comparison = pair::compare(model, &written, &alias);
        let is_linked = |at: usize| {
            comparison
                .links
                .iter()
                .any(|l| l.left.0 <= at && at < l.left.1 && l.score >= TELLS_LINKED)
        };
        if comparison.reordered || !(0..written.words.len()).all(is_linked) {
            return None;
        }
        // A part of a person's name is a name, a part of an organization's is not.
        let is_whole =
            |at: usize| comparison.links.iter().any(|link| link.right.0 <= at && at < link.right.1);
        let is_person = self.gazetteer.kind(record).is_some_and(kind::is_person);
        if !is_person && !(0..alias.words.len()).all(is_whole) {
            return None;
        }
        // Without the given name of a person, and after another's, it is the other.
        if is_person && !is_whole(0) && self.follows_given_name(first.at) {
            return None;
        }
        // Organizations are named by words: of two that are all a letter away, neither is meant.
        let is_written = |link: &pair::Link| {
            let letters = |name: &Name, (from, to): (usize, usize)| {
                let word = name.words.get(from).filter(|_| from + 1 == to);
                word.map(|word| search_letters(&word.symbols, word.alphabet))
            };
            let of_text = letters(&written, link.left);
            of_text.is_some() && of_text == letters(&alias, link.right)
        };
        let by_words = same && alphabet == Alphabet::Arabic && !is_person;
        if by_words && !comparison.links.iter().any(is_written) {
            return None;
        }
        // A common word is not another word spelled wrong.
        let is_as_written = |at: usize| {
            comparison.links.iter().any(|l| l.left.0 <= at && at < l.left.1 && is_written(l))
        };
        if same
            && alphabet == Alphabet::Arabic
            && standings.iter().enumerate().any(|(at, word)| word.is_common && !is_as_written(at))
        {
            return None;
        }
        let probability = pair::probability(model, &written, &alias, &comparison);
        if probability < if same { LEAST_RUN_SAME } else { LEAST_RUN } {
            return None;
        }
        let how = if same { How::Fuzzy } else { How::CrossScript };
        let group = Group {
            start,
            end,
            how,
            score: score_of(how) * probability as f32,
            demonym: false,
            letters: words.iter().map(|w| w.len() as u16).fold(0, u16::saturating_add),
            words: words.len() as u16,
            records: Records::from([(record, first.name)]),
        };
        Some((probability, group))
    }

    /// Names of one word, and surnames.
    fn singles(
        &self,
        readings: &[&Reading],
        known: &FxHashSet<u32>,
        taken: &[(usize, usize)],
        memory: &mut Memory,
    ) -> Vec<Group> {
        // One spelling means one thing in a text, and its best context counts.
        let mut forms: FxHashMap<(u8, Symbols), Vec<&Reading>> = FxHashMap::default();
        for reading in readings {
            if self.word(reading.at).is_none_or(is_short) {
                continue;
            }
            let key = (reading.word.alphabet as u8, reading.word.symbols);
            forms.entry(key).or_default().push(reading);
        }
        let mut found: Vec<Group> = Vec::new();
        for places in forms.values() {
            let Some(meant) = self.meant(places, known, memory) else { continue };
            let name = meant.only().map(|(_, name)| name);
            for place in places {
                let given = name.and_then(|name| self.given_name_before(place, name));
                if let Some(start) = given.filter(|start| !overlaps(taken, *start, place.end)) {
                    found.push(Group { start, end: place.end, words: 2, ..meant.clone() });
                } else if !self.is_part_of_name(place.at) {
                    found.push(Group { start: place.start, end: place.end, ..meant.clone() });
                }
            }
        }
        // Of the readings of one word the surest.
        found.sort_by(|a, b| {
            b.score.total_cmp(&a.score).then((a.start, a.end).cmp(&(b.start, b.end)))
        });
        let mut kept: Vec<Group> = Vec::new();
        for group in found {
            if !kept.iter().any(|k| k.start < group.end && group.start < k.end) {
                kept.push(group);
            }
        }
        kept
    }

    /// Who is meant by a word that stands at some places.
    fn meant(
        &self,
        places: &[&Reading],
        known: &FxHashSet<u32>,
        memory: &mut Memory,
    ) -> Option<Group> {
        let reading = places.first()?;
        let of_text = &reading.word;
        let text_word = self.word(reading.at)?;
        // A clitic or an article before a common word leaves it common.
        if common::is_common(text_word.hash) || common::is_common(reading.hash) {
            return None;
        }
        let is_ordinary =
            self.boundaries.is_ordinary(text_word.script, self.folded.letters(text_word));
        // راه‌حل and می‌گوید are words.
        let may_be_new = !is_ordinary && !text_word.half_space;
        // Most words are nobody by what is known of them already.
        if known.is_empty() && !may_be_new {
            return None;
        }
        let least = if known.is_empty() { TELLS_LOCATED } else { TELLS_KNOWN };
        let near = reading.near.clone().unwrap_or_else(|| memory.near(self.index, of_text));
        if near.iter().all(|near| near.score < least) {
            return None;
        }
        let bearers = memory.bearers(self.gazetteer, of_text, &near, self.options);
        // Whoever the text names is meant before others that fit as well.
        let mut named = bearers.iter().filter(|bearer| known.contains(&bearer.record));
        let (is_known, chosen) = match (named.next(), named.next()) {
            (Some(one), None) => (true, *one),
            (Some(_), Some(_)) => return None,
            _ => (false, *bearers.first()?),
        };
        if !is_known && bearers.len() > 1 {
            return None;
        }
        // A name in the script of the text but of another language hides none of another script.
        let is_foreign = !self.is_of_this_language(chosen.best.name);
        let in_other_script = chosen.in_other_script.filter(|_| is_foreign);
        std::iter::once(chosen.best)
            .chain(in_other_script)
            .find_map(|fit| self.judged(places, chosen.record, fit, is_known, may_be_new))
    }

    /// A word that stands at some places as a mention of a record, if it fits well enough.
    fn judged(
        &self,
        places: &[&Reading],
        record: u32,
        Fit { score, name, word }: Fit,
        is_known: bool,
        may_be_new: bool,
    ) -> Option<Group> {
        let reading = places.first()?;
        let of_text = &reading.word;
        let other = NameWord::new(self.index.alphabet(word), self.index.symbols(word));
        let is_titled = places.iter().any(|place| self.is_titled(place.at));
        let is_announced = is_titled || places.iter().any(|place| self.is_announced(place.at));
        let first = places.first().map(|place| place.at);
        let is_repeated = places.iter().any(|place| Some(place.at) != first);
        let is_few = self.gazetteer.len() <= FEW;
        let is_person = self.gazetteer.kind(record).is_none_or(kind::is_person);
        let same = other.alphabet == of_text.alphabet;
        let stands_out = of_text.alphabet == Alphabet::Arabic
            || places.iter().any(|place| {
                self.word(place.at).is_some_and(|w| !matches!(w.gap, Gap::Break | Gap::Dot))
            });
        let same_arabic = same && of_text.alphabet == Alphabet::Arabic;
        let (least_known, tells_known) = match same_arabic {
            true => (LEAST_TITLED, TELLS_TITLED),
            false => (LEAST_KNOWN, TELLS_KNOWN),
        };
        let by_text = is_known && score >= tells_known;
        let by_title = is_person && may_be_new && score >= TELLS_TITLED && (is_titled || !same);
        // Verbs and nouns of Arabic script look like names a letter away; other names do everywhere.
        let by_itself = may_be_new
            && stands_out
            && !same_arabic
            && (is_few || is_announced || is_repeated || !(is_person || same))
            && of_text.letters() >= 4
            && score >= TELLS_ALONE;
        // A word for where tells of a place what a title tells of a person.
        let by_place = !same
            && may_be_new
            && self.gazetteer.kind(record).is_some_and(kind::is_place)
            && of_text.letters() >= 4
            && score >= TELLS_LOCATED
            && places.iter().any(|place| self.is_located(place.at));
        if !(by_text || by_title || by_itself || by_place) {
            return None;
        }
        // What takes longest is asked last.
        let probability = pair::word_probability(Model::get(), of_text, &other);
        let is_full = || places.iter().any(|place| self.given_name_before(place, name).is_some());
        let accepted = by_text && probability >= least_known
            || by_itself && probability >= LEAST_ALONE
            || by_place && probability >= LEAST_LOCATED
            || by_title && probability >= LEAST_TITLED && (is_titled || is_full());
        if !accepted || !(by_text || same || self.is_like_own_names(of_text, record)) {
            return None;
        }
        let how = if same { How::Fuzzy } else { How::CrossScript };
        Some(Group {
            start: reading.start,
            end: reading.end,
            how,
            score: score_of(how) * probability as f32,
            demonym: false,
            letters: of_text.letters() as u16,
            words: 1,
            records: Records::from([(record, name)]),
        })
    }

    /// Whether a name is in the language of the text, as far as both are known.
    fn is_of_this_language(&self, name: u32) -> bool {
        let own = self.gazetteer.store.language_of(name);
        own == UNKNOWN_LANGUAGE || self.language.is_none_or(|language| own == language.code())
    }

    /// Whether a word is like a word of the names that a record has in the language of the text, or if that is not known
    /// in its script, if there are any: those would have been written.
    fn is_like_own_names(&self, word: &NameWord, record: u32) -> bool {
        let store = &*self.gazetteer.store;
        let mut folded = Folded::new();
        let mut own = store
            .names_of(record)
            .filter(|name| self.is_of_this_language(*name))
            .flat_map(|name| Name::of(store.names.get(name), self.language, &mut folded).words)
            .filter(|own| own.alphabet == word.alphabet)
            .peekable();
        let is_like = |own: NameWord| pair::word_probability(Model::get(), word, &own) >= LEAST_OWN;
        own.peek().is_none() || own.any(is_like)
    }

    /// Where the word before a person's surname begins, if it is like the given name of the other script.
    fn given_name_before(&self, place: &Reading, name: u32) -> Option<usize> {
        let record = self.gazetteer.store.record_of(name)?;
        let word = self.word(place.at)?;
        let before = self.word(place.at.checked_sub(1)?)?;
        if word.gap != Gap::Space
            || place.start != word.start
            || before.script != word.script
            || !self.may_be_name(before)
            || !self.gazetteer.kind(record).is_some_and(kind::is_person)
        {
            return None;
        }
        let alias = self.gazetteer.alias(name);
        let folded = Folded::of(alias);
        let [first, _, ..] = folded.words() else { return None };
        // An initial tells too little.
        if folded.letters(first).len() < 2 {
            return None;
        }
        let given = alias.get(first.start..first.end)?;
        let written = self.text.get(before.start..before.end)?;
        let likeness = name_similarity(written, given, self.options.lang, None);
        (first.script != before.script && likeness >= LEAST_GIVEN).then_some(before.start)
    }

    /// Whether the words beside a word make it a part of a longer name: of somebody else, then.
    fn is_part_of_name(&self, at: usize) -> bool {
        let goes_on = |after: &Word| after.gap == Gap::Space && self.is_capital_name(after);
        let is_arabic = self.word(at).is_some_and(|word| word.script == Script::Arabic);
        self.follows_given_name(at)
            || !is_arabic && self.word(at.saturating_add(1)).is_some_and(goes_on)
    }

    /// Whether the word before one is a given name, or with its capital may be one.
    fn follows_given_name(&self, at: usize) -> bool {
        let Some(word) = self.word(at).filter(|word| word.gap == Gap::Space) else { return false };
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        before.is_some_and(|before| match word.script {
            Script::Arabic => self.is_given_name(before),
            _ => self.is_capital_name(before),
        })
    }

    /// Whether a word has a capital that tells a name.
    fn is_capital_name(&self, word: &Word) -> bool {
        let is_ordinary = self.boundaries.is_function_word(word.script, word.hash)
            || self.boundaries.is_title(word.script, word.hash)
            || (common::is_common(word.hash) && matches!(word.gap, Gap::Break | Gap::Dot));
        matches!(word.shape, Shape::Title | Shape::Mixed) && !is_ordinary
    }

    /// Whether a word is a given name of Arabic script, and no function word or title.
    fn is_given_name(&self, word: &Word) -> bool {
        language::is_given_name(word.hash)
            && !common::is_common(word.hash)
            && !self.boundaries.is_ordinary(word.script, self.folded.letters(word))
            && !self.boundaries.is_function_word(word.script, word.hash)
            && !self.boundaries.is_title(word.script, word.hash)
            && !self.boundaries.is_announcer(word.script, word.hash)
    }

    /// Whether a word that stands beside names of persons is beside a word.
    fn is_announced(&self, at: usize) -> bool {
        let is = |word: &Word| self.boundaries.is_announcer(word.script, word.hash);
        let near = |word: &Word| matches!(word.gap, Gap::Space | Gap::Dot);
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        self.word(at).is_some_and(near) && before.is_some_and(is)
            || self.word(at.saturating_add(1)).is_some_and(|after| near(after) && is(after))
    }

    /// Whether a title stands before a word.
    fn is_titled(&self, at: usize) -> bool {
        self.is_after(at, |word| self.boundaries.is_title(word.script, word.hash))
    }

    /// Whether a word for where stands before a word.
    fn is_located(&self, at: usize) -> bool {
        self.is_after(at, |word| self.boundaries.is_locative(word.script, word.hash))
    }

    /// Whether such a word stands before a word.
    fn is_after(&self, at: usize, is_such: impl Fn(&Word) -> bool) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.word(before));
        let adjoins = self.word(at).is_some_and(|w| matches!(w.gap, Gap::Space | Gap::Dot));
        adjoins && before.is_some_and(is_such)
    }
}
