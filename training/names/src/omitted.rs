//! Words that names are often written without: titles, articles, particles, fathers' names.

use crate::data::Row;
use rayon::prelude::*;
use std::collections::BTreeMap;
use yeksan::names::Compared;
use yeksan::names::model::{Alphabet, Model, SCALE};

/// Rarer words are not judged.
const LEAST_SEEN: f64 = 12.0;
const LEAST_LEFT_OUT: f64 = 4.0;

type Seen = BTreeMap<(bool, Vec<u8>), (f64, f64)>;

pub fn learn(model: &Model, rows: &[Row]) -> [Vec<(Vec<u8>, i16)>; 2] {
    let persons: Vec<&Row> = rows.iter().filter(|r| r.source.starts_with("person")).collect();
    let parts: Vec<Seen> = persons
        .par_chunks(2000)
        .map(|rows| {
            let mut seen = Seen::new();
            for row in rows {
                let (a, b) = (Compared::new(&row.a), Compared::new(&row.b));
                // Names that are not one name at all tell nothing.
                if a.score(model, &b) <= 3.0 {
                    continue;
                }
                let left_out = a.left_out(model, &b);
                for (words, alone) in [a.words(), b.words()].into_iter().zip(left_out) {
                    for word in words {
                        let is_alone = alone.contains(&word);
                        let count = seen.entry((word.0 == Alphabet::Latin, word.1)).or_default();
                        count.0 += 1.0;
                        count.1 += f64::from(u8::from(is_alone));
                    }
                }
            }
            seen
        })
        .collect();
    let mut seen = Seen::new();
    for (word, (count, alone)) in parts.into_iter().flatten() {
        let all = seen.entry(word).or_default();
        all.0 += count;
        all.1 += alone;
    }
    let mut out: [Vec<(Vec<u8>, i16)>; 2] = Default::default();
    for ((is_latin, word), (count, alone)) in seen {
        if count >= LEAST_SEEN && alone >= LEAST_LEFT_OUT {
            let cost = -((alone + 0.2) / (count + 10.0)).ln();
            out[usize::from(is_latin)].push((word, (cost * f64::from(SCALE)) as i16));
        }
    }
    eprintln!("{} Arabic and {} Latin words that may be left out", out[0].len(), out[1].len());
    out
}
