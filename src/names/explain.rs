//! Why two names are taken for one: the alignment, piece by piece.

use super::fold::Folded;
use super::model::{Alphabet, BOUNDARY, Model, SCALE, Table, spell};
use super::name::Name;
use super::pair::{self, Compared, Comparison, Link};
use super::word::{self, NameWord};
use crate::script::Language;
use std::borrow::Cow;

/// A piece of one name beside the piece of the other that it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Letters of the first name as the model knows them; `^` is the start or the end of a word. Empty if
    /// the second name has more here.
    pub a: String,
    /// Letters of the second name.
    pub b: String,
    /// How much likelier this makes it that the names are one (in nats; below 0: less likely).
    pub weight: f64,
}

/// How two names were compared.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// How probable it is that they are one.
    pub probability: f64,
    /// What the pieces add up to, with what is known and the cost of words left out, joined and exchanged.
    pub score: f64,
    /// How much of it is known of the words and not told by their letters.
    pub known: f64,
    /// The pieces in the order of the first name.
    pub pieces: Vec<Piece>,
    /// Whether the words stand in another order.
    pub reordered: bool,
}

/// How two names are compared, letter by letter, with what each piece adds.
///
/// ```
/// use yeksan::names::explain_names;
/// let explanation = explain_names("شولتس", "Scholz", None, None);
/// assert!(explanation.probability > 0.5);
/// assert!(explanation.pieces.iter().any(|piece| piece.a.contains('ش') && piece.b.contains("sch")));
/// ```
pub fn explain_names(
    a: &str,
    b: &str,
    lang_a: Option<Language>,
    lang_b: Option<Language>,
) -> Explanation {
    let model = Model::get();
    let mut folded = Folded::new();
    let (a, b) = (Name::of(a, lang_a, &mut folded), Name::of(b, lang_b, &mut folded));
    let comparison = pair::compare(model, &a, &b);
    let probability = pair::probability(model, &a, &b, &comparison);
    let column = pair::column_between(&a, &b);
    let told = comparison.links.iter().map(|link| known(model, &a, &b, column, link));
    Explanation {
        probability,
        known: f64::from(told.sum::<i32>()) / f64::from(SCALE),
        score: f64::from(comparison.score) / f64::from(SCALE),
        pieces: pieces(model, &a, &b, &comparison),
        reordered: comparison.reordered,
    }
}

fn pieces(model: &Model, a: &Name, b: &Name, comparison: &Comparison) -> Vec<Piece> {
    let column = pair::column_between(a, b);
    let mut out = Vec::new();
    let mut done = 0usize;
    for link in &comparison.links {
        left_out(model, a, done..link.left.0, true, &mut out);
        done = link.left.1;
        linked(model, (a, link.left), (b, link.right), column, link.score, &mut out);
    }
    left_out(model, a, done..a.words.len(), true, &mut out);
    for at in 0..b.words.len() {
        if !comparison.links.iter().any(|link| link.right.0 <= at && at < link.right.1) {
            left_out(model, b, at..at.saturating_add(1), false, &mut out);
        }
    }
    out
}

/// Words without a counterpart.
fn left_out(
    model: &Model,
    name: &Name,
    range: std::ops::Range<usize>,
    is_first: bool,
    out: &mut Vec<Piece>,
) {
    for word in name.words.get(range).unwrap_or(&[]) {
        let letters = spell(word.symbols.as_slice(), word.alphabet);
        let weight = -f64::from(pair::leave_out(model, word)) / f64::from(SCALE);
        let (a, b) = if is_first { (letters, String::new()) } else { (String::new(), letters) };
        out.push(Piece { a, b, weight });
    }
}

/// Some words as one.
fn word(name: &Name, (from, to): (usize, usize)) -> Option<Cow<'_, NameWord>> {
    word::joined_words(name.words.get(from..to).unwrap_or(&[]))
}

/// How much of what words tell that stand for each other is not told by their letters.
fn known(model: &Model, a: &Name, b: &Name, column: usize, link: &Link) -> i32 {
    let (Some(a), Some(b)) = (word(a, link.left), word(b, link.right)) else { return 0 };
    let of_letters = || word::score_of_letters(model, &a, &b, column);
    if word::is_known(model, &a, &b) { link.score.saturating_sub(of_letters()).max(0) } else { 0 }
}

/// Words that stand for each other.
fn linked(
    model: &Model,
    (a, left): (&Name, (usize, usize)),
    (b, right): (&Name, (usize, usize)),
    column: usize,
    score: i32,
    out: &mut Vec<Piece>,
) {
    let (Some(left), Some(right)) = (word(a, left), word(b, right)) else { return };
    let whole = |out: &mut Vec<Piece>| {
        out.push(Piece {
            a: spell(left.symbols.as_slice(), left.alphabet),
            b: spell(right.symbols.as_slice(), right.alphabet),
            weight: f64::from(score) / f64::from(SCALE),
        });
    };
    let is_initial = left.letters().min(right.letters()) == 1;
    let aligned = match (left.alphabet, right.alphabet) {
        _ if is_initial => Vec::new(),
        (Alphabet::Arabic, Alphabet::Latin) => {
            align(&model.arabic_latin, &left, &right, column, |w| w.cross(model))
        }
        (Alphabet::Latin, Alphabet::Arabic) => {
            let mut pieces = align(&model.arabic_latin, &right, &left, column, |w| w.cross(model));
            pieces.iter_mut().for_each(|p| std::mem::swap(&mut p.a, &mut p.b));
            pieces
        }
        (Alphabet::Arabic, Alphabet::Arabic) => {
            align(&model.arabic, &left, &right, 0, |w| w.same(model))
        }
        (Alphabet::Latin, Alphabet::Latin) => {
            align(&model.latin, &left, &right, 0, |w| w.same(model))
        }
        _ => Vec::new(),
    };
    if aligned.is_empty() { whole(out) } else { out.extend(aligned) }
}

fn align<'a>(
    table: &Table,
    left: &'a NameWord,
    right: &'a NameWord,
    column: usize,
    prepared: impl Fn(&'a NameWord) -> &'a super::model::Prepared,
) -> Vec<Piece> {
    let of = |word: &NameWord, (from, to): (usize, usize)| {
        spell(word.symbols.as_slice().get(from..to).unwrap_or(&[]), word.alphabet)
    };
    let pieces = table.align(prepared(left), prepared(right), column);
    let is_start = |word: &NameWord, range: (usize, usize)| {
        word.symbols.as_slice().get(range.0..range.1) == Some(&[BOUNDARY])
    };
    pieces
        .into_iter()
        // The bare ends of words tell next to nothing.
        .filter(|p| !(is_start(left, p.left) && is_start(right, p.right)))
        .map(|p| Piece {
            a: of(left, p.left),
            b: of(right, p.right),
            weight: f64::from(p.weight) / f64::from(SCALE),
        })
        .collect()
}

impl Compared {
    /// The most letters in a row that have no counterpart: of this name and of the other.
    pub fn gaps(&self, model: &Model, other: &Compared) -> [usize; 2] {
        let comparison = pair::compare(model, &self.0, &other.0);
        let (mut longest, mut now) = ([0, 0], [0, 0]);
        for piece in pieces(model, &self.0, &other.0, &comparison) {
            let letters = |letters: &str| letters.chars().filter(|c| *c != '^').count();
            let is_gap = piece.a.is_empty() || piece.b.is_empty();
            let here = [letters(&piece.a), letters(&piece.b)];
            for ((longest, now), here) in longest.iter_mut().zip(&mut now).zip(here) {
                *now = if is_gap { here.saturating_add(*now) } else { 0 };
                *longest = (*now).max(*longest);
            }
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(a: &str, b: &str, side: impl Fn(&Piece) -> &str) -> String {
        let explanation = explain_names(a, b, None, None);
        explanation.pieces.iter().map(side).collect::<String>().replace('^', "")
    }

    #[test]
    fn the_pieces_are_the_names() {
        for (a, b) in [
            ("لافروف", "Lavrov"),
            ("Lavrov", "لافروف"),
            ("محمد بن سلمان", "Mohammed bin Salman"),
            ("Rossi", "Rosi"),
            ("J. Biden", "Joe Biden"),
            ("بلینکن", "بلينكن"),
            ("G7", "G8"),
        ] {
            let of = |name: &str| {
                let name = Name::of(name, None, &mut Folded::new());
                let words = name.words.iter();
                words.map(|w| spell(w.symbols.as_slice(), w.alphabet)).collect::<String>()
            };
            assert_eq!(letters(a, b, |p| &p.a), of(a).replace('^', ""), "{a} {b}");
            assert_eq!(letters(a, b, |p| &p.b), of(b).replace('^', ""), "{a} {b}");
        }
    }

    #[test]
    fn what_is_known_of_words_is_told_beside_their_letters() {
        let explanation = explain_names("لندن", "London", None, None);
        assert!(explanation.known > 1.0 && explanation.pieces.len() > 1);
        assert_eq!(explain_names("برلین", "Berlin", None, None).known, 0.0);
    }

    #[test]
    fn the_pieces_and_what_is_known_add_up_to_the_score() {
        for (a, b) in [("لندن", "London"), ("جو بایدن", "Joe Biden"), ("لافروف", "Lavrov")]
        {
            let explanation = explain_names(a, b, None, None);
            let sum: f64 = explanation.pieces.iter().map(|piece| piece.weight).sum();
            let rest = explanation.score - explanation.known - sum;
            // The bare ends of words are left out.
            let words = a.split(' ').count() as f64;
            assert!(rest.abs() < 1.5 * words, "{a} {b} {explanation:?}");
        }
    }

    #[test]
    fn a_word_without_counterpart_costs() {
        let explanation = explain_names("سعد الحريري", "Saad Rafik Hariri", None, None);
        let extra = explanation.pieces.iter().find(|p| p.b == "^rafik^").unwrap();
        assert!(extra.a.is_empty() && extra.weight < 0.0);
    }
}
