//! How alike two names are.

use super::fold::Folded;
use super::model::Model;
use super::name::Name;
use super::pair;
use crate::script::Language;
use std::cell::RefCell;

/// How probable it is that two names are one, across spellings and scripts.
///
/// It is calibrated at one to one against the nearest wrong name: of the pairs that are given 0.9, nine
/// in ten are one name. A language that is `None` is told from the letters.
///
/// ```
/// use yeksan::names::name_similarity;
/// assert_eq!(name_similarity("Élodie Bouchez", "elodie bouchez", None, None), 1.0);
/// assert!(name_similarity("سيرغي لافروف", "Sergey Lavrov", None, None) > 0.9);
/// assert!(name_similarity("سيرغي لافروف", "Joe Biden", None, None) < 0.1);
/// ```
pub fn name_similarity(
    a: &str,
    b: &str,
    lang_a: Option<Language>,
    lang_b: Option<Language>,
) -> f64 {
    thread_local! {
        static ROOM: RefCell<Room> = RefCell::default();
    }
    ROOM.with(|room| match room.try_borrow_mut() {
        Ok(mut room) => similarity(a, b, lang_a, lang_b, &mut room),
        Err(_) => similarity(a, b, lang_a, lang_b, &mut Room::default()),
    })
}

/// Where two names are read, kept from pair to pair.
#[derive(Default)]
struct Room {
    folded: Folded,
    a: Name,
    b: Name,
}

fn similarity(
    a: &str,
    b: &str,
    lang_a: Option<Language>,
    lang_b: Option<Language>,
    Room { folded, a: left, b: right }: &mut Room,
) -> f64 {
    // In one order, so that of two equally good alignments the same is taken either way.
    let ((a, lang_a), (b, lang_b)) =
        if b < a { ((b, lang_b), (a, lang_a)) } else { ((a, lang_a), (b, lang_b)) };
    let model = Model::get();
    left.read(a, lang_a, folded);
    right.read(b, lang_b, folded);
    pair::likeness(model, left, right)
}

/// One minus the edit distance over the length of the longer.
pub(crate) fn letter_similarity(a: &[char], b: &[char]) -> f64 {
    let longer = a.len().max(b.len());
    if longer == 0 {
        return 0.0;
    }
    1.0 - edit_distance(a, b) as f64 / longer as f64
}

/// How many letters must be put in, taken out or exchanged to make `b` of `a`.
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i.saturating_add(1);
        let mut cells = row.iter_mut();
        if let Some(first) = cells.next() {
            *first = left;
        }
        for (cell, y) in cells.zip(b) {
            let exchanged = diagonal.saturating_add(usize::from(x != y));
            diagonal = *cell;
            left = exchanged.min(left.saturating_add(1)).min(cell.saturating_add(1));
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The definition, without a table.
    fn naive(a: &[char], b: &[char]) -> usize {
        match (a, b) {
            ([], rest) | (rest, []) => rest.len(),
            ([x, a @ ..], [y, b @ ..]) if x == y => naive(a, b),
            ([_, a2 @ ..], [_, b2 @ ..]) => 1 + naive(a2, b2).min(naive(a2, b)).min(naive(a, b2)),
        }
    }

    proptest! {
        #[test]
        fn distance_is_its_definition(a in "[abc]{0,6}", b in "[abc]{0,6}") {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            prop_assert_eq!(edit_distance(&a, &b), naive(&a, &b));
        }

        #[test]
        fn similarity_is_symmetric_and_in_range(a in "\\PC{0,12}", b in "\\PC{0,12}") {
            let there = name_similarity(&a, &b, None, None);
            prop_assert!((0.0..=1.0).contains(&there));
            prop_assert_eq!(there, name_similarity(&b, &a, None, None));
        }
    }

    #[test]
    fn spellings_of_one_name_are_the_same() {
        for (a, b) in [
            ("ينس ستولتنبرغ", "ینس ستولتنبرغ"),
            ("قره‌باغ", "قره باغ"),
            ("Jean-Yves", "jean yves"),
            ("Zelens'kyj", "ZELENSKYJ"),
        ] {
            assert_eq!(name_similarity(a, b, None, None), 1.0, "{a} {b}");
        }
    }

    #[test]
    fn nothing_is_like_nothing() {
        assert_eq!(name_similarity("", "", None, None), 0.0);
        assert_eq!(name_similarity("", "a", None, None), 0.0);
    }
}
