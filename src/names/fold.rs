//! The folded words of a text, each with its place in the original.
//!
//! Names are compared word by word in a form where spellings meet: letters unified, marks, kashida
//! and half-spaces off, digits Latin, case and Latin diacritics off ([`crate::script::fold`]). Each
//! word remembers its bytes in the original, how it was capitalized and what stood before it.

mod hash;
mod plain;

pub use hash::hash_letters;
pub(crate) use plain::{Letters, SIXTEEN};

use super::letter::{self, Letter, Role};
use crate::error::Result;
use crate::interrupt::Interrupt;
use crate::script::{self, Script};
use std::ops::Range;

/// How a word is capitalized; words of Arabic script and numbers are caseless.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// No letter has case.
    Caseless,
    /// all small letters
    Lower,
    /// One capital, at the start.
    Title,
    /// Capitals only, two or more.
    Upper,
    /// Capitals elsewhere: McDonald, iPhone.
    Mixed,
}

/// What stands between a word and the word before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gap {
    /// Nothing: the script changes, or letters meet digits.
    Glued,
    /// Spaces, or one line end.
    Space,
    /// A hyphen, dash or underscore, with or without spaces.
    Hyphen,
    /// An apostrophe.
    Apostrophe,
    /// A full stop.
    Dot,
    /// Other punctuation, signs, an empty line, or the start of the text.
    Break,
}

/// One word in its folded form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    /// The first byte of the word in the original.
    pub start: usize,
    /// The byte after the word, its marks included; a Persian ezafe (ه‌ی) is not.
    pub end: usize,
    /// The byte after all that is written together with it.
    pub outer_end: usize,
    first: u32,
    length: u32,
    /// A hash of the folded letters.
    pub hash: u64,
    /// The script of its letters; `Common` for numbers.
    pub script: Script,
    /// How it is capitalized.
    pub shape: Shape,
    /// What stands before it.
    pub gap: Gap,
    /// Whether a half-space stands inside it.
    pub half_space: bool,
    /// Whether it is an acronym written with full stops.
    pub dotted: bool,
}

impl Word {
    /// How many folded letters it has.
    #[inline]
    pub fn len(&self) -> usize {
        self.length as usize
    }

    /// Never true: a word has at least one letter.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }
}

/// The folded words of a text; its buffers are reused from text to text.
///
/// ```
/// use yeksan::names::Folded;
/// let folded = Folded::of("Dell’Ucraina, قره‌باغ");
/// let words: Vec<String> = folded.words().iter().map(|w| folded.letters(w).iter().collect()).collect();
/// assert_eq!(words, ["dell", "ucraina", "قرهباغ"]);
/// assert_eq!(folded.words()[1].start, 7);
/// ```
#[derive(Debug, Default)]
pub struct Folded {
    letters: Vec<char>,
    words: Vec<Word>,
}

/// How much is read before the interrupt is looked at.
const CHECK_EVERY: usize = 1 << 16;

impl Folded {
    /// No words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The words of a text.
    pub fn of(text: &str) -> Self {
        let mut folded = Self::new();
        folded.read(text);
        folded
    }

    /// The words that were read last.
    #[inline]
    pub fn words(&self) -> &[Word] {
        &self.words
    }

    /// The folded letters of a word.
    #[inline]
    pub fn letters(&self, word: &Word) -> &[char] {
        let first = word.first as usize;
        self.letters.get(first..first.saturating_add(word.len())).unwrap_or(&[])
    }

    /// Reads a whole text in place of what was read before.
    pub fn read(&mut self, text: &str) {
        // Without an interrupt that is set nothing can fail.
        let _ = self.read_part(text, 0, text.len(), 0, &Interrupt::new());
    }

    /// Reads from a byte on: all words that start before `until`, and `beyond` more.
    pub fn read_part(
        &mut self,
        text: &str,
        from: usize,
        until: usize,
        beyond: usize,
        interrupt: &Interrupt,
    ) -> Result<()> {
        self.letters.clear();
        self.words.clear();
        let Some(rest) = text.get(from..) else { return Ok(()) };
        let mut reader = Reader {
            letters: &mut self.letters,
            words: &mut self.words,
            open: None,
            between: Between { other: from == 0, ..Between::default() },
        };
        let table = letter::table();
        let mut check_at = from.saturating_add(CHECK_EVERY);
        // How many words there were when `until` was reached; acronyms join to one later.
        let mut inside = None;
        let mut at = from;
        let mut chars = rest.chars();
        while let Some(c) = chars.next() {
            if at >= check_at {
                interrupt.check()?;
                check_at = at.saturating_add(CHECK_EVERY);
            }
            let known = letter::letter(table, c);
            if at >= until
                && reader.open.is_none()
                && matches!(known.role, Role::Letter | Role::Digit | Role::Expand)
            {
                let words = reader.words.len();
                if words.saturating_sub(*inside.get_or_insert(words)) >= beyond {
                    break;
                }
            }
            if reader.open.is_none() {
                let until = until.min(check_at);
                let reached = reader.plain_words(text.as_bytes(), at, until, table);
                if reached > at {
                    chars = text.get(reached..).unwrap_or("").chars();
                    at = reached;
                    continue;
                }
            }
            if known.role == Role::Letter {
                let rest = text.get(at..).unwrap_or("");
                reader.open_word(at, known);
                let taken = reader.letters(at, rest.as_bytes(), table);
                if taken > 0 {
                    chars = rest.get(taken..).unwrap_or("").chars();
                    at = at.saturating_add(taken);
                    continue;
                }
            }
            reader.take(at, c, known);
            at = at.saturating_add(c.len_utf8());
        }
        reader.end();
        Ok(())
    }

    /// The bytes, in the original, of the letters `range` of a word, with the marks on the last.
    pub fn letter_span(&self, text: &str, word: &Word, range: Range<usize>) -> Range<usize> {
        let mut start = word.start;
        let mut end = word.start;
        let mut seen = 0usize;
        let source = text.get(word.start..word.end).unwrap_or("");
        for (index, c) in source.char_indices() {
            let at = word.start.saturating_add(index);
            let after = at.saturating_add(c.len_utf8());
            let leaves = match letter::letter(letter::table(), c).role {
                Role::Letter | Role::Digit => 1,
                Role::Expand => script::fold(c).as_slice().len(),
                Role::Mark => {
                    end = after;
                    continue;
                }
                _ => continue,
            };
            if seen >= range.end {
                break;
            }
            let next = seen.saturating_add(leaves);
            if seen <= range.start && range.start < next {
                start = at;
            }
            end = after;
            seen = next;
        }
        start..end.max(start)
    }

    /// After how many letters of a word a half-space stands.
    pub fn half_spaces(&self, text: &str, word: &Word) -> Vec<usize> {
        let mut found = Vec::new();
        let mut seen = 0usize;
        for c in text.get(word.start..word.end).unwrap_or("").chars() {
            match letter::letter(letter::table(), c).role {
                Role::Letter | Role::Digit => seen = seen.saturating_add(1),
                Role::Expand => seen = seen.saturating_add(script::fold(c).as_slice().len()),
                Role::Joiner if seen > 0 && seen < word.len() && found.last() != Some(&seen) => {
                    found.push(seen);
                }
                _ => {}
            }
        }
        found
    }
}

/// What has been seen since the last word.
#[derive(Debug, Default, Clone, Copy)]
struct Between {
    space: bool,
    newlines: u8,
    hyphen: bool,
    apostrophe: bool,
    dots: u8,
    other: bool,
}

impl Between {
    /// Takes a sign in.
    #[inline]
    fn add(&mut self, c: char, role: Role) {
        match role {
            Role::Space => self.space = true,
            Role::Newline => {
                // CR LF is one line end.
                if c != '\r' {
                    self.newlines = self.newlines.saturating_add(1);
                }
                self.space = true;
            }
            Role::Hyphen => self.hyphen = true,
            Role::Apostrophe => {
                self.other |= self.apostrophe;
                self.apostrophe = true;
            }
            Role::Dot => self.dots = self.dots.saturating_add(1),
            _ => self.other = true,
        }
    }

    #[inline]
    fn gap(self) -> Gap {
        let marks = u8::from(self.hyphen)
            .saturating_add(u8::from(self.apostrophe))
            .saturating_add(self.dots);
        if self.other || self.newlines > 1 || marks > 1 {
            Gap::Break
        } else if self.hyphen {
            Gap::Hyphen
        } else if self.dots > 0 {
            Gap::Dot
        } else if self.apostrophe {
            // ’ with a space beside it is a quotation mark.
            if self.space || self.newlines > 0 { Gap::Break } else { Gap::Apostrophe }
        } else if self.space || self.newlines > 0 {
            Gap::Space
        } else {
            Gap::Glued
        }
    }

    fn only_a_dot(self) -> bool {
        self.dots == 1 && !self.space && self.newlines == 0 && !self.other && self.gap() == Gap::Dot
    }
}

/// A word that is being read.
#[derive(Debug, Clone, Copy)]
struct Open {
    start: usize,
    end: usize,
    outer_end: usize,
    first: usize,
    script: Script,
    uppers: usize,
    lowers: usize,
    first_upper: bool,
    gap: Between,
    /// The letters and the end when the last half-space was met.
    half_space: Option<(usize, usize)>,
    half_spaces: bool,
}

/// Letters of one script that the table has, one after another.
struct Run<'b> {
    uppers: usize,
    lowers: usize,
    /// The bytes after them.
    rest: &'b [u8],
}

impl<'b> Run<'b> {
    /// Takes the letters of a script that bytes begin with.
    #[inline]
    fn read(bytes: &'b [u8], script: Script, letters: &mut Vec<char>, table: &[Letter]) -> Self {
        let mut run = Run { uppers: 0, lowers: 0, rest: bytes };
        while let Some((known, after)) = letter::first_letter(table, run.rest)
            && known.role == Role::Letter
            && known.script == script
        {
            letters.push(known.folded);
            run.uppers = run.uppers.wrapping_add(usize::from(known.upper));
            run.lowers = run.lowers.wrapping_add(usize::from(known.lower));
            run.rest = after;
        }
        run
    }
}

/// The shape of a word with so many capitals and small letters.
#[inline]
fn shape_of(uppers: usize, lowers: usize, first_upper: bool) -> Shape {
    match (uppers, lowers) {
        (0, 0) => Shape::Caseless,
        (0, _) => Shape::Lower,
        (1, _) if first_upper => Shape::Title,
        (_, 0) => Shape::Upper,
        _ => Shape::Mixed,
    }
}

struct Reader<'a> {
    letters: &'a mut Vec<char>,
    words: &'a mut Vec<Word>,
    open: Option<Open>,
    between: Between,
}

impl Reader<'_> {
    #[inline]
    fn take(&mut self, at: usize, c: char, known: Letter) {
        let after = at.saturating_add(c.len_utf8());
        match known.role {
            Role::Letter | Role::Digit | Role::Expand => {
                self.open_word(at, known);
                if let Some(open) = &mut self.open {
                    if known.role == Role::Expand {
                        self.letters.extend(script::fold(c));
                    } else {
                        self.letters.push(known.folded);
                    }
                    open.end = after;
                    open.outer_end = after;
                    if known.upper {
                        open.uppers = open.uppers.saturating_add(1);
                    } else if known.lower {
                        open.lowers = open.lowers.saturating_add(1);
                    }
                }
            }
            Role::Mark => {
                if let Some(open) = &mut self.open {
                    open.end = after;
                    open.outer_end = after;
                }
            }
            Role::Ignored => {}
            Role::Joiner => {
                if let Some(open) = &mut self.open {
                    open.half_space = Some((self.letters.len(), open.end));
                }
            }
            _ => {
                if self.open.is_some() {
                    self.close();
                }
                self.between.add(c, known.role);
            }
        }
    }

    /// Takes the letters that follow in the script of the open word, and tells how many bytes they have.
    ///
    /// What [`Self::take`] does with each, without asking again what else it could be.
    #[inline]
    fn letters(&mut self, at: usize, bytes: &[u8], table: &[Letter]) -> usize {
        let Some(open) = &mut self.open else { return 0 };
        let run = Run::read(bytes, open.script, self.letters, table);
        open.uppers = open.uppers.saturating_add(run.uppers);
        open.lowers = open.lowers.saturating_add(run.lowers);
        let taken = bytes.len().saturating_sub(run.rest.len());
        if taken > 0 {
            open.end = at.saturating_add(taken);
            open.outer_end = open.end;
        }
        taken
    }

    /// Sees to it that the word that is being read is one of this letter's script.
    #[inline]
    fn open_word(&mut self, at: usize, known: Letter) {
        if self.open.as_ref().is_some_and(|open| open.script == known.script) {
            return;
        }
        self.close();
        self.start(at, known);
    }

    fn start(&mut self, at: usize, known: Letter) {
        self.open = Some(Open {
            start: at,
            end: at,
            outer_end: at,
            first: self.letters.len(),
            script: known.script,
            uppers: 0,
            lowers: 0,
            first_upper: known.upper,
            gap: self.between,
            half_space: None,
            half_spaces: false,
        });
        self.between = Between::default();
    }

    fn close(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        if let Some((letters, end)) = open.half_space {
            open.half_spaces = letters < self.letters.len();
            // ه‌ی is the ezafe that others write ۀ or leave out.
            if let Some(['ه', 'ی']) = self.letters.get(letters.saturating_sub(1)..)
                && letters > open.first
            {
                self.letters.pop();
                open.end = end;
                open.half_spaces = false;
            }
        }
        let letters = self.letters.get(open.first..).unwrap_or(&[]);
        let (Ok(first), Ok(length)) = (u32::try_from(open.first), u32::try_from(letters.len()))
        else {
            return;
        };
        let word = Word {
            start: open.start,
            end: open.end,
            outer_end: open.outer_end,
            first,
            length,
            hash: hash_letters(letters),
            script: open.script,
            shape: shape_of(open.uppers, open.lowers, open.first_upper),
            gap: open.gap.gap(),
            half_space: open.half_spaces,
            dotted: false,
        };
        if !self.join_acronym(&word, open.gap) {
            self.words.push(word);
        }
    }

    /// U.S. and ا.ف.ب are one word: joins a single letter to the single letters before it.
    fn join_acronym(&mut self, word: &Word, gap: Between) -> bool {
        if word.length != 1 || word.script == Script::Common || !gap.only_a_dot() {
            return false;
        }
        let Some(last) = self.words.last_mut() else { return false };
        if last.script != word.script || !(last.length == 1 || last.dotted) {
            return false;
        }
        last.length = last.length.saturating_add(1);
        last.end = word.end;
        last.outer_end = word.outer_end;
        last.dotted = true;
        last.shape = match (last.shape, word.shape) {
            (Shape::Title | Shape::Upper, Shape::Title) => Shape::Upper,
            (Shape::Lower, Shape::Lower) => Shape::Lower,
            (Shape::Caseless, Shape::Caseless) => Shape::Caseless,
            _ => Shape::Mixed,
        };
        let first = last.first as usize;
        let letters = self.letters.get(first..).unwrap_or(&[]);
        last.hash = hash_letters(letters);
        true
    }

    fn end(&mut self) {
        self.close();
    }
}

#[cfg(test)]
mod tests;
