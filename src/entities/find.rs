//! Finding: which of the names in a text are mentions, and of whom.

use super::approximate::{Memory, approximate};
use super::boundary::{Before, Boundaries};
use super::company;
use super::coreference;
use super::exonyms::may_be_word_of;
use super::gazetteer::{Gazetteer, Store};
use super::kind;
use super::language::{self, Rules};
use super::mention::{EntityMention, FindOptions, How, Overlaps};
use super::scan::{self, Buffers, Candidate, Case, Scan, Wanted};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::names::Folded;
use crate::script::Language;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use tinyvec::TinyVec;

/// Finds mentions in one text after another, and keeps its buffers from text to text.
#[derive(Debug, Default)]
pub struct Finder {
    buffers: Buffers,
    groups: Vec<Group>,
    memory: Memory,
}

/// For so many groups and candidates room is kept from text to text; a longer text's is given back.
const ROOM: usize = 1 << 17;

/// The places with one span, and who may be meant there.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub start: usize,
    pub end: usize,
    pub how: How,
    pub score: f32,
    pub demonym: bool,
    pub letters: u16,
    pub words: u16,
    pub records: Records,
}

/// Records with the name under which each was met; all of one kind of match. Mostly there is one.
pub(super) type Records = TinyVec<[(u32, u32); 1]>;

impl Group {
    /// The record, if there is only one.
    pub fn only(&self) -> Option<(u32, u32)> {
        match self.records.as_slice() {
            [one] => Some(*one),
            _ => None,
        }
    }

    fn overlaps(&self, other: &Group) -> bool {
        self.start < other.end && other.start < self.end
    }
}

impl Gazetteer {
    /// The mentions of its entities in a text, in order.
    pub fn find(
        &self,
        text: &str,
        options: &FindOptions,
        interrupt: &Interrupt,
    ) -> Result<Vec<EntityMention>> {
        thread_local! {
            static FINDER: RefCell<Finder> = RefCell::default();
        }
        // Inside a call that this one came from, the buffers are in use.
        FINDER.with(|finder| match finder.try_borrow_mut() {
            Ok(mut finder) => finder.find(self, text, options, interrupt),
            Err(_) => Finder::new().find(self, text, options, interrupt),
        })
    }
}

impl Finder {
    /// A finder with empty buffers.
    pub fn new() -> Self {
        Self::default()
    }

    /// The mentions of a gazetteer's entities in a text, in order.
    pub fn find(
        &mut self,
        gazetteer: &Gazetteer,
        text: &str,
        options: &FindOptions,
        interrupt: &Interrupt,
    ) -> Result<Vec<EntityMention>> {
        let store = &*gazetteer.store;
        let language = options.lang.or_else(|| language::guess(text));
        let boundaries = boundaries(language);
        let wanted = Wanted {
            surnames: options.coreference || options.fuzzy,
            initials: options.fuzzy,
            demonyms: options.demonyms,
        };
        let mut scan = scan::scan(store, text, boundaries, wanted, interrupt, &mut self.buffers)?;
        let casing = Casing::of(&scan);
        scan.candidates.retain(|candidate| {
            let name = candidate.name;
            let may_be_word = store.exonyms
                && store.is_exonym(name)
                && language.is_some_and(|text| may_be_word_of(text, store.language_of(name)));
            casing.accepts(store, candidate) && !may_be_word
        });
        let mut groups = std::mem::take(&mut self.groups);
        group(store, &mut scan.candidates, language, &mut groups);
        self.buffers.give_back(scan.candidates, ROOM);
        settle_by_document(&mut groups);
        if options.overlaps == Overlaps::Longest {
            keep_longest(&mut groups);
        }
        let surnames =
            coreference::surnames(store, text, &scan.surnames, &groups, options, casing.caseless);
        groups.extend(surnames);
        if options.fuzzy || options.cross_script {
            let caseless = casing.caseless;
            let memory = &mut self.memory;
            let anew = (!scan.whole).then(|| Folded::of(text));
            let folded = anew.as_ref().unwrap_or(&self.buffers.folded);
            let found = approximate(
                gazetteer, text, folded, boundaries, &groups, options, language, caseless, memory,
                interrupt,
            )?;
            groups.extend(found);
        }
        company::settle(store, &mut groups);
        groups.sort_by_key(|g| (g.start, std::cmp::Reverse(g.end)));
        let mut mentions = Vec::with_capacity(groups.len());
        for group in groups.drain(..) {
            let mention = mention(store, group);
            if gazetteer.is_wanted(&mention, options) {
                mentions.push(mention);
            }
        }
        groups.shrink_to(ROOM);
        self.groups = groups;
        Ok(mentions)
    }
}

/// The rules of a text by its language; made once.
fn boundaries(language: Option<Language>) -> &'static Boundaries {
    static ALL: LazyLock<BTreeMap<Option<Language>, Boundaries>> = LazyLock::new(|| {
        let languages = Language::ALL.into_iter().map(Some).chain([None]);
        languages.map(|l| (l, Boundaries::new(&Rules::of_text(l)))).collect()
    });
    static NONE: LazyLock<Boundaries> = LazyLock::new(|| Boundaries::new(&[]));
    ALL.get(&language).unwrap_or(&NONE)
}

/// How a text uses capitals.
#[derive(Debug, Clone, Copy)]
struct Casing {
    /// It has no capitals, or nothing but capitals: they tell nothing.
    caseless: bool,
    shouting: bool,
}

/// Fewer words in capitals are acronyms; more are a text without small letters.
const LEAST_SHOUTED_WORDS: usize = 3;

impl Casing {
    fn of(scan: &Scan) -> Self {
        let shouting = scan.small == 0 && scan.upper >= LEAST_SHOUTED_WORDS;
        Casing { caseless: scan.capital == 0 || shouting, shouting }
    }

    /// Whether the capitals allow a candidate: "us" and "Who" are words, "stati Uniti" is a name.
    fn accepts(self, store: &Store, candidate: &Candidate) -> bool {
        match candidate.case {
            Case::Agrees => !(self.shouting && candidate.ordinary),
            Case::SomeSmall => true,
            // "Who asked" is a question, "gli Usa" is a country.
            Case::Titled => candidate.letters > 2 && !(candidate.ordinary && candidate.initial),
            Case::AllSmall if self.caseless => !candidate.ordinary && candidate.letters > 2,
            Case::AllSmall => {
                let person = store.kind(candidate.record).is_some_and(kind::is_person);
                candidate.words > 2 || (candidate.words == 2 && person)
            }
        }
    }
}

/// How sure a kind of match is.
pub(super) fn score_of(how: How) -> f32 {
    match how {
        How::Exact => 1.0,
        How::Clitic => 0.98,
        How::Folded => 0.95,
        How::CrossScript | How::Fuzzy => 0.9,
        How::Coreference | How::Corpus => 0.85,
    }
}

/// One group a span, with the records of its best kind of match.
fn group(
    store: &Store,
    candidates: &mut [Candidate],
    language: Option<Language>,
    groups: &mut Vec<Group>,
) {
    groups.clear();
    candidates.sort_by_key(|c| (c.start, c.end));
    for spans in candidates.chunk_by_mut(|a, b| (a.start, a.end) == (b.start, b.end)) {
        let records = match spans {
            [one] => Records::from([(one.record, one.name)]),
            _ => best_of_span(store, spans, language),
        };
        let Some(best) = spans.first() else { continue };
        groups.push(Group {
            start: best.start,
            end: best.end,
            how: best.how,
            score: score_of(best.how),
            demonym: best.demonym,
            letters: best.letters,
            words: best.words,
            records,
        });
    }
}

/// Brings the best kind of match to the start, and tells its records.
fn best_of_span(store: &Store, spans: &mut [Candidate], language: Option<Language>) -> Records {
    let code = language.map(Language::code);
    let foreign = |c: &Candidate| code.is_some_and(|code| store.language_of(c.name) != code);
    spans.sort_by_key(|c| (c.demonym, c.how, c.record, foreign(c), c.name));
    let Some(best) = spans.first() else { return Records::new() };
    let of_best = || spans.iter().filter(|c| (c.demonym, c.how) == (best.demonym, best.how));
    // A name of the text's own language is meant before the same letters of another.
    let native = of_best().any(|c| !foreign(c));
    let mut records: Vec<(u32, u32)> =
        of_best().filter(|c| !native || !foreign(c)).map(|c| (c.record, c.name)).collect();
    records.dedup_by_key(|(record, _)| *record);
    settle_by_kind(store, best.before, &mut records);
    records.into_iter().collect()
}

/// Of several of different types, those that the word before fits: a person after a title, a place after "in".
fn settle_by_kind(store: &Store, before: Before, records: &mut Vec<(u32, u32)>) {
    let fits = |(record, _): &(u32, u32)| {
        store.kind(*record).is_some_and(|kind| match before {
            Before::Title => kind::is_person(kind),
            Before::Locative => kind::is_place(kind),
            Before::Other => false,
        })
    };
    if records.len() > 1 && records.iter().any(fits) {
        records.retain(fits);
    }
}

/// Of several who may be meant, the one whom the text names elsewhere without doubt.
fn settle_by_document(groups: &mut [Group]) {
    let unsure = groups.iter().filter(|g| g.only().is_none()).flat_map(|g| &g.records);
    // By record that may be meant somewhere: whether it is named without doubt.
    let mut sure: FxHashMap<u32, bool> = unsure.map(|(record, _)| (*record, false)).collect();
    if sure.is_empty() {
        return;
    }
    for (record, _) in groups.iter().filter_map(Group::only) {
        if let Some(is_sure) = sure.get_mut(&record) {
            *is_sure = true;
        }
    }
    for group in groups.iter_mut().filter(|g| g.only().is_none()) {
        let is_sure = |record: &u32| sure.get(record) == Some(&true);
        let mut named = group.records.iter().filter(|(record, _)| is_sure(record)).copied();
        if let (Some(one), None) = (named.next(), named.next()) {
            group.records = Records::from([one]);
        }
    }
}

/// Leaves the groups that longer ones do not take the place of.
fn keep_longest(groups: &mut Vec<Group>) {
    // Only groups that hang together compete, so that a long text takes no longer by the word.
    let mut reach = 0usize;
    let clusters = groups.chunk_by_mut(|one, next| {
        reach = reach.max(one.end);
        next.start < reach
    });
    clusters.filter(|cluster| cluster.len() > 1).for_each(compete);
    groups.retain(|group| group.start < group.end);
}

/// Empties the spans of groups that lose.
fn compete(cluster: &mut [Group]) {
    // By letter the same, then better kind; a guess never displaces the letters of a name.
    cluster.sort_by_key(|g| {
        (g.how > How::Folded, std::cmp::Reverse(g.letters), g.demonym, g.how, g.start, g.end)
    });
    let mut rest = cluster;
    while let Some((best, others)) = rest.split_first_mut() {
        if best.start < best.end {
            let losers = others.iter_mut().filter(|other| best.overlaps(other));
            losers.for_each(|loser| loser.end = loser.start);
        }
        rest = others;
    }
}

/// What the caller sees of a group.
#[inline]
fn mention(store: &Store, group: Group) -> EntityMention {
    let only = group.only();
    let mut candidates = Vec::new();
    if only.is_none() {
        candidates.extend(group.records);
        candidates.sort_by_key(|(record, _)| store.ids.get(*record));
    }
    EntityMention {
        span: group.start..group.end,
        record: only.map(|(record, _)| record),
        alias: only.map(|(_, name)| name),
        how: group.how,
        score: group.score,
        demonym: group.demonym,
        candidates,
    }
}

impl Gazetteer {
    /// Whether a mention is one that the options ask for, by its score, its type, and whether it is decided.
    #[inline]
    pub fn is_wanted(&self, mention: &EntityMention, options: &FindOptions) -> bool {
        options.min_score.is_none_or(|least| mention.score >= least)
            && (mention.record.is_some() || options.unlinked)
            && options.types.as_ref().is_none_or(|types| {
                let is_of_these = |record| {
                    self.kind(record).is_some_and(|kind| types.iter().any(|wanted| wanted == kind))
                };
                match mention.record {
                    Some(record) => is_of_these(record),
                    None => mention.candidates.iter().any(|(record, _)| is_of_these(*record)),
                }
            })
    }
}

#[cfg(test)]
mod tests;
