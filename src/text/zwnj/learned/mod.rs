//! Half-spaces restored by a learned model.
//!
//! A small gate passes over most places between two letters; a linear model scores the others by the
//! letters and words around and by what word lists know; a small network weighs the scores
//! against the habits of the whole text: which half-spaces it has, and which it seems to have lost.
//! `training/half_space/` makes the weights.

mod features;
mod habits;
mod model;
mod network;
mod restore;
mod symbols;

#[cfg(test)]
mod tests;

pub(in crate::text) use restore::{Certainty, Restored, lacking};
