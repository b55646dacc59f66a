//! The edit model: how likely two words are two spellings of one name, learned from pairs of names.
//!
//! A word is made of another by operations on pieces of up to four letters (ش to sh, تش to c, ا to
//! nothing); each has a probability learned by expectation maximization. The score of two words is the
//! logarithm of how much likelier they are together, by the best sequence of operations, than apart, by
//! the letter pairs of each script. There is a table for each pair of scripts; Arabic to Latin has one
//! column for Arabic, one for Persian and one for both.

mod builder;
mod calibration;
mod known;
mod packed;
mod pieces;
mod prepared;
mod rows;
mod symbols;
mod table;
mod weights;

pub use builder::TableBuilder;
pub use calibration::{Calibration, Network};
pub use known::{SHARE, hash_steps, pair_hash};
pub use prepared::Prepared;
pub use symbols::{Alphabet, BOUNDARY, Symbols, spell};
pub use table::{Column, Piece, SCALE, Side, Table};
pub use weights::{Model, Weights};
