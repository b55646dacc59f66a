//! Words that are known to be one name and that the operations alone would doubt.

use crate::data::{self, Row};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use yeksan::names::Compared;
use yeksan::names::model::{Alphabet, Model, SHARE, Symbols, hash_steps, pair_hash, spell};

/// What words must score by their letters to be taken for a pair, of each hundred that they tell at best: words of
/// longer names may stand beside each other by chance. What was written by hand, and names of cities that are one word, need no such proof; countries
/// that are called something else get their names from a table of their own, and persons may be called like them.
const LEAST_SHARE: f32 = -10.0;
/// How many of their letters in a row may have no counterpart, Arabic and Latin ones: where it is more, one is rather a
/// part of the other.
const WIDEST_GAP: [usize; 2] = [1, 2];

/// A word with its alphabet.
pub type Word = (Alphabet, String);

/// The hashes of the pairs and of more that are one name for sure, each told by how far it is from the one before.
pub fn learn(model: &Model, rows: &[Row], more: Vec<(Word, Word)>) -> Vec<u64> {
    let mut pairs: BTreeSet<(Word, Word, bool)> = rows.iter().flat_map(pairs).collect();
    pairs.extend(more.into_iter().map(|(a, b)| (a, b, true)));
    let all: Vec<_> = pairs.into_iter().collect();
    let hashes: BTreeSet<u64> = all
        .par_iter()
        .filter(|(a, b, is_sure)| {
            let (one, other) = (Compared::new(&a.1), Compared::new(&b.1));
            let share = 100.0 * one.score(model, &other) / one.information(model).min(other.information(model)).max(1.0);
            let is_part = || {
                let gaps = one.gaps(model, &other);
                [a.0, b.0].into_iter().zip(gaps).any(|(alphabet, gap)| gap > WIDEST_GAP[usize::from(alphabet == Alphabet::Latin)])
            };
            share < SHARE as f32 && (*is_sure || share >= LEAST_SHARE && !is_part())
        })
        .map(|(a, b, _)| pair_hash((a.0, &symbols(a)), (b.0, &symbols(b))))
        .collect();
    eprintln!("{} pairs of words, {} known although their letters do not tell it", all.len(), hashes.len());
    hash_steps(&hashes)
}

fn symbols((alphabet, letters): &Word) -> Symbols {
    Symbols::of(letters, *alphabet)
}

/// The pairs of words of a row, and whether they are one name for sure.
fn pairs(row: &Row) -> Vec<(Word, Word, bool)> {
    // What is translated tells nothing of other names.
    if row.source.contains("languages") {
        return Vec::new();
    }
    let (Some((alphabet, words)), Some((other_alphabet, others))) = (data::words(&row.a), data::words(&row.b)) else {
        return Vec::new();
    };
    if words.len() != others.len() {
        return Vec::new();
    }
    let is_sure = row.source == data::PERSIAN || row.source.contains("cities") && words.len() == 1;
    let letters = |alphabet: Alphabet, word: &[u8]| (alphabet, spell(&word[1..word.len() - 1], alphabet));
    let mut found = Vec::new();
    for (word, other) in words.iter().zip(&others) {
        let (word, other) = (letters(alphabet, word), letters(other_alphabet, other));
        if word.1.chars().count() < 2 || other.1.chars().count() < 2 {
            continue;
        }
        if (alphabet, other_alphabet) == (Alphabet::Arabic, Alphabet::Latin) && row.lang_a == "ar" {
            found.push(((alphabet, plain(&word.1)), other.clone(), is_sure));
            found.push(((alphabet, persian(&word.1, &other.1)), other.clone(), is_sure));
        }
        found.push((word, other, is_sure));
    }
    found
}

/// How often an Arabic spelling of a Latin word is there at least, and how much of what they tell at best the two
/// score by their letters, of each hundred, for it to be paired with the Persian spellings of the word.
const LEAST_COUNT: usize = 2;
const LEAST_SHARE_ACROSS: f32 = 40.0;

/// The words of Persian that were written by hand, with those that Arabic has for the same Latin words.
pub fn across(model: &Model, rows: &[Row]) -> Vec<(Word, Word)> {
    let mut persian: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut arabic: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for row in rows {
        let (Some((_, words)), Some((_, others))) = (data::words(&row.a), data::words(&row.b)) else { continue };
        if words.len() != others.len() {
            continue;
        }
        for (word, latin) in words.iter().zip(&others) {
            let word = spell(&word[1..word.len() - 1], Alphabet::Arabic);
            let latin = spell(&latin[1..latin.len() - 1], Alphabet::Latin);
            if row.source == data::PERSIAN {
                persian.entry(latin).or_default().insert(word);
            } else if row.lang_a == "ar" && row.lang_b == "en" && word.chars().count() > 2 {
                *arabic.entry(latin).or_default().entry(word).or_default() += 1;
            }
        }
    }
    let mut found = Vec::new();
    for (latin, spellings) in &persian {
        let latin_word = Compared::new(latin);
        let is_spelling = |word: &str, count: usize| {
            let word = Compared::new(word);
            let best = word.information(model).min(latin_word.information(model)).max(1.0);
            count >= LEAST_COUNT && 100.0 * word.score(model, &latin_word) / best >= LEAST_SHARE_ACROSS
        };
        for (word, _) in arabic.get(latin).into_iter().flatten().filter(|(word, count)| is_spelling(word, **count)) {
            for other in spellings.iter().filter(|other| other.chars().count() > 2) {
                for word in BTreeSet::from([word.clone(), plain(word)]) {
                    found.push(((Alphabet::Arabic, other.clone()), (Alphabet::Arabic, word)));
                }
            }
        }
    }
    found
}

/// An Arabic word without hamza, as it is often written.
fn plain(word: &str) -> String {
    let letters = word.chars().filter(|c| *c != 'ء');
    letters
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ئ' | 'ى' => 'ی',
            'ؤ' => 'و',
            'ة' => 'ه',
            other => other,
        })
        .collect()
}

/// The Persian letters for an Arabic word that stands for a Latin one: Arabic has none for p, g, v and ch.
fn persian(word: &str, latin: &str) -> String {
    let mut written = plain(word);
    let mut write = |is: bool, arabic: &str, persian: &str| {
        if is {
            written = written.replace(arabic, persian);
        }
    };
    write(latin.contains('p') && !latin.contains('b'), "ب", "پ");
    write(latin.contains('g') && !latin.contains("gh"), "غ", "گ");
    write(latin.contains('v') && !latin.contains('f') && !latin.contains("ph"), "ف", "و");
    write(latin.contains("ch"), "تش", "چ");
    written
}
