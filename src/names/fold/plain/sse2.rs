//! Sixteen bytes at once with SSE2: unsafe, since running text is read in seven eighths of the time.

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
