//! The learned model: weights, word lists and thresholds, read from a checked file.

use super::network::Network;
use super::symbols::Codes;
use crate::error::{Error, Result};
use std::sync::OnceLock;

/// The weights: made from CC BY-SA text, and under that licence; see the model card.
static FILE: &[u8] = include_bytes!("../half_space.bin");

const MAGIC: &[u8] = b"YKHALFSP";
const FORMAT: u32 = 4;

/// Everything that was learned.
pub(super) struct Model {
    pub codes: Codes,
    /// By the letters around a place, and by the two words beside a space.
    pub gate: Linear<15, { 3 << 15 }>,
    pub sides: Linear<14, { 2 << 14 }>,
    pub score: Linear<18, { 1 << 18 }>,
    /// What the gate and the sides of a space together must exceed.
    pub both_cut: i32,
    /// What the features that one word decides must exceed inside it.
    pub inside_cut: i32,
    /// How common a word is (1 to 4) and whether it is never looked into.
    pub plain: Table,
    /// Half-spaces that a word list has: 1 or 2 by its certainty.
    pub halves: Table,
    /// The family of what stands right of a half-space, and of what stands left.
    pub suffixes: Families,
    pub prefixes: Families,
    /// Suffixes that are joined after a letter that does not join.
    pub joins: Families,
    /// Words of two parts with «و» between that are often written as three words.
    pub conjoined: Families,
    pub network: Network,
    /// How probable it is that such a suffix is joined: a certain one, a listed word.
    pub join_certain: f32,
    pub join_listed: f32,
    /// How probable it is that a half-space that looks misplaced is.
    pub misplaced: f32,
    /// The probabilities above which `careful` and `full` restore.
    pub careful: f32,
    pub full: f32,
}

/// Whole-number weights by feature, one or more tables of so many bits; a place counts if the sum
/// exceeds the cut.
pub(super) struct Linear<const BITS: u32, const SIZE: usize> {
    weights: Box<[i8; SIZE]>,
    bias: i32,
    cut: i32,
    step: f32,
}

impl<const BITS: u32, const SIZE: usize> Linear<BITS, SIZE> {
    /// How many bits tell a row of one table.
    #[inline]
    pub(super) fn bits(&self) -> u32 {
        BITS
    }

    #[inline]
    pub(super) fn weight(&self, index: usize) -> i32 {
        i32::from(self.weights.get(index).copied().unwrap_or(0))
    }

    /// Whether a sum of weights, the bias added, exceeds the cut.
    #[inline]
    pub(super) fn passes(&self, sum: i32) -> bool {
        self.exceeds(self.whole(sum))
    }

    /// Whether a sum that has the bias already exceeds the cut.
    #[inline]
    pub(super) fn exceeds(&self, whole: i32) -> bool {
        whole > self.cut
    }

    /// A sum of weights with the bias.
    #[inline]
    pub(super) fn whole(&self, sum: i32) -> i32 {
        sum.saturating_add(self.bias)
    }

    #[inline]
    #[expect(clippy::cast_precision_loss, reason = "small")]
    pub(super) fn value(&self, sum: i32) -> f32 {
        sum.saturating_add(self.bias) as f32 * self.step
    }
}

/// The families of words, by hash.
pub(super) struct Families(Vec<(u64, u8)>);

impl Families {
    #[inline]
    pub(super) fn get(&self, hash: u64) -> Option<u8> {
        let i = self.0.binary_search_by_key(&hash, |(key, _)| *key).ok()?;
        self.0.get(i).map(|(_, family)| *family)
    }
}

/// Spreads the bits of a sum over the upper ones.
#[inline]
pub(super) fn finish(x: u64) -> u64 {
    let x = half_finish(x);
    x ^ (x >> 32)
}

/// The upper half of it.
#[inline]
pub(super) fn half_finish(x: u64) -> u64 {
    (x ^ (x >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
}

/// How many bits of a key a table keeps; the other six hold its value.
const KEY_BITS: u32 = 26;

/// Small values by the upper bits of a hash; open addressing.
pub(super) struct Table {
    slots: Box<[u32]>,
    bits: u32,
}

impl Table {
    fn new(entries: &[(u32, u8)]) -> Option<Self> {
        let bits =
            entries.len().saturating_mul(3).div_ceil(2).max(2).checked_next_power_of_two()?.ilog2();
        let mut table = Table { slots: vec![0; 1usize.checked_shl(bits)?].into(), bits };
        if bits > KEY_BITS {
            return None;
        }
        for (key, value) in entries {
            let mut i = table.home(*key);
            loop {
                let slot = table.slots.get_mut(i)?;
                if *slot == 0 {
                    *slot = key << 6 | u32::from(*value);
                    break;
                }
                i = i.wrapping_add(1) & table.slots.len().saturating_sub(1);
            }
        }
        Some(table)
    }

    #[inline]
    fn home(&self, key: u32) -> usize {
        (key >> KEY_BITS.saturating_sub(self.bits)) as usize
    }

    /// The value of a hash, 0 if it is not there.
    #[inline]
    pub(super) fn get(&self, hash: u64) -> u8 {
        let key = (finish(hash) >> (64 - KEY_BITS)) as u32;
        let mut i = self.home(key);
        loop {
            let slot = self.slots.get(i).copied().unwrap_or(0);
            if slot == 0 {
                return 0;
            }
            if slot >> 6 == key {
                return (slot & 63) as u8;
            }
            i = i.wrapping_add(1) & self.slots.len().saturating_sub(1);
        }
    }
}

/// The model of this version of the crate.
pub(super) fn model() -> Result<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    MODEL.get_or_init(|| read(FILE)).as_ref().ok_or_else(|| {
        Error::data("the half-space model in this build is damaged; install it again")
    })
}

/// Reads a file of weights; none if anything in it is not as it should be.
fn read(file: &[u8]) -> Option<Model> {
    let mut reader = Reader(file);
    if reader.bytes(MAGIC.len())? != MAGIC || reader.u32()? != FORMAT {
        return None;
    }
    let checksum = reader.u64()?;
    if checksum != fnv(reader.0) {
        return None;
    }
    let gate = reader.linear()?;
    let sides = reader.linear()?;
    let score = reader.linear()?;
    let (both_cut, inside_cut) = (reader.i32()?, reader.i32()?);
    let plain = reader.table()?;
    let halves = reader.table()?;
    let suffixes = reader.families()?;
    let prefixes = reader.families()?;
    let joins = reader.families()?;
    let conjoined = reader.families()?;
    let network = Network::read(&mut reader)?;
    let (join_certain, join_listed) = (reader.f32()?, reader.f32()?);
    let misplaced = reader.f32()?;
    let (careful, full) = (reader.f32()?, reader.f32()?);
    let codes = Codes::new();
    reader.0.is_empty().then_some(Model {
        codes,
        gate,
        sides,
        score,
        both_cut,
        inside_cut,
        plain,
        halves,
        suffixes,
        prefixes,
        joins,
        conjoined,
        network,
        join_certain,
        join_listed,
        misplaced,
        careful,
        full,
    })
}

/// The FNV-1a hash of eight bytes at a time.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.chunks(8).fold(0xCBF2_9CE4_8422_2325, |hash, chunk| {
        let mut word = [0; 8];
        word.iter_mut().zip(chunk).for_each(|(w, b)| *w = *b);
        (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01B3)
    })
}

/// Little-endian numbers one after another.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn bytes(&mut self, n: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(n)?;
        self.0 = tail;
        Some(head)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.bytes(N)?.try_into().ok()
    }

    pub(super) fn u8(&mut self) -> Option<u8> {
        self.array().map(u8::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Option<u64> {
        self.array().map(u64::from_le_bytes)
    }

    pub(super) fn f32(&mut self) -> Option<f32> {
        self.array().map(f32::from_le_bytes).filter(|x| x.is_finite())
    }

    fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_le_bytes)
    }

    pub(super) fn f32s<const N: usize>(&mut self) -> Option<[f32; N]> {
        let mut out = [0.0; N];
        for slot in &mut out {
            *slot = self.f32()?;
        }
        Some(out)
    }

    /// Several tables of weights of the same size, one after another.
    fn linear<const BITS: u32, const SIZE: usize>(&mut self) -> Option<Linear<BITS, SIZE>> {
        let (bits, step, bias, cut) = (self.u32()?, self.f32()?, self.i32()?, self.i32()?);
        if bits != BITS {
            return None;
        }
        let weights: Box<[i8]> =
            self.bytes(SIZE)?.iter().map(|b| i8::from_le_bytes([*b])).collect();
        Some(Linear { weights: weights.try_into().ok()?, bias, cut, step })
    }

    /// Keys as the differences between them, seven bits a byte; then the values.
    fn table(&mut self) -> Option<Table> {
        let count = self.u32()? as usize;
        let mut key = 0u32;
        let mut entries = Vec::with_capacity(count.min(self.0.len()));
        for _ in 0..count {
            let (mut step, mut shift) = (0u32, 0);
            loop {
                let byte = self.u8()?;
                step |= u32::from(byte & 0x7F).checked_shl(shift)?;
                shift += 7;
                if byte < 0x80 {
                    break;
                }
            }
            key = key.checked_add(step).filter(|k| *k < 1 << KEY_BITS)?;
            entries.push((key, 0));
        }
        for (entry, value) in entries.iter_mut().zip(self.bytes(count)?) {
            entry.1 = Some(*value).filter(|v| (1..64).contains(v))?;
        }
        Table::new(&entries)
    }

    fn families(&mut self) -> Option<Families> {
        let count = self.u32()?;
        let list: Vec<_> =
            (0..count).map(|_| Some((self.u64()?, self.u8()?))).collect::<Option<_>>()?;
        list.is_sorted().then_some(Families(list))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_cut_or_changed_is_refused() {
        assert!(read(FILE).is_some());
        assert!(read(b"").is_none());
        assert!(read(&FILE[..FILE.len() - 1]).is_none());
        for at in [0, 9, 13, 40, FILE.len() / 2, FILE.len() - 1] {
            let mut file = FILE.to_vec();
            file[at] ^= 1;
            assert!(read(&file).is_none(), "byte {at}");
        }
        assert!(read(&[FILE, &[0]].concat()).is_none());
    }

    #[test]
    fn a_table_gives_what_was_put_in() {
        let entries: Vec<_> =
            (0..1000u32).map(|i| (i * 67_001 % (1 << KEY_BITS), (i % 63 + 1) as u8)).collect();
        let table = Table::new(&entries).unwrap();
        for (key, value) in entries {
            let mut i = table.home(key);
            while table.slots[i] >> 6 != key {
                i = (i + 1) % table.slots.len();
            }
            assert_eq!(table.slots[i] & 63, u32::from(value));
        }
    }
}
