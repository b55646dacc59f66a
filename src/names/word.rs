//! One word of a name: what it tells, and how alike two are.

use super::model::{Alphabet, Model, Prepared, SHARE, Side, Symbols, Table};
use std::borrow::Cow;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicI32, Ordering};

/// A number that is computed when it is first wanted, by whichever thread wants it.
#[derive(Debug)]
pub(super) struct Computed(AtomicI32);

impl Default for Computed {
    fn default() -> Self {
        Computed(AtomicI32::new(i32::MIN))
    }
}

impl Clone for Computed {
    fn clone(&self) -> Self {
        Computed(AtomicI32::new(self.0.load(Ordering::Relaxed)))
    }
}

impl Computed {
    #[inline]
    pub fn get_or(&self, compute: impl FnOnce() -> i32) -> i32 {
        match self.0.load(Ordering::Relaxed) {
            i32::MIN => {
                let value = compute();
                self.0.store(value, Ordering::Relaxed);
                value
            }
            known => known,
        }
    }
}

/// One word, ready to be compared with words of either script.
#[derive(Debug, Clone)]
pub(crate) struct NameWord {
    pub alphabet: Alphabet,
    pub symbols: Symbols,
    /// Which symbols it has, by a bit for each.
    pub(super) has: u64,
    /// As a side of the table between the scripts; made when it is first wanted.
    cross: OnceLock<Box<Prepared>>,
    /// As a side of the table of its own script.
    same: OnceLock<Box<Prepared>>,
    information: Computed,
    /// How likely it is by the letter pairs of its own script's table.
    apart: Computed,
    pub(super) left_out: Computed,
    /// Whether it stands after a comma, as in "John Hutton, Baron Hutton".
    pub(super) added: bool,
}

impl NameWord {
    pub fn new(alphabet: Alphabet, symbols: Symbols) -> Self {
        let has = symbols.set();
        NameWord {
            alphabet,
            symbols,
            has,
            cross: OnceLock::new(),
            same: OnceLock::new(),
            information: Computed::default(),
            apart: Computed::default(),
            left_out: Computed::default(),
            added: false,
        }
    }

    pub fn cross(&self, model: &Model) -> &Prepared {
        let side = if self.alphabet == Alphabet::Arabic { Side::Left } else { Side::Right };
        self.cross.get_or_init(|| model.arabic_latin.prepare(&self.symbols, side))
    }

    pub fn same(&self, model: &Model) -> &Prepared {
        self.same.get_or_init(|| self.own_table(model).prepare(&self.symbols, Side::Left))
    }

    /// The table of its own script.
    fn own_table<'m>(&self, model: &'m Model) -> &'m Table {
        if self.alphabet == Alphabet::Arabic { &model.arabic } else { &model.latin }
    }

    pub fn letters(&self) -> usize {
        self.symbols.letters()
    }

    /// How much the word tells at best: how unlikely it is, scaled.
    #[inline]
    pub fn information(&self, model: &Model) -> i32 {
        self.information.get_or(|| self.tells(model))
    }

    #[inline(never)]
    fn tells(&self, model: &Model) -> i32 {
        match self.alphabet {
            Alphabet::Arabic => {
                model.arabic_latin.apart(&self.symbols, Side::Left).saturating_neg()
            }
            Alphabet::Latin => {
                model.arabic_latin.apart(&self.symbols, Side::Right).saturating_neg()
            }
            _ => (self.letters() as i32).saturating_mul(OTHER_LETTER),
        }
    }

    /// How likely the word is by itself, and which symbols it has.
    pub fn outline(&self, model: &Model) -> (i32, u64) {
        (self.information(model).saturating_neg(), self.has)
    }

    /// The same for words of its own script.
    pub(super) fn own_outline(&self, model: &Model) -> (i32, u64) {
        let apart = || self.own_table(model).apart(&self.symbols, Side::Left);
        (self.apart.get_or(apart), self.has)
    }
}

/// About what two words can score at most, by their outlines.
#[inline]
pub(crate) fn at_most(model: &Model, a: (Alphabet, (i32, u64)), b: (Alphabet, (i32, u64))) -> i32 {
    match (a.0, b.0) {
        (Alphabet::Arabic, Alphabet::Latin) => model.arabic_latin.outlines_at_most(a.1, b.1),
        (Alphabet::Latin, Alphabet::Arabic) => model.arabic_latin.outlines_at_most(b.1, a.1),
        (Alphabet::Arabic, Alphabet::Arabic) => model.arabic.outlines_at_most(a.1, b.1),
        (Alphabet::Latin, Alphabet::Latin) => model.latin.outlines_at_most(a.1, b.1),
        (one, other) if one == other => 1,
        _ => 0,
    }
}

/// What a letter tells in a script without a table.
const OTHER_LETTER: i32 = 250;

/// How much likelier two words are one than two: by their letters, and by what is known of names.
pub(crate) fn word_score(model: &Model, a: &NameWord, b: &NameWord, column: usize) -> i32 {
    let score = score_of_letters(model, a, b, column);
    let less = a.information(model).min(b.information(model)).saturating_mul(SHARE) / 100;
    // What the letters tell well enough need not be known.
    if score >= less || !is_known(model, a, b) {
        return score;
    }
    // Nothing is liker than the word itself.
    score.max(less.min(score_of_itself(model, a)).min(score_of_itself(model, b)))
}

/// Whether two words are known to be one name.
pub(super) fn is_known(model: &Model, a: &NameWord, b: &NameWord) -> bool {
    model.is_known((a.alphabet, &a.symbols), (b.alphabet, &b.symbols))
}

/// How much likelier two words are one than two by their letters alone.
pub(super) fn score_of_letters(model: &Model, a: &NameWord, b: &NameWord, column: usize) -> i32 {
    match (a.alphabet, b.alphabet) {
        (Alphabet::Arabic, Alphabet::Latin) => {
            model.arabic_latin.score(a.cross(model), b.cross(model), column)
        }
        (Alphabet::Latin, Alphabet::Arabic) => {
            model.arabic_latin.score(b.cross(model), a.cross(model), column)
        }
        (Alphabet::Arabic, Alphabet::Arabic) | (Alphabet::Latin, Alphabet::Latin) => {
            of_one_script(model, a, b)
        }
        _ => other(a, b),
    }
}

/// What a word scores with itself.
pub(super) fn score_of_itself(model: &Model, word: &NameWord) -> i32 {
    let (apart, _) = word.own_outline(model);
    word.own_table(model).score_of_itself(&word.symbols, apart)
}

fn of_one_script(model: &Model, a: &NameWord, b: &NameWord) -> i32 {
    if a.symbols == b.symbols {
        score_of_itself(model, a)
    } else {
        a.own_table(model).score(a.same(model), b.same(model), 0)
    }
}

/// Numbers and other scripts: equal or not.
fn other(a: &NameWord, b: &NameWord) -> i32 {
    let letters = a.letters().max(b.letters()) as i32;
    if a.alphabet == b.alphabet && a.symbols == b.symbols {
        letters.saturating_mul(OTHER_LETTER)
    } else {
        letters.saturating_mul(-OTHER_LETTER)
    }
}

/// Some words as one, if they are of one alphabet.
pub(crate) fn joined_words(words: &[NameWord]) -> Option<Cow<'_, NameWord>> {
    let (first, others) = words.split_first()?;
    if others.is_empty() {
        return Some(Cow::Borrowed(first));
    }
    let joined =
        || NameWord::new(first.alphabet, Symbols::joined(words.iter().map(|w| &w.symbols)));
    others.iter().all(|w| w.alphabet == first.alphabet).then(|| Cow::Owned(joined()))
}
