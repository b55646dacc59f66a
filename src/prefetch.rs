//! Memory that is wanted soon, asked for in time: unsafe, since a read waits for its answer and a hint does not.

/// Asks for the memory of something, without waiting for it.
#[inline]
pub(crate) fn prefetch<T: Copy>(place: Option<&T>) {
    let Some(place) = place else { return };
    #[cfg(target_arch = "x86_64")]
    {
        use std::arch::x86_64::{_MM_HINT_T0, _mm_prefetch};
        #[allow(unsafe_code)]
        // SAFETY: a hint reads and changes nothing whatever its address, and every x86-64 processor has it.
        unsafe {
            _mm_prefetch::<_MM_HINT_T0>(std::ptr::from_ref(place).cast());
        }
    }
    // Elsewhere what is read is not used, only in the cache.
    #[cfg(not(target_arch = "x86_64"))]
    std::hint::black_box(*place);
}
