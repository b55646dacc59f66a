//! Patterns: read from a line of text into a small automaton over the readings of tokens.
//!
//! Each name, word or sub-pattern of the line becomes a node; a node knows which nodes can follow it
//! (Glushkov's construction), so that optional parts and alternatives cost nothing when they are matched.

use super::category::{Category, Mask};
use super::construct::{Action, Role};

/// What a node takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    /// A reading of one of these categories.
    Category(Mask),
    /// A word of the patterns.
    Literal(u16),
    /// A sub-pattern, by number.
    Sub(u8),
}

/// A place in a pattern.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub test: Test,
    pub role: Role,
    pub follow: Vec<u16>,
    pub last: bool,
    /// What a position must have for this node to be worth a try.
    pub quick: Mask,
}

/// What must, and must not, stand beside a match.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Context {
    pub needed: Mask,
    pub barred: Mask,
}

impl Context {
    pub(crate) fn allows(self, mask: Mask) -> bool {
        (self.needed == 0 || self.needed & mask != 0) && self.barred & mask == 0
    }
}

/// A pattern that is ready to be matched.
#[derive(Debug, Clone)]
pub(crate) struct Pattern {
    pub name: u8,
    pub action: Action,
    pub nodes: Vec<Node>,
    pub first: Vec<u16>,
    pub behind: Context,
    pub ahead: Context,
    /// What a position must have for the pattern to be worth a try.
    pub quick: Mask,
    /// What must stand behind the first word, unless one word can be all.
    pub second: Option<Mask>,
    /// What a stretch must have somewhere, each of them, for the pattern to be worth a try.
    pub needed: Vec<Mask>,
    /// The words that a stretch must have.
    pub words: Vec<u16>,
}

impl Pattern {
    /// The nodes that every match goes through.
    pub(crate) fn certain(&self) -> impl Iterator<Item = &Node> {
        self.nodes
            .iter()
            .enumerate()
            .filter(|(number, _)| !self.matches_without(*number))
            .map(|(_, node)| node)
    }

    /// Whether a match can avoid a node.
    fn matches_without(&self, avoided: usize) -> bool {
        let mut seen = vec![false; self.nodes.len()];
        let mut open: Vec<u16> = self.first.clone();
        while let Some(number) = open.pop() {
            let place = usize::from(number);
            let Some(been) = seen.get_mut(place) else { continue };
            if std::mem::replace(been, true) || place == avoided {
                continue;
            }
            let Some(node) = self.nodes.get(place) else { continue };
            if node.last {
                return true;
            }
            open.extend(&node.follow);
        }
        false
    }
}

/// What the reader of patterns asks of the lexicon that is being made.
pub(crate) trait Names {
    /// The number of a word that stands in a pattern.
    fn literal(&mut self, word: &str) -> u16;
    /// The number of a sub-pattern.
    fn name(&mut self, name: &str) -> u8;
}

/// A part of a pattern: where it can start and end, and whether it can be missing.
struct Piece {
    first: Vec<u16>,
    last: Vec<u16>,
    nullable: bool,
}

impl Piece {
    const fn empty() -> Piece {
        Piece { first: Vec::new(), last: Vec::new(), nullable: true }
    }
}

struct Reader<'a, N> {
    rest: &'a str,
    nodes: Vec<Node>,
    names: &'a mut N,
}

/// Reads a pattern; the error says what is wrong with it.
pub(crate) fn read<N: Names>(
    name: &str,
    action: Action,
    line: &str,
    names: &mut N,
) -> Result<Pattern, String> {
    let number = names.name(name);
    let mut reader = Reader { rest: line, nodes: Vec::new(), names };
    let behind = reader.contexts()?;
    let piece = reader.alternatives()?;
    let ahead = reader.contexts()?;
    if !reader.rest.trim().is_empty() {
        return Err(format!("{line:?}: cannot read from {:?}", reader.rest));
    }
    if piece.nullable {
        return Err(format!("{line:?}: can match nothing at all"));
    }
    for last in piece.last {
        if let Some(node) = reader.nodes.get_mut(usize::from(last)) {
            node.last = true;
        }
    }
    Ok(Pattern {
        name: number,
        action,
        nodes: reader.nodes,
        first: piece.first,
        behind,
        ahead,
        quick: 0,
        second: None,
        needed: Vec::new(),
        words: Vec::new(),
    })
}

impl<N: Names> Reader<'_, N> {
    fn skip_space(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, sign: &str) -> bool {
        self.skip_space();
        match self.rest.strip_prefix(sign) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn until(&mut self, sign: char) -> Result<String, String> {
        let (word, rest) = self
            .rest
            .split_once(sign)
            .ok_or_else(|| format!("no closing {sign:?} in {:?}", self.rest))?;
        self.rest = rest;
        Ok(word.to_owned())
    }

    fn contexts(&mut self) -> Result<Context, String> {
        let mut context = Context::default();
        loop {
            let barred = self.eat("!{");
            if !barred && !self.eat("{") {
                return Ok(context);
            }
            let mut mask = 0;
            for name in self.until('}')?.split('|') {
                mask |= Category::from_name(name.trim())
                    .ok_or_else(|| format!("no category {name:?}"))?
                    .mask();
            }
            if barred {
                context.barred |= mask;
            } else {
                context.needed |= mask;
            }
        }
    }

    fn alternatives(&mut self) -> Result<Piece, String> {
        let mut all = self.sequence()?;
        while self.eat("|") {
            let next = self.sequence()?;
            all.first.extend(next.first);
            all.last.extend(next.last);
            all.nullable |= next.nullable;
        }
        Ok(all)
    }

    fn sequence(&mut self) -> Result<Piece, String> {
        let mut all = Piece::empty();
        while let Some(next) = self.element()? {
            for &from in &all.last {
                if let Some(node) = self.nodes.get_mut(usize::from(from)) {
                    node.follow.extend(&next.first);
                }
            }
            if all.nullable {
                all.first.extend(&next.first);
            }
            if next.nullable {
                all.last.extend(next.last);
            } else {
                all.last = next.last;
            }
            all.nullable &= next.nullable;
        }
        Ok(all)
    }

    fn element(&mut self) -> Result<Option<Piece>, String> {
        self.skip_space();
        let mut piece = if self.eat("(") {
            let piece = self.alternatives()?;
            if !self.eat(")") {
                return Err(format!("no closing bracket before {:?}", self.rest));
            }
            piece
        } else {
            let (test, role) = if self.eat("'") {
                let word = self.until('\'')?;
                (Test::Literal(self.names.literal(&word)), Role::None)
            } else if self.eat("<") {
                let name = self.until('>')?;
                (Test::Sub(self.names.name(&name)), Role::Merge)
            } else if self.rest.starts_with(|c: char| c.is_ascii_lowercase()) {
                let name = self.identifier();
                let category =
                    Category::from_name(&name).ok_or_else(|| format!("no category {name:?}"))?;
                (Test::Category(category.mask()), Role::of(category))
            } else {
                return Ok(None);
            };
            let role = if self.rest.starts_with('@') {
                self.eat("@");
                let name = self.identifier();
                Role::from_name(&name).ok_or_else(|| format!("no role {name:?}"))?
            } else {
                role
            };
            let number =
                u16::try_from(self.nodes.len()).map_err(|_| "a pattern is too long".to_owned())?;
            self.nodes.push(Node { test, role, follow: Vec::new(), last: false, quick: 0 });
            Piece { first: vec![number], last: vec![number], nullable: false }
        };
        if self.rest.starts_with('?') {
            self.eat("?");
            piece.nullable = true;
        }
        Ok(Some(piece))
    }

    fn identifier(&mut self) -> String {
        let end = self
            .rest
            .find(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit())
            .unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        name.to_owned()
    }
}
