//! Sixteen bytes at once with SSE2: unsafe, since running text is read in seven eighths of the time, and its letters are
//! kept in a fifth of the instructions.

use super::letters::{Letters, SIXTEEN};
use std::arch::x86_64::*;

/// The letters that sixteen bytes begin with.
#[inline]
pub(super) fn letters(bytes: &[u8; SIXTEEN]) -> Letters {
    #[allow(unsafe_code)]
    // SAFETY: the function is safe but for its need of SSE2, which every x86-64 processor has.
    unsafe {
        with_sse2(bytes)
    }
}

/// Sixteen bytes of ASCII, each as a character.
#[inline]
pub(super) fn characters(bytes: [u64; 2]) -> [char; SIXTEEN] {
    #[allow(unsafe_code)]
    // SAFETY: the function is safe but for its need of SSE2, which every x86-64 processor has. What it gives are four
    // times four numbers below 128, since each byte is cut to seven bits and has three bytes of zeros put after it, and
    // all these are characters; both types have 64 bytes.
    unsafe {
        std::mem::transmute::<[__m128i; 4], [char; SIXTEEN]>(widened(bytes))
    }
}

/// Seven bits of each of sixteen bytes, as numbers of 32 bits.
#[inline]
#[target_feature(enable = "sse2")]
fn widened([first, second]: [u64; 2]) -> [__m128i; 4] {
    let none = _mm_setzero_si128();
    let bytes = _mm_set_epi64x(second as i64, first as i64);
    let bytes = _mm_and_si128(bytes, _mm_set1_epi8(0x7F));
    let [low, high] = [_mm_unpacklo_epi8(bytes, none), _mm_unpackhi_epi8(bytes, none)];
    [
        _mm_unpacklo_epi16(low, none),
        _mm_unpackhi_epi16(low, none),
        _mm_unpacklo_epi16(high, none),
        _mm_unpackhi_epi16(high, none),
    ]
}

#[inline]
#[target_feature(enable = "sse2")]
fn with_sse2(bytes: &[u8; SIXTEEN]) -> Letters {
    let both = u128::from_le_bytes(*bytes);
    let bytes = _mm_set_epi64x((both >> 64) as i64, both as i64);
    let small = _mm_or_si128(bytes, _mm_set1_epi8(0x20));
    // The letters become the lowest of all numbers.
    let from_lowest = _mm_add_epi8(small, _mm_set1_epi8(i8::MIN.wrapping_sub(b'a' as i8)));
    let is_letter = _mm_cmplt_epi8(from_lowest, _mm_set1_epi8(i8::MIN + 26));
    let count = (!(_mm_movemask_epi8(is_letter) as u32)).trailing_zeros();
    let places = _mm_set_epi8(15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0);
    let small = _mm_and_si128(small, _mm_cmpgt_epi8(_mm_set1_epi8(count as i8), places));
    // The bit that small letters have comes where a mask is taken from.
    let smalls = _mm_movemask_epi8(_mm_slli_epi16::<2>(bytes)) as u32;
    let second = _mm_unpackhi_epi64(small, small);
    Letters {
        small: [_mm_cvtsi128_si64(small) as u64, _mm_cvtsi128_si64(second) as u64],
        count: count as usize,
        capitals: !smalls & !u32::MAX.unbounded_shl(count),
    }
}
