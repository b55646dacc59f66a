//! Names: the folded form in which spellings meet, and how alike two names are.

mod common_letters;
mod explain;
pub mod fold;
pub(crate) mod index;
mod letter;
pub mod model;
pub(crate) mod name;
pub(crate) mod pair;
pub mod similarity;
mod skeleton;
pub(crate) mod word;

pub use explain::{Explanation, Piece, explain_names};
pub use fold::{Folded, Gap, Shape, Word};
pub use pair::{Compared, FEATURES, ranked};
pub use similarity::name_similarity;
