//! Whole characters: positions moved to where a character begins.

/// The last character boundary at or before a position.
pub(crate) fn floor_boundary(text: &str, position: usize) -> usize {
    let position = position.min(text.len());
    (position.saturating_sub(3)..=position).rev().find(|p| text.is_char_boundary(*p)).unwrap_or(0)
}

/// The first character boundary at or after a position.
pub(crate) fn ceil_boundary(text: &str, position: usize) -> usize {
    let position = position.min(text.len());
    (position..position.saturating_add(4)).find(|p| text.is_char_boundary(*p)).unwrap_or(text.len())
}
