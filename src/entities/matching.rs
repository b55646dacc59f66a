//! Matching: which entities a name may be a name of, the likeliest first.

use super::gazetteer::Gazetteer;
use super::mention::How;
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::names::Folded;
use crate::names::model::Model;
use crate::names::pair::{self, Name};
use crate::names::similarity::spaced_letters;
use crate::script::Language;
use rustc_hash::FxHashMap;
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

/// Names by the three-letter pieces of their folded form.
#[derive(Debug, Default)]
pub(super) struct Pieces {
    names: FxHashMap<[char; 3], Vec<u32>>,
}

/// How many names are compared letter by letter.
const SHORTLIST: usize = 200;

fn pieces(letters: &[char]) -> Vec<[char; 3]> {
    let mut padded = vec![' '];
    padded.extend_from_slice(letters);
    padded.push(' ');
    let mut all: Vec<[char; 3]> =
        padded.windows(3).filter_map(|w| <[char; 3]>::try_from(w).ok()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

impl Pieces {
    pub fn of(gazetteer: &Gazetteer) -> Self {
        let mut names: FxHashMap<[char; 3], Vec<u32>> = FxHashMap::default();
        for record in gazetteer.numbers() {
            for name in gazetteer.store.names_of(record) {
                for piece in pieces(&spaced_letters(gazetteer.alias(name))) {
                    names.entry(piece).or_default().push(name);
                }
            }
        }
        Pieces { names }
    }
}

/// The pieces of a gazetteer, made when they are first wanted.
#[derive(Debug, Default)]
pub(super) struct LazyPieces(OnceLock<Pieces>);

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
        let letters = spaced_letters(query);
        if letters.is_empty() || options.limit == 0 {
            return Ok(Vec::new());
        }
        let index = self.pieces.0.get_or_init(|| Pieces::of(self));
        let mut shared: FxHashMap<u32, f32> = FxHashMap::default();
        let total = self.store.names.len() as f32;
        for piece in pieces(&letters) {
            if let Some(names) = index.names.get(&piece) {
                // A rare piece tells more than a common one.
                let weight = (1.0 + total / names.len() as f32).ln();
                for name in names {
                    *shared.entry(*name).or_default() += weight;
                }
            }
        }
        let mut shortlist: Vec<(f32, u32)> = shared.into_iter().map(|(n, w)| (w, n)).collect();
        let by_weight = |a: &(f32, u32), b: &(f32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        let most = SHORTLIST.max(options.limit.saturating_mul(4));
        if shortlist.len() > most {
            shortlist.select_nth_unstable_by(most, by_weight);
            shortlist.truncate(most);
        }
        let model = Model::get();
        let mut folded = Folded::new();
        let asked = Name::of(query, options.lang, &mut folded);
        let mut best: FxHashMap<u32, Candidate> = FxHashMap::default();
        for (_, name) in shortlist {
            let Some(record) = self.store.record_of(name) else { continue };
            if let Some(types) = &options.types
                && !self.kind(record).is_some_and(|kind| types.iter().any(|t| t == kind))
            {
                continue;
            }
            let alias = self.alias(name);
            let other = Name::of(alias, None, &mut folded);
            let score = pair::rank(model, &asked, &other, &pair::compare(model, &asked, &other));
            let how = match score {
                _ if alias == query => How::Exact,
                1.0 => How::Folded,
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

/// The likelier first.
fn order(a: &Candidate, b: &Candidate) -> std::cmp::Ordering {
    b.score.total_cmp(&a.score).then(a.how.cmp(&b.how)).then(a.alias.cmp(&b.alias))
}
