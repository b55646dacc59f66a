//! Matching: the patterns against a stretch of readings, each sub-pattern once at each place.

use super::category::Mask;
use super::construct::{Pieces, Role, Slot};
use super::expression::{Expression, Id};
use super::lattice::Lattice;
use super::lexicon::{Lexicon, MENTION};
use super::program::{Group, Node, Rule, Take};
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
#[derive(Debug, Clone, Copy, Default)]
struct Memo {
    /// The stretch that it was found in; of an earlier one it says nothing.
    stretch: u32,
    /// The results, from one place to another; none while they are looked for, so that a pattern that
    /// starts with itself finds nothing.
    from: u32,
    to: u32,
}

/// Patterns nest no deeper than this.
const DEEPEST: usize = 12;

/// The matches of a stretch; used again for the next one.
#[derive(Debug, Default)]
pub(crate) struct Chart {
    memo: Vec<Memo>,
    /// The number of the stretch.
    stretch: u32,
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
        self.stretch = self.stretch.wrapping_add(1);
        if self.stretch == 0 {
            self.memo.clear();
            self.stretch = 1;
        }
        let memos = places.saturating_mul(lexicon.program.names());
        if self.memo.len() < memos {
            self.memo.resize(memos, Memo::default());
        }
        self.results.clear();
        self.pending.clear();
        self.slots.clear();
        self.depth = 0;
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
        let (quick, groups) = lexicon.program.name(name);
        if at >= lattice.end || quick & mask == 0 {
            return (0, 0);
        }
        let place = at
            .wrapping_sub(lattice.start)
            .wrapping_mul(lexicon.program.names())
            .wrapping_add(usize::from(name));
        match self.memo.get(place) {
            Some(memo) if memo.stretch == self.stretch => {
                return (memo.from as usize, memo.to as usize);
            }
            Some(_) => {}
            None => return (0, 0),
        }
        if self.depth >= DEEPEST {
            return (0, 0);
        }
        self.depth = self.depth.saturating_add(1);
        if let Some(slot) = self.memo.get_mut(place) {
            *slot = Memo { stretch: self.stretch, from: 0, to: 0 };
        }
        let base = self.pending.len();
        let before = lattice.before(at);
        for group in groups {
            let worth = self.worth(group, mask & quick, (lattice.next(at), before), lattice);
            for number in group.rules(worth) {
                let Some(rule) = lexicon.program.rule(number) else { continue };
                #[cfg(test)]
                if self.naive && !rule.behind.allows(before) {
                    continue;
                }
                let slots = self.slots.len();
                for node in lexicon.program.first(rule) {
                    if node.quick & mask != 0 {
                        self.walk(rule, node, at, (slots, base), lattice, lexicon);
                    }
                }
                self.slots.truncate(slots);
            }
        }
        let from = self.results.len();
        self.results.extend(self.pending.iter().skip(base).copied());
        self.pending.truncate(base);
        let to = self.results.len();
        if let Some(slot) = self.memo.get_mut(place) {
            *slot = Memo {
                stretch: self.stretch,
                from: u32::try_from(from).unwrap_or(u32::MAX),
                to: u32::try_from(to).unwrap_or(u32::MAX),
            };
        }
        self.depth = self.depth.saturating_sub(1);
        (from, to)
    }

    /// The patterns that are worth a try where these categories are, those behind the first word, and
    /// those before.
    #[inline]
    fn worth(
        &self,
        group: &Group,
        mask: Mask,
        (next, before): (Mask, Mask),
        lattice: &Lattice,
    ) -> u128 {
        #[cfg(test)]
        if self.naive {
            return u128::MAX;
        }
        let set = group.at(mask, next, before);
        if set == 0 {
            return 0;
        }
        group.held(set, |needs| lattice.can_hold(needs))
    }

    /// Goes on from a node with what starts at a place.
    fn walk(
        &mut self,
        rule: &Rule,
        node: &Node,
        at: usize,
        bases: (usize, usize),
        lattice: &Lattice,
        lexicon: &Lexicon,
    ) {
        #[cfg(test)]
        {
            self.steps += 1;
        }
        match node.take {
            Take::Sub(name) => {
                let (from, to) = self.parse(name, at, lattice, lexicon);
                for index in from..to {
                    let Some(found) = self.results.get(index).copied() else { break };
                    let slot = Slot {
                        role: node.role,
                        payload: Payload::None,
                        inner: Some(found.expression),
                    };
                    self.step(rule, node, slot, found.end, bases, lattice, lexicon);
                }
            }
            Take::Category => {
                for reading in lattice.readings(at) {
                    if reading.mask & node.quick != 0 {
                        let slot = Slot { role: node.role, payload: reading.payload, inner: None };
                        let end = at.saturating_add(usize::from(reading.length));
                        self.step(rule, node, slot, end, bases, lattice, lexicon);
                    }
                }
            }
            Take::Literal(literal) => {
                let readings = lattice.readings(at);
                if let Some(word) = readings.iter().find(|r| r.literal == literal) {
                    // A word that plays a part brings what it means.
                    let payload = readings
                        .iter()
                        .filter(|r| node.role != Role::None && r.length == word.length)
                        .map(|r| r.payload)
                        .find(|payload| payload.plays(node.role))
                        .unwrap_or(Payload::None);
                    let slot = Slot { role: node.role, payload, inner: None };
                    let end = at.saturating_add(usize::from(word.length));
                    self.step(rule, node, slot, end, bases, lattice, lexicon);
                }
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the state of one match")]
    fn step(
        &mut self,
        rule: &Rule,
        node: &Node,
        slot: Slot,
        end: usize,
        bases: (usize, usize),
        lattice: &Lattice,
        lexicon: &Lexicon,
    ) {
        self.slots.push(slot);
        let mask = lattice.mask(end);
        if node.last && rule.ahead.allows(mask) {
            self.accept(rule, end, bases, lexicon);
        }
        for next in lexicon.program.follow(node) {
            if next.quick & mask != 0 {
                self.walk(rule, next, end, bases, lattice, lexicon);
            }
        }
        self.slots.pop();
    }

    fn accept(
        &mut self,
        rule: &Rule,
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
            pieces.build(rule.action, &mut make)
        };
        let Some(expression) = expression else { return };
        self.expressions.append(&mut made);
        let id = Id::try_from(self.expressions.len()).unwrap_or(Id::MAX);
        self.expressions.push(expression);
        self.pending.push(Found { end, expression: id });
    }
}
