//! Matching: which entities a name may be a name of, the likeliest first.

use super::gazetteer::Gazetteer;
use super::mention::How;
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::names::Folded;
use crate::names::index::{NameIndex, Scratch};
use crate::names::model::Model;
use crate::names::pair::{self, Name};
use crate::script::Language;
use rustc_hash::FxHashMap;
use std::cell::RefCell;
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
const SHORTLIST: usize = 48;

/// The index of the names of a gazetteer, made when it is first wanted.
#[derive(Debug, Default)]
pub(super) struct LazyIndex(OnceLock<NameIndex>);

impl Gazetteer {
    /// The index of the names.
    pub(super) fn names_index(&self) -> &NameIndex {
        self.index.0.get_or_init(|| {
            let names = self
                .numbers()
                .flat_map(|record| self.store.names_of(record))
                .map(|name| (name, self.alias(name)));
            NameIndex::new(names, Model::get())
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
        let accept = |name: u32| match &options.types {
            None => true,
            Some(types) => self
                .store
                .record_of(name)
                .and_then(|record| self.kind(record))
                .is_some_and(|kind| types.iter().any(|t| t == kind)),
        };
        let most = SHORTLIST.max(options.limit.saturating_mul(3));
        let index = self.names_index();
        let shortlist = SCRATCH.with_borrow_mut(|scratch| {
            index.shortlist(model, query, asked.column, most, accept, scratch)
        });
        let mut best: FxHashMap<u32, Candidate> = FxHashMap::default();
        for name in shortlist {
            let Some(record) = self.store.record_of(name) else { continue };
            let alias = self.alias(name);
            let other = Name::of(alias, None, &mut folded);
            let score = pair::rank(model, &asked, &other, &pair::compare(model, &asked, &other));
            let how = match score {
                _ if alias == query => How::Exact,
                1.0 => How::Folded,
                _ if is_other_script(&asked, &other) => How::CrossScript,
                _ => How::Fuzzy,
            };
            let candidate = Candidate { record, alias: name, score, how };
            if score >= options.min_score {
                let known = best.entry(record).or_insert_with(|| candidate.clone());
                if order(&candidate, known).is_lt() {
                    *known = candidate;
                }
            }
        }
        let mut found: Vec<Candidate> = best.into_values().collect();
        found.sort_by(|a, b| order(a, b).then_with(|| self.id(a.record).cmp(self.id(b.record))));
        found.truncate(options.limit);
        Ok(found)
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
