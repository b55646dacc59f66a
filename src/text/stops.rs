//! Where the scanner must stop: a table over pairs of bytes.
//!
//! A byte is looked up together with the byte before it, so that one load tells apart the two-byte
//! characters of the Arabic block, a space before a letter from a space before a space, and a full
//! stop before a space from one before a letter. Each pair is looked at on its own, without
//! waiting for the one before: that is what makes clean text cheap. The table is large, but any
//! one text touches few of its lines. Where the processor can look at 32 pairs at once, only those
//! that pass a coarser test are looked up.

mod sieve;
#[cfg_attr(not(target_arch = "x86_64"), path = "stops/scalar.rs")]
#[cfg_attr(target_arch = "x86_64", path = "stops/avx2.rs")]
mod vectors;

use crate::processor::Avx2;
use sieve::Sieve;

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
    /// The first byte of U+2000 to U+2FFF.
    Symbols,
    /// The second byte of U+2000 to U+203F, or the last of another character.
    General0,
    /// The second byte of U+2040 to U+207F, or the last of another character.
    General1,
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
    const ALL: [Before; 14] = [
        Before::Other,
        Before::Arabic0,
        Before::Arabic1,
        Before::Arabic2,
        Before::Arabic3,
        Before::Latin1,
        Before::Symbols,
        Before::General0,
        Before::General1,
        Before::Space,
        Before::Newline,
        Before::Closing,
        Before::Opening,
        Before::Apostrophe,
    ];
}

const SIZE: usize = 1 << 16;
/// How many pairs are looked up together.
const BLOCK: usize = 16;
/// How many pairs are sifted together, and how often in a row.
const PAIRS: usize = u32::BITS as usize;
const BLOCKS: usize = 16;
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
        0xE2 => Before::Symbols,
        0x80 => Before::General0,
        0x81 => Before::General1,
        b' ' | b'\t' => Before::Space,
        b'\n' | b'\r' | 0x0B | 0x0C => Before::Newline,
        b'.' | b',' | b';' | b':' | b'!' | b'?' | b')' | b']' | b'}' => Before::Closing,
        b'(' | b'[' | b'{' => Before::Opening,
        b'\'' => Before::Apostrophe,
        _ => Before::Other,
    }
}

/// The stops of one option set.
pub(super) struct Stops {
    /// For each byte before, each byte.
    table: Box<[u8; SIZE]>,
    sieve: Sieve,
}

impl Stops {
    /// The stops for which a function of what the byte before is and a byte holds.
    pub(super) fn new(is_stop: impl Fn(Before, u8) -> bool) -> Self {
        let mut columns = [[false; 256]; Before::ALL.len()];
        for (class, column) in Before::ALL.into_iter().zip(&mut columns) {
            for (byte, entry) in (0..=u8::MAX).zip(column) {
                *entry = is_stop(class, byte);
            }
        }
        Stops::of_pairs(|first, byte| {
            let column = columns.get(before(first) as usize);
            column.and_then(|c| c.get(usize::from(byte))).copied().unwrap_or(false)
        })
    }

    /// The stops for which a function of two bytes holds.
    pub(super) fn of_pairs(is_stop: impl Fn(u8, u8) -> bool) -> Self {
        let mut stops = Stops::none();
        // The byte before is the low half of the index: see `look`.
        for (byte, row) in (0..=u8::MAX).zip(stops.table.chunks_exact_mut(256)) {
            for (first, entry) in (0..=u8::MAX).zip(row) {
                let is_mark = super::form::may_be_mark(first, byte);
                *entry = (u8::from(is_stop(first, byte)) * STOP) | (u8::from(is_mark) * MARK);
            }
        }
        stops.sieve = Sieve::new(|first, second| stops.is_stop(first, second));
        stops
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
        let table = vec![0; SIZE].into_boxed_slice().try_into();
        Stops { table: table.unwrap_or_else(|_| Box::new([0; SIZE])), sieve: Sieve::default() }
    }

    /// The places in a text at which to stop.
    pub(super) fn places<'a>(&'a self, bytes: &'a [u8]) -> Places<'a> {
        Places {
            stops: self,
            bytes,
            start: 0,
            known: 0,
            found: [0; BLOCKS],
            blocks: 0,
            avx2: Avx2::detect(),
        }
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

    #[inline]
    fn is_stop(&self, before: u8, byte: u8) -> bool {
        self.look_pair([before, byte]) & STOP != 0
    }

    #[inline(always)]
    fn look_pair(&self, pair: [u8; 2]) -> u8 {
        self.look(u16::from_le_bytes(pair))
    }

    /// What is known of a pair, its first byte the lower half.
    #[inline(always)]
    fn look(&self, pair: u16) -> u8 {
        self.table.get(usize::from(pair)).copied().unwrap_or(0)
    }
}

/// The stops of one text, found window by window.
pub(super) struct Places<'a> {
    stops: &'a Stops,
    bytes: &'a [u8],
    /// Where the window begins.
    start: usize,
    /// Where it ends.
    known: usize,
    /// Where in the window there may be a stop, 32 places to a number, the first at the lowest bit.
    found: [u32; BLOCKS],
    /// Which of these numbers are not zero.
    blocks: u32,
    avx2: Option<Avx2>,
}

impl Places<'_> {
    /// The first stop at or after `from` and before `end`, or `end`; `from` never decreases.
    #[inline]
    pub(super) fn next(&mut self, from: usize, end: usize) -> usize {
        let mut at = from;
        while at < end {
            if at >= self.known {
                self.look_on(at, end);
            }
            let passed = at.saturating_sub(self.start);
            let block = self.found.get(passed / PAIRS).copied().unwrap_or(0);
            let left = block >> (passed % PAIRS);
            if left == 0 {
                // On to the next block that is not empty.
                let later = self.blocks & (u32::MAX << 1 << (passed / PAIRS));
                at = match later {
                    0 => self.known,
                    later => self.start + later.trailing_zeros() as usize * PAIRS,
                };
                continue;
            }
            at += left.trailing_zeros() as usize;
            if at < end && self.is_stop(at) {
                return at;
            }
            at += 1;
        }
        end
    }

    fn is_stop(&self, at: usize) -> bool {
        match at.checked_sub(1) {
            Some(before) => match self.bytes.get(before..).and_then(<[u8]>::first_chunk) {
                Some(pair) => self.stops.look_pair(*pair) & STOP != 0,
                None => false,
            },
            // The beginning of the text is the beginning of a line.
            None => self.bytes.first().is_some_and(|first| self.stops.is_stop(b'\n', *first)),
        }
    }

    /// Fills a window that begins at `from` or later, with no stop between.
    fn look_on(&mut self, from: usize, end: usize) {
        let Some(before) = from.checked_sub(1) else {
            (self.start, self.known) = (0, 1);
            self.set_first(1);
            return;
        };
        if let Some(avx2) = self.avx2 {
            // No further than needed: what is beyond may be a span that is left alone.
            let until = end.saturating_add(PAIRS).min(self.bytes.len());
            let window = self.bytes.get(before..until).unwrap_or(&[]);
            if window.len() > PAIRS {
                let (count, blocks) =
                    vectors::sift(avx2, &self.stops.sieve, window, &mut self.found);
                (self.start, self.known) = (from, from + count * PAIRS);
                self.blocks = blocks;
                return;
            }
            // The last ones once more, or zeros behind them.
            let mut padded = [0; PAIRS + 1];
            padded.iter_mut().zip(window).for_each(|(to, byte)| *to = *byte);
            let last = self.bytes.last_chunk();
            let start = last.map_or(from, |_| self.bytes.len() - PAIRS);
            vectors::sift(avx2, &self.stops.sieve, last.unwrap_or(&padded), &mut self.found);
            let rest = self.bytes.len() - start;
            let found = self.found.first().map_or(0, |found| found & (u32::MAX >> (PAIRS - rest)));
            self.set_first(found);
            (self.start, self.known) = (start, self.bytes.len());
            return;
        }
        let mut at = from;
        let mut rest = self.bytes.get(before..).unwrap_or(&[]);
        let found = loop {
            match rest.split_first_chunk::<{ BLOCK + 1 }>() {
                None => break self.stops.which_of_rest(rest),
                Some((block, _)) if at >= end || self.stops.any(block) => {
                    break self.stops.which(block);
                }
                Some(_) => {}
            }
            at += BLOCK;
            rest = rest.get(BLOCK..).unwrap_or(&[]);
        };
        self.set_first(found);
        (self.start, self.known) = (at, at.saturating_add(BLOCK));
    }

    fn set_first(&mut self, found: u32) {
        if let Some(first) = self.found.first_mut() {
            *first = found;
        }
        self.blocks = u32::from(found != 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::script::Language;
    use crate::text::plan::Plan;
    use crate::text::{Options, Profile};
    use proptest::prelude::*;
    use std::sync::Arc;

    /// Plans with few stops, with many, and with nearly every letter one.
    fn plans() -> Vec<Arc<Plan>> {
        const CHANGES: &[&[(&str, &str)]] = &[
            &[],
            &[("spacing", "false"), ("punctuation", "keep"), ("zwnj", "keep"), ("marks", "strip")],
            &[("elongation", "one"), ("digits", "persian"), ("ezafe", "yeh"), ("case", "fold")],
        ];
        let mut plans = Vec::new();
        for language in Language::ALL {
            plans.push(Plan::of(language, Options::for_profile(language, Profile::Search)));
            for changes in CHANGES {
                let mut options = Options::for_language(language);
                for (name, value) in *changes {
                    options.set(name, value).unwrap();
                }
                plans.push(Plan::of(language, options));
            }
        }
        plans
    }

    #[test]
    fn the_sieve_lets_every_stop_pass_and_little_else() {
        for plan in plans() {
            let (mut stops, mut passing) = (0, 0);
            for first in 0..=u8::MAX {
                for second in 0..=u8::MAX {
                    let is_stop = plan.stops.is_stop(first, second);
                    let passes = plan.stops.sieve.passes(first, second);
                    assert!(passes || !is_stop, "{first:#x} {second:#x}");
                    stops += usize::from(is_stop);
                    passing += usize::from(passes);
                }
            }
            assert!(passing - stops < 3000, "{passing} for {stops}");
        }
    }

    fn naive(stops: &Stops, bytes: &[u8], end: usize) -> Vec<usize> {
        let before = std::iter::once(&b'\n').chain(bytes);
        let pairs = before.zip(bytes).take(end).enumerate();
        pairs.filter(|(_, (b, byte))| stops.is_stop(**b, **byte)).map(|(at, _)| at).collect()
    }

    fn found(stops: &Stops, bytes: &[u8], ends: &[usize], has_vectors: bool) -> Vec<usize> {
        let mut places = stops.places(bytes);
        places.avx2 = places.avx2.filter(|_| has_vectors);
        let (mut found, mut at) = (Vec::new(), 0);
        for end in ends {
            while at < *end {
                at = places.next(at, *end);
                if at < *end {
                    found.push(at);
                    at += 1;
                }
            }
        }
        found
    }

    proptest! {
        #[test]
        fn equal_the_loop(
            text in "([a-z]{1,30} ?|[آ-ی]{1,30}[ ،.]|[\u{64b}-\u{652}ـ‌’» ]|[éßй]|.){0,90}",
            cut in 0_usize..2000,
            which in 0_usize..1000,
        ) {
            let plans = plans();
            let stops = &plans[which % plans.len()].stops;
            let bytes = text.as_bytes();
            let ends = [cut.min(bytes.len()), bytes.len()];
            let expected = naive(stops, bytes, bytes.len());
            prop_assert_eq!(&found(stops, bytes, &ends, true), &expected);
            prop_assert_eq!(&found(stops, bytes, &ends, false), &expected);
        }
    }
}
