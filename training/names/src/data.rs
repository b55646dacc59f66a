//! The pairs to learn from: read, split into words, and paired across Persian and Arabic by their Latin forms.

use crate::em::Pair;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use yeksan::names::Folded;
use yeksan::names::model::{Alphabet, Symbols};

/// The source of names of other languages with their Persian spellings.
pub const PERSIAN: &str = "word_fa_en_foreign";

/// One pair of names of the training file.
pub struct Row {
    pub lang_a: String,
    pub a: String,
    pub lang_b: String,
    pub b: String,
    pub source: String,
}

pub fn rows(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).unwrap();
    text.lines()
        .skip(1)
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            Row {
                lang_a: cells[0].into(),
                a: cells[1].into(),
                lang_b: cells[2].into(),
                b: cells[3].into(),
                source: cells[5].into(),
            }
        })
        .collect()
}

/// The cities of time zones as rows.
pub fn cities(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).unwrap();
    let mut rows = Vec::new();
    for line in text.lines().filter(|l| !l.starts_with('#')).skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let names = [("en", cells[0]), ("fa", cells[1]), ("ar", cells[2]), ("it", cells[3])];
        for (lang_a, lang_b) in [("fa", "en"), ("ar", "en"), ("fa", "ar"), ("it", "en"), ("fa", "it"), ("ar", "it")] {
            let name = |lang: &str| names.iter().find(|(l, _)| *l == lang).unwrap().1.to_owned();
            let (a, b) = (name(lang_a), name(lang_b));
            if !a.is_empty() && !b.is_empty() {
                rows.push(Row { lang_a: lang_a.into(), a, lang_b: lang_b.into(), b, source: "place_cldr_cities".into() });
            }
        }
    }
    rows
}

/// Names of other languages with their Persian spellings as rows.
pub fn persian(path: &Path) -> Vec<Row> {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().filter(|l| !l.starts_with('#')).skip(1);
    let row = |latin: &str, persian: &str| Row {
        lang_a: "fa".into(),
        a: persian.into(),
        lang_b: "en".into(),
        b: latin.into(),
        source: PERSIAN.into(),
    };
    lines
        .filter_map(|line| line.split_once('\t'))
        .flat_map(|(latin, spellings)| spellings.split(' ').map(move |persian| row(latin, persian)))
        .collect()
}

/// The words of a name, if all are of one alphabet.
pub fn words(name: &str) -> Option<(Alphabet, Vec<Vec<u8>>)> {
    let folded = Folded::of(name);
    let mut alphabet = None;
    let mut words = Vec::new();
    for word in folded.words() {
        let (this, symbols) = Symbols::of_word(name, word);
        if *alphabet.get_or_insert(this) != this {
            return None;
        }
        words.push(symbols.as_slice().to_vec());
    }
    Some((alphabet?, words))
}

/// Words that are counted as pairs; what is frequent counts less than its frequency.
#[derive(Default)]
pub struct Counts(BTreeMap<(Vec<u8>, Vec<u8>), f64>);

impl Counts {
    pub fn add(&mut self, left: &[u8], right: &[u8], count: f64) {
        if left.len() <= 24 && right.len() <= 24 && left.len() > 2 && right.len() > 2 {
            *self.0.entry((left.to_vec(), right.to_vec())).or_default() += count;
        }
    }

    pub fn pairs(self) -> Vec<Pair> {
        self.0
            .into_iter()
            .map(|((left, right), count)| Pair { left, right, weight: if count < 1.0 { count } else { 1.0 + count.ln() } })
            .collect()
    }
}

/// How much a row counts: there are few of the words that Persian has from other languages.
pub fn weight(row: &Row) -> f64 {
    let is_rare = row.source.contains("cldr") && (row.lang_a == "fa" || row.lang_b == "ar");
    if is_rare || row.source == PERSIAN { 3.0 } else { 1.0 }
}

/// For each Latin word the words of one language that stand for it, with counts.
pub type ByLatin = BTreeMap<Vec<u8>, FxHashMap<Vec<u8>, f64>>;

pub fn by_latin<'a>(rows: impl Iterator<Item = &'a Row>) -> ByLatin {
    let mut found = ByLatin::new();
    for row in rows {
        let (Some((Alphabet::Arabic, a)), Some((Alphabet::Latin, b))) = (words(&row.a), words(&row.b)) else { continue };
        if a.len() == b.len() {
            for (a, b) in a.into_iter().zip(b) {
                *found.entry(b).or_default().entry(a).or_default() += 1.0;
            }
        }
    }
    found
}

/// The most frequent spellings, the most frequent first.
pub fn top(spellings: &FxHashMap<Vec<u8>, f64>, most: usize) -> Vec<(&Vec<u8>, f64)> {
    let mut all: Vec<_> = spellings.iter().map(|(s, c)| (s, *c)).collect();
    all.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    all.truncate(most);
    all
}

/// One minus the edit distance over the length.
pub fn likeness(a: &[u8], b: &[u8]) -> f64 {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let new = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = new;
        }
    }
    1.0 - row[b.len()] as f64 / a.len().max(b.len()).max(1) as f64
}
