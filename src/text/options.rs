//! The options of normalization, their values and their defaults.

use crate::error::{Error, Result};
use crate::script::Language;
use serde::{Deserialize, Serialize};

/// Makes an enum of the values of one option, the default first.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident { $($(#[$value_doc:meta])* $value:ident = $text:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
        pub enum $name { $($(#[$value_doc])* $value,)+ }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$value,)+];

            /// The value's name.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$value => $text,)+ }
            }
        }

        impl Choice for $name {
            fn from_name(name: &str) -> Option<Self> {
                match name { $($text => Some(Self::$value),)+ _ => None }
            }

            fn names() -> Vec<&'static str> {
                Self::ALL.iter().map(|v| v.name()).collect()
            }

            fn to_name(&self) -> String {
                self.name().to_owned()
            }
        }
    };
}

/// A value that is written as a string.
trait Choice: Sized {
    fn from_name(name: &str) -> Option<Self>;
    fn names() -> Vec<&'static str>;
    fn to_name(&self) -> String;
}

choice! {
    /// Unicode normalization form.
    Form {
        /// Canonical composition.
        #[default]
        Nfc = "nfc",
        /// As it is.
        None = "none",
    }
}

choice! {
    /// Arabic presentation forms and ligatures.
    Presentation {
        /// They become the letters they stand for.
        #[default]
        Fold = "fold",
        /// As they are.
        Keep = "keep",
    }
}

choice! {
    /// Letters that another keyboard wrote.
    Letters {
        /// They become the language's own letters.
        #[default]
        Language = "true",
        /// As they are.
        Keep = "false",
        /// They become one letter for all languages of Arabic script (a match key).
        Unify = "unify",
    }
}

choice! {
    /// Which digits are written.
    Digits {
        /// As they are.
        #[default]
        Keep = "keep",
        /// 0123456789
        Latin = "latin",
        /// ۰۱۲۳۴۵۶۷۸۹
        Persian = "persian",
        /// ٠١٢٣٤٥٦٧٨٩
        ArabicIndic = "arabic-indic",
    }
}

choice! {
    /// Harakat, dagger alef and Qur'anic marks.
    Marks {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Taken off.
        Strip = "strip",
        /// Taken off, but for the shadda.
        Shadda = "shadda",
        /// Qur'anic signs are taken off, harakat stay.
        Signs = "signs",
    }
}

choice! {
    /// Characters that say nothing: kashida; bidi controls, byte order mark, soft hyphen.
    Strip {
        /// Taken off.
        #[default]
        Strip = "strip",
        /// As they are.
        Keep = "keep",
    }
}

choice! {
    /// Letters repeated three times or more.
    Elongation {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Written twice.
        Two = "two",
        /// Written once.
        One = "one",
    }
}

choice! {
    /// The ezafe after a silent heh.
    Ezafe {
        /// As it is.
        #[default]
        Keep = "keep",
        /// خانهٔ
        Hamza = "hamza",
        /// خانه‌ی
        Yeh = "yeh",
    }
}

choice! {
    /// Half-spaces (ZWNJ).
    HalfSpaces {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Misplaced and doubled ones are taken off.
        Tidy = "tidy",
        /// Tidied, and missing ones restored where it is nearly certain.
        Careful = "careful",
        /// Tidied, and missing ones restored wherever it is more likely than not.
        Full = "full",
        /// Taken off.
        Strip = "strip",
        /// Replaced by spaces.
        Space = "space",
    }
}

choice! {
    /// Punctuation marks.
    Punctuation {
        /// Those of the language, where the text around them is in its script.
        #[default]
        Local = "local",
        /// As they are.
        Keep = "keep",
        /// Those of ASCII.
        Ascii = "ascii",
        /// Replaced by spaces.
        Strip = "strip",
    }
}

choice! {
    /// Quotation marks.
    Quotes {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Those of the language.
        Local = "local",
        /// Those of ASCII.
        Ascii = "ascii",
    }
}

choice! {
    /// Three dots.
    Ellipsis {
        /// As they are.
        #[default]
        Keep = "keep",
        /// One character, …
        Sign = "sign",
        /// Three full stops.
        Dots = "dots",
    }
}

choice! {
    /// Upper and lower case.
    Case {
        /// As it is.
        #[default]
        Keep = "keep",
        /// Folded.
        Fold = "fold",
    }
}

choice! {
    /// Accents of Latin letters.
    Accents {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Italian perche' becomes perché.
        Restore = "restore",
        /// Taken off (a match key).
        Strip = "strip",
    }
}

choice! {
    /// One way of spelling that a match key overlooks.
    Fold {
        /// As it is.
        #[default]
        Keep = "keep",
        /// Folded.
        Fold = "fold",
    }
}

choice! {
    /// Punctuation marks repeated for emphasis: !!! and ؟؟.
    RepeatedMarks {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Written once; a question mark before an exclamation mark.
        One = "one",
    }
}

choice! {
    /// Dashes written as hyphens.
    Dashes {
        /// As they are.
        #[default]
        Keep = "keep",
        /// Two hyphens become – and three —.
        Long = "long",
    }
}

choice! {
    /// Decimal and thousands separators inside numbers.
    Separators {
        /// As they are.
        #[default]
        Keep = "keep",
        /// ٫ and ٬ between Persian and Arabic digits.
        Local = "local",
        /// A full stop and a comma.
        Ascii = "ascii",
    }
}

choice! {
    /// Line ends.
    Lines {
        /// As they are.
        #[default]
        Keep = "keep",
        /// At most two in a row: one empty line.
        Two = "two",
        /// At most one in a row.
        One = "one",
        /// They become spaces.
        Space = "space",
    }
}

choice! {
    /// What a mask is.
    MaskWith {
        /// The name of the kind: [URL].
        #[default]
        Label = "label",
        /// Nothing: the span is taken out.
        Nothing = "nothing",
    }
}

choice! {
    /// HTML entities left over from the web.
    Entities {
        /// As they are.
        #[default]
        Keep = "keep",
        /// They become their characters.
        Decode = "decode",
    }
}

choice! {
    /// Text that was decoded with the wrong encoding.
    Repair {
        /// As it is.
        #[default]
        None = "none",
        /// Decoded again.
        Mojibake = "mojibake",
    }
}

choice! {
    /// What the result is for; sets the defaults of the other options.
    Profile {
        /// To be read.
        #[default]
        Read = "read",
        /// To be compared: a match key.
        Search = "search",
    }
}

/// Kinds of spans that are no prose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Kinds(u8);

impl Kinds {
    /// No kind.
    pub const NONE: Kinds = Kinds(0);
    /// Addresses of pages.
    pub const URLS: Kinds = Kinds(1);
    /// Addresses of mail.
    pub const EMAILS: Kinds = Kinds(2);
    /// @names.
    pub const HANDLES: Kinds = Kinds(4);
    /// #words.
    pub const HASHTAGS: Kinds = Kinds(8);
    /// Numbers with their separators, times and dates.
    pub const NUMBERS: Kinds = Kinds(16);
    /// Spans between backticks.
    pub const CODE: Kinds = Kinds(32);
    /// Emoji, and the pictures and arrows that are written like them.
    pub const EMOJI: Kinds = Kinds(64);
    /// Every kind.
    pub const ALL: Kinds = Kinds(127);

    const NAMES: [(&'static str, Kinds); 7] = [
        ("urls", Kinds::URLS),
        ("emails", Kinds::EMAILS),
        ("handles", Kinds::HANDLES),
        ("hashtags", Kinds::HASHTAGS),
        ("numbers", Kinds::NUMBERS),
        ("code", Kinds::CODE),
        ("emoji", Kinds::EMOJI),
    ];

    /// Whether all of the other kinds are among these.
    pub const fn contains(self, other: Kinds) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether any of the other kinds is among these.
    pub const fn overlaps(self, other: Kinds) -> bool {
        self.0 & other.0 != 0
    }

    /// These kinds and the others.
    #[must_use]
    pub const fn union(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    /// Whether it is no kind at all.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl Choice for Kinds {
    /// Names with commas between them; nothing or "none" is no kind, "all" is every kind.
    fn from_name(name: &str) -> Option<Self> {
        match name.trim() {
            "" | "none" => Some(Kinds::NONE),
            "all" => Some(Kinds::ALL),
            list => list.split(',').try_fold(Kinds::NONE, |kinds, part| {
                let (_, kind) = Self::NAMES.into_iter().find(|(name, _)| *name == part.trim())?;
                Some(kinds.union(kind))
            }),
        }
    }

    fn names() -> Vec<&'static str> {
        Self::NAMES.into_iter().map(|(name, _)| name).collect()
    }

    fn to_name(&self) -> String {
        let parts: Vec<_> = Self::NAMES
            .into_iter()
            .filter(|(_, kind)| self.contains(*kind))
            .map(|(name, _)| name)
            .collect();
        if parts.is_empty() { "none".to_owned() } else { parts.join(",") }
    }
}

/// How certain a restored half-space must be, in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Threshold(u32);

impl Threshold {
    /// The threshold as a number between 0 and 1.
    pub fn value(self) -> f64 {
        f64::from(self.0) / 1e6
    }
}

impl Choice for Option<Threshold> {
    fn from_name(name: &str) -> Option<Self> {
        if name == "auto" {
            return Some(None);
        }
        let value: f64 = name.parse().ok()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        (0.0..=1.0).contains(&value).then(|| Some(Threshold((value * 1e6).round() as u32)))
    }

    fn names() -> Vec<&'static str> {
        vec!["auto", "a number between 0 and 1"]
    }

    fn to_name(&self) -> String {
        self.map_or_else(|| "auto".to_owned(), |t| t.value().to_string())
    }
}

impl Choice for bool {
    fn from_name(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    fn names() -> Vec<&'static str> {
        vec!["true", "false"]
    }

    fn to_name(&self) -> String {
        self.to_string()
    }
}

/// Makes the struct of all options, readable and settable by name.
macro_rules! options {
    ($($(#[$doc:meta])* $field:ident: $type:ty,)+) => {
        /// What normalization does and leaves alone.
        ///
        /// ```
        /// use yeksan::script::Language;
        /// use yeksan::text::{Digits, Options};
        /// let mut options = Options::for_language(Language::Persian);
        /// options.set("digits", "latin")?;
        /// assert_eq!(options.digits, Digits::Latin);
        /// assert!(options.set("digits", "roman").is_err());
        /// # Ok::<(), yeksan::Error>(())
        /// ```
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub struct Options { $($(#[$doc])* pub $field: $type,)+ }

        impl Options {
            /// The names of all options, in the order of the documentation.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($field),)+];

            /// Sets an option by name; `profile` changes only itself, not what it makes default.
            pub fn set(&mut self, name: &str, value: &str) -> Result<()> {
                match name {
                    $(stringify!($field) => self.$field = parse(name, value)?,)+
                    _ => return Err(unknown(name)),
                }
                Ok(())
            }

            /// The value of an option as a string.
            pub fn get(&self, name: &str) -> Result<String> {
                match name {
                    $(stringify!($field) => Ok(self.$field.to_name()),)+
                    _ => Err(unknown(name)),
                }
            }
        }
    };
}

options! {
    /// What the result is for.
    profile: Profile,
    /// Unicode normalization form.
    form: Form,
    /// Arabic presentation forms and ligatures.
    presentation: Presentation,
    /// Letters that another keyboard wrote.
    letters: Letters,
    /// Which digits are written.
    digits: Digits,
    /// Harakat, dagger alef and Qur'anic marks.
    marks: Marks,
    /// The kashida.
    tatweel: Strip,
    /// Bidi controls, byte order mark and soft hyphen.
    bidi: Strip,
    /// Control characters.
    controls: Strip,
    /// Full-width forms and Latin ligatures.
    compatibility: Fold,
    /// Letters repeated three times or more.
    elongation: Elongation,
    /// The ezafe after a silent heh.
    ezafe: Ezafe,
    /// Half-spaces.
    zwnj: HalfSpaces,
    /// How certain a restored half-space must be, instead of what `zwnj` says.
    threshold: Option<Threshold>,
    /// Whether spaces are put right.
    spacing: bool,
    /// Line ends.
    lines: Lines,
    /// Whether a space is put between a number and a word.
    number_spacing: bool,
    /// Punctuation marks.
    punctuation: Punctuation,
    /// Punctuation marks repeated for emphasis.
    repeated_marks: RepeatedMarks,
    /// Quotation marks.
    quotes: Quotes,
    /// Three dots.
    ellipsis: Ellipsis,
    /// Dashes written as hyphens.
    dashes: Dashes,
    /// Decimal and thousands separators.
    separators: Separators,
    /// Upper and lower case.
    case: Case,
    /// Accents of Latin letters.
    accents: Accents,
    /// أ إ آ ٱ as ا.
    alef: Fold,
    /// ؤ ئ as و ي.
    hamza: Fold,
    /// ة as ه.
    teh_marbuta: Fold,
    /// ى as ي.
    alef_maqsura: Fold,
    /// HTML entities.
    entities: Entities,
    /// HTML tags.
    tags: Strip,
    /// Text decoded with the wrong encoding.
    repair: Repair,
    /// What is replaced by a mask such as [URL].
    mask: Kinds,
    /// What a mask is.
    mask_with: MaskWith,
    /// What is never altered inside.
    protect: Kinds,
}

impl Options {
    /// The defaults of a language, for text that is to be read.
    pub fn for_language(language: Language) -> Self {
        Self::for_profile(language, Profile::Read)
    }

    /// The defaults of a language and a profile.
    pub fn for_profile(language: Language, profile: Profile) -> Self {
        let known = matches!(
            language,
            Language::Persian | Language::Arabic | Language::Italian | Language::English
        );
        let read = Options {
            profile,
            form: Form::Nfc,
            presentation: Presentation::Fold,
            letters: if known { Letters::Language } else { Letters::Keep },
            digits: Digits::Keep,
            marks: Marks::Keep,
            tatweel: Strip::Strip,
            bidi: Strip::Strip,
            controls: Strip::Keep,
            compatibility: Fold::Keep,
            elongation: Elongation::Keep,
            ezafe: Ezafe::Keep,
            zwnj: if language == Language::Persian {
                HalfSpaces::Careful
            } else {
                HalfSpaces::Keep
            },
            threshold: None,
            spacing: true,
            lines: Lines::Keep,
            number_spacing: false,
            punctuation: if known { Punctuation::Local } else { Punctuation::Keep },
            repeated_marks: RepeatedMarks::Keep,
            quotes: Quotes::Keep,
            ellipsis: Ellipsis::Keep,
            dashes: Dashes::Keep,
            separators: Separators::Keep,
            case: Case::Keep,
            accents: Accents::Keep,
            alef: Fold::Keep,
            hamza: Fold::Keep,
            teh_marbuta: Fold::Keep,
            alef_maqsura: Fold::Keep,
            entities: Entities::Keep,
            tags: Strip::Keep,
            repair: Repair::None,
            mask: Kinds::NONE,
            mask_with: MaskWith::Label,
            protect: Kinds::ALL,
        };
        match profile {
            Profile::Read => read,
            Profile::Search => Options {
                letters: Letters::Unify,
                digits: Digits::Latin,
                marks: Marks::Strip,
                zwnj: HalfSpaces::Strip,
                punctuation: Punctuation::Ascii,
                quotes: Quotes::Ascii,
                ellipsis: Ellipsis::Dots,
                case: Case::Fold,
                accents: Accents::Strip,
                alef: Fold::Fold,
                hamza: Fold::Fold,
                teh_marbuta: Fold::Fold,
                alef_maqsura: Fold::Fold,
                protect: Kinds::URLS.union(Kinds::EMAILS).union(Kinds::NUMBERS).union(Kinds::CODE),
                ..read
            },
        }
    }

    /// Every option and its value as strings, in the order of the documentation.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        Self::NAMES.iter().filter_map(|name| Some((*name, self.get(name).ok()?))).collect()
    }
}

fn parse<T: Choice>(name: &str, value: &str) -> Result<T> {
    T::from_name(value).ok_or_else(|| {
        let allowed = T::names();
        Error::option(format!("{name}={value:?} is not known; use {}", quoted(&allowed)))
    })
}

#[cold]
fn unknown(name: &str) -> Error {
    Error::option(format!(
        "there is no option {name:?}; the options are {}",
        Options::NAMES.join(", ")
    ))
}

fn quoted(names: &[&str]) -> String {
    let parts: Vec<_> = names
        .iter()
        .map(|n| if n.contains(' ') { (*n).to_owned() } else { format!("{n:?}") })
        .collect();
    parts.join(", ")
}
