//! Two lists of edits, one after the other, as one.

use super::Edit;
use std::ops::Range;

/// The edits that do at once what `first` and then `second` do.
///
/// `first` leads from the original to a text between, `second` from there to the last one. Edits
/// that touch the same place become one.
pub(in crate::text) fn compose(first: Vec<Edit>, second: Vec<Edit>) -> Vec<Edit> {
    if first.is_empty() {
        return second;
    }
    let mut out = Vec::with_capacity(first.len() + second.len());
    let mut first = first.into_iter().peekable();
    let mut second = second.into_iter().peekable();
    // Where the last edits of each list ended: in the text between, and on the other side.
    let (mut before, mut after) = ((0, 0), (0, 0));
    loop {
        // The place in the text between that the next edit is about.
        let next_first = first.peek().map(|e| e.normalized.clone());
        let next_second = second.peek().map(|e| e.original.clone());
        let mut place = match (next_first, next_second) {
            (None, None) => return out,
            (Some(a), None) => a,
            (None, Some(b)) => b,
            (Some(a), Some(b)) if (a.start, a.end) <= (b.start, b.end) => a,
            (Some(_), Some(b)) => b,
        };
        let original_start = before.1 + (place.start - before.0);
        let normalized_start = after.1 + (place.start - after.0);
        let (mut from_first, mut from_second, mut taken) = (None, None, 0);
        loop {
            if let Some(e) = first.next_if(|e| touches(&e.normalized, &place)) {
                place = union(&place, &e.normalized);
                before = (e.normalized.end, e.original.end);
                from_first = from_first.or(Some((e.rule, e.confidence)));
            } else if let Some(e) = second.next_if(|e| touches(&e.original, &place)) {
                place = union(&place, &e.original);
                after = (e.original.end, e.normalized.end);
                from_second = from_second.or(Some((e.rule, e.confidence)));
            } else {
                break;
            }
            taken += 1;
        }
        debug_assert!(taken > 0);
        let Some((rule, confidence)) = from_second.or(from_first) else { return out };
        let original = original_start..before.1 + (place.end - before.0);
        let normalized = normalized_start..after.1 + (place.end - after.0);
        // A space put in and taken out again.
        if !(original.is_empty() && normalized.is_empty()) {
            out.push(Edit { original, normalized, rule, confidence });
        }
    }
}

/// Whether a range is about the same place as another: they overlap, or are one.
fn touches(range: &Range<usize>, place: &Range<usize>) -> bool {
    range == place || (range.start < place.end && place.start < range.end)
}

fn union(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    a.start.min(b.start)..a.end.max(b.end)
}
