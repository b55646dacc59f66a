//! Words of plain letters and the signs between them; those of ASCII are read sixteen bytes at a time, without a branch
//! for each letter.

mod letters;
#[cfg(target_arch = "x86_64")]
mod sse2;

use self::letters::{Letters, SIXTEEN};
use super::hash::{hash_ascii, hash_letters};
use super::{Between, Reader, Shape, Word, shape_of};
use crate::names::letter::{self, Letter, Role};
use crate::script::Script;
use std::ops::Range;

/// The last bytes of a text, with spaces after them.
#[cold]
fn padded(rest: &[u8]) -> [u8; SIXTEEN] {
    let mut bytes = [b' '; SIXTEEN];
    bytes.iter_mut().zip(rest).for_each(|(slot, byte)| *slot = *byte);
    bytes
}

/// Whether what stands at a place ends a word, whatever follows.
#[inline]
fn ends_words(bytes: &[u8], at: usize, table: &[Letter]) -> bool {
    match bytes.get(at) {
        None | Some(b' ') => true,
        Some(_) => sign(bytes, at, table).is_some(),
    }
}

/// The sign or space at a place, and how many bytes it takes.
#[inline]
fn sign<'t>(bytes: &[u8], at: usize, table: &'t [Letter]) -> Option<(&'t Letter, usize)> {
    let (known, length) = letter::first_letter(table, bytes.get(at..)?)?;
    let signs = [Role::Space, Role::Newline, Role::Hyphen, Role::Apostrophe, Role::Dot, Role::Sign];
    signs.contains(&known.role).then_some((known, length))
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
            let mut next = self.ascii_word(bytes, at, table);
            if next == at {
                next = self.plain_signs(bytes, at, table);
            }
            if next == at {
                next = self.plain_word(bytes, at, table);
            }
            if next == at {
                break;
            }
            at = next;
        }
        at
    }

    /// Takes a word of up to fifteen letters of ASCII, with one space after it, and tells where it stopped.
    #[inline]
    fn ascii_word(&mut self, bytes: &[u8], at: usize, table: &[Letter]) -> usize {
        let last;
        let rest = bytes.get(at..).unwrap_or(&[]);
        let sixteen = match rest.first_chunk() {
            Some(sixteen) => sixteen,
            None => {
                last = padded(rest);
                &last
            }
        };
        let letters = Letters::of(sixteen);
        let count = letters.count;
        let end = at.saturating_add(count);
        let is_whole = (1..SIXTEEN).contains(&count) && ends_words(bytes, end, table);
        if !is_whole || self.is_initial(count) {
            return at;
        }
        let start = self.letters.len();
        // What is too much is taken back.
        self.letters.extend_from_slice(&letters.all());
        self.letters.truncate(start.saturating_add(count));
        let hash = hash_ascii(letters.small, count);
        self.add_plain(at..end, start, hash, Script::Latin, letters.shape());
        let space = bytes.get(end) == Some(&b' ');
        self.between.space = space;
        end.saturating_add(usize::from(space))
    }

    /// Takes a word of letters of one script of any length, and tells where it stopped.
    #[inline]
    fn plain_word(&mut self, bytes: &[u8], from: usize, table: &[Letter]) -> usize {
        let start = self.letters.len();
        let (mut at, mut uppers, mut lowers) = (from, 0usize, 0usize);
        let mut first: Option<&Letter> = None;
        while let Some((known, length)) =
            letter::first_letter(table, bytes.get(at..).unwrap_or(&[]))
            && known.role == Role::Letter
            && known.script == first.get_or_insert(known).script
        {
            self.letters.push(known.folded);
            uppers = uppers.wrapping_add(usize::from(known.upper));
            lowers = lowers.wrapping_add(usize::from(known.lower));
            at = at.saturating_add(length);
        }
        let length = self.letters.len().saturating_sub(start);
        let Some(first) = first.filter(|_| length > 0 && ends_words(bytes, at, table)) else {
            self.letters.truncate(start);
            return from;
        };
        if self.is_initial(length) {
            self.letters.truncate(start);
            return from;
        }
        let hash = hash_letters(self.letters.get(start..).unwrap_or(&[]));
        self.add_plain(from..at, start, hash, first.script, shape_of(uppers, lowers, first.upper));
        at
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
    ) {
        let length = self.letters.len().saturating_sub(start);
        let gap = self.between.gap();
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

    /// Takes the signs from a place on, and tells where it stopped.
    #[inline]
    fn plain_signs(&mut self, bytes: &[u8], from: usize, table: &[Letter]) -> usize {
        let mut at = from;
        while let Some((known, length)) = sign(bytes, at, table) {
            self.between.add(known.folded, known.role);
            at = at.saturating_add(length);
        }
        at
    }
}
