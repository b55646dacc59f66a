//! Columns of numbers and texts as they are read from a file, a piece at a time, and summed on the way.

use super::checksum::Checksum;
use crate::large_pages;
use std::io::{Error, ErrorKind, Read, Result};

/// How much is read at a time: so little that it is still in the cache when it is turned into numbers.
const PIECE: usize = 1 << 17;

/// The payload of a file; what does not fit together is an error of the kind `InvalidData`.
pub(super) struct Reader<R> {
    from: R,
    /// How many bytes are left.
    left: u64,
    sum: Checksum,
    piece: Vec<u8>,
}

/// The error of what cannot be a gazetteer.
pub(super) fn broken() -> Error {
    ErrorKind::InvalidData.into()
}

impl<R: Read> Reader<R> {
    /// Reads so many bytes, all in all.
    pub fn new(from: R, length: u64) -> Self {
        Reader { from, left: length, sum: Checksum::default(), piece: vec![0; PIECE] }
    }

    /// Gives some bytes to `use_it`, a piece at a time; `each` is how many belong together.
    fn pieces(&mut self, count: usize, each: usize, mut use_it: impl FnMut(&[u8])) -> Result<()> {
        let bytes = count.checked_mul(each).ok_or_else(broken)?;
        self.left = self.left.checked_sub(bytes as u64).ok_or_else(broken)?;
        let most = PIECE.checked_div(each).unwrap_or(0).saturating_mul(each);
        let mut rest = bytes;
        while rest > 0 {
            let piece = self.piece.get_mut(..rest.min(most)).filter(|piece| !piece.is_empty());
            let piece = piece.ok_or_else(broken)?;
            self.from.read_exact(piece)?;
            self.sum.add(piece);
            use_it(piece);
            rest = rest.saturating_sub(piece.len());
        }
        Ok(())
    }

    fn count(&mut self) -> Result<usize> {
        let mut count = [0; 8];
        self.pieces(1, count.len(), |bytes| count.copy_from_slice(bytes))?;
        usize::try_from(u64::from_le_bytes(count)).map_err(|_| broken())
    }

    /// Room for so many, if so many can follow.
    fn room<T>(&self, count: usize, each: usize) -> Result<Vec<T>> {
        let bytes = count.checked_mul(each).ok_or_else(broken)?;
        if bytes as u64 <= self.left { Ok(large_pages::room_for(count)) } else { Err(broken()) }
    }

    /// Bytes with their count before them.
    pub fn bytes(&mut self) -> Result<Vec<u8>> {
        let count = self.count()?;
        let mut bytes = self.room(count, 1)?;
        self.pieces(count, 1, |piece| bytes.extend_from_slice(piece))?;
        Ok(bytes)
    }

    /// A text with its length before it.
    pub fn text(&mut self) -> Result<String> {
        String::from_utf8(self.bytes()?).map_err(|_| broken())
    }

    /// Strings with their count before them.
    pub fn strings(&mut self) -> Result<Vec<String>> {
        let count = self.count()?;
        (0..count).map(|_| self.text()).collect()
    }

    /// Numbers of `N` bytes with their count before them.
    pub fn numbers<const N: usize, T>(&mut self, le: impl Fn([u8; N]) -> T) -> Result<Vec<T>> {
        let count = self.count()?;
        let mut numbers = self.room(count, N)?;
        self.pieces(count, N, |piece| {
            let (some, _) = piece.as_chunks::<N>();
            numbers.extend(some.iter().map(|bytes| le(*bytes)));
        })?;
        Ok(numbers)
    }

    /// The checksum of all, if nothing is left.
    pub fn finish(self) -> Result<u64> {
        if self.left == 0 { Ok(self.sum.finish()) } else { Err(broken()) }
    }
}
