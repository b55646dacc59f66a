//! Where the scanner must stop: a table over pairs of bytes.
//!
//! A byte is looked up together with the byte before it, so that one load tells apart the two-byte
//! characters of the Arabic block, a space before a letter from a space before a space, and a full
//! stop before a space from one before a letter. Each pair is looked at on its own, without
//! waiting for the one before: that is what makes clean text cheap. The table is large, but any
//! one text touches few of its lines.

/// What the byte before was.
#[derive(Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Before {
    /// A letter, a digit, the end of a longer character, anything else.
    Other,
    /// The first byte of U+0600 to U+063F.
    Arabic0,
    /// The first byte of U+0640 to U+067F.
    Arabic1,
    /// The first byte of U+0680 to U+06BF.
    Arabic2,
    /// The first byte of U+06C0 to U+06FF.
    Arabic3,
    /// The first byte of U+0080 to U+00BF.
    Latin1,
    /// A space or tab.
    Space,
    /// A line end, or the beginning of the text.
    Newline,
    /// `. , ; : ! ? ) ] }`
    Closing,
    /// `( [ {`
    Opening,
    /// The straight apostrophe.
    Apostrophe,
}

impl Before {
    const ALL: [Before; 11] = [
        Before::Other,
        Before::Arabic0,
        Before::Arabic1,
        Before::Arabic2,
        Before::Arabic3,
        Before::Latin1,
        Before::Space,
        Before::Newline,
        Before::Closing,
        Before::Opening,
        Before::Apostrophe,
    ];
}

const SIZE: usize = 1 << 16;
const BLOCK: usize = 16;
/// The bit of a pair whose second byte is a stop.
const STOP: u8 = 1;
/// The bit of a pair that may begin a mark.
const MARK: u8 = 2;

pub(super) const fn before(byte: u8) -> Before {
    match byte {
        0xD8 => Before::Arabic0,
        0xD9 => Before::Arabic1,
        0xDA => Before::Arabic2,
        0xDB => Before::Arabic3,
        0xC2 => Before::Latin1,
        b' ' | b'\t' => Before::Space,
        b'\n' | b'\r' | 0x0B | 0x0C => Before::Newline,
        b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'}' => Before::Closing,
        b'(' | b'[' | b'{' => Before::Opening,
        b'\'' => Before::Apostrophe,
        _ => Before::Other,
    }
}

/// The table of stops of one option set: for each byte before, each byte.
pub(super) struct Stops(Box<[u8; SIZE]>);

impl Stops {
    /// A table from a function that tells whether to stop at a byte after another.
    pub(super) fn new(is_stop: impl Fn(Before, u8) -> bool) -> Self {
        let mut table = vec![0; SIZE].into_boxed_slice();
        let mut columns = [[0; 256]; Before::ALL.len()];
        for (class, column) in Before::ALL.into_iter().zip(&mut columns) {
            for (byte, entry) in (0..=u8::MAX).zip(column) {
                *entry = u8::from(is_stop(class, byte)) * STOP;
            }
        }
        // The byte before is the low half of the index: see `look`.
        for (byte, row) in (0..=u8::MAX).zip(table.chunks_exact_mut(256)) {
            for (first, entry) in (0..=u8::MAX).zip(row) {
                let column = columns.get(before(first) as usize);
                let stop = column.and_then(|c| c.get(usize::from(byte))).copied().unwrap_or(0);
                *entry = stop | (u8::from(super::form::may_be_mark(first, byte)) * MARK);
            }
        }
        Stops(table.try_into().unwrap_or_else(|_| Box::new([0; SIZE])))
    }

    /// Whether what begins at a position may be a mark, or compose with what stands before it.
    #[inline]
    pub(super) fn mark_may_follow(&self, bytes: &[u8], at: usize) -> bool {
        match bytes.get(at..at.saturating_add(2)) {
            Some([first, second]) => self.look_pair([*first, *second]) & MARK != 0,
            _ => bytes.get(at).is_some_and(|byte| *byte >= 0x80),
        }
    }

    /// A table without stops.
    pub(super) fn none() -> Self {
        Stops(Box::new([0; SIZE]))
    }

    /// The places in a text at which to stop.
    pub(super) fn places<'a>(&'a self, bytes: &'a [u8]) -> Places<'a> {
        Places { stops: self, bytes, block: 0, found: 0, known: 0 }
    }

    /// Whether any of the pairs of neighbours in a block is a stop; the byte before it is its
    /// first.
    #[inline(always)]
    fn any(&self, block: &[u8; BLOCK + 1]) -> bool {
        // Two neighbours are read at once: from the first byte on, from the second on.
        let half = |bytes: Option<&[u8; BLOCK]>| match bytes {
            Some(bytes) => bytes.as_chunks::<8>().0.iter().fold(0, |n, eight| {
                let word = u64::from_le_bytes(*eight);
                let pair = |i: u32| self.look((word >> (16 * i)) as u16);
                n | pair(0) | pair(1) | pair(2) | pair(3)
            }),
            None => 0,
        };
        (half(block.first_chunk()) | half(block.last_chunk())) & STOP != 0
    }

    /// The stops among the pairs of neighbours in a block, the first at the lowest bit.
    // Apart from `any`, which would else keep all it looked up for this.
    #[inline(never)]
    fn which(&self, block: &[u8; BLOCK + 1]) -> u32 {
        let half = |bytes: Option<&[u8; BLOCK]>| {
            let Some(bytes) = bytes else { return 0 };
            let pairs = bytes.as_chunks::<2>().0.iter().rev();
            pairs.fold(0, |found, pair| found << 2 | u32::from(self.look_pair(*pair) & STOP))
        };
        half(block.first_chunk()) | half(block.last_chunk()) << 1
    }

    /// The same for fewer bytes.
    fn which_of_rest(&self, bytes: &[u8]) -> u32 {
        let mut found = 0;
        for (i, pair) in bytes.windows(2).take(BLOCK).enumerate() {
            if let [before, byte] = pair {
                found |= u32::from(self.look_pair([*before, *byte]) & STOP) << i;
            }
        }
        found
    }

    #[inline(always)]
    fn look_pair(&self, pair: [u8; 2]) -> u8 {
        self.look(u16::from_le_bytes(pair))
    }

    /// What is known of a pair, its first byte the lower half.
    #[inline(always)]
    fn look(&self, pair: u16) -> u8 {
        self.0.get(usize::from(pair)).copied().unwrap_or(0)
    }
}

/// The stops of one text, found block by block.
pub(super) struct Places<'a> {
    stops: &'a Stops,
    bytes: &'a [u8],
    /// Where the block begins whose stops are known.
    block: usize,
    /// The stops of that block that are still to come.
    found: u32,
    /// Up to where stops are known.
    known: usize,
}

impl Places<'_> {
    /// The first stop at or after `from` and before `end`, or `end`; `from` never decreases.
    #[inline]
    pub(super) fn next(&mut self, from: usize, end: usize) -> usize {
        if from < self.known {
            let passed = from.saturating_sub(self.block);
            let left = self.found >> passed;
            if left != 0 {
                return (from + left.trailing_zeros() as usize).min(end);
            }
        }
        self.search(from.max(self.known), end)
    }

    fn search(&mut self, from: usize, end: usize) -> usize {
        let mut at = from;
        if at == 0 {
            // The beginning of the text is the beginning of a line.
            let Some(first) = self.bytes.first() else { return end };
            at = 1;
            if self.stops.look_pair([b'\n', *first]) & STOP != 0 {
                (self.block, self.found, self.known) = (0, 1, 1);
                return 0;
            }
        }
        let mut rest = self.bytes.get(at - 1..).unwrap_or(&[]);
        while at < end {
            let Some((block, _)) = rest.split_first_chunk::<{ BLOCK + 1 }>() else { break };
            if self.stops.any(block) {
                (self.block, self.found, self.known) = (at, self.stops.which(block), at + BLOCK);
                return (at + self.found.trailing_zeros() as usize).min(end);
            }
            at += BLOCK;
            rest = rest.get(BLOCK..).unwrap_or(&[]);
        }
        if at >= end {
            (self.block, self.found, self.known) = (at, 0, at);
            return end;
        }
        // The last bytes.
        (self.block, self.found, self.known) = (at, self.stops.which_of_rest(rest), at + BLOCK);
        match self.found {
            0 => end,
            found => (at + found.trailing_zeros() as usize).min(end),
        }
    }
}
