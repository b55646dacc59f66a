//! What a pass writes: unchanged runs copied whole, and the edits between them.

use super::{Edit, Rule};
use std::ops::Range;

/// The output of one pass over a text; nothing is copied before the first edit.
pub(super) struct Output<'a> {
    text: &'a str,
    /// The text up to here is written.
    copied: usize,
    out: &'a mut String,
    /// Where in `out` the output of this pass begins.
    base: usize,
    edits: Option<&'a mut Vec<Edit>>,
    /// Whether anything was edited.
    pub changed: bool,
    /// Whether an edit may let a rule apply that was already passed by.
    pub again: bool,
}

impl<'a> Output<'a> {
    pub(super) fn new(
        text: &'a str,
        out: &'a mut String,
        edits: Option<&'a mut Vec<Edit>>,
    ) -> Self {
        let base = out.len();
        Output { text, copied: 0, out, base, edits, changed: false, again: false }
    }

    /// The text up to here is written and cannot be edited any more.
    pub(super) fn copied(&self) -> usize {
        self.copied
    }

    /// Writes a replacement for a range of the text, after all that stands before it.
    pub(super) fn replace(&mut self, range: Range<usize>, with: &str, rule: Rule) {
        self.replace_with_confidence(range, with, rule, None);
    }

    pub(super) fn replace_with_confidence(
        &mut self,
        range: Range<usize>,
        with: &str,
        rule: Rule,
        confidence: Option<f32>,
    ) {
        self.begin(&range, with.len(), rule, confidence);
        self.out.push_str(with);
    }

    /// Copies what stands before an edit, and notes the edit.
    #[inline]
    fn begin(&mut self, range: &Range<usize>, length: usize, rule: Rule, confidence: Option<f32>) {
        debug_assert!(range.start >= self.copied && range.end >= range.start);
        if !self.changed {
            self.changed = true;
            self.out.reserve(self.text.len().saturating_add(16));
        }
        self.copy_to(range.start);
        if let Some(edits) = &mut self.edits {
            let start = self.out.len() - self.base;
            edits.push(Edit {
                original: range.clone(),
                normalized: start..start + length,
                rule,
                confidence,
            });
        }
        self.copied = range.end;
    }

    /// Writes a character in place of a range of the text.
    #[inline]
    pub(super) fn put(&mut self, range: Range<usize>, with: char, rule: Rule) {
        self.begin(&range, with.len_utf8(), rule, None);
        self.out.push(with);
    }

    /// Takes a range of the text out.
    pub(super) fn delete(&mut self, range: Range<usize>, rule: Rule) {
        self.begin(&range, 0, rule, None);
    }

    /// Writes the rest of the text, if anything was edited.
    pub(super) fn finish(&mut self) {
        if self.changed {
            self.copy_to(self.text.len());
        }
    }

    fn copy_to(&mut self, end: usize) {
        if let Some(run) = self.text.get(self.copied..end) {
            self.out.push_str(run);
        }
        self.copied = end;
    }

    /// The last character of the output, were the text up to `at` copied.
    #[inline]
    pub(super) fn last(&self, at: usize) -> Option<char> {
        match self.pending(at).chars().next_back() {
            Some(c) => Some(c),
            None => self.written().chars().next_back(),
        }
    }

    /// The characters of the output from the last to the first, were the text up to `at` copied.
    pub(super) fn back(&self, at: usize) -> impl Iterator<Item = char> {
        self.pending(at).chars().rev().chain(self.written().chars().rev())
    }

    fn pending(&self, at: usize) -> &str {
        self.text.get(self.copied..at).unwrap_or("")
    }

    fn written(&self) -> &str {
        self.out.get(self.base..).unwrap_or("")
    }
}
