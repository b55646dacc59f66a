//! Half-spaces restored by a learned model.
//!
//! Small gates pass over most places between two letters, nearly all of them by what was found for
//! the word before; a linear model scores the others by the letters and words around and by what
//! word lists know; a small network weighs the scores against the habits of the whole text: which
//! half-spaces it has, and which it seems to have lost.
//! `training/half_space/` makes the weights.

mod decided;
mod features;
mod gates;
mod habits;
mod misplaced;
mod model;
mod network;
mod places;
mod restore;
mod symbols;
mod tokens;
mod words;

#[cfg(test)]
mod tests;

pub(in crate::text) use misplaced::{Misplaced, misplaced};
pub(in crate::text) use restore::{Certainty, Restored, lacking};
