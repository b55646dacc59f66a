//! Two names word by word: which words go with which, and how much that tells.

use super::common_letters::common_in_order;
use super::fold::Folded;
use super::model::{Alphabet, BOUNDARY, Model, SCALE, Symbols};
use super::name::{MOST_WORDS, Name, ornaments};
use super::word::{NameWord, joined_words, word_score};

/// The most words of one name that are one word of the other.
const MOST_JOINED: usize = 3;

/// What it costs to leave out a word, a short one, and one of an addition after a comma; to change
/// the order; to join words.
const LEAVE_OUT: i32 = 300;
const LEAVE_OUT_SHORT: i32 = 150;
const LEAVE_OUT_ADDED: i32 = 60;
const SHORT: usize = 3;
const REORDER: i32 = 300;
const JOIN: i32 = 50;
/// What an initial that fits tells.
const INITIAL: i32 = 40;
/// Words that go together this well, of what they could at best, need no other reading.
const PLAIN: i32 = 45;

/// Words of one name that go with words of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Link {
    /// The words of the first name, from and to.
    pub left: (usize, usize),
    /// The words of the second.
    pub right: (usize, usize),
    /// How much that tells.
    pub score: i32,
}

/// Two names compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Comparison {
    /// How much likelier they are one name than two, scaled log odds.
    pub score: i32,
    pub links: Vec<Link>,
    /// Whether the words stand in another order.
    pub reordered: bool,
}

/// What it costs to leave out a word.
pub(crate) fn leave_out(model: &Model, word: &NameWord) -> i32 {
    if word.added {
        return LEAVE_OUT_ADDED;
    }
    word.left_out.get_or(|| {
        let cost = if word.letters() <= SHORT { LEAVE_OUT_SHORT } else { LEAVE_OUT };
        model.omission(word.alphabet, word.symbols.as_slice()).map_or(cost, |known| known.min(cost))
    })
}

/// No score: of words that were not compared yet.
const UNTOLD: i32 = i32::MIN;
/// The score of words that are not compared: no more than what it costs to leave out both.
const APART: i32 = -2 * LEAVE_OUT;

/// Whether a word is too short to be judged by its letters, and how much of the letters of others is common to
/// words that are compared: of each twenty, in words of more letters than these and in others.
const TOO_SHORT: usize = 3;
const MIDDLING: usize = 5;
const COMMON: [u32; 2] = [5, 4];
/// The same of words that are one word of the other name.
const COMMON_OF_JOINED: u32 = 6;
/// How much of the letters and of their classes, each, such words have in the same order, of each twenty.
const IN_ORDER: u32 = 10;

/// Whether two words of names of several have so many letters in common that they are compared.
///
/// This is asked of words in Latin script only: in others a letter is more often written with another.
fn is_compared(a: &NameWord, b: &NameWord) -> bool {
    if a.alphabet != Alphabet::Latin || b.alphabet != Alphabet::Latin || a.symbols == b.symbols {
        return true;
    }
    let shorter = a.letters().min(b.letters());
    shorter <= TOO_SHORT || has_in_common(a.has, b.has, least_common(shorter)) && is_in_order(a, b)
}

/// The same of words as one.
fn are_compared(a: &[NameWord], b: &[NameWord]) -> bool {
    if !a.iter().chain(b).all(|word| word.alphabet == Alphabet::Latin) {
        return true;
    }
    let letters = |words: &[NameWord]| words.iter().map(NameWord::letters).sum::<usize>();
    let set = |words: &[NameWord]| words.iter().fold(0, |set, word| set | word.has);
    let shorter = letters(a).min(letters(b));
    let least = if shorter <= TOO_SHORT { 0 } else { least_common(shorter) };
    has_in_common(set(a), set(b), least.max(COMMON_OF_JOINED))
}

/// How much of the letters is common to words that are compared, of which the shorter has so many.
fn least_common(shorter: usize) -> u32 {
    let [of_long, of_short] = COMMON;
    if shorter > MIDDLING { of_long } else { of_short }
}

/// Whether words have so much of their letters in common, of each twenty.
fn has_in_common(a: u64, b: u64, least: u32) -> bool {
    let letters = |set: u64| (set & !(1 << BOUNDARY)).count_ones();
    letters(a & b) * 20 >= (letters(a) + letters(b)) * least
}

/// Whether words have so much of their letters in the same order; asked of words in Latin script.
fn is_in_order(a: &NameWord, b: &NameWord) -> bool {
    let both = a.letters().saturating_add(b.letters()) as u32;
    let common = common_in_order(&a.symbols, &b.symbols, Alphabet::Latin);
    common.saturating_mul(20) >= both.saturating_mul(IN_ORDER)
}

/// What a cell of the best way through both names came from.
type Step = (u8, u8);

/// The column of the table between the scripts that fits two names.
pub(super) fn column_between(a: &Name, b: &Name) -> usize {
    if a.column != 0 { a.column } else { b.column }
}

/// Compares two names.
pub(crate) fn compare(model: &Model, a: &Name, b: &Name) -> Comparison {
    let (rows, columns) = (a.words.len(), b.words.len());
    if rows == 0 || columns == 0 {
        return Comparison { score: -LEAVE_OUT, ..Comparison::default() };
    }
    let column = column_between(a, b);
    let information: i32 = a.words.iter().chain(&b.words).map(|word| word.information(model)).sum();
    let is_plain = |score: i32| score.saturating_mul(200) >= information.saturating_mul(PLAIN);
    let mut best = Comparison { score: i32::MIN, ..Comparison::default() };
    let is_one = rows == 1 && columns == 1;
    let mut words = a.words.iter().zip(&b.words);
    if is_one || rows == columns && words.all(|(left, right)| is_compared(left, right)) {
        // Most pairs of one name are word by word alike, and need no closer look.
        let words = a.words.iter().zip(&b.words).enumerate();
        best.links = words
            .map(|(i, (left, right))| {
                let score = single(model, left, right, column);
                Link { left: (i, i + 1), right: (i, i + 1), score }
            })
            .collect();
        best.score = best.links.iter().map(|link| link.score).sum();
    }
    if !is_plain(best.score) && !is_one {
        // How much words tell, one beside the other.
        let mut singles = [[UNTOLD; MOST_WORDS]; MOST_WORDS];
        for (i, (link, row)) in best.links.iter().zip(&mut singles).enumerate() {
            row.get_mut(i).into_iter().for_each(|slot| *slot = link.score);
        }
        for (left, row) in a.words.iter().zip(&mut singles) {
            for (right, slot) in b.words.iter().zip(row) {
                if *slot == UNTOLD {
                    *slot = match is_compared(left, right) {
                        true => single(model, left, right, column),
                        false => APART,
                    };
                }
            }
        }
        let single = |i: usize, j: usize| {
            singles.get(i).and_then(|row| row.get(j)).copied().unwrap_or(-LEAVE_OUT)
        };
        let is_linked = a.words.iter().zip(&singles).any(|(left, row)| {
            let mut words = b.words.iter().zip(row);
            words.any(|(right, score)| is_link(model, left, right, *score))
        });
        // Most pairs of two names have nothing in common.
        best = match is_linked {
            true => in_order(model, a, b, &single, |_, _| None),
            false => {
                Comparison { score: least(model, &a.words, &b.words), ..Comparison::default() }
            }
        };
        if !is_plain(best.score) {
            let joined = Joined { model, a, b, column };
            let joins = joined.all();
            if !joins.is_empty() {
                let joins = in_order(model, a, b, &single, |left, right| {
                    joins
                        .iter()
                        .find(|(ranges, _)| *ranges == (left, right))
                        .map(|(_, score)| *score)
                });
                if joins.score > best.score {
                    best = joins;
                }
            }
            if is_linked && rows > 1 && columns > 1 {
                let reordered = any_order(model, a, b, &single);
                if reordered.score > best.score {
                    best = reordered;
                }
            }
        }
    }
    let more = a.more.saturating_add(b.more) as i32;
    best.score = best.score.saturating_sub(more.saturating_mul(LEAVE_OUT));
    best
}

/// Whether two words with some score are rather one than left out, both of them.
#[inline]
fn is_link(model: &Model, a: &NameWord, b: &NameWord, score: i32) -> bool {
    score > APART
        && score > leave_out(model, a).saturating_add(leave_out(model, b)).saturating_neg()
}

/// What it scores to leave out all of some words of both names.
fn least(model: &Model, a: &[NameWord], b: &[NameWord]) -> i32 {
    a.iter().chain(b).fold(0, |score: i32, word| score.saturating_sub(leave_out(model, word)))
}

/// Two words, one of which may be the initial of the other.
fn single(model: &Model, a: &NameWord, b: &NameWord, column: usize) -> i32 {
    let score = word_score(model, a, b, column);
    let (short, long) = if a.letters() <= b.letters() { (a, b) } else { (b, a) };
    if short.letters() != 1 || long.letters() < 2 || short.alphabet == Alphabet::Number {
        return score;
    }
    let first: Symbols = long.symbols.first();
    let first = NameWord::new(long.alphabet, first);
    if word_score(model, short, &first, column) > 0 { score.max(INITIAL) } else { score }
}

struct Joined<'a> {
    model: &'a Model,
    a: &'a Name,
    b: &'a Name,
    column: usize,
}

impl Joined<'_> {
    /// Whether the letters of some words alone tell that they are not some others.
    fn is_hopeless(&self, a: &[NameWord], b: &[NameWord]) -> bool {
        let model = self.model;
        let cross = |words: &[NameWord]| outline_of(words, |word| word.outline(model));
        let same = |words: &[NameWord]| outline_of(words, |word| word.own_outline(model));
        let alphabet = |words: &[NameWord]| words.first().map_or(Alphabet::Other, |w| w.alphabet);
        let at_most = match (alphabet(a), alphabet(b)) {
            (Alphabet::Arabic, Alphabet::Latin) => {
                model.arabic_latin.outlines_at_most(cross(a), cross(b))
            }
            (Alphabet::Latin, Alphabet::Arabic) => {
                model.arabic_latin.outlines_at_most(cross(b), cross(a))
            }
            (Alphabet::Arabic, Alphabet::Arabic) => model.arabic.outlines_at_most(same(a), same(b)),
            (Alphabet::Latin, Alphabet::Latin) => model.latin.outlines_at_most(same(a), same(b)),
            _ => return true,
        };
        at_most < 0
    }

    /// The score of some words as one; `None` where no reading as one can be better.
    fn score(&self, left: (usize, usize), right: (usize, usize)) -> Option<i32> {
        let (left, right) =
            (self.a.words.get(left.0..left.1)?, self.b.words.get(right.0..right.1)?);
        let letters = |words: &[NameWord]| words.iter().map(NameWord::letters).sum::<usize>();
        // One word is two only if it is longer than each of them, and like them in length; more so where both are
        // written in one script.
        let (of_left, of_right) = (letters(left), letters(right));
        let (shorter, longer) = (of_left.min(of_right), of_left.max(of_right));
        let alphabet = |words: &[NameWord]| words.first().map(|word| word.alphabet);
        let is_alike = match alphabet(left) == alphabet(right) {
            true => longer.saturating_mul(2) <= shorter.saturating_mul(3),
            false => longer <= shorter.saturating_mul(2),
        };
        if !is_alike {
            return None;
        }
        if !are_compared(left, right) || self.is_hopeless(left, right) {
            return None;
        }
        let (one, other) = (joined_words(left)?, joined_words(right)?);
        if !is_compared(&one, &other) {
            return None;
        }
        let score = word_score(self.model, &one, &other, self.column).saturating_sub(JOIN);
        (score > least(self.model, left, right)).then_some(score)
    }

    /// The scores of all words that may be several of the other name.
    fn all(&self) -> Vec<(Ranges, i32)> {
        let mut found = Vec::new();
        let (rows, columns) = (self.a.words.len(), self.b.words.len());
        for count in 2..=MOST_JOINED {
            let several = |all: usize| (count..=all).map(move |to| (to.saturating_sub(count), to));
            let one = |all: usize| (0..all).map(|from| (from, from.saturating_add(1)));
            let lefts = several(rows).flat_map(|left| one(columns).map(move |right| (left, right)));
            let rights =
                several(columns).flat_map(|right| one(rows).map(move |left| (left, right)));
            for ranges in lefts.chain(rights) {
                let score = self.score(ranges.0, ranges.1);
                found.extend(score.map(|score| (ranges, score)));
            }
        }
        found
    }
}

/// Words of one name and words of the other, from and to.
type Ranges = ((usize, usize), (usize, usize));

/// How likely some words as one are by themselves, and which symbols they have.
fn outline_of(words: &[NameWord], of: impl Fn(&NameWord) -> (i32, u64)) -> (i32, u64) {
    words.iter().map(of).fold((0, 0), |sum, word| (sum.0.saturating_add(word.0), sum.1 | word.1))
}

/// The best way through both names from left to right.
fn in_order(
    model: &Model,
    a: &Name,
    b: &Name,
    single: &impl Fn(usize, usize) -> i32,
    joined: impl Fn((usize, usize), (usize, usize)) -> Option<i32>,
) -> Comparison {
    const FAR: i32 = -1_000_000;
    let (rows, columns) = (a.words.len(), b.words.len());
    let width = columns.saturating_add(1);
    let count = rows.saturating_add(1).saturating_mul(width);
    let (mut few, mut many) = ([(FAR, (0u8, 0u8)); 16], Vec::new());
    let cells = match few.get_mut(..count) {
        Some(few) => few,
        None => {
            many.resize(count, (FAR, (0, 0)));
            many.as_mut_slice()
        }
    };
    if let Some(first) = cells.first_mut() {
        first.0 = 0;
    }
    let place = |i: usize, j: usize| i.saturating_mul(width).saturating_add(j);
    for i in 0..=rows {
        for j in 0..=columns {
            let at = |i: usize, j: usize| cells.get(place(i, j)).map_or(FAR, |cell| cell.0);
            let mut best = (at(i, j), (0u8, 0u8));
            let mut offer = |score: i32, step: Step| {
                if score > best.0 {
                    best = (score, step);
                }
            };
            let (above, before) = (i.checked_sub(1), j.checked_sub(1));
            if let Some(above) = above {
                let cost = a.words.get(above).map_or(0, |word| leave_out(model, word));
                offer(at(above, j).saturating_sub(cost), (1, 0));
            }
            if let Some(before) = before {
                let cost = b.words.get(before).map_or(0, |word| leave_out(model, word));
                offer(at(i, before).saturating_sub(cost), (0, 1));
            }
            if let (Some(above), Some(before)) = (above, before) {
                offer(at(above, before).saturating_add(single(above, before)), (1, 1));
                for count in 2..=MOST_JOINED {
                    if let Some(from) = i.checked_sub(count)
                        && let Some(score) = joined((from, i), (before, j))
                    {
                        offer(at(from, before).saturating_add(score), (count as u8, 1));
                    }
                    if let Some(from) = j.checked_sub(count)
                        && let Some(score) = joined((above, i), (from, j))
                    {
                        offer(at(above, from).saturating_add(score), (1, count as u8));
                    }
                }
            }
            if let Some(cell) = cells.get_mut(place(i, j)) {
                *cell = best;
            }
        }
    }
    let at = |i: usize, j: usize| cells.get(place(i, j)).copied().unwrap_or((FAR, (0, 0)));
    let mut links = Vec::new();
    let (mut i, mut j) = (rows, columns);
    while i > 0 || j > 0 {
        let (score, (left, right)) = at(i, j);
        let from = (i.saturating_sub(usize::from(left)), j.saturating_sub(usize::from(right)));
        if left > 0 && right > 0 {
            let score = score.saturating_sub(at(from.0, from.1).0);
            links.push(Link { left: (from.0, i), right: (from.1, j), score });
        }
        if (left, right) == (0, 0) {
            break;
        }
        (i, j) = from;
    }
    links.reverse();
    Comparison { score: at(rows, columns).0, links, reordered: false }
}

/// The best pairs of words first, whatever their order.
fn any_order(
    model: &Model,
    a: &Name,
    b: &Name,
    single: &impl Fn(usize, usize) -> i32,
) -> Comparison {
    let mut pairs: Vec<(i32, usize, usize)> = Vec::new();
    for (i, left) in a.words.iter().enumerate() {
        for (j, right) in b.words.iter().enumerate() {
            let score = single(i, j);
            if is_link(model, left, right, score) {
                pairs.push((score, i, j));
            }
        }
    }
    // One pair alone stands in every order.
    if pairs.len() < 2 {
        return Comparison { score: i32::MIN, ..Comparison::default() };
    }
    // Equal scores in the order of the words, whichever name comes first.
    pairs
        .sort_unstable_by_key(|(score, i, j)| (std::cmp::Reverse(*score), i + j, (*i).min(*j), *i));
    let mut links: Vec<Link> = Vec::new();
    for (score, i, j) in pairs {
        if links.iter().all(|link| link.left.0 != i && link.right.0 != j) {
            links.push(Link { left: (i, i + 1), right: (j, j + 1), score });
        }
    }
    let mut score = links.iter().map(|link| link.score).sum::<i32>().saturating_sub(REORDER);
    for (i, word) in a.words.iter().enumerate() {
        if links.iter().all(|link| link.left.0 != i) {
            score = score.saturating_sub(leave_out(model, word));
        }
    }
    for (j, word) in b.words.iter().enumerate() {
        if links.iter().all(|link| link.right.0 != j) {
            score = score.saturating_sub(leave_out(model, word));
        }
    }
    links.sort_unstable_by_key(|link| link.left.0);
    Comparison { score, links, reordered: true }
}

/// How probable it is that two words are one name.
pub(crate) fn word_probability(model: &Model, a: &NameWord, b: &NameWord) -> f64 {
    let name = |word: &NameWord| Name { words: vec![word.clone()], ..Name::default() };
    likeness(model, &name(a), &name(b))
}

/// How many features a comparison has.
pub const FEATURES: usize = 20;

/// What a probability is made of.
pub(crate) fn features(
    model: &Model,
    a: &Name,
    b: &Name,
    comparison: &Comparison,
) -> [f32; FEATURES] {
    let nats = |scaled: i32| scaled as f32 / SCALE;
    let links = &comparison.links;
    let of_range = |name: &Name, range: (usize, usize)| {
        let words = name.words.get(range.0..range.1).unwrap_or(&[]);
        words.iter().map(|word| word.information(model)).sum::<i32>()
    };
    // What the linked words tell at best, and what the others would tell; how many these are.
    let side = |name: &Name, range: &dyn Fn(&Link) -> (usize, usize)| {
        let mut linked = 0i32;
        let (mut alone, mut costs, mut count) = (0i32, 0i32, 0u8);
        for (at, word) in name.words.iter().enumerate() {
            let is_linked = links.iter().map(range).any(|(from, to)| from <= at && at < to);
            if is_linked {
                linked = linked.saturating_add(word.information(model));
            } else if !word.added {
                alone = alone.saturating_add(word.information(model));
                costs = costs.saturating_add(leave_out(model, word));
                count = count.saturating_add(1);
            }
        }
        (nats(linked), nats(alone), nats(costs), f32::from(count))
    };
    let (linked_a, alone_a, costs_a, count_a) = side(a, &|link| link.left);
    let (linked_b, alone_b, costs_b, count_b) = side(b, &|link| link.right);
    let score = nats(comparison.score);
    let (of_a, of_b) = (linked_a + alone_a, linked_b + alone_b);
    let (less, more) = (of_a.min(of_b).max(1.0), of_a.max(of_b).max(1.0));
    let together = nats(links.iter().map(|link| link.score).sum());
    // The link that tells least, of what it could.
    let (mut weakest, mut weakest_share, mut strongest) = (12.0f32, 1.0f32, 0.0f32);
    for link in links {
        let of = nats(of_range(a, link.left).min(of_range(b, link.right))).max(1.0);
        weakest = weakest.min(nats(link.score));
        weakest_share = weakest_share.min(nats(link.score) / of);
        strongest = strongest.max(nats(link.score) / of);
    }
    if links.is_empty() {
        (weakest, weakest_share) = (-5.0, -2.0);
    }
    let alphabet = |name: &Name| name.words.first().map_or(Alphabet::Other, |w| w.alphabet);
    let same = alphabet(a) == alphabet(b);
    let flag = |is: bool| if is { 1.0 } else { 0.0 };
    let words = |name: &Name| name.words.iter().filter(|w| !w.added).count().min(6) as f32;
    [
        (score / less).clamp(-3.0, 1.5),
        (score / more).clamp(-3.0, 1.5),
        score.clamp(-20.0, 60.0) / 10.0,
        (together / linked_a.min(linked_b).max(1.0)).clamp(-3.0, 1.5),
        weakest.max(-5.0) / 3.0,
        weakest_share.max(-2.0),
        strongest.max(-1.0),
        alone_a.min(alone_b).min(60.0) / 10.0,
        alone_a.max(alone_b).min(60.0) / 10.0,
        costs_a.min(costs_b).min(20.0) / 3.0,
        costs_a.max(costs_b).min(20.0) / 3.0,
        count_a.min(count_b).min(4.0),
        count_a.max(count_b).min(4.0),
        flag(same && alphabet(a) == Alphabet::Arabic),
        flag(same && alphabet(a) == Alphabet::Latin),
        flag(comparison.reordered),
        (less / 10.0).min(5.0),
        (more / 10.0).min(5.0),
        words(a).min(words(b)),
        flag(a.column == 2 || b.column == 2),
    ]
}

/// How probable it is that two names are one.
pub(crate) fn likeness(model: &Model, a: &Name, b: &Name) -> f64 {
    told_by_letters(a, b).unwrap_or_else(|| calibrated(model, a, b, &compare(model, a, b)))
}

/// How probable it is that two compared names are one.
pub(crate) fn probability(model: &Model, a: &Name, b: &Name, comparison: &Comparison) -> f64 {
    told_by_letters(a, b).unwrap_or_else(|| calibrated(model, a, b, comparison))
}

/// The same where nothing need be compared: of no words, and of the same letters.
fn told_by_letters(a: &Name, b: &Name) -> Option<f64> {
    if a.words.is_empty() || b.words.is_empty() {
        return Some(0.0);
    }
    same_letters(a, b).then_some(1.0)
}

fn calibrated(model: &Model, a: &Name, b: &Name, comparison: &Comparison) -> f64 {
    model.calibration.probability(&features(model, a, b, comparison))
}

/// What a score that ranks is made of: how much likelier two names are one than two, and what the query
/// tells at best.
pub fn ranked(score: f32, query: f32) -> [f32; 4] {
    [1.0, score / query.max(4.0), score / 10.0, (query / 10.0).min(5.0)]
}

/// How much of what makes a name rarer than the query is no sign that it is meant: the letter pairs by which
/// rarity is told take rare spellings for rarer than they are.
const RARITY: f32 = 0.1;
const LEAST_RARER: f32 = -5.0;

/// A score between 0 and 1 by which the names that may be a query are ranked: of two names, the one that
/// is likelier that query is never behind, and of two that are otherwise alike the plainer one is the likelier.
pub(crate) fn rank(
    model: &Model,
    query: &Name,
    (other, ornaments): (&Name, u8),
    comparison: &Comparison,
) -> f64 {
    if query.words.is_empty() || other.words.is_empty() {
        return 0.0;
    }
    if same_letters(query, other) {
        return 1.0;
    }
    let tells = query.information(model);
    // What is left out of a name is counted already.
    let rarer = (other.information(model) - tells).max(LEAST_RARER);
    let score = comparison.score.saturating_sub(i32::from(ornaments));
    rank_of_score(model, tells, score.saturating_sub((RARITY * rarer * SCALE) as i32))
}

/// The same by the score alone, of a query that tells so much; it grows with the score.
pub(crate) fn rank_of_score(model: &Model, information: f32, score: i32) -> f64 {
    let features = ranked(score as f32 / SCALE, information);
    let odds: f32 = model.ranking.iter().zip(features).map(|(weight, x)| weight * x).sum();
    1.0 / (1.0 + f64::from(-odds).exp())
}

/// Whether two names have the same letters, wherever their spaces are.
fn same_letters(a: &Name, b: &Name) -> bool {
    fn letters(name: &Name) -> impl Iterator<Item = (Alphabet, u8)> + '_ {
        let words = name.words.iter();
        words.flat_map(|word| word.symbols.inside().iter().map(|symbol| (word.alphabet, *symbol)))
    }
    let count = |name: &Name| name.words.iter().map(NameWord::letters).sum::<usize>();
    a.more == b.more && count(a) == count(b) && letters(a).eq(letters(b))
}

/// A name that is ready to be compared by some model: for its training.
#[derive(Debug, Clone)]
pub struct Compared(pub(super) Name, u8);

impl Compared {
    /// A name, read.
    pub fn new(name: &str) -> Self {
        Compared(Name::of(name, None, &mut Folded::new()), ornaments(name))
    }

    /// How much likelier two names are one than two.
    pub fn score(&self, model: &Model, other: &Compared) -> f32 {
        compare(model, &self.0, &other.0).score as f32 / SCALE
    }

    /// The score by which a name is ranked among those that this one may be.
    pub fn rank(&self, model: &Model, other: &Compared) -> f64 {
        rank(model, &self.0, (&other.0, other.1), &compare(model, &self.0, &other.0))
    }

    /// What the probability that two names are one is made of.
    pub fn features(&self, model: &Model, other: &Compared) -> [f32; FEATURES] {
        features(model, &self.0, &other.0, &compare(model, &self.0, &other.0))
    }

    /// What it tells at best.
    pub fn information(&self, model: &Model) -> f32 {
        self.0.information(model)
    }

    /// The words that have no counterpart, of this name and of the other.
    pub fn left_out(&self, model: &Model, other: &Compared) -> [Vec<(Alphabet, Vec<u8>)>; 2] {
        let comparison = compare(model, &self.0, &other.0);
        let alone = |name: &Name, range: &dyn Fn(&Link) -> (usize, usize)| {
            let linked = |at: usize| {
                let mut ranges = comparison.links.iter().map(range);
                ranges.any(|(from, to)| from <= at && at < to)
            };
            let words = name.words.iter().enumerate().filter(|(at, _)| !linked(*at));
            words.map(|(_, w)| (w.alphabet, w.symbols.as_slice().to_vec())).collect()
        };
        [alone(&self.0, &|link| link.left), alone(&other.0, &|link| link.right)]
    }

    /// Its words.
    pub fn words(&self) -> Vec<(Alphabet, Vec<u8>)> {
        self.0.words.iter().map(|w| (w.alphabet, w.symbols.as_slice().to_vec())).collect()
    }

    /// How probable it is that two names are one.
    pub fn probability(&self, model: &Model, other: &Compared) -> f64 {
        probability(model, &self.0, &other.0, &compare(model, &self.0, &other.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::model::SHARE;
    use crate::names::word::{is_known, score_of_itself};
    use proptest::prelude::*;

    fn name(of: &str) -> Name {
        Name::of(of, None, &mut Folded::new())
    }

    #[test]
    fn known_words_score_what_their_letters_would_not() {
        let model = Model::get();
        for (a, b, expected) in [
            ("لندن", "London", true),
            ("بایدن", "Biden", true),
            ("بايدن", "Biden", true),
            ("مایکل", "Michael", true),
            ("Londra", "London", true),
            ("لندن", "Lyndon", false),
            ("محمدرضا", "Mohammad", false),
        ] {
            let (a, b) = (name(a), name(b));
            let (x, y) = (&a.words[0], &b.words[0]);
            for (x, y) in [(x, y), (y, x)] {
                let least = x.information(model).min(y.information(model)) * SHARE / 100;
                let itself = score_of_itself(model, x).min(score_of_itself(model, y));
                assert_eq!(is_known(model, x, y), expected);
                assert_eq!(word_score(model, x, y, 0) >= least.min(itself), expected);
            }
        }
    }

    #[test]
    fn words_with_few_letters_in_common_are_not_compared() {
        for (a, b, expected) in [
            ("Mohammed", "Muhammad", true),
            ("Gheddafi", "Khadafy", true),
            ("Tchaikovsky", "Čajkovskij", true),
            ("Stephanie", "Fregeau", false),
            ("Danielle", "Trevor", false),
            // The same letters in another order.
            ("Leonard", "Randole", false),
            // Short words are always compared, and so is what is not in Latin script.
            ("Xi", "Hsi", true),
            ("Kay", "Quai", true),
            ("لافروف", "Danielle", true),
            ("بازقندي", "لافروف", true),
        ] {
            let (one, other) = (name(a), name(b));
            let (one, other) = (&one.words[0], &other.words[0]);
            assert_eq!(is_compared(one, other), expected, "{a} {b}");
            assert_eq!(is_compared(other, one), expected, "{b} {a}");
        }
    }

    #[test]
    fn words_that_are_not_compared_are_left_out() {
        let model = Model::get();
        let (a, b) = (name("Stephanie Rossi"), name("Fregeau Rossi"));
        let comparison = compare(model, &a, &b);
        let [link] = comparison.links.as_slice() else { panic!("{comparison:?}") };
        assert_eq!((link.left, link.right), ((1, 2), (1, 2)));
        // A single word is compared with any other.
        let (a, b) = (name("Stephanie"), name("Fregeau"));
        let [a_word, b_word] = [&a, &b].map(|name| name.words.first().unwrap());
        assert_eq!(compare(model, &a, &b).score, word_score(model, a_word, b_word, 0));
    }

    #[test]
    fn words_are_joined_where_they_are_about_as_long() {
        let model = Model::get();
        for (a, b, expected) in [
            ("Le Drian", "Ledrian", true),
            ("أبو القاسم", "ابوالقاسم", true),
            ("Abu Bakr", "ابوبکر", true),
            ("Mi'kmaw", "micmac", true),
            ("Kelly Nouri", "Garfield Challinor", false),
            ("Dell Gebert", "Elbert Taublee", false),
            ("صالح حمدي", "صحمدي", false),
        ] {
            let links = compare(model, &name(a), &name(b)).links;
            let is_joined = |link: &Link| link.left.1 - link.left.0 > 1;
            assert_eq!(links.iter().any(is_joined), expected, "{a} {b} {links:?}");
        }
    }

    /// What [`compare`] finds, without its short cuts: every pair of words and of joined words, every reading.
    fn naive(model: &Model, a: &Name, b: &Name) -> Comparison {
        let column = if a.column != 0 { a.column } else { b.column };
        let (rows, columns) = (a.words.len(), b.words.len());
        let words = a.words.iter().chain(&b.words);
        let information: i32 = words.map(|word| word.information(model)).sum();
        let is_plain = |found: &Comparison| found.score * 200 >= information * PLAIN;
        let compared = |i: usize, j: usize| is_compared(&a.words[i], &b.words[j]);
        let of = |i: usize, j: usize| single(model, &a.words[i], &b.words[j], column);
        if rows == columns && (rows == 1 || (0..rows).all(|i| compared(i, i))) {
            let link = |i| Link { left: (i, i + 1), right: (i, i + 1), score: of(i, i) };
            let links: Vec<Link> = (0..rows).map(link).collect();
            let score = links.iter().map(|link| link.score).sum();
            let found = Comparison { score, links, reordered: false };
            if rows == 1 || is_plain(&found) {
                return found;
            }
        }
        let of = |i: usize, j: usize| if compared(i, j) { of(i, j) } else { APART };
        let plain = in_order(model, a, b, &of, |_, _| None);
        if is_plain(&plain) {
            return plain;
        }
        let joined = Joined { model, a, b, column };
        let joins = in_order(model, a, b, &of, |left, right| joined.score(left, right));
        let mut best = if joins.score > plain.score { joins } else { plain };
        if rows > 1 && columns > 1 {
            let reordered = any_order(model, a, b, &of);
            if reordered.score > best.score {
                best = reordered;
            }
        }
        best
    }

    proptest! {
        #[test]
        fn a_comparison_is_its_definition(
            a in "[a-eilnorst]{1,7}( [a-eilnorst]{1,7}){0,3}",
            b in "[a-eilnorst]{1,7}( [a-eilnorst]{1,7}){0,3}",
            arabic in "[ابدرسلمنوی]{1,6}( [ابدرسلمنوی]{1,6}){0,2}",
        ) {
            let model = Model::get();
            for (a, b) in [(&a, &b), (&a, &arabic), (&a, &a)] {
                let (a, b) = (name(a), name(b));
                prop_assert_eq!(compare(model, &a, &b), naive(model, &a, &b));
            }
        }
    }
}
