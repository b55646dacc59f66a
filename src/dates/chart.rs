//! Matching: the patterns against a stretch of readings, each sub-pattern once at each place.

use super::construct::{Pieces, Role, Slot};
use super::expression::{Expression, Id};
use super::lattice::Lattice;
use super::lexicon::{Lexicon, MENTION};
use super::pattern::{Pattern, Test};
use super::reading::Payload;

/// A match: what it says and where it ends.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Match {
    pub expression: Id,
    /// After the last token.
    pub end: usize,
}

#[derive(Debug, Clone, Copy)]
struct Found {
    end: usize,
    expression: Id,
}

/// What is known of a sub-pattern at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Memo {
    Unknown,
    /// Being looked for: a pattern that starts with itself finds nothing.
    Open,
    /// The results from one place to another.
    Done(u32, u32),
}

/// Patterns nest no deeper than this.
const DEEPEST: usize = 12;

/// The matches of a stretch; used again for the next one.
#[derive(Debug, Default)]
pub(crate) struct Chart {
    memo: Vec<Memo>,
    results: Vec<Found>,
    pending: Vec<Found>,
    slots: Vec<Slot>,
    pub expressions: Vec<Expression>,
    depth: usize,
    /// How often a node was tried, for tests of the cost.
    #[cfg(test)]
    pub steps: u64,
    /// Whether every pattern is tried at every place: the twin of the fast way, for tests.
    #[cfg(test)]
    pub naive: bool,
}

impl Chart {
    /// Forgets the last stretch.
    pub(crate) fn clear(&mut self, lattice: &Lattice, lexicon: &Lexicon) {
        let places = lattice.end.saturating_sub(lattice.start).saturating_add(1);
        self.memo.clear();
        self.memo.resize(places.saturating_mul(lexicon.by_name.len()), Memo::Unknown);
        self.results.clear();
        self.pending.clear();
        self.slots.clear();
        self.depth = 0;
    }

    #[cfg(test)]
    fn is_naive(&self) -> bool {
        self.naive
    }

    #[cfg(not(test))]
    const fn is_naive(&self) -> bool {
        false
    }

    /// The longest match at a place; of two equally long ones the one that comes first.
    pub(crate) fn longest(
        &mut self,
        at: usize,
        lattice: &Lattice,
        lexicon: &Lexicon,
    ) -> Option<Match> {
        let mut best: Option<Match> = None;
        let (from, to) = self.parse(MENTION, at, lattice, lexicon);
        for found in self.results.get(from..to).unwrap_or(&[]) {
            if best.is_none_or(|b| found.end > b.end) {
                best = Some(Match { expression: found.expression, end: found.end });
            }
        }
        best
    }

    /// Where the results of a sub-pattern at a place are.
    fn parse(
        &mut self,
        name: u8,
        at: usize,
        lattice: &Lattice,
        lexicon: &Lexicon,
    ) -> (usize, usize) {
        let mask = lattice.mask(at);
        if at >= lattice.end || lexicon.quick.get(usize::from(name)).is_none_or(|q| q & mask == 0) {
            return (0, 0);
        }
        let place = at
            .wrapping_sub(lattice.start)
            .wrapping_mul(lexicon.by_name.len())
            .wrapping_add(usize::from(name));
        match self.memo.get(place) {
            Some(Memo::Unknown) => {}
            Some(Memo::Done(from, to)) => return (*from as usize, *to as usize),
            _ => return (0, 0),
        }
        if self.depth >= DEEPEST {
            return (0, 0);
        }
        self.depth = self.depth.saturating_add(1);
        if let Some(slot) = self.memo.get_mut(place) {
            *slot = Memo::Open;
        }
        let base = self.pending.len();
        let before = lattice.before(at);
        let worth = mask & lexicon.quick.get(usize::from(name)).copied().unwrap_or(0);
        let starts = lexicon.starts.get(usize::from(name)).map_or(&[][..], Vec::as_slice);
        #[cfg(test)]
        if self.naive {
            for number in lexicon.by_name.get(usize::from(name)).into_iter().flatten() {
                let Some(pattern) = lexicon.patterns.get(*number) else { continue };
                if pattern.behind.allows(before) {
                    let slots = self.slots.len();
                    for &node in &pattern.first {
                        self.walk(pattern, node, at, (slots, base), lattice, lexicon);
                    }
                    self.slots.truncate(slots);
                }
            }
        }
        let starts = if cfg!(test) && self.is_naive() { &[] } else { starts };
        for number in starts.iter().flat_map(|starts| starts.at(worth)) {
            let Some(pattern) = lexicon.patterns.get(number) else { continue };
            if !pattern.behind.allows(before) || !lattice.can_hold(pattern) {
                continue;
            }
            let slots = self.slots.len();
            for &node in &pattern.first {
                self.walk(pattern, node, at, (slots, base), lattice, lexicon);
            }
            self.slots.truncate(slots);
        }
        let from = self.results.len();
        self.results.extend(self.pending.iter().skip(base).copied());
        self.pending.truncate(base);
        let to = self.results.len();
        if let Some(slot) = self.memo.get_mut(place) {
            *slot = Memo::Done(
                u32::try_from(from).unwrap_or(u32::MAX),
                u32::try_from(to).unwrap_or(u32::MAX),
            );
        }
        self.depth = self.depth.saturating_sub(1);
        (from, to)
    }

    /// Goes on from a node with what starts at a place.
    fn walk(
        &mut self,
        pattern: &Pattern,
        node: u16,
        at: usize,
        bases: (usize, usize),
        lattice: &Lattice,
        lexicon: &Lexicon,
    ) {
        #[cfg(test)]
        {
            self.steps += 1;
        }
        let Some(this) = pattern.nodes.get(usize::from(node)) else { return };
        if this.quick & lattice.mask(at) == 0 {
            return;
        }
        match this.test {
            Test::Sub(name) => {
                let (from, to) = self.parse(name, at, lattice, lexicon);
                for index in from..to {
                    let Some(found) = self.results.get(index).copied() else { break };
                    let slot = Slot {
                        role: this.role,
                        payload: Payload::None,
                        inner: Some(found.expression),
                    };
                    self.step(pattern, node, slot, found.end, bases, lattice, lexicon);
                }
            }
            Test::Category(mask) => {
                for reading in lattice.readings(at) {
                    if reading.mask & mask != 0 {
                        let slot = Slot { role: this.role, payload: reading.payload, inner: None };
                        let end = at.saturating_add(usize::from(reading.length));
                        self.step(pattern, node, slot, end, bases, lattice, lexicon);
                    }
                }
            }
            Test::Literal(literal) => {
                let readings = lattice.readings(at);
                if let Some(word) = readings.iter().find(|r| r.literal == literal) {
                    // A word that plays a part brings what it means.
                    let payload = readings
                        .iter()
                        .filter(|r| this.role != Role::None && r.length == word.length)
                        .map(|r| r.payload)
                        .find(|payload| payload.plays(this.role))
                        .unwrap_or(Payload::None);
                    let slot = Slot { role: this.role, payload, inner: None };
                    let end = at.saturating_add(usize::from(word.length));
                    self.step(pattern, node, slot, end, bases, lattice, lexicon);
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the state of one match")]
    fn step(
        &mut self,
        pattern: &Pattern,
        node: u16,
        slot: Slot,
        end: usize,
        bases: (usize, usize),
        lattice: &Lattice,
        lexicon: &Lexicon,
    ) {
        let Some(this) = pattern.nodes.get(usize::from(node)) else { return };
        self.slots.push(slot);
        if this.last && pattern.ahead.allows(lattice.mask(end)) {
            self.accept(pattern, end, bases, lexicon);
        }
        for &next in &this.follow {
            self.walk(pattern, next, end, bases, lattice, lexicon);
        }
        self.slots.pop();
    }

    fn accept(
        &mut self,
        pattern: &Pattern,
        end: usize,
        (slots, pending): (usize, usize),
        lexicon: &Lexicon,
    ) {
        if self.pending.iter().skip(pending).any(|found| found.end == end) {
            return;
        }
        let mut made: Vec<Expression> = Vec::new();
        let next = self.expressions.len();
        let expression = {
            let pieces = Pieces {
                slots: self.slots.get(slots..).unwrap_or(&[]),
                known: &self.expressions,
                habits: &lexicon.habits,
            };
            let mut make = |expression: Expression| -> Id {
                made.push(expression);
                Id::try_from(next.saturating_add(made.len()).saturating_sub(1)).unwrap_or(Id::MAX)
            };
            pieces.build(pattern.action, &mut make)
        };
        let Some(expression) = expression else { return };
        self.expressions.append(&mut made);
        let id = Id::try_from(self.expressions.len()).unwrap_or(Id::MAX);
        self.expressions.push(expression);
        self.pending.push(Found { end, expression: id });
    }
}
