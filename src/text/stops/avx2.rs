//! The sieve with AVX2: the only unsafe code, since it makes clean text three times as fast.

use super::PAIRS;
use super::sieve::{Layer, Sieve};
use crate::processor::Avx2;
use std::arch::x86_64::{
    __m256i, _mm_set_epi64x, _mm256_and_si256, _mm256_broadcastsi128_si256, _mm256_cmpeq_epi8,
    _mm256_movemask_epi8, _mm256_or_si256, _mm256_set_epi64x, _mm256_set1_epi8,
    _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_srli_epi16,
};

/// Which pairs pass, 32 to a number, the first at the lowest bit; how many numbers were written,
/// and which of them are not zero. What is left of the bytes are fewer than 33, or there was no room
/// for more.
#[inline]
pub(super) fn sift(_: Avx2, sieve: &Sieve, bytes: &[u8], passing: &mut [u32]) -> (usize, u32) {
    #[allow(unsafe_code)]
    // SAFETY: the function is safe but for its need of AVX2, which the proof shows.
    unsafe {
        match sieve.layers() {
            [] => sift_layers([], bytes, passing),
            [a] => sift_layers([a], bytes, passing),
            [a, b] => sift_layers([a, b], bytes, passing),
            [a, b, c] => sift_layers([a, b, c], bytes, passing),
            [a, b, c, d, ..] => sift_layers([a, b, c, d], bytes, passing),
        }
    }
}

#[target_feature(enable = "avx2")]
fn sift_layers<const N: usize>(
    layers: [&Layer; N],
    bytes: &[u8],
    passing: &mut [u32],
) -> (usize, u32) {
    let mut tables = [[_mm256_setzero_si256(); 4]; N];
    for ([a, b, c, d], layer) in tables.iter_mut().zip(layers) {
        *a = table(&layer.first_low);
        *b = table(&layer.first_high);
        *c = table(&layer.second_low);
        *d = table(&layer.second_high);
    }
    let half = _mm256_set1_epi8(0x0F);
    let seconds = bytes.get(1..).unwrap_or(&[]).as_chunks::<PAIRS>().0;
    let firsts = bytes.as_chunks::<PAIRS>().0;
    let (mut count, mut blocks) = (0_usize, 0);
    for ((first, second), passing) in firsts.iter().zip(seconds).zip(passing) {
        let (first, second) = (load(first), load(second));
        let first_low = _mm256_and_si256(first, half);
        let first_high = _mm256_and_si256(_mm256_srli_epi16::<4>(first), half);
        let second_low = _mm256_and_si256(second, half);
        let second_high = _mm256_and_si256(_mm256_srli_epi16::<4>(second), half);
        let mut boxes = _mm256_setzero_si256();
        for [a, b, c, d] in &tables {
            let first = _mm256_and_si256(
                _mm256_shuffle_epi8(*a, first_low),
                _mm256_shuffle_epi8(*b, first_high),
            );
            let second = _mm256_and_si256(
                _mm256_shuffle_epi8(*c, second_low),
                _mm256_shuffle_epi8(*d, second_high),
            );
            boxes = _mm256_or_si256(boxes, _mm256_and_si256(first, second));
        }
        let none = _mm256_cmpeq_epi8(boxes, _mm256_setzero_si256());
        *passing = !_mm256_movemask_epi8(none).cast_unsigned();
        blocks |= u32::from(*passing != 0) << count;
        count += 1;
    }
    (count, blocks)
}

#[inline]
#[target_feature(enable = "avx2")]
fn table(of: &[u8; 16]) -> __m256i {
    let (low, high) = halves(of);
    _mm256_broadcastsi128_si256(_mm_set_epi64x(high, low))
}

#[inline]
#[target_feature(enable = "avx2")]
fn load(from: &[u8; PAIRS]) -> __m256i {
    let mut words = from.as_chunks::<8>().0.iter().map(|word| i64::from_le_bytes(*word));
    let mut next = || words.next().unwrap_or(0);
    let (a, b, c, d) = (next(), next(), next(), next());
    _mm256_set_epi64x(d, c, b, a)
}

fn halves(of: &[u8; 16]) -> (i64, i64) {
    let bits = u128::from_le_bytes(*of);
    (bits as i64, (bits >> 64) as i64)
}
