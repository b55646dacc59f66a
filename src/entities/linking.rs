//! What a text leaves open, decided by what the other texts say.
//!
//! For each record that somewhere is one of several, two things are counted in the texts that name it without
//! doubt: how many they are, and who else is named in them. Where it is open who is meant, each
//! candidate gets the odds of these counts; it is linked if it has them by far, and if some text names it.

use super::gazetteer::Gazetteer;
use super::mention::{EntityMention, How};
use rustc_hash::{FxHashMap, FxHashSet};

/// How many texts a candidate gets beside those that were counted, so that nought is not never.
const UNSEEN: f64 = 0.5;
/// How many texts' worth the general frequency of an entity weighs against its company.
const PRIOR_WEIGHT: f64 = 1.0;
/// How much of the odds of all candidates the linked one has at least.
const LEAST_SHARE: f64 = 0.72;
/// The score of one who has all the odds; less sure than a surname in a text that names its only bearer.
const MOST_SCORE: f64 = 0.75;

/// In how many texts a record is named without doubt, and how many of these name another one too.
#[derive(Debug, Default)]
struct Seen {
    texts: u32,
    with: FxHashMap<u32, u32>,
}

/// What the texts say about those who are somewhere one of several.
struct Corpus {
    texts: u32,
    /// In how many texts each record is named without doubt.
    frequency: FxHashMap<u32, u32>,
    seen: FxHashMap<u32, Seen>,
}

impl Gazetteer {
    /// Links mentions that are undecided in their text by what the other texts say.
    ///
    /// `texts` are the mentions of each text, found with `unlinked`. What is linked here is met by
    /// [`How::Corpus`] and keeps its candidates; the result is the same in any order of the texts.
    ///
    /// ```
    /// use yeksan::entities::{FindOptions, Gazetteer, Record};
    /// let person = |id: &str, name: &str| Record::new(id, Some("PER")).with_name("en", name);
    /// let gazetteer = Gazetteer::from_records([person("a", "Anna Klein"), person("b", "Betsy Klein")])?;
    /// let options = FindOptions { unlinked: true, ..FindOptions::default() };
    /// let find = |text| gazetteer.find(text, &options, &yeksan::Interrupt::new());
    /// let mut texts = [find("Anna Klein spoke.")?, find("so Klein left.")?];
    /// assert_eq!(texts[1][0].record, None);
    /// gazetteer.link(&mut texts.iter_mut().map(|t| t.iter_mut().collect()).collect::<Vec<_>>());
    /// assert_eq!(gazetteer.id(texts[1][0].record.unwrap()), "a");
    /// # Ok::<(), yeksan::Error>(())
    /// ```
    pub fn link(&self, texts: &mut [Vec<&mut EntityMention>]) {
        let open: FxHashSet<u32> = texts
            .iter()
            .flatten()
            .filter(|mention| mention.record.is_none())
            .flat_map(|mention| mention.candidates.iter().map(|(record, _)| *record))
            .collect();
        if open.is_empty() {
            return;
        }
        let corpus = Corpus::of(texts, &open);
        for text in texts.iter_mut().filter(|text| text.iter().any(|m| m.record.is_none())) {
            let company = named(text);
            for mention in text.iter_mut().filter(|mention| mention.record.is_none()) {
                if let Some((at, share)) = corpus.meant(&mention.candidates, &company) {
                    (mention.record, mention.alias) = mention.candidates.get(at).copied().unzip();
                    mention.how = How::Corpus;
                    mention.score = (MOST_SCORE * share) as f32;
                }
            }
        }
    }
}

/// Whom a text names without doubt, each once and in order.
fn named(text: &[&mut EntityMention]) -> Vec<u32> {
    let mut named: Vec<u32> = text.iter().filter_map(|mention| mention.record).collect();
    named.sort_unstable();
    named.dedup();
    named
}

impl Corpus {
    fn of(texts: &[Vec<&mut EntityMention>], open: &FxHashSet<u32>) -> Self {
        let mut corpus =
            Corpus { texts: 0, frequency: FxHashMap::default(), seen: FxHashMap::default() };
        for text in texts {
            let named = named(text);
            corpus.texts = corpus.texts.saturating_add(u32::from(!named.is_empty()));
            for record in &named {
                count(&mut corpus.frequency, *record);
                if !open.contains(record) {
                    continue;
                }
                let seen = corpus.seen.entry(*record).or_default();
                seen.texts = seen.texts.saturating_add(1);
                for other in named.iter().filter(|other| *other != record) {
                    count(&mut seen.with, *other);
                }
            }
        }
        corpus
    }

    /// Which of the candidates is meant in this company, and what share of the odds it has.
    fn meant(&self, candidates: &[(u32, u32)], company: &[u32]) -> Option<(usize, f64)> {
        let records = || candidates.iter().map(|(record, _)| *record);
        // A text that names two of them in full leaves open which.
        if records().filter(|record| company.contains(record)).count() > 1 {
            return None;
        }
        let odds: Vec<f64> = records().map(|record| self.odds(record, company)).collect();
        let highest = odds.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        // Numbers this far apart as powers may be too small or too large in themselves.
        let sum: f64 = odds.iter().map(|o| (o - highest).exp()).sum();
        let best = odds.iter().position(|odds| *odds == highest)?;
        let share = 1.0 / sum;
        let is_seen = records().nth(best).is_some_and(|record| self.seen.contains_key(&record));
        (share >= LEAST_SHARE && is_seen).then_some((best, share))
    }

    /// The logarithm of how likely a record is in a company.
    fn odds(&self, record: u32, company: &[u32]) -> f64 {
        let none = Seen::default();
        let seen = self.seen.get(&record).unwrap_or(&none);
        let texts = f64::from(seen.texts);
        let mut odds = (texts + UNSEEN).ln();
        for other in company.iter().filter(|other| **other != record) {
            let frequency = f64::from(self.frequency.get(other).copied().unwrap_or(0));
            let general = frequency / f64::from(self.texts.max(1));
            let together = f64::from(seen.with.get(other).copied().unwrap_or(0));
            odds += ((together + PRIOR_WEIGHT * general) / (texts + PRIOR_WEIGHT)).ln();
        }
        odds
    }
}

fn count(counts: &mut FxHashMap<u32, u32>, record: u32) {
    let count = counts.entry(record).or_insert(0);
    *count = count.saturating_add(1);
}

#[cfg(test)]
mod tests;
