//! Expectation maximization over operations on pieces of words.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// A left and a right piece, six bits a symbol.
pub type Key = u64;
/// Probabilities, or counts.
pub type Ops = FxHashMap<Key, f64>;

/// Two spellings of one name, and how much they count.
#[derive(Clone)]
pub struct Pair {
    pub left: Vec<u8>,
    pub right: Vec<u8>,
    pub weight: f64,
}

/// The longest pieces of a table.
#[derive(Clone, Copy)]
pub struct Longest {
    pub left: usize,
    pub right: usize,
}

pub fn key(left: &[u8], right: &[u8]) -> Key {
    let add = |key: u64, symbol: &u8| key << 6 | u64::from(*symbol);
    right.iter().fold(left.iter().fold(1, add) << 6 | 63, add)
}

pub fn unkey(mut key: Key) -> (Vec<u8>, Vec<u8>) {
    let mut symbols = Vec::new();
    while key > 1 {
        symbols.push((key & 63) as u8);
        key >>= 6;
    }
    symbols.reverse();
    let middle = symbols.iter().position(|s| *s == 63).unwrap();
    (symbols[..middle].to_vec(), symbols[middle + 1..].to_vec())
}

/// Every operation that may end at (i, j).
fn steps(i: usize, j: usize, longest: Longest) -> impl Iterator<Item = (usize, usize)> {
    (0..=longest.left.min(i)).flat_map(move |a| {
        (0..=longest.right.min(j))
            .filter(move |b| (a, *b) != (0, 0) && (a > 0 || *b == 1) && (*b > 0 || a == 1))
            .map(move |b| (a, b))
    })
}

fn forward(pair: &Pair, ops: &Ops, longest: Longest) -> Vec<f64> {
    let (n, m) = (pair.left.len(), pair.right.len());
    let mut cells = vec![0.0; (n + 1) * (m + 1)];
    cells[0] = 1.0;
    for i in 0..=n {
        for j in 0..=m {
            for (a, b) in steps(i, j, longest) {
                let before = cells[(i - a) * (m + 1) + j - b];
                if before > 0.0
                    && let Some(p) = ops.get(&key(&pair.left[i - a..i], &pair.right[j - b..j]))
                {
                    cells[i * (m + 1) + j] += before * p;
                }
            }
        }
    }
    cells
}

/// One round: expected counts, then probabilities. Summed in the order of the pairs, so that the result is always the same.
pub fn round(pairs: &[Pair], ops: &Ops, prior: &Ops, longest: Longest) -> Ops {
    let parts: Vec<Ops> = pairs
        .par_chunks(2000)
        .map(|pairs| {
            let mut counts = Ops::default();
            for pair in pairs {
                expect(pair, ops, longest, &mut counts);
            }
            counts
        })
        .collect();
    let mut counts: std::collections::BTreeMap<Key, f64> = Default::default();
    for part in parts {
        let mut part: Vec<(Key, f64)> = part.into_iter().collect();
        part.sort_unstable_by_key(|(key, _)| *key);
        for (key, count) in part {
            *counts.entry(key).or_default() += count;
        }
    }
    for (key, count) in prior {
        *counts.entry(*key).or_default() += count;
    }
    let total: f64 = counts.values().sum();
    counts.into_iter().map(|(key, count)| (key, count / total)).filter(|(_, p)| *p > 1e-9).collect()
}

fn expect(pair: &Pair, ops: &Ops, longest: Longest, counts: &mut Ops) {
    let (n, m) = (pair.left.len(), pair.right.len());
    let before = forward(pair, ops, longest);
    let total = before[n * (m + 1) + m];
    if total <= 0.0 {
        return;
    }
    let mut after = vec![0.0; (n + 1) * (m + 1)];
    after[n * (m + 1) + m] = 1.0;
    for i in (0..=n).rev() {
        for j in (0..=m).rev() {
            let here = after[i * (m + 1) + j];
            if here == 0.0 || before[i * (m + 1) + j] == 0.0 {
                continue;
            }
            for (a, b) in steps(i, j, longest) {
                let at = (i - a) * (m + 1) + j - b;
                if before[at] == 0.0 {
                    continue;
                }
                let key = key(&pair.left[i - a..i], &pair.right[j - b..j]);
                if let Some(p) = ops.get(&key) {
                    after[at] += here * p;
                    *counts.entry(key).or_default() += pair.weight * before[at] * here * p / total;
                }
            }
        }
    }
}

/// The most likely operations of a pair.
pub fn best_path(pair: &Pair, ops: &Ops, longest: Longest) -> Option<Vec<Key>> {
    let (n, m) = (pair.left.len(), pair.right.len());
    let mut cells = vec![(0.0, (0, 0)); (n + 1) * (m + 1)];
    cells[0].0 = 1.0;
    for i in 0..=n {
        for j in 0..=m {
            for (a, b) in steps(i, j, longest) {
                let before = cells[(i - a) * (m + 1) + j - b].0;
                if before > 0.0
                    && let Some(p) = ops.get(&key(&pair.left[i - a..i], &pair.right[j - b..j]))
                    && before * p > cells[i * (m + 1) + j].0
                {
                    cells[i * (m + 1) + j] = (before * p, (a, b));
                }
            }
        }
    }
    let mut path = Vec::new();
    let (mut i, mut j) = (n, m);
    while (i, j) != (0, 0) {
        let (p, (a, b)) = cells[i * (m + 1) + j];
        if p == 0.0 {
            return None;
        }
        path.push(key(&pair.left[i - a..i], &pair.right[j - b..j]));
        (i, j) = (i - a, j - b);
    }
    path.reverse();
    Some(path)
}

/// Neighbouring operations that stand together more often than by chance become one.
fn merge(pairs: &[Pair], ops: &mut Ops, longest: Longest, least: f64, most: usize) {
    type Pairs = FxHashMap<(Key, Key), f64>;
    let parts: Vec<(Ops, Pairs)> = pairs
        .par_chunks(2000)
        .map(|pairs| {
            let (mut ones, mut twos) = (Ops::default(), Pairs::default());
            for pair in pairs {
                let Some(path) = best_path(pair, ops, longest) else { continue };
                for op in &path {
                    *ones.entry(*op).or_default() += pair.weight;
                }
                for two in path.windows(2) {
                    *twos.entry((two[0], two[1])).or_default() += pair.weight;
                }
            }
            (ones, twos)
        })
        .collect();
    let (mut ones, mut twos) = (std::collections::BTreeMap::<Key, f64>::new(), std::collections::BTreeMap::<(Key, Key), f64>::new());
    for (one, two) in parts {
        let mut one: Vec<_> = one.into_iter().collect();
        one.sort_unstable_by_key(|x| x.0);
        one.into_iter().for_each(|(k, v)| *ones.entry(k).or_default() += v);
        let mut two: Vec<_> = two.into_iter().collect();
        two.sort_unstable_by_key(|x| x.0);
        two.into_iter().for_each(|(k, v)| *twos.entry(k).or_default() += v);
    }
    let total: f64 = ones.values().sum();
    let mut found: Vec<(f64, Key, f64)> = Vec::new();
    for ((first, second), count) in &twos {
        if *count < least {
            continue;
        }
        let (mut left, mut right) = unkey(*first);
        let (more_left, more_right) = unkey(*second);
        left.extend(more_left);
        right.extend(more_right);
        if left.is_empty() || right.is_empty() || left.len() > longest.left || right.len() > longest.right {
            continue;
        }
        let gain = count * (count * total / (ones[first] * ones[second])).ln();
        if gain > least * 1.5 {
            found.push((gain, key(&left, &right), count / total));
        }
    }
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    found.truncate(most);
    for (_, key, p) in found {
        let known = ops.entry(key).or_default();
        *known = known.max(p * 0.5);
    }
}

/// Learns the operations of some pairs, starting from an inventory.
pub fn learn(pairs: &[Pair], start: Ops, prior: &Ops, longest: Longest, least: f64) -> Ops {
    let symbols: f64 = pairs.iter().map(|p| p.weight * p.left.len() as f64).sum();
    let mut ops = start;
    for _ in 0..6 {
        ops = round(pairs, &ops, prior, longest);
    }
    for _ in 0..2 {
        ops.retain(|key, p| is_small(*key) || *p * symbols > 3.0);
        merge(pairs, &mut ops, longest, least, 6000);
        for _ in 0..3 {
            ops = round(pairs, &ops, prior, longest);
        }
        eprintln!("  {} operations", ops.len());
    }
    ops.retain(|key, p| is_small(*key) || *p * symbols > 2.0);
    ops
}

/// Whether an operation is one letter for at most one.
pub fn is_small(key: Key) -> bool {
    let (left, right) = unkey(key);
    left.len() <= 1 && right.len() <= 1
}

/// The same operations with the probabilities of other pairs, drawn towards those that are known.
pub fn adapt(pairs: &[Pair], ops: &Ops, longest: Longest, strength: f64) -> Ops {
    let symbols: f64 = pairs.iter().map(|p| p.weight * p.left.len() as f64).sum();
    let prior: Ops = ops.iter().map(|(key, p)| (*key, p * symbols * strength)).collect();
    let mut adapted = ops.clone();
    for _ in 0..4 {
        adapted = round(pairs, &adapted, &prior, longest);
    }
    adapted
}
