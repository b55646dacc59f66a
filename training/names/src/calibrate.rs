//! From scores to probabilities: a logistic regression on names that were held out, each beside its nearest wrong name.

use crate::data::{self, Row};
use crate::network::{self, Sample};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use crate::regression;
use yeksan::names::{Compared, ranked};
use yeksan::names::model::{Calibration, Model};

/// The kind of a pair, by where it is from.
fn kind_of(row: &Row) -> &'static str {
    match row.source.as_str() {
        "token_ar_en_wdcoling2018" | "token_ar_en_google" => "words",
        "person_ar_en_native" => "persons ar",
        "person_fa_en_native" => "persons fa",
        data::PERSIAN => "words fa",
        _ if row.lang_a == "it" => "latin",
        _ if row.lang_b == "ar" => "arabic",
        _ => "places",
    }
}

/// A rough Latin form of a name, by which wrong names are near.
fn rough(name: &str) -> Vec<u8> {
    let folded = yeksan::names::Folded::of(name);
    let mut out = Vec::new();
    for word in folded.words() {
        for c in folded.letters(word) {
            let s: &str = match c {
                'ا' | 'ع' => "a",
                'ب' => "b",
                'پ' => "p",
                'ت' | 'ط' => "t",
                'ث' | 'س' | 'ص' => "s",
                'ج' => "j",
                'چ' => "ch",
                'ح' | 'ه' => "h",
                'خ' => "kh",
                'د' | 'ض' => "d",
                'ذ' | 'ز' | 'ظ' => "z",
                'ر' => "r",
                'ژ' => "zh",
                'ش' => "sh",
                'غ' => "gh",
                'ف' => "f",
                'ق' => "q",
                'ک' => "k",
                'گ' => "g",
                'ل' => "l",
                'م' => "m",
                'ن' => "n",
                'و' => "w",
                'ی' => "y",
                'a'..='z' => {
                    out.push(*c as u8);
                    continue;
                }
                _ => "",
            };
            out.extend_from_slice(s.as_bytes());
        }
        out.push(b' ');
    }
    out.pop();
    out
}

/// The letters of a name without its spaces.
fn folded(name: &str) -> Vec<u8> {
    let folded = yeksan::names::Folded::of(name);
    folded.words().iter().flat_map(|word| folded.letters(word)).collect::<String>().into_bytes()
}

/// How many wrong names that look near are compared by the model.
const NEAR: usize = 60;

/// The features of one pair, and of the same name beside the wrong names that look nearest, the nearest first.
struct Case {
    right: Vec<f32>,
    wrong: Vec<Vec<f32>>,
    /// Which of the wrong names the model takes for the nearest.
    nearest: usize,
    /// The raw scores of the right and the nearest wrong name, each with what the query tells at best.
    scores: ((f32, f32), (f32, f32)),
    weight: f64,
}

fn case(model: &Model, a: &str, b: &str, right: &[Vec<u8>], pool: &[(String, Vec<u8>, Compared)], weight: f64) -> Case {
    let form = rough(a);
    let mut scored: Vec<(f64, usize)> = pool
        .iter()
        .enumerate()
        .filter(|(_, (_, other, _))| !right.contains(other))
        .map(|(at, (_, other, _))| (data::likeness(&form, other), at))
        .collect();
    scored.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
    scored.truncate(NEAR);
    let compared = Compared::new(a);
    let near: Vec<&Compared> = scored.iter().map(|(_, at)| &pool[*at].2).collect();
    let nearest = (0..near.len())
        .max_by(|x, y| {
            let score = |at: usize| compared.score(model, near[at]);
            score(*x).total_cmp(&score(*y)).then(y.cmp(x))
        })
        .unwrap();
    Case {
        right: compared.features(model, &Compared::new(b)).to_vec(),
        wrong: near.iter().map(|other| compared.features(model, other).to_vec()).collect(),
        nearest,
        scores: (
            (compared.score(model, &Compared::new(b)), compared.information(model)),
            (compared.score(model, near[nearest]), compared.information(model)),
        ),
        weight,
    }
}

/// Wrong names for composed ones: the same words with others.
fn compositions(rows: &[&Row]) -> Vec<String> {
    let mut names = Vec::new();
    for (number, first) in rows.iter().enumerate() {
        for other in [number * 13 + 5, number * 31 + 17, number * 57 + 29] {
            names.push(format!("{} {}", first.b, rows[other % rows.len()].b));
        }
    }
    names
}

/// Names of two words made of pairs of words, some with an initial or a word more on one side.
fn composed(rows: &[&Row]) -> Vec<(String, String)> {
    let mut names = Vec::new();
    let step = rows.len() / 2;
    for (number, (first, last)) in rows.iter().zip(rows.iter().skip(step)).enumerate() {
        let middle = &rows[(number * 7 + 3) % rows.len()];
        let initial = middle.b.chars().next().unwrap_or('a').to_uppercase();
        names.push(match number % 8 {
            0 => (format!("{} {}", first.a, last.a), format!("{} {initial}. {}", first.b, last.b)),
            1 => (format!("{} {} {}", first.a, middle.a, last.a), format!("{} {} {}", first.b, middle.b, last.b)),
            2 => (format!("{} {}", first.a, last.a), format!("{} {} {}", first.b, middle.b, last.b)),
            3 => (format!("{} {} {}", first.a, middle.a, last.a), format!("{} {}", first.b, last.b)),
            _ => (format!("{} {}", first.a, last.a), format!("{} {}", first.b, last.b)),
        });
    }
    names
}

const A_KIND: usize = 1000;
/// How much the wrong names that the model itself finds nearest count.
const HARD: f64 = 0.1;
/// How often the wrong names that the calibration finds nearest are added.
const MINED: usize = 2;
const POOL: usize = 10_000;

/// Spellings of one name in one script, with their kind: those that share the form in the other; one of the two was held out.
fn of_one_script(held_out: &[Row], training: &[Row]) -> Vec<(&'static str, (String, String))> {
    let is_person = |row: &&Row| row.source.starts_with("person");
    let mut latin: std::collections::BTreeMap<&str, Vec<&str>> = Default::default();
    let mut arabic: std::collections::BTreeMap<String, Vec<&str>> = Default::default();
    for row in training.iter().filter(is_person) {
        latin.entry(&row.a).or_default().push(&row.b);
        arabic.entry(row.b.to_lowercase()).or_default().push(&row.a);
    }
    let mut pairs = Vec::new();
    for row in held_out.iter().filter(is_person) {
        let others = latin.get(row.a.as_str()).into_iter().flatten();
        let mut others = others.filter(|other| data::likeness(&rough(&row.b), &rough(other)) > 0.5);
        if let Some(other) = others.find(|other| other.to_lowercase() != row.b.to_lowercase()) {
            pairs.push(("latin names", (row.b.clone(), (*other).into())));
        }
        let mut others = arabic.get(&row.b.to_lowercase()).into_iter().flatten();
        if let Some(other) = others.find(|other| **other != row.a) {
            pairs.push(("arabic names", (row.a.clone(), (*other).into())));
        }
    }
    pairs
}

pub fn calibrate(model: &Model, held_out: &[Row], training: &[Row]) -> (Calibration, Vec<f32>) {
    // Kinds of pairs count alike, however many there are of each.
    let mut kinds: std::collections::BTreeMap<String, Vec<(String, String)>> = Default::default();
    // Every name of a kind, the held-out ones among them: where wrong names are looked for.
    let mut pools: std::collections::BTreeMap<String, Vec<String>> = Default::default();
    // What is translated, as names of languages are, tells nothing of spelling.
    let is_spelled = |row: &&Row| !row.source.contains("languages");
    for row in held_out.iter().filter(is_spelled) {
        kinds.entry(kind_of(row).into()).or_default().push((row.a.clone(), row.b.clone()));
    }
    for row in held_out.iter().chain(training).filter(is_spelled) {
        pools.entry(kind_of(row).into()).or_default().push(row.b.clone());
    }
    for (kind, pair) in of_one_script(held_out, training) {
        kinds.entry(kind.into()).or_default().push(pair);
    }
    // What any pair has as a spelling of a name is no wrong name for it, nor is what shares a spelling with it.
    let mut known: FxHashMap<Vec<u8>, Vec<&str>> = FxHashMap::default();
    for row in held_out.iter().chain(training) {
        known.entry(folded(&row.a)).or_default().push(&row.b);
        known.entry(folded(&row.b)).or_default().push(&row.a);
    }
    let spellings = |name: &str| known.get(&folded(name)).into_iter().flatten().copied();
    let tokens: Vec<&Row> = held_out.iter().filter(|r| r.source.starts_with("token")).collect();
    kinds.insert("composed".into(), composed(&tokens));
    pools.insert("composed".into(), compositions(&tokens));
    let mut cases: Vec<Case> = Vec::new();
    for (kind, pairs) in &kinds {
        let step = (pairs.len() / A_KIND).max(1);
        let chosen: Vec<&(String, String)> = pairs.iter().step_by(step).take(A_KIND).collect();
        // The right names of the chosen must be in the pool, as in life.
        let mut names: Vec<String> = chosen.iter().map(|(_, b)| b.clone()).collect();
        let more = match kind.as_str() {
            "latin names" => &pools["persons ar"],
            "arabic names" => &held_out.iter().chain(training).filter(|r| r.source.starts_with("person")).map(|r| r.a.clone()).collect(),
            other => &pools[other],
        };
        let step = (more.len() / POOL).max(1);
        names.extend(more.iter().step_by(step).take(POOL).cloned());
        names.sort();
        names.dedup();
        let pool: Vec<(String, Vec<u8>, Compared)> =
            names.into_iter().map(|name| { let c = Compared::new(&name); (name.clone(), rough(&name), c) }).collect();
        let weight = (A_KIND as f64 / chosen.len() as f64).min(3.0);
        let made: Vec<Case> = chosen
            .par_iter()
            .map(|(a, b)| {
                let mut right: Vec<Vec<u8>> = pairs.iter().filter(|(x, _)| x == a).map(|(_, b)| rough(b)).collect();
                right.push(rough(a));
                right.extend(spellings(a).flat_map(|other| std::iter::once(other).chain(spellings(other))).map(rough));
                case(model, a, b, &right, &pool, weight)
            })
            .collect();
        eprintln!("  {kind}: {} pairs, {} in the pool", chosen.len(), pool.len());
        cases.extend(made);
    }
    let mut calibration = network::fit(&samples(&cases, None), None);
    for _ in 0..MINED {
        calibration = network::fit(&samples(&cases, Some(&calibration)), Some(calibration));
    }
    report(&samples(&cases, Some(&calibration)), &calibration);
    (calibration, ranking(&cases))
}

/// What makes a score of a raw score: each name beside the wrong one that the model takes for the nearest.
fn ranking(cases: &[Case]) -> Vec<f32> {
    let samples: Vec<(Vec<f64>, bool, f64)> = cases
        .iter()
        .flat_map(|case| {
            let of = |(score, query): (f32, f32)| ranked(score, query).map(f64::from).to_vec();
            [(of(case.scores.0), true, case.weight), (of(case.scores.1), false, case.weight)]
        })
        .collect();
    let weights = regression::fit(&samples);
    eprintln!("  ranking {weights:.3?}");
    weights.into_iter().map(|w| w as f32).collect()
}

/// Right and wrong pairs; among the wrong is what the calibration so far takes for right.
fn samples(cases: &[Case], so_far: Option<&Calibration>) -> Vec<Sample> {
    let mut samples = Vec::new();
    for case in cases {
        samples.push((case.right.clone(), true, case.weight));
        samples.push((case.wrong[0].clone(), false, case.weight * (1.0 - HARD)));
        let mut hard = vec![case.nearest];
        if let Some(so_far) = so_far {
            let odds = |at: &usize| so_far.odds(&case.wrong[*at]);
            hard.extend((0..case.wrong.len()).max_by(|x, y| odds(x).total_cmp(&odds(y)).then(y.cmp(x))));
        }
        for at in &hard {
            samples.push((case.wrong[*at].clone(), false, case.weight * HARD / hard.len() as f64));
        }
    }
    samples
}

fn report(samples: &[Sample], calibration: &Calibration) {
    let mut bins = vec![(0.0, 0.0, 0.0); 10];
    for (features, is_one, weight) in samples {
        let p = calibration.probability(features);
        let bin = &mut bins[((p * 10.0) as usize).min(9)];
        bin.0 += weight;
        bin.1 += weight * p;
        bin.2 += weight * f64::from(u8::from(*is_one));
    }
    let total: f64 = bins.iter().map(|b| b.0).sum();
    let error: f64 = bins.iter().map(|b| (b.1 - b.2).abs()).sum::<f64>() / total;
    for (count, sum, right) in bins {
        eprintln!("  said {:.3} true {:.3} of {count:.0}", sum / count, right / count);
    }
    eprintln!("  expected calibration error {error:.4}");
}
