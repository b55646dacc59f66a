//! A coarse test for stops that looks at 32 pairs of bytes at once.
//!
//! A set of pairs is covered by few boxes: the first byte's halves out of two sets of 16, the
//! second's likewise. Each box is a bit, so that a pair is in none of them if four look-ups have no
//! bit in common: what vector instructions do for 32 pairs in a few cycles. What passes is looked
//! up again in the exact table. The method is that of Teddy in Hyperscan (Wang et al., NSDI 2019).

/// How many boxes make a layer: a bit of a byte each.
const BITS: usize = 8;
/// Beyond these layers the exact table is not slower.
pub(super) const MOST_LAYERS: usize = 4;

/// The bits of eight boxes, by the halves of the two bytes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Layer {
    pub first_low: [u8; 16],
    pub first_high: [u8; 16],
    pub second_low: [u8; 16],
    pub second_high: [u8; 16],
}

/// Boxes that cover a set of pairs.
#[derive(Debug, Clone, Default)]
pub(super) struct Sieve {
    #[cfg_attr(not(target_arch = "x86_64"), allow(dead_code))]
    layers: Vec<Layer>,
}

/// A box: which halves each of the two bytes may have, a bit for each of the sixteen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Halves {
    first_low: u16,
    first_high: u16,
    second_low: u16,
    second_high: u16,
}

impl Halves {
    fn union(self, other: Self) -> Self {
        Halves {
            first_low: self.first_low | other.first_low,
            first_high: self.first_high | other.first_high,
            second_low: self.second_low | other.second_low,
            second_high: self.second_high | other.second_high,
        }
    }

    /// How many pairs are in it.
    fn size(self) -> u32 {
        [self.first_low, self.first_high, self.second_low, self.second_high]
            .into_iter()
            .map(u16::count_ones)
            .product()
    }

    /// How many pairs two boxes have less than the box around both.
    fn growth(self, other: Self) -> u32 {
        self.union(other).size().saturating_sub(self.size().saturating_add(other.size()))
    }
}

impl Sieve {
    /// Boxes around the pairs for which `is_stop` holds.
    pub(super) fn new(is_stop: impl Fn(u8, u8) -> bool) -> Self {
        let mut boxes = boxes(is_stop);
        merge(&mut boxes);
        let layers = boxes.chunks(BITS).map(|boxes| {
            let mut layer = Layer::default();
            for (bit, halves) in boxes.iter().enumerate() {
                set(&mut layer.first_low, halves.first_low, bit);
                set(&mut layer.first_high, halves.first_high, bit);
                set(&mut layer.second_low, halves.second_low, bit);
                set(&mut layer.second_high, halves.second_high, bit);
            }
            layer
        });
        Sieve { layers: layers.collect() }
    }

    #[cfg_attr(not(target_arch = "x86_64"), allow(dead_code))]
    pub(super) fn layers(&self) -> &[Layer] {
        &self.layers
    }
}

/// Each set of second bytes that some first bytes have in common, cut by the upper half.
fn boxes(is_stop: impl Fn(u8, u8) -> bool) -> Vec<Halves> {
    let mut boxes: Vec<Halves> = Vec::new();
    for second_high in 0..16_u8 {
        let mut found: Vec<Halves> = Vec::new();
        for first in 0..=u8::MAX {
            let lows = (0..16).filter(|low| is_stop(first, second_high << 4 | low));
            let second_low = lows.fold(0, |bits, low| bits | 1 << low);
            if second_low == 0 {
                continue;
            }
            let (first_low, first_high) = (1 << (first & 0xF), 1 << (first >> 4));
            let second_high = 1 << second_high;
            let halves = Halves { first_low, first_high, second_low, second_high };
            match found.iter_mut().find(|f| f.second_low == second_low) {
                Some(same) => *same = same.union(halves),
                None => found.push(halves),
            }
        }
        boxes.append(&mut found);
    }
    boxes
}

/// Makes one of two boxes as long as that covers no more pairs, or as there are too many.
fn merge(boxes: &mut Vec<Halves>) {
    loop {
        let pairs = boxes.iter().enumerate().flat_map(|(i, one)| {
            let later = boxes.iter().enumerate().skip(i.saturating_add(1));
            later.map(move |(j, other)| (one.growth(*other), i, j))
        });
        match pairs.min() {
            Some((growth, i, j)) if growth == 0 || boxes.len() > MOST_LAYERS * BITS => {
                let other = boxes.swap_remove(j);
                if let Some(one) = boxes.get_mut(i) {
                    *one = one.union(other);
                }
            }
            _ => return,
        }
    }
}

fn set(bits: &mut [u8; 16], halves: u16, bit: usize) {
    for (half, bits) in bits.iter_mut().enumerate() {
        *bits |= ((halves >> half & 1) as u8) << bit;
    }
}

#[cfg(test)]
impl Sieve {
    /// Whether a pair is in one of the boxes.
    pub(super) fn passes(&self, first: u8, second: u8) -> bool {
        self.layers.iter().any(|layer| {
            layer.first_low[usize::from(first & 0xF)]
                & layer.first_high[usize::from(first >> 4)]
                & layer.second_low[usize::from(second & 0xF)]
                & layer.second_high[usize::from(second >> 4)]
                != 0
        })
    }
}
