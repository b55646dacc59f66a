//! Normalization: one pass over the text, every change known by its place in the original.
//!
//! ```no_run
//! use yeksan::Interrupt;
//! use yeksan::script::Language;
//! use yeksan::text::Normalizer;
//!
//! let normalizer = Normalizer::new(Some(Language::Persian), &[("digits", "latin")])?;
//! let text = normalizer.normalize("كتاب ۱۲", &Interrupt::new())?;
//! assert_eq!(text, "کتاب 12");
//! # Ok::<(), yeksan::Error>(())
//! ```

mod alignment;
mod boundary;
mod language;
mod normalizer;
mod options;
mod presentation;
mod rule;

pub use crate::script::Language;
pub use alignment::{Alignment, Edit};
pub use language::detect_language;
pub use normalizer::Normalizer;
pub use options::*;
pub use rule::Rule;
