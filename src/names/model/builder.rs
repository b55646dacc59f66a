//! The parts of a table, as they are learned and saved, and the table that is made of them.

use super::packed::Packed;
use super::pieces::Pieces;
use super::prepared::{KINDS, Slots};
use super::table::{Column, LetterPairs, SCALE, Table, UNKNOWN};
use serde::{Deserialize, Serialize};

/// The parts of a table, as they are learned and saved.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TableBuilder {
    /// The pieces of each side.
    pub left: Vec<Vec<u8>>,
    /// The pieces of the right side.
    pub right: Vec<Vec<u8>>,
    /// Operations: a left piece, a right piece, and a weight a column.
    pub operations: Vec<(u16, u16, Vec<i16>)>,
    /// A weight a column and left symbol.
    pub drops: Vec<Vec<i16>>,
    /// A weight a column and right symbol.
    pub puts: Vec<Vec<i16>>,
    /// The letter pairs of the left alphabet.
    pub left_letters: Vec<i16>,
    /// The letter pairs of the right alphabet.
    pub right_letters: Vec<i16>,
}

/// How often one letter stands for another, of all its occurrences, for the two to be partners.
const PARTNER: f32 = 0.001;
/// How often a letter is left out, of all its occurrences, to be silent.
const SILENT: f32 = 0.02;

/// Sets of symbols by symbol, both ways, and the silent symbols of both sides.
type Partners = ([u64; KINDS], [u64; KINDS], u64, u64);

impl TableBuilder {
    /// Which letters stand for which, and which may be left out.
    fn partners(&self) -> Option<Partners> {
        let chance = |weight: Option<&i16>| weight.map_or(0.0, |w| (f32::from(*w) / SCALE).exp());
        let (mut of_left, mut of_right) = ([1e-9f32; KINDS], [1e-9f32; KINDS]);
        let pieces = |left: &u16, right: &u16| {
            Some((self.left.get(usize::from(*left))?, self.right.get(usize::from(*right))?))
        };
        for (left, right, weights) in &self.operations {
            let (left, right) = pieces(left, right)?;
            let p = chance(weights.first());
            for a in left {
                *of_left.get_mut(usize::from(*a))? += p;
            }
            for b in right {
                *of_right.get_mut(usize::from(*b))? += p;
            }
        }
        let (mut partners, mut right_partners) = ([0u64; KINDS], [0u64; KINDS]);
        for (left, right, weights) in &self.operations {
            let (left, right) = pieces(left, right)?;
            if left.len() + right.len() > 3 {
                continue;
            }
            let p = weights.iter().map(|w| chance(Some(w))).fold(0.0, f32::max);
            for a in left {
                for b in right {
                    let (a, b) = (usize::from(*a), usize::from(*b));
                    if p > PARTNER * of_left.get(a)?.min(*of_right.get(b)?) {
                        *partners.get_mut(a)? |= 1 << (b & 63);
                        *right_partners.get_mut(b)? |= 1 << (a & 63);
                    }
                }
            }
        }
        let silent = |columns: &[Vec<i16>], of: &[f32; KINDS]| {
            let often = |symbol: usize| {
                let left_out = columns.iter().map(|c| chance(c.get(symbol))).fold(0.0, f32::max);
                of.get(symbol).is_some_and(|all| left_out > SILENT * all)
            };
            (0..KINDS).filter(|s| *s == 0 || often(*s)).fold(0u64, |set, s| set | 1 << s)
        };
        let (left, right) = (silent(&self.drops, &of_left), silent(&self.puts, &of_right));
        Some((partners, right_partners, left, right))
    }

    /// The table, or `None` if the parts do not fit.
    pub fn build(self) -> Option<Table> {
        let columns = self.drops.len();
        if self.puts.len() != columns {
            return None;
        }
        let mut built = Vec::with_capacity(columns);
        let mut gains = vec![Vec::new(); columns];
        for (drop, put) in self.drops.iter().zip(&self.puts) {
            built.push(Column {
                single: Box::new([[UNKNOWN; KINDS]; KINDS]),
                operations: Vec::new(),
                drop: drop.as_slice().try_into().ok()?,
                put: put.as_slice().try_into().ok()?,
            });
        }
        let mut slots = vec![Slots::default(); self.left.len()];
        let mut pairs = Vec::new();
        let is_one_script = self.left == self.right;
        let mut own = vec![UNKNOWN; self.left.len()];
        for (left, right, weights) in &self.operations {
            let from = self.left.get(usize::from(*left))?;
            let to = self.right.get(usize::from(*right))?;
            let apart = |column: &Column| -> Option<i16> {
                let of = |weights: &[i16; KINDS], piece: &[u8]| {
                    piece.iter().map(|symbol| weights.get(usize::from(*symbol)).copied()).sum()
                };
                let (drops, puts): (Option<i16>, Option<i16>) =
                    (of(&column.drop, from), of(&column.put, to));
                drops?.checked_add(puts?)
            };
            if is_one_script && left == right {
                *own.get_mut(usize::from(*left))? = *weights.first()?;
            }
            let mut is_longer = false;
            for ((column, gains), weight) in built.iter_mut().zip(&mut gains).zip(weights) {
                let gain = weight.checked_sub(apart(column)?)?;
                if let ([left], [right]) = (from.as_slice(), to.as_slice()) {
                    let row = column.single.get_mut(usize::from(*left))?;
                    *row.get_mut(usize::from(*right))? = gain;
                } else {
                    gains.push(gain);
                    is_longer = true;
                }
            }
            if is_longer {
                slots.get_mut(usize::from(*left))?.add(*right);
                pairs.push((*left, *right));
            }
        }
        let operations = Packed::new(slots.len(), &pairs)?;
        for (column, gains) in built.iter_mut().zip(gains) {
            column.operations = operations.filled(pairs.iter().copied().zip(gains))?;
        }
        let (partners, right_partners, silent, right_silent) = self.partners()?;
        Some(Table {
            partners,
            right_partners,
            silent,
            right_silent,
            left: Pieces::new(&self.left)?,
            right: Pieces::new(&self.right)?,
            columns: built,
            operations,
            slots,
            own,
            left_letters: letter_pairs(&self.left_letters)?,
            right_letters: letter_pairs(&self.right_letters)?,
        })
    }
}

/// A row a letter, a weight each letter after it.
fn letter_pairs(list: &[i16]) -> Option<LetterPairs> {
    if list.len() != KINDS * KINDS {
        return None;
    }
    let mut pairs = Box::new([[0; KINDS]; KINDS]);
    pairs.as_flattened_mut().copy_from_slice(list);
    Some(pairs)
}
