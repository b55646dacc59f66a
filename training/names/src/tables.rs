//! Operations as the tables of the model.

use crate::em::{Key, Ops, Pair, unkey};
use std::collections::BTreeMap;
use yeksan::names::model::{SCALE, TableBuilder};

const KINDS: usize = 64;
/// Pieces a side at most; a row of weights has a place more.
const MOST_PIECES: usize = 1020;

fn scaled(p: f64) -> i16 {
    (p.max(1e-7).ln() * f64::from(SCALE)).round().clamp(-2500.0, 0.0) as i16
}

/// The log probabilities of a letter after another, with some weight on the letter alone.
fn letter_pairs<'a>(words: impl Iterator<Item = (&'a [u8], f64)>) -> Vec<i16> {
    let mut pairs = vec![0.02; KINDS * KINDS];
    let mut letters = vec![0.5; KINDS];
    for (word, weight) in words {
        for pair in word.windows(2) {
            pairs[usize::from(pair[0]) * KINDS + usize::from(pair[1])] += weight;
            letters[usize::from(pair[1])] += weight;
        }
    }
    let total: f64 = letters.iter().sum();
    let smooth = 20.0;
    let mut out = Vec::with_capacity(KINDS * KINDS);
    for row in pairs.chunks(KINDS) {
        let sum: f64 = row.iter().sum();
        for (count, letter) in row.iter().zip(&letters) {
            out.push(scaled((count + smooth * letter / total) / (sum + smooth)));
        }
    }
    out
}

/// The table of operations with a column for each set of probabilities; the first decides what is kept.
pub fn table(columns: &[&Ops], pairs: &[Pair], same_script: bool) -> TableBuilder {
    let first = columns[0];
    // The likeliest operations first, until the pieces of a side are used up.
    let mut kept: Vec<(Key, f64)> = first.iter().map(|(key, p)| (*key, *p)).collect();
    kept.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let (mut left, mut right): (BTreeMap<Vec<u8>, u16>, BTreeMap<Vec<u8>, u16>) = Default::default();
    let mut operations = Vec::new();
    let mut drops = vec![vec![scaled(1e-5); KINDS]; columns.len()];
    let mut puts = drops.clone();
    let mut left_list = Vec::new();
    let mut right_list = Vec::new();
    for (key, _) in kept {
        let (a, b) = unkey(key);
        let weights: Vec<i16> = columns.iter().map(|ops| scaled(ops.get(&key).copied().unwrap_or(0.0))).collect();
        match (a.as_slice(), b.as_slice()) {
            ([one], []) => weights.iter().zip(&mut drops).for_each(|(w, column)| column[usize::from(*one)] = *w),
            ([], [one]) => weights.iter().zip(&mut puts).for_each(|(w, column)| column[usize::from(*one)] = *w),
            _ => {
                let number = |map: &mut BTreeMap<Vec<u8>, u16>, list: &mut Vec<Vec<u8>>, piece: &[u8]| {
                    if let Some(number) = map.get(piece) {
                        return Some(*number);
                    }
                    if list.len() >= MOST_PIECES {
                        return None;
                    }
                    let number = list.len() as u16;
                    map.insert(piece.to_vec(), number);
                    list.push(piece.to_vec());
                    Some(number)
                };
                let numbers = if same_script {
                    // Both sides have the same pieces, so that a word is prepared once.
                    number(&mut left, &mut left_list, &a).zip(number(&mut left, &mut left_list, &b))
                } else {
                    number(&mut left, &mut left_list, &a).zip(number(&mut right, &mut right_list, &b))
                };
                if let Some((a, b)) = numbers {
                    operations.push((a, b, weights));
                }
            }
        }
    }
    let mut left_letters = letter_pairs(pairs.iter().map(|p| (&*p.left, p.weight)));
    let mut right_letters = letter_pairs(pairs.iter().map(|p| (&*p.right, p.weight)));
    if same_script {
        right_list = left_list.clone();
        let both = pairs.iter().flat_map(|p| [(&*p.left, p.weight), (&*p.right, p.weight)]);
        left_letters = letter_pairs(both);
        right_letters = left_letters.clone();
    }
    eprintln!("  {} operations, {} and {} pieces", operations.len(), left_list.len(), right_list.len());
    operations.sort_unstable();
    TableBuilder { left: left_list, right: right_list, operations, drops, puts, left_letters, right_letters }
}

/// The same operations both ways, with the same probabilities.
pub fn symmetric(ops: &Ops) -> Ops {
    let mut both = Ops::default();
    for (key, p) in ops {
        let (left, right) = unkey(*key);
        *both.entry(*key).or_default() += p / 2.0;
        *both.entry(crate::em::key(&right, &left)).or_default() += p / 2.0;
    }
    both
}
