//! The patterns of a lexicon made ready for matching: small, and side by side in memory.
//!
//! What can be told of all patterns at once is a set of bits, a bit a pattern: which can start with a
//! category, which must or must not stand behind one. So most are passed over without being looked at.

use super::category::{Category, Mask};
use super::construct::{Action, Role};
use super::pattern::{Context, Pattern, Test};
use std::collections::BTreeSet;

/// What a node takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Take {
    /// A reading of one of the categories of the node.
    Category,
    /// A word of the patterns.
    Literal(u16),
    /// A sub-pattern, by number.
    Sub(u8),
}

/// A place in a pattern.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node {
    /// What a position must have for this node to be worth a try.
    pub quick: Mask,
    pub take: Take,
    pub role: Role,
    pub last: bool,
    follow: Edges,
}

/// Some numbers of nodes that stand side by side.
#[derive(Debug, Clone, Copy, Default)]
struct Edges {
    from: u32,
    count: u16,
}

/// A pattern but for its nodes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rule {
    /// What must stand behind; groups know it too.
    #[cfg(test)]
    pub behind: Context,
    pub ahead: Context,
    pub action: Action,
    first: Edges,
}

/// So many patterns fit the bits of a set.
const PER_GROUP: usize = 128;

/// For each category a set of patterns.
#[derive(Debug, Clone)]
struct Table(Box<[u128; CATEGORIES]>);

/// As many categories as a mask has bits.
const CATEGORIES: usize = Mask::BITS as usize;

impl Table {
    fn new() -> Table {
        Table(Box::new([0; CATEGORIES]))
    }

    fn add(&mut self, mut mask: Mask, bit: usize) {
        while mask != 0 {
            if let Some(set) = self.0.get_mut(mask.trailing_zeros() as usize) {
                *set |= 1 << bit;
            }
            mask &= mask.wrapping_sub(1);
        }
    }

    /// The patterns of any of the categories.
    #[inline]
    fn any(&self, mask: Mask) -> u128 {
        bits(mask).fold(0, |set, bit| set | self.0.get(bit).copied().unwrap_or(0))
    }
}

/// Up to 128 patterns of one name, in their order.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    rules: Vec<usize>,
    /// By what they start with.
    starts: Table,
    /// By what must stand behind the first word; those of which one word can be all.
    seconds: Table,
    single: u128,
    /// Those that ask what stands behind them, by what must and what must not.
    asking: u128,
    needing: u128,
    needed: Table,
    barred: Table,
    /// What each needs somewhere in the stretch.
    needs: Vec<Needs>,
}

impl Group {
    fn new(rules: &[usize], patterns: &[Pattern]) -> Group {
        let mut group = Group {
            rules: rules.to_vec(),
            starts: Table::new(),
            seconds: Table::new(),
            single: 0,
            asking: 0,
            needing: 0,
            needed: Table::new(),
            barred: Table::new(),
            needs: Vec::with_capacity(rules.len()),
        };
        for (bit, pattern) in rules.iter().filter_map(|n| patterns.get(*n)).enumerate() {
            let Context { needed, barred } = pattern.behind;
            group.starts.add(pattern.quick, bit);
            match pattern.second {
                Some(mask) => group.seconds.add(mask, bit),
                None => group.single |= 1 << bit,
            }
            group.needed.add(needed, bit);
            group.barred.add(barred, bit);
            group.asking |= u128::from(needed | barred != 0) << bit;
            group.needing |= u128::from(needed != 0) << bit;
            group.needs.push(Needs::of(pattern));
        }
        group
    }

    /// The patterns that can start with these categories, go on with the next, and stand behind those.
    #[inline]
    pub(crate) fn at(&self, mask: Mask, next: Mask, behind: Mask) -> u128 {
        let set = self.starts.any(mask) & (self.single | self.seconds.any(next));
        if set & self.asking == 0 {
            return set;
        }
        set & !self.barred.any(behind) & (!self.needing | self.needed.any(behind))
    }

    /// Which of some patterns find in a stretch what they need.
    pub(crate) fn held(&self, set: u128, holds: impl Fn(&Needs) -> bool) -> u128 {
        bits(set)
            .filter(|bit| self.needs.get(*bit).is_some_and(&holds))
            .fold(0, |held, bit| held | 1 << bit)
    }

    /// The numbers of patterns, in their order.
    pub(crate) fn rules(&self, set: u128) -> impl Iterator<Item = usize> + '_ {
        bits(set).filter_map(|bit| self.rules.get(bit).copied())
    }
}

/// The places of the bits of a set, lowest first.
#[inline]
fn bits(set: u128) -> impl Iterator<Item = usize> {
    let (mut half, mut rest, mut base) = (set as u64, (set >> 64) as u64, 0);
    std::iter::from_fn(move || {
        if half == 0 {
            (half, rest, base) = (rest, 0, 64);
            if half == 0 {
                return None;
            }
        }
        let bit = half.trailing_zeros() as usize;
        half &= half.wrapping_sub(1);
        Some(base | bit)
    })
}

/// What a stretch must have for a pattern to be worth a try, in one look.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Needs {
    /// One of each of these.
    pub categories: [Mask; 2],
    /// All of these words.
    pub words: WordSet,
}

impl Needs {
    fn of(pattern: &Pattern) -> Needs {
        // The two rarest tell most; what is not asked for makes no difference.
        let mut needed = pattern.needed.iter().copied();
        let mut next = || needed.next().unwrap_or(Mask::MAX);
        let mut words = WordSet::default();
        for word in &pattern.words {
            words.add(*word);
        }
        Needs { categories: [next(), next()], words }
    }
}

/// A set of words of patterns; words far apart may share a bit.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WordSet([u64; 4]);

impl WordSet {
    pub(crate) fn add(&mut self, word: u16) {
        if let Some(slot) = self.0.get_mut(usize::from(word / 64) % 4) {
            *slot |= 1 << (word % 64);
        }
    }

    #[inline]
    pub(crate) fn has_all(&self, words: &WordSet) -> bool {
        self.0.iter().zip(words.0).all(|(mine, needed)| needed & !mine == 0)
    }
}

/// All patterns of a lexicon.
#[derive(Debug, Default)]
pub(crate) struct Program {
    nodes: Vec<Node>,
    edges: Vec<u32>,
    rules: Vec<Rule>,
    /// The groups of each name, with what a position must have for the name to be worth a try.
    names: Vec<(Mask, Vec<Group>)>,
    /// The categories and words that are a whole mention by themselves.
    lone: (Mask, BTreeSet<u16>),
}

impl Program {
    /// Links patterns by name. The first `top` names make mentions; they are looked for at once, under
    /// the first name, in their order.
    pub(crate) fn link(mut patterns: Vec<Pattern>, names: usize, top: usize) -> Program {
        let mut quick = quick_masks(&mut patterns, names);
        second_masks(&mut patterns, names);
        let mut by_name: Vec<Vec<usize>> = vec![Vec::new(); names];
        for (number, pattern) in patterns.iter().enumerate() {
            if let Some(all) = by_name.get_mut(usize::from(pattern.name)) {
                all.push(number);
            }
        }
        let lone = lone_masks(&patterns, names).into_iter().take(top).fold(
            (0, BTreeSet::new()),
            |(mask, mut words), (these, mut those)| {
                words.append(&mut those);
                (mask | these, words)
            },
        );
        let mentions: Vec<usize> =
            by_name.iter().take(top).flat_map(|all| all.iter().copied()).collect();
        let whole = quick.iter().take(top).fold(0, |all, mask| all | mask);
        if let (Some(first), Some(slot)) = (by_name.first_mut(), quick.first_mut()) {
            (*first, *slot) = (mentions, whole);
        }
        let mut program = Program { lone, ..Program::default() };
        for (all, quick) in by_name.iter().zip(quick) {
            let mut groups = Vec::new();
            for rules in all.chunks(PER_GROUP) {
                groups.push(Group::new(rules, &patterns));
            }
            program.names.push((quick, groups));
        }
        for pattern in &patterns {
            program.add(pattern);
        }
        program
    }

    fn add(&mut self, pattern: &Pattern) {
        let base = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let mut edges = |numbers: &[u16]| {
            let from = u32::try_from(self.edges.len()).unwrap_or(u32::MAX);
            self.edges.extend(numbers.iter().map(|n| base.saturating_add(u32::from(*n))));
            Edges { from, count: u16::try_from(numbers.len()).unwrap_or(u16::MAX) }
        };
        let first = edges(&pattern.first);
        for node in &pattern.nodes {
            self.nodes.push(Node {
                quick: node.quick,
                take: match node.test {
                    Test::Category(_) => Take::Category,
                    Test::Literal(word) => Take::Literal(word),
                    Test::Sub(name) => Take::Sub(name),
                },
                role: node.role,
                last: node.last,
                follow: edges(&node.follow),
            });
        }
        self.rules.push(Rule {
            #[cfg(test)]
            behind: pattern.behind,
            ahead: pattern.ahead,
            action: pattern.action,
            first,
        });
    }

    /// How many names patterns have.
    pub(crate) fn names(&self) -> usize {
        self.names.len()
    }

    /// The patterns of a name, with what a position must have for them.
    #[inline]
    pub(crate) fn name(&self, name: u8) -> (Mask, &[Group]) {
        self.names.get(usize::from(name)).map_or((0, &[]), |(quick, groups)| (*quick, groups))
    }

    #[inline]
    pub(crate) fn rule(&self, number: usize) -> Option<&Rule> {
        self.rules.get(number)
    }

    #[inline]
    fn nodes(&self, edges: Edges) -> impl Iterator<Item = &Node> {
        let from = edges.from as usize;
        self.edges
            .get(from..from.wrapping_add(usize::from(edges.count)))
            .unwrap_or(&[])
            .iter()
            .filter_map(|number| self.nodes.get(*number as usize))
    }

    /// The nodes that a pattern can start with.
    #[inline]
    pub(crate) fn first(&self, rule: &Rule) -> impl Iterator<Item = &Node> {
        self.nodes(rule.first)
    }

    /// The nodes that can follow one.
    #[inline]
    pub(crate) fn follow(&self, node: &Node) -> impl Iterator<Item = &Node> {
        self.nodes(node.follow)
    }

    /// Whether a word of these categories, or of this number in the patterns, can be a whole mention.
    pub(crate) fn matches_alone(&self, mask: Mask, word: u16) -> bool {
        let (lone, words) = &self.lone;
        lone & mask != 0 || words.contains(&word)
    }
}

/// Finds what each pattern, node and name needs, and gives the last.
fn quick_masks(patterns: &mut [Pattern], names: usize) -> Vec<Mask> {
    let mut quick = vec![0; names];
    // Until nothing changes: what a name needs depends on what its patterns need.
    loop {
        let mut changed = false;
        for pattern in patterns.iter_mut() {
            let first = pattern.first.iter().filter_map(|f| pattern.nodes.get(usize::from(*f)));
            pattern.quick = first.fold(0, |all, node| all | quick_mask(node.test, &quick));
            if let Some(slot) = quick.get_mut(usize::from(pattern.name)) {
                changed |= *slot | pattern.quick != *slot;
                *slot |= pattern.quick;
            }
        }
        if !changed {
            break;
        }
    }
    for pattern in patterns {
        for node in &mut pattern.nodes {
            node.quick = quick_mask(node.test, &quick);
        }
        let mut needed = Vec::new();
        let mut words = Vec::new();
        for node in pattern.certain() {
            match node.test {
                Test::Literal(word) => words.push(word),
                _ if node.quick == pattern.quick || needed.contains(&node.quick) => {}
                _ => needed.push(node.quick),
            }
        }
        // The rarest first.
        needed.sort_by_key(|mask| mask.count_ones());
        (pattern.needed, pattern.words) = (needed, words);
    }
    quick
}

/// Finds what must stand behind the first word of each pattern.
fn second_masks(patterns: &mut [Pattern], names: usize) {
    // Of each name: what can stand there, and whether one word can be all.
    let mut known: Vec<(Mask, bool)> = vec![(0, false); names];
    loop {
        let mut changed = false;
        for pattern in patterns.iter_mut() {
            let node = |number: &u16| pattern.nodes.get(usize::from(*number));
            let (mut second, mut single) = (0, false);
            for first in pattern.first.iter().filter_map(node) {
                let ends = match first.test {
                    Test::Category(_) | Test::Literal(_) => true,
                    Test::Sub(name) => {
                        let inner = known.get(usize::from(name)).copied().unwrap_or_default();
                        second |= inner.0;
                        inner.1
                    }
                };
                if ends {
                    single |= first.last;
                    second |= first.follow.iter().filter_map(node).fold(0, |all, n| all | n.quick);
                }
            }
            if let Some(slot) = known.get_mut(usize::from(pattern.name)) {
                let before = *slot;
                *slot = (slot.0 | second, slot.1 | single);
                changed |= before != *slot;
            }
            pattern.second = (!single).then_some(second);
        }
        if !changed {
            return;
        }
    }
}

fn quick_mask(test: Test, names: &[Mask]) -> Mask {
    match test {
        Test::Category(mask) => mask,
        Test::Literal(_) => Category::Literal.mask(),
        Test::Sub(name) => names.get(usize::from(name)).copied().unwrap_or(0),
    }
}

/// The categories and the words that are a whole match of each name.
fn lone_masks(patterns: &[Pattern], names: usize) -> Vec<(Mask, BTreeSet<u16>)> {
    let mut lone: Vec<(Mask, BTreeSet<u16>)> = vec![(0, BTreeSet::new()); names];
    loop {
        let mut changed = false;
        for pattern in patterns {
            let (mut mask, mut words) = (0, BTreeSet::new());
            let first = pattern.first.iter().filter_map(|f| pattern.nodes.get(usize::from(*f)));
            for node in first.filter(|node| node.last) {
                match node.test {
                    Test::Category(these) => mask |= these,
                    Test::Literal(word) => words.extend([word]),
                    Test::Sub(name) => {
                        if let Some((these, those)) = lone.get(usize::from(name)) {
                            mask |= these;
                            words.extend(those);
                        }
                    }
                }
            }
            if let Some((these, those)) = lone.get_mut(usize::from(pattern.name)) {
                let before = (*these, those.len());
                *these |= mask;
                those.append(&mut words);
                changed |= before != (*these, those.len());
            }
        }
        if !changed {
            return lone;
        }
    }
}
