//! Names: the folded form in which spellings meet, and how alike two names are.

pub mod fold;
mod letter;
pub mod similarity;

pub use fold::{Folded, Gap, Shape, Word};
pub use similarity::name_similarity;
