//! What the processor can do beside what every one of its kind can.

/// Proof that it has AVX2; where that cannot be, there is none.
#[cfg(target_arch = "x86_64")]
#[derive(Debug, Clone, Copy)]
pub(crate) struct Avx2(());
#[cfg(not(target_arch = "x86_64"))]
#[derive(Debug, Clone, Copy)]
pub(crate) enum Avx2 {}

impl Avx2 {
    /// The proof, if this processor has it.
    pub(crate) fn detect() -> Option<Self> {
        #[cfg(target_arch = "x86_64")]
        return std::arch::is_x86_feature_detected!("avx2").then_some(Avx2(()));
        #[cfg(not(target_arch = "x86_64"))]
        return None;
    }
}
