//! Learns src/names/model/weights.bin.
//!
//!     cargo run --release --manifest-path training/names/Cargo.toml -- PAIRS.tsv
//!
//! PAIRS.tsv has the columns lang_a, a, lang_b, b, kind, source, license. The result is the same, byte for byte, every time.

mod calibrate;
mod data;
mod em;
mod known;
mod network;
mod omitted;
mod regression;
mod spell;
mod tables;

use data::{Counts, Row};
use em::{Longest, Ops, Pair, key};
use std::path::{Path, PathBuf};
use yeksan::names::model::{Alphabet, BOUNDARY, Model, Symbols, Weights};

const VERSION: &str = "names-4";
/// Every so manieth row is kept from the tables, for the calibration.
const HELD_OUT: usize = 10;
const CROSS: Longest = Longest { left: 3, right: 4 };
const SAME: Longest = Longest { left: 3, right: 3 };

fn main() {
    let path = PathBuf::from(std::env::args().nth(1).expect("the file with the pairs"));
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut rows = data::rows(&path);
    rows.extend(data::cities(&home.join("cities.tsv")));
    rows.extend(data::persian(&home.join("persian.tsv")));
    let (mut training, mut held_out) = (Vec::new(), Vec::new());
    for (number, row) in rows.into_iter().enumerate() {
        if number % HELD_OUT == 7 { held_out.push(row) } else { training.push(row) }
    }
    eprintln!("{} rows to learn from, {} held out", training.len(), held_out.len());
    let arabic_latin = cross(&training);
    eprintln!("Arabic script");
    let arabic = arabic(&training);
    eprintln!("Latin script");
    let latin = latin(&training);
    let mut weights = Weights {
        version: VERSION.into(),
        arabic_latin,
        arabic,
        latin,
        omitted: Default::default(),
        known: Vec::new(),
        calibration: Default::default(),
        ranking: Vec::new(),
    };
    let model = Model::new(weights.clone()).unwrap();
    weights.omitted = omitted::learn(&model, &training);
    let bare = Model::new(weights.clone()).unwrap();
    weights.known = known::learn(&bare, &training, Vec::new());
    let model = Model::new(weights.clone()).unwrap();
    (weights.calibration, weights.ranking) = calibrate::calibrate(&model, &held_out, &training);
    // What is known for sure needs no proof on other names, so that none is kept from it.
    training.append(&mut held_out);
    weights.known = known::learn(&bare, &training, known::across(&bare, &training));
    let bytes = weights.to_bytes().unwrap();
    let out = home.join("../../src/names/model/weights.bin");
    std::fs::write(&out, &bytes).unwrap();
    eprintln!("{} bytes in {}", bytes.len(), out.display());
}

fn symbols(word: &str, alphabet: Alphabet) -> Vec<u8> {
    let symbols = Symbols::of(word, alphabet);
    let all = symbols.as_slice();
    all[1..all.len() - 1].to_vec()
}

fn is_cross(row: &Row) -> bool {
    (row.lang_a == "ar" || row.lang_a == "fa") && (row.lang_b == "en" || row.lang_b == "it")
}

/// The table between the scripts.
fn cross(training: &[Row]) -> yeksan::names::model::TableBuilder {
    eprintln!("Arabic to Latin script");
    let pairs_of = |language: Option<&str>| -> Vec<Pair> {
        let mut counts = Counts::default();
        for row in training.iter().filter(|r| is_cross(r)) {
            if language.is_some_and(|l| l != row.lang_a) {
                continue;
            }
            let (Some((Alphabet::Arabic, a)), Some((Alphabet::Latin, b))) = (data::words(&row.a), data::words(&row.b))
            else {
                continue;
            };
            if a.len() == b.len() {
                a.iter().zip(&b).for_each(|(a, b)| counts.add(a, b, data::weight(row)));
            }
        }
        counts.pairs()
    };
    // Persian spellings by rule, for letters that the pairs have in Iranian names only.
    let mut by_rule = Counts::default();
    for row in training.iter().filter(|r| r.lang_a == "ar" && r.source.starts_with("token")) {
        if let Some((Alphabet::Latin, words)) = data::words(&row.b) {
            for word in words {
                let spelled = yeksan::names::model::spell(&word[1..word.len() - 1], Alphabet::Latin);
                let persian = Symbols::of(&spell::persian(&spelled), Alphabet::Arabic);
                by_rule.add(persian.as_slice(), &word, 0.12);
            }
        }
    }
    let by_rule = by_rule.pairs();
    let mut all = pairs_of(None);
    all.extend(by_rule.iter().cloned());
    let mut persian = pairs_of(Some("fa"));
    persian.extend(by_rule);
    let arabic = pairs_of(Some("ar"));
    eprintln!("  {} pairs of words, {} Arabic, {} Persian", all.len(), arabic.len(), persian.len());

    let (mut start, mut prior) = (Ops::default(), Ops::default());
    for a in 1..=46u8 {
        start.insert(key(&[a], &[]), 2e-3);
        prior.insert(key(&[a], &[]), 0.1);
        for b in 1..=26u8 {
            start.insert(key(&[a], &[b]), 2e-4);
            prior.insert(key(&[a], &[b]), 0.01);
            for c in 1..=26u8 {
                start.insert(key(&[a], &[b, c]), 3e-6);
            }
        }
    }
    for b in 1..=26u8 {
        start.insert(key(&[], &[b]), 3e-3);
        prior.insert(key(&[], &[b]), 0.1);
    }
    common(&mut start, &mut prior);
    for (letters, spellings) in KNOWN {
        for spelling in spellings.split(' ') {
            let key = key(&symbols(letters, Alphabet::Arabic), &symbols(spelling, Alphabet::Latin));
            *start.entry(key).or_default() += 5e-3;
            *prior.entry(key).or_default() += 2.0;
        }
    }
    let ops = em::learn(&all, start, &prior, CROSS, 50.0);
    let arabic = em::adapt(&arabic, &ops, CROSS, 0.1);
    let persian = em::adapt(&persian, &ops, CROSS, 0.1);
    tables::table(&[&ops, &arabic, &persian], &all, false)
}

/// Boundaries, and digits: the same on both sides.
fn common(start: &mut Ops, prior: &mut Ops) {
    start.insert(key(&[BOUNDARY], &[BOUNDARY]), 0.1);
    for digit in 50..60u8 {
        start.insert(key(&[digit], &[digit]), 1e-4);
        prior.insert(key(&[digit], &[digit]), 10.0);
        start.insert(key(&[], &[digit]), 1e-6);
        prior.insert(key(&[], &[digit]), 0.1);
        start.insert(key(&[digit], &[]), 1e-6);
        prior.insert(key(&[digit], &[]), 0.1);
    }
}

/// The start of a table of one script: every letter for itself, for nothing, and seldom for another.
fn one_script(letters: u8) -> (Ops, Ops) {
    let (mut start, mut prior) = (Ops::default(), Ops::default());
    for a in 1..=letters {
        start.insert(key(&[a], &[]), 1e-3);
        prior.insert(key(&[a], &[]), 2.0);
        start.insert(key(&[], &[a]), 1e-3);
        prior.insert(key(&[], &[a]), 2.0);
        for b in 1..=letters {
            start.insert(key(&[a], &[b]), if a == b { 1e-2 } else { 1e-5 });
            prior.insert(key(&[a], &[b]), if a == b { 20.0 } else { 0.3 });
            // A letter doubled, and one for two.
            if a != b {
                start.insert(key(&[a], &[a, b]), 1e-6);
                start.insert(key(&[a, b], &[a]), 1e-6);
            }
            start.insert(key(&[a], &[b, b]), 1e-6);
            start.insert(key(&[b, b], &[a]), 1e-6);
        }
    }
    common(&mut start, &mut prior);
    (start, prior)
}

/// The table of Arabic script: Persian and Arabic words that stand for one Latin word.
fn arabic(training: &[Row]) -> yeksan::names::model::TableBuilder {
    let of = |language: &'static str| data::by_latin(training.iter().filter(move |r| is_cross(r) && r.lang_a == language));
    let (persian, arabic) = (of("fa"), of("ar"));
    let mut counts = Counts::default();
    for (latin, spellings) in &arabic {
        let arabic = data::top(spellings, 3);
        let persian = persian.get(latin).map(|s| data::top(s, 3)).unwrap_or_default();
        let mut every: Vec<(&Vec<u8>, f64)> = arabic.clone();
        every.extend(&persian);
        for (i, (a, count_a)) in every.iter().enumerate() {
            counts.add(a, a, 0.5);
            for (b, count_b) in every.iter().skip(i + 1) {
                if a != b && data::likeness(a, b) > 0.34 {
                    let count = (count_a * count_b).sqrt();
                    counts.add(a, b, count);
                    counts.add(b, a, count);
                }
            }
        }
        let spelled = yeksan::names::model::spell(&latin[1..latin.len() - 1], Alphabet::Latin);
        let by_rule = Symbols::of(&spell::persian(&spelled), Alphabet::Arabic);
        if persian.is_empty()
            && let Some((a, _)) = arabic.first()
            && data::likeness(by_rule.as_slice(), a) > 0.34
        {
            counts.add(by_rule.as_slice(), a, 0.2);
            counts.add(a, by_rule.as_slice(), 0.2);
        }
    }
    for row in training.iter().filter(|r| r.lang_a == "fa" && r.lang_b == "ar") {
        let (Some((_, a)), Some((_, b))) = (data::words(&row.a), data::words(&row.b)) else { continue };
        if a.len() == b.len() {
            for (a, b) in a.iter().zip(&b) {
                counts.add(a, b, 3.0);
                counts.add(b, a, 3.0);
            }
        }
    }
    let pairs = counts.pairs();
    eprintln!("  {} pairs of words", pairs.len());
    let (start, prior) = one_script(46);
    let ops = tables::symmetric(&em::learn(&pairs, start, &prior, SAME, 60.0));
    tables::table(&[&ops], &pairs, true)
}

/// The table of Latin script: words that one Arabic word stands for, and Italian names of places.
fn latin(training: &[Row]) -> yeksan::names::model::TableBuilder {
    let mut by_arabic = data::ByLatin::new();
    for (latin, spellings) in data::by_latin(training.iter().filter(|r| is_cross(r))) {
        for (arabic, count) in spellings {
            *by_arabic.entry(arabic).or_default().entry(latin.clone()).or_default() += count;
        }
    }
    let mut counts = Counts::default();
    for spellings in by_arabic.values() {
        let every = data::top(spellings, 6);
        for (i, (a, count_a)) in every.iter().enumerate() {
            counts.add(a, a, 0.5);
            for (b, count_b) in every.iter().skip(i + 1) {
                if data::likeness(a, b) > 0.5 {
                    let count = (count_a * count_b).sqrt();
                    counts.add(a, b, count);
                    counts.add(b, a, count);
                }
            }
        }
    }
    for row in training.iter().filter(|r| r.lang_a == "it" && r.lang_b == "en") {
        let (Some((_, a)), Some((_, b))) = (data::words(&row.a), data::words(&row.b)) else { continue };
        if a.len() == b.len() {
            for (a, b) in a.iter().zip(&b).filter(|(a, b)| data::likeness(a, b) > 0.34) {
                counts.add(a, b, 2.0);
                counts.add(b, a, 2.0);
            }
        }
    }
    let pairs = counts.pairs();
    eprintln!("  {} pairs of words", pairs.len());
    let (start, prior) = one_script(26);
    let ops = tables::symmetric(&em::learn(&pairs, start, &prior, SAME, 60.0));
    tables::table(&[&ops], &pairs, true)
}

/// What is known beforehand of how letters are written in Latin script.
const KNOWN: [(&str, &str); 53] = [
    ("ا", "a e i o u"),
    ("ب", "b p v"),
    ("پ", "p pp"),
    ("ت", "t th"),
    ("ث", "th s t"),
    ("ج", "j g dj gh dzh"),
    ("چ", "ch tch c cz tsch q"),
    ("ح", "h"),
    ("خ", "kh h ch j x"),
    ("د", "d"),
    ("ذ", "dh z d th"),
    ("ر", "r rr"),
    ("ز", "z s"),
    ("ژ", "zh j g s z ge"),
    ("س", "s ss c z sc"),
    ("ش", "sh ch s sch sc sz"),
    ("ص", "s"),
    ("ض", "d z dh"),
    ("ط", "t"),
    ("ظ", "z dh"),
    ("ع", "a e i o u"),
    ("غ", "gh g q"),
    ("ف", "f v ph w ff"),
    ("ق", "q gh k g c"),
    ("ک", "k c ck ch q qu cc"),
    ("گ", "g gu gg gh"),
    ("ل", "l ll"),
    ("م", "m mm"),
    ("ن", "n nn"),
    ("و", "v w u o ou oo au"),
    ("ه", "h a e eh ah"),
    ("ی", "y i ee e ei ie ey ai j ay"),
    ("ئ", "e i"),
    ("ؤ", "o u"),
    ("أ", "a o u e"),
    ("إ", "i e"),
    ("آ", "a aa"),
    ("ة", "a ah e at"),
    ("ى", "a"),
    ("ڤ", "v"),
    ("ڭ", "ng"),
    ("ٹ", "t"),
    ("ڈ", "d"),
    ("ڑ", "r"),
    ("ں", "n"),
    ("کس", "x"),
    ("یا", "ia"),
    ("یو", "iu"),
    ("او", "o au u"),
    ("ای", "i e ay ai"),
    ("تش", "ch c"),
    ("دج", "j"),
    ("شت", "st"),
];
