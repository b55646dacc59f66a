//! Where each piece of the normalized text stands in the original.

use super::Rule;
use crate::char_boundary::{ceil_boundary, floor_boundary};
use std::ops::Range;

mod compose;

pub(super) use compose::compose;

/// One change: what stood in the original, what stands in its place, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Edit {
    /// Bytes of the original that were replaced; empty for an insertion.
    pub original: Range<usize>,
    /// Bytes of the normalized text that replace them; empty for a deletion.
    pub normalized: Range<usize>,
    /// Why.
    pub rule: Rule,
    /// How certain it is, for rules that weigh.
    pub confidence: Option<f32>,
}

/// An original text, its normalized form, and the edits that lead from one to the other.
///
/// Offsets are bytes, half-open. The memory it needs grows with the edits, not with the text.
///
/// ```
/// use yeksan::Interrupt;
/// use yeksan::script::Language;
/// use yeksan::text::Normalizer;
///
/// let normalizer = Normalizer::new(Some(Language::Persian), &[])?;
/// let alignment = normalizer.align("كتاب\u{200F} خوب", &Interrupt::new())?;
/// assert_eq!(alignment.normalized(), "کتاب خوب");
/// let start = alignment.normalized().find("خوب").unwrap();
/// let found = alignment.to_original(start..start + "خوب".len());
/// assert_eq!(alignment.original().get(found), Some("خوب"));
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Alignment {
    original: String,
    normalized: String,
    edits: Vec<Edit>,
}

impl Alignment {
    /// An alignment of a text and what became of it; the edits are in order and do not overlap.
    pub(crate) fn new(original: String, normalized: String, edits: Vec<Edit>) -> Self {
        Alignment { original, normalized, edits }
    }

    /// The text as it was.
    pub fn original(&self) -> &str {
        &self.original
    }

    /// The text as it became.
    pub fn normalized(&self) -> &str {
        &self.normalized
    }

    /// The changes, in order.
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// Where a span of the normalized text stands in the original.
    ///
    /// A span that touches part of an edit gets the whole of what the edit replaced; characters
    /// that were deleted at its edges are left out.
    pub fn to_original(&self, span: Range<usize>) -> Range<usize> {
        let found = project(&self.edits, span, |e| (&e.normalized, &e.original));
        on_boundaries(&self.original, found)
    }

    /// Where a span of the original stands in the normalized text.
    pub fn to_normalized(&self, span: Range<usize>) -> Range<usize> {
        let found = project(&self.edits, span, |e| (&e.original, &e.normalized));
        on_boundaries(&self.normalized, found)
    }

    /// The texts and the edits.
    pub fn into_parts(self) -> (String, String, Vec<Edit>) {
        (self.original, self.normalized, self.edits)
    }
}

/// The two sides of an edit: where the span is known, and where it is wanted.
type Sides = fn(&Edit) -> (&Range<usize>, &Range<usize>);

/// Carries a span from one side of the edits to the other.
fn project(edits: &[Edit], span: Range<usize>, sides: Sides) -> Range<usize> {
    // The start stands after every edit that ends at or before it: a deletion there is left out.
    let after = edits.partition_point(|e| sides(e).0.end <= span.start);
    let start = match edits.get(after).map(sides) {
        Some((from, to)) if from.start <= span.start && !from.is_empty() => to.start,
        _ => shifted(edits, after, span.start, sides),
    };
    // The end stands before every edit that starts at or after it.
    let before = edits.partition_point(|e| sides(e).0.start < span.end);
    let last = before.checked_sub(1).and_then(|i| edits.get(i)).map(sides);
    let end = match last {
        Some((from, to)) if span.end < from.end => to.end,
        _ => shifted(edits, before, span.end, sides),
    };
    start..end.max(start)
}

/// A position after the first `count` edits and before the others.
fn shifted(edits: &[Edit], count: usize, position: usize, sides: Sides) -> usize {
    match count.checked_sub(1).and_then(|i| edits.get(i)).map(sides) {
        Some((from, to)) => to.end.saturating_add(position.saturating_sub(from.end)),
        None => position,
    }
}

/// Widens a span to whole characters inside the text.
fn on_boundaries(text: &str, span: Range<usize>) -> Range<usize> {
    let start = floor_boundary(text, span.start);
    start..ceil_boundary(text, span.end).max(start)
}
