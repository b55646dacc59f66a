//! Words of plain letters and the signs between them; those of ASCII are read sixteen bytes at a time, without a branch
//! for each letter.

mod letters;
#[cfg(target_arch = "x86_64")]
mod sse2;

pub(crate) use self::letters::{Letters, SIXTEEN};
use super::hash::{hash_ascii, hash_letters};
use super::{Between, Gap, Reader, Run, Shape, Word, shape_of};
use crate::names::letter::{self, Letter};
use crate::script::Script;
use std::ops::Range;

/// Whether what bytes begin with ends a word, whatever follows.
#[inline]
fn ends_words(bytes: &[u8], table: &[Letter]) -> bool {
    match bytes {
        [] | [b' ', ..] => true,
        _ => sign(bytes, table).is_some(),
    }
}

/// The sign or space that bytes begin with, and the bytes after it.
#[inline]
fn sign<'t, 'b>(bytes: &'b [u8], table: &'t [Letter]) -> Option<(&'t Letter, &'b [u8])> {
    letter::first_letter(table, bytes).filter(|(known, _)| known.role.is_between_words())
}

impl Reader<'_> {
    /// Takes words of plain letters and the signs between them, and tells where it stopped; no word is open before
    /// and after.
    ///
    /// What [`Reader::take`] does with each of them.
    pub(super) fn plain_words(
        &mut self,
        bytes: &[u8],
        from: usize,
        until: usize,
        table: &[Letter],
    ) -> usize {
        let mut at = from;
        while at < until {
            let rest = bytes.get(at..).unwrap_or(&[]);
            let mut taken = self.plain_signs(rest, table);
            if taken == 0 && rest.first().is_some_and(u8::is_ascii) {
                taken = self.ascii_words(rest, at, until, table);
            }
            // With an accent, longer than others, or not Latin.
            if taken == 0 {
                taken = self.plain_word(rest, at, table);
            }
            if taken == 0 {
                break;
            }
            at = at.saturating_add(taken);
        }
        at
    }

    /// Takes words of up to fifteen letters of ASCII that bytes begin with, and one space after each, and tells how
    /// many bytes they take.
    #[inline]
    fn ascii_words(&mut self, bytes: &[u8], at: usize, until: usize, table: &[Letter]) -> usize {
        let (mut rest, mut start) = (bytes, at);
        let mut gap = self.between.gap();
        while start < until {
            let letters = Letters::at_start(rest);
            let count = letters.count;
            let after = rest.get(count..).unwrap_or(&[]);
            let is_whole = (1..SIXTEEN).contains(&count) && ends_words(after, table);
            if !is_whole || self.is_initial(count) {
                break;
            }
            let first = self.letters.len();
            // What is too much is taken back.
            self.letters.extend_from_slice(&letters.all());
            self.letters.truncate(first.saturating_add(count));
            let hash = hash_ascii(letters.small, count);
            let end = start.saturating_add(count);
            self.add_plain(start..end, first, hash, Script::Latin, letters.shape(), gap);
            start = end;
            let [b' ', after @ ..] = after else { break };
            self.between.space = true;
            gap = Gap::Space;
            start = start.saturating_add(1);
            rest = after;
        }
        start.saturating_sub(at)
    }

    /// Takes a word of letters of one script that bytes begin with and a space after it, and tells how many bytes they
    /// take.
    #[inline]
    fn plain_word(&mut self, bytes: &[u8], at: usize, table: &[Letter]) -> usize {
        let start = self.letters.len();
        let Some((first, _)) = letter::first_letter(table, bytes) else { return 0 };
        let Run { uppers, lowers, rest } = Run::read(bytes, first.script, self.letters, table);
        let letters = self.letters.get(start..).unwrap_or(&[]);
        if letters.is_empty() || !ends_words(rest, table) || self.is_initial(letters.len()) {
            self.letters.truncate(start);
            return 0;
        }
        let hash = hash_letters(letters);
        let taken = bytes.len().saturating_sub(rest.len());
        let place = at..at.saturating_add(taken);
        let shape = shape_of(uppers, lowers, first.upper);
        self.add_plain(place, start, hash, first.script, shape, self.between.gap());
        taken.saturating_add(self.space(rest))
    }

    /// Takes one space, and tells how many bytes it takes.
    #[inline]
    fn space(&mut self, bytes: &[u8]) -> usize {
        self.between.space = bytes.first() == Some(&b' ');
        usize::from(self.between.space)
    }

    /// Whether a word of so many letters may belong to an acronym: after a full stop.
    #[inline]
    fn is_initial(&self, length: usize) -> bool {
        length == 1 && self.between.only_a_dot()
    }

    /// Adds a word whose letters are there from `start` on.
    #[inline]
    fn add_plain(
        &mut self,
        place: Range<usize>,
        start: usize,
        hash: u64,
        script: Script,
        shape: Shape,
        gap: Gap,
    ) {
        let length = self.letters.len().saturating_sub(start);
        self.between = Between::default();
        let (Ok(first), Ok(length)) = (u32::try_from(start), u32::try_from(length)) else { return };
        self.words.push(Word {
            start: place.start,
            end: place.end,
            outer_end: place.end,
            first,
            length,
            hash,
            script,
            shape,
            gap,
            half_space: false,
            dotted: false,
        });
    }

    /// Takes the signs that bytes begin with, and tells how many bytes they take.
    #[inline]
    fn plain_signs(&mut self, bytes: &[u8], table: &[Letter]) -> usize {
        let mut rest = bytes;
        while let Some((known, after)) = sign(rest, table) {
            self.between.add(known.folded, known.role);
            rest = after;
        }
        bytes.len().saturating_sub(rest.len())
    }
}
