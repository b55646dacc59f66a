//! Matching: which entities a name may be a name of, the likeliest first.

use super::gazetteer::Gazetteer;
use super::mention::How;
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::names::Folded;
use crate::names::index::{Base, Listed, NameIndex, Scratch};
use crate::names::model::{Model, SCALE};
use crate::names::name::{Name, ornaments};
use crate::names::pair;
use crate::script::Language;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cell::RefCell;
use std::collections::hash_map::Entry;
use std::sync::OnceLock;

/// An entity that a name may be a name of.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The number of the record.
    pub record: u32,
    /// The number of its name that is most like the query.
    pub alias: u32,
    /// From 0 to 1; higher is surer.
    pub score: f64,
    /// How the name was met.
    pub how: How,
}

/// How to match.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchOptions {
    /// How many candidates at most.
    pub limit: usize,
    /// Leaves out what is less sure.
    pub min_score: f64,
    /// The language of the query; guessed if it is `None`.
    pub lang: Option<Language>,
    /// Only records of these types.
    pub types: Option<Vec<String>>,
}

impl Default for MatchOptions {
    fn default() -> Self {
        MatchOptions { limit: 5, min_score: 0.5, lang: None, types: None }
    }
}

/// How many names are compared with a query.
const SHORTLIST: usize = 24;
/// The same where there are few names, so that it costs little.
const SHORTLIST_OF_FEW: usize = 96;
/// How much more a name may score than its words do one by one: joined, in another order, less rare.
const SLACK: i32 = 350;
/// If the best has less of what the query tells, in hundredths, words may have been written together.
const POOR: f32 = 50.0;

/// The index of the names of a gazetteer, made when it is first wanted.
#[derive(Debug, Default)]
pub(super) struct LazyIndex {
    index: OnceLock<NameIndex>,
    /// What is known of the names of the gazetteer that this one was made from.
    base: Option<Base>,
}

/// Names that are so many times fewer than those of the base do not need a new index.
const FEW_TIMES: u32 = 4;

impl LazyIndex {
    /// The index of a gazetteer with names added and removed: upon this one, if it was made.
    pub fn updated(&self) -> Self {
        let base = self.index.get().map(NameIndex::base).or_else(|| self.base.clone());
        LazyIndex { index: OnceLock::new(), base }
    }

    /// An index that is there.
    pub fn of(index: NameIndex) -> Self {
        LazyIndex { index: OnceLock::from(index), base: None }
    }
}

impl Gazetteer {
    /// The names that are not removed, from a number on.
    pub(super) fn numbered_names(&self, first: u32) -> impl Iterator<Item = (u32, &str)> {
        let names = self.numbers().flat_map(|record| self.store.names_of(record));
        names.filter(move |name| *name >= first).map(|name| (name, self.alias(name)))
    }

    /// The index of the names.
    pub(super) fn names_index(&self) -> &NameIndex {
        self.index.index.get_or_init(|| {
            let store = &*self.store;
            let all = store.names.len() as u32;
            let removed = || store.removed.iter().flat_map(|record| store.names_of(*record));
            let model = Model::get();
            match &self.index.base {
                Some(base)
                    if all.saturating_sub(base.names()) <= base.names() / FEW_TIMES
                        && removed().count() <= base.names() as usize / FEW_TIMES as usize =>
                {
                    NameIndex::upon(base, removed(), self.numbered_names(base.names()), model)
                }
                _ => NameIndex::new(self.numbered_names(0), model),
            }
        })
    }
}

impl Gazetteer {
    /// The entities that a name may be a name of, the likeliest first.
    ///
    /// ```
    /// use yeksan::entities::{Gazetteer, MatchOptions, Record};
    /// let gazetteer = Gazetteer::from_records([
    ///     Record::new("b", Some("PER")).with_name("en", "Antony Blinken"),
    ///     Record::new("l", Some("PER")).with_name("en", "Sergey Lavrov"),
    /// ])?;
    /// let found = gazetteer.match_name("Anthony Blinken", &MatchOptions::default(), &yeksan::Interrupt::new())?;
    /// assert_eq!(gazetteer.id(found[0].record), "b");
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn match_name(
        &self,
        query: &str,
        options: &MatchOptions,
        interrupt: &Interrupt,
    ) -> Result<Vec<Candidate>> {
        interrupt.check()?;
        if options.limit == 0 {
            return Ok(Vec::new());
        }
        let model = Model::get();
        let mut folded = Folded::new();
        let asked = Name::of(query, options.lang, &mut folded);
        let store = &*self.store;
        let accepts_all = store.removed.is_empty() && options.types.is_none();
        let accept = |name: u32| {
            accepts_all
                || store.kept_record_of(name).is_some_and(|record| {
                    options.types.as_ref().is_none_or(|types| {
                        self.kind(record).is_some_and(|kind| types.iter().any(|t| t == kind))
                    })
                })
        };
        let index = self.names_index();
        let shortlist = if index.is_small() { SHORTLIST_OF_FEW } else { SHORTLIST };
        let most = shortlist.max(options.limit.saturating_mul(3));
        let mut search = Search {
            gazetteer: self,
            model,
            information: asked.information(model),
            asked: &asked,
            query,
            options,
            best: FxHashMap::default(),
            scores: Vec::new(),
            compared: FxHashSet::default(),
            highest: 0,
            own: pair::compare(model, &asked, &asked).score,
        };
        SCRATCH.with_borrow_mut(|scratch| {
            let listed = index.shortlist(model, query, asked.column, most, false, accept, scratch);
            search.compare(&listed, &mut folded);
            if (search.highest as f32) < search.information * SCALE * POOR / 100.0 {
                let listed =
                    index.shortlist(model, query, asked.column, most, true, accept, scratch);
                search.compare(&listed, &mut folded);
            }
        });
        let mut found: Vec<Candidate> = search.best.into_values().collect();
        found.sort_by(|a, b| order(a, b).then_with(|| self.id(a.record).cmp(self.id(b.record))));
        found.truncate(options.limit);
        Ok(found)
    }
}

/// A query and the best that was found so far.
struct Search<'a> {
    gazetteer: &'a Gazetteer,
    model: &'a Model,
    asked: &'a Name,
    information: f32,
    query: &'a str,
    options: &'a MatchOptions,
    best: FxHashMap<u32, Candidate>,
    /// The scores of the records, the highest first.
    scores: Vec<f64>,
    compared: FxHashSet<u32>,
    /// The highest score of the model.
    highest: i32,
    /// What the query scores with itself: what may score as much may have the same letters.
    own: i32,
}

impl Search<'_> {
    /// Compares the query with names that may be it, but for those that cannot be among the best.
    fn compare(&mut self, listed: &[Listed], folded: &mut Folded) {
        let (model, asked, options) = (self.model, self.asked, self.options);
        for Listed { name, at_most } in listed.iter().copied() {
            let at_most = at_most.saturating_add(SLACK);
            let at_most = match at_most >= self.own {
                true => 1.0,
                false => pair::rank_of_score(model, self.information, at_most),
            };
            let least = self.scores.get(options.limit.saturating_sub(1)).copied();
            if at_most < options.min_score.max(least.unwrap_or(0.0)) || !self.compared.insert(name)
            {
                continue;
            }
            let Some(record) = self.gazetteer.store.record_of(name) else { continue };
            let alias = self.gazetteer.alias(name);
            let other = Name::of(alias, None, folded);
            let comparison = pair::compare(model, asked, &other);
            self.highest = self.highest.max(comparison.score);
            let score = pair::rank(model, asked, (&other, ornaments(alias)), &comparison);
            let how = match score {
                _ if alias == self.query => How::Exact,
                1.0 => How::Folded,
                _ if is_other_script(asked, &other) => How::CrossScript,
                _ => How::Fuzzy,
            };
            let candidate = Candidate { record, alias: name, score, how };
            if score < options.min_score {
                continue;
            }
            match self.best.entry(record) {
                Entry::Vacant(place) => {
                    place.insert(candidate);
                    let at = self.scores.partition_point(|known| *known >= score);
                    self.scores.insert(at, score);
                }
                Entry::Occupied(mut known) => {
                    if order(&candidate, known.get()).is_lt() {
                        known.insert(candidate);
                    }
                }
            }
        }
    }
}

thread_local! {
    static SCRATCH: RefCell<Scratch> = RefCell::default();
}

/// Whether two names have no script in common.
fn is_other_script(a: &Name, b: &Name) -> bool {
    !a.words.iter().any(|word| b.words.iter().any(|other| other.alphabet == word.alphabet))
}

/// The likelier first.
fn order(a: &Candidate, b: &Candidate) -> std::cmp::Ordering {
    b.score.total_cmp(&a.score).then(a.how.cmp(&b.how)).then(a.alias.cmp(&b.alias))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entities::{FindOptions, Record};
    use proptest::prelude::*;

    const WORDS: [&str; 12] = [
        "Sergey",
        "Sergei",
        "Lavrov",
        "Lawrow",
        "Antony",
        "Blinken",
        "Jens",
        "Stoltenberg",
        "آنتونی",
        "بلینکن",
        "لاوروف",
        "سرگئی",
    ];

    fn name() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(WORDS.as_slice()), 1..4)
            .prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn a_second_layer_is_a_fresh_index(
            old in prop::collection::vec(name(), 12..24),
            more in prop::collection::vec((0usize..30, name()), 0..3),
            again in prop::collection::vec((0usize..30, name()), 0..2),
            gone in prop::collection::btree_set(0usize..12, 0..3),
            query in name(),
        ) {
            let record = |(id, name): (usize, &String)| {
                Record::new(id.to_string(), Some("PER")).with_name("en", name)
            };
            let first = Gazetteer::from_records(old.iter().enumerate().map(record)).unwrap();
            first.names_index();
            let mut ids = std::collections::BTreeSet::new();
            let more = more.iter().filter(|(id, _)| ids.insert(*id)).map(|(id, n)| record((*id, n)));
            let gone: Vec<String> = gone.iter().map(usize::to_string).collect();
            let second = first.updated(more, &gone).unwrap();
            let third = second.updated(again.iter().take(1).map(|(id, n)| record((*id, n))), [""; 0]);
            for updated in [second, third.unwrap()] {
                let fresh = Gazetteer::from_records(updated.records()).unwrap();
                let saved = Gazetteer::from_bytes(&updated.to_bytes()).unwrap();
                let list = |g: &Gazetteer| -> Vec<(String, String, f64)> {
                    let options = MatchOptions { min_score: 0.0, limit: 20, ..Default::default() };
                    let found = g.match_name(&query, &options, &Interrupt::new()).unwrap();
                    let found = found.into_iter();
                    found.map(|c| (g.id(c.record).into(), g.alias(c.alias).into(), c.score)).collect()
                };
                prop_assert_eq!(list(&updated), list(&fresh));
                prop_assert_eq!(list(&saved), list(&fresh));
                let text = format!("Yesterday {query} met Mr Lavrof. دیروز {query} گفت");
                let options = FindOptions { unlinked: true, ..FindOptions::default() };
                let mentions = |g: &Gazetteer| -> Vec<_> {
                    let found = g.find(&text, &options, &Interrupt::new()).unwrap().into_iter();
                    found.map(|m| {
                        let ids: Vec<_> = m.candidates.iter().map(|(c, _)| g.id(*c).to_owned()).collect();
                        (m.span, m.how, ids)
                    }).collect()
                };
                prop_assert_eq!(mentions(&updated), mentions(&fresh));
            }
        }

        #[test]
        fn leaving_out_what_cannot_be_among_the_best_changes_nothing(
            names in prop::collection::vec(name(), 1..24),
            query in name(),
            limit in 1usize..5,
            least in 0.0f64..1.0,
        ) {
            let records = names.iter().enumerate();
            let records =
                records.map(|(id, n)| Record::new(id.to_string(), None).with_name("en", n));
            let gazetteer = Gazetteer::from_records(records).unwrap();
            let of = |limit, min_score| {
                let options = MatchOptions { limit, min_score, ..MatchOptions::default() };
                gazetteer.match_name(&query, &options, &Interrupt::new()).unwrap()
            };
            let mut all = of(100, 0.0);
            all.retain(|c| c.score >= least);
            all.truncate(limit);
            prop_assert_eq!(of(limit, least), all);
        }
    }
}
