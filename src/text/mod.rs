//! Normalization: one pass over the text, every change known by its place in the original.
//!
//! ```
//! use yeksan::Interrupt;
//! use yeksan::script::Language;
//! use yeksan::text::Normalizer;
//!
//! let normalizer = Normalizer::new(Some(Language::Persian), &[("digits", "latin")])?;
//! let text = normalizer.normalize("كتاب ۱۲", &Interrupt::new())?;
//! assert_eq!(text, "کتاب 12");
//! # Ok::<(), yeksan::Error>(())
//! ```

mod accents;
mod alignment;
mod bidi;
mod digits;
mod ellipsis;
mod elongation;
mod extras;
mod ezafe;
mod form;
mod gap;
mod html;
mod language;
mod languages;
mod letters;
mod marks;
mod normalizer;
mod options;
mod output;
mod pass;
mod plan;
mod presentation;
mod protect;
mod punctuation;
mod quotes;
mod repair;
mod rule;
mod search;
mod spacing;
mod stops;
mod tatweel;
mod zwnj;

pub use crate::script::Language;
pub use alignment::{Alignment, Edit};
pub use language::detect_language;
pub use normalizer::Normalizer;
pub use options::*;
pub use rule::Rule;
