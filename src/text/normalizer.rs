//! The normalizer: a language, options, and the tables made from them.

use super::alignment::compose;
use super::pass::{self, Outcome};
use super::plan::Plan;
use super::{
    Alignment, Edit, Language, Options, Profile, detect_language, extras, html, repair, zwnj,
};
use crate::error::Result;
use crate::interrupt::Interrupt;
use std::borrow::Cow;
use std::cell::RefCell;
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};

/// After how many rounds a text is left as it is; two are enough but for contrived ones.
const MOST_ROUNDS: usize = 16 + 4 * Language::ALL.len();
/// A buffer that grew beyond this is not kept.
const KEPT_BUFFER: usize = 1 << 20;

/// Normalizes text; immutable, made once and used from many threads.
///
/// Without a language, each text's own is found first, from that text alone.
///
/// ```
/// use yeksan::Interrupt;
/// use yeksan::text::Normalizer;
/// let normalizer = Normalizer::new(None, &[("digits", "latin")])?;
/// assert_eq!(normalizer.normalize("پنج‌شنبه ۳۰ دسامبر", &Interrupt::new())?, "پنج‌شنبه 30 دسامبر");
/// # Ok::<(), yeksan::Error>(())
/// ```
#[derive(Clone)]
pub struct Normalizer {
    language: Option<Language>,
    overrides: Arc<[(&'static str, String)]>,
    /// The tables of each language, made when it is first met.
    plans: Arc<[OnceLock<Arc<Plan>>; Language::ALL.len()]>,
}

impl Normalizer {
    /// A normalizer for a language, or for each text's own, with options that differ from the
    /// defaults.
    pub fn new(language: Option<Language>, overrides: &[(&str, &str)]) -> Result<Self> {
        let mut options = Options::for_language(language.unwrap_or(Language::Undetermined));
        for (name, value) in overrides {
            options.set(name, value)?;
        }
        let overrides = Options::NAMES
            .iter()
            .filter(|name| overrides.iter().any(|(n, _)| n == *name))
            .map(|name| Ok((*name, options.get(name)?)))
            .collect::<Result<_>>()?;
        Ok(Normalizer { language, overrides, plans: Arc::default() })
    }

    /// The language, or none if each text's own is found.
    pub fn language(&self) -> Option<Language> {
        self.language
    }

    /// The options that were given, as strings, in the order of the documentation.
    pub fn overrides(&self) -> &[(&'static str, String)] {
        &self.overrides
    }

    /// The options that hold for a language.
    pub fn options(&self, language: Language) -> Options {
        let profile = match self.overrides.iter().find(|(name, _)| *name == "profile") {
            Some((_, value)) if value == Profile::Search.name() => Profile::Search,
            _ => Profile::Read,
        };
        let mut options = Options::for_profile(language, profile);
        for (name, value) in self.overrides.iter() {
            // Each was parsed before.
            let _ = options.set(name, value);
        }
        options
    }

    /// The language that a text is normalized as.
    pub fn language_of(&self, text: &str) -> Language {
        self.language.unwrap_or_else(|| detect_language(text))
    }

    /// The normalized text, borrowed if nothing changes.
    pub fn normalize<'a>(&self, text: &'a str, interrupt: &Interrupt) -> Result<Cow<'a, str>> {
        let mut out = String::new();
        let changed = self.run(text, &mut out, None, interrupt)?;
        Ok(if changed { Cow::Owned(out) } else { Cow::Borrowed(text) })
    }

    /// Appends the normalized text; tells whether it differs.
    pub fn normalize_into(
        &self,
        text: &str,
        out: &mut String,
        interrupt: &Interrupt,
    ) -> Result<bool> {
        let changed = self.run(text, out, None, interrupt)?;
        if !changed {
            out.push_str(text);
        }
        Ok(changed)
    }

    /// The normalized text and the edits that lead to it, in order; `None` if nothing changes.
    pub fn normalize_with_edits(
        &self,
        text: &str,
        interrupt: &Interrupt,
    ) -> Result<Option<(String, Vec<Edit>)>> {
        let (mut out, mut edits) = (String::new(), Vec::new());
        let changed = self.run(text, &mut out, Some(&mut edits), interrupt)?;
        Ok(changed.then_some((out, edits)))
    }

    /// The normalized text with every change known by its place in the original.
    pub fn align(&self, text: &str, interrupt: &Interrupt) -> Result<Alignment> {
        let (out, edits) = self
            .normalize_with_edits(text, interrupt)?
            .unwrap_or_else(|| (text.to_owned(), Vec::new()));
        Ok(Alignment::new(text.to_owned(), out, edits))
    }

    /// Appends the normalized text if it differs; tells whether it does.
    fn run(
        &self,
        text: &str,
        out: &mut String,
        edits: Option<&mut Vec<Edit>>,
        interrupt: &Interrupt,
    ) -> Result<bool> {
        let base = out.len();
        let mut draft = Draft { text, base, out, edits, changed: false };
        let result = self.write(&mut draft, interrupt);
        // What one round did another may have undone.
        if result.is_err() || (draft.changed && draft.current() == text) {
            draft.changed = false;
            draft.out.truncate(base);
            if let Some(edits) = draft.edits {
                edits.clear();
            }
        }
        result.map(|()| draft.changed)
    }

    fn write(&self, draft: &mut Draft<'_>, interrupt: &Interrupt) -> Result<()> {
        let mut language = self.language_of(draft.current());
        let mut turns = Turns::default();
        let mut at_rest = false;
        for _ in 0..MOST_ROUNDS {
            let plan = self.plan(language);
            let stages = if plan.has_more_stages { ALL } else { CHARACTERS };
            let Outcome { changed, mut again } = draft.apply_all(stages, plan, interrupt)?;
            // Half-spaces that were restored need no other look while nothing changes.
            if plan.certainty.is_some() && (changed || !at_rest) {
                let restored = draft.apply_all(HALF_SPACES, plan, interrupt)?;
                again |= restored.again;
                at_rest = !restored.again;
            }
            // What was unfolded or repaired may tell the language better.
            let found = if draft.changed { self.language_of(draft.current()) } else { language };
            let ends = if found == language { !again } else { turns.end(language) };
            if ends {
                return Ok(());
            }
            if found != language {
                turns.take(found);
                at_rest = false;
            }
            language = found;
        }
        debug_assert!(false, "no end of rounds: {:?}", draft.text);
        Ok(())
    }

    fn plan(&self, language: Language) -> &Plan {
        let index = language as usize;
        static UNDETERMINED: OnceLock<Arc<Plan>> = OnceLock::new();
        let cell = self.plans.get(index).unwrap_or(&UNDETERMINED);
        cell.get_or_init(|| Plan::of(language, self.options(language)))
    }
}

/// What normalization does in one round, one after the other.
static CHARACTERS: &[Stage] = &[pass::run];
/// The same where rules are on that are off by default.
static ALL: &[Stage] = &[repair::run, html::run, extras::run, pass::run];
/// What it does then where half-spaces are restored.
static HALF_SPACES: &[Stage] = &[zwnj::settle, zwnj::restore];

type Stage = fn(&Plan, &str, &mut String, Option<&mut Vec<Edit>>, &Interrupt) -> Result<Outcome>;

/// The languages that a text was taken for, one after the other.
///
/// Two languages may each write a text so that it looks like the other. Such a text is left as the
/// first of them writes it, wherever the circle was entered: else a second call would change it.
#[derive(Default)]
struct Turns {
    count: usize,
    first: Option<Language>,
}

impl Turns {
    /// After so many turns a language has come back: all later ones are in the circle.
    const SURELY_A_CIRCLE: usize = Language::ALL.len();

    fn take(&mut self, found: Language) {
        self.count += 1;
        if (Self::SURELY_A_CIRCLE..2 * Self::SURELY_A_CIRCLE).contains(&self.count) {
            let earlier = self.first.filter(|first| (*first as usize) < found as usize);
            self.first = earlier.or(Some(found));
        }
    }

    /// Whether a text that another language would take up is left as `language` wrote it.
    fn end(&self, language: Language) -> bool {
        self.count >= 2 * Self::SURELY_A_CIRCLE && self.first == Some(language)
    }
}

/// A text on its way: as it was until the first change, then in the output.
struct Draft<'a> {
    text: &'a str,
    /// Where in the output the text begins.
    base: usize,
    out: &'a mut String,
    edits: Option<&'a mut Vec<Edit>>,
    changed: bool,
}

impl Draft<'_> {
    fn current(&self) -> &str {
        if self.changed { self.out.get(self.base..).unwrap_or("") } else { self.text }
    }

    /// Applies stages, one after the other.
    fn apply_all(
        &mut self,
        stages: &[Stage],
        plan: &Plan,
        interrupt: &Interrupt,
    ) -> Result<Outcome> {
        let mut all = Outcome { changed: false, again: false };
        for stage in stages {
            let Outcome { changed, again } =
                self.apply(|text, out, edits| stage(plan, text, out, edits, interrupt))?;
            all.changed |= changed;
            all.again |= again;
        }
        Ok(all)
    }

    /// Applies a stage.
    fn apply(
        &mut self,
        stage: impl FnOnce(&str, &mut String, Option<&mut Vec<Edit>>) -> Result<Outcome>,
    ) -> Result<Outcome> {
        if !self.changed {
            let outcome = stage(self.text, self.out, self.edits.as_deref_mut())?;
            self.changed = outcome.changed;
            return Ok(outcome);
        }
        let mut buffer = BUFFER.take();
        buffer.clear();
        let mut more = self.edits.is_some().then(Vec::new);
        let current = self.out.get(self.base..).unwrap_or("");
        let outcome = stage(current, &mut buffer, more.as_mut());
        if matches!(outcome, Ok(Outcome { changed: true, .. })) {
            self.out.truncate(self.base);
            self.out.push_str(&buffer);
            if let (Some(edits), Some(more)) = (self.edits.as_deref_mut(), more) {
                *edits = compose(std::mem::take(edits), more);
            }
        }
        if buffer.capacity() <= KEPT_BUFFER {
            BUFFER.set(buffer);
        }
        outcome
    }
}

thread_local! {
    /// Where later rounds write, kept from text to text.
    static BUFFER: RefCell<String> = const { RefCell::new(String::new()) };
}

impl PartialEq for Normalizer {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && self.overrides == other.overrides
    }
}

impl Eq for Normalizer {}

impl Hash for Normalizer {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.language.hash(state);
        self.overrides.hash(state);
    }
}

impl std::fmt::Debug for Normalizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Normalizer")
            .field("language", &self.language)
            .field("overrides", &self.overrides)
            .finish()
    }
}
