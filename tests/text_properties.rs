//! What holds for every text and every option set.

use proptest::prelude::*;
use yeksan::Interrupt;
use yeksan::script::Language;
use yeksan::text::{Alignment, Normalizer};

/// Pieces that rules care about, and what they meet in real text.
const PIECES: &[&str] = &[
    // Letters of the four languages and of others.
    "ک",
    "ك",
    "ی",
    "ي",
    "ى",
    "ه",
    "ە",
    "ہ",
    "ة",
    "آ",
    "أ",
    "إ",
    "ؤ",
    "ئ",
    "ء",
    "ۀ",
    "ا",
    "ل",
    "د",
    "ر",
    "و",
    "م",
    "ب",
    "ت",
    "ن",
    "س",
    "پ",
    "چ",
    "ژ",
    "گ",
    "ێ",
    "ټ",
    "ٹ",
    "ے",
    "a",
    "b",
    "w",
    "W",
    "I",
    "E",
    "l",
    "d",
    "n",
    "s",
    "t",
    "e",
    "è",
    "é",
    "É",
    "ß",
    "İ",
    "ø",
    "ﬁ",
    "Σ",
    "ς",
    "д",
    "ש",
    "中",
    "각",
    "ᄀ",
    "ᅡ",
    "ᆨ",
    "が",
    "क",
    "्",
    "ो",
    // Words.
    "می",
    "نمی",
    "ها",
    "های",
    "تر",
    "ترین",
    "کار",
    "در\u{200C}ها",
    "ر\u{200C}هایخوب",
    "شود",
    "کتاب",
    "خانه",
    "على",
    "علی",
    "ال",
    "perche",
    "citta",
    "dell",
    "don",
    "www",
    "dell'",
    "l'",
    "è",
    "III",
    // Marks, joiners, kashida, invisible controls.
    "\u{64E}",
    "\u{651}",
    "\u{64B}",
    "\u{653}",
    "\u{654}",
    "\u{655}",
    "\u{670}",
    "\u{6D6}",
    "\u{301}",
    "\u{300}",
    "\u{323}",
    "\u{5B0}",
    "\u{200C}",
    "\u{200C}",
    "\u{200D}",
    "\u{640}",
    "\u{640}",
    "\u{200F}",
    "\u{200E}",
    "\u{202B}",
    "\u{202C}",
    "\u{2067}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{AC}",
    "\u{200B}",
    "\u{2060}",
    "\u{61C}",
    // Spaces and line ends.
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\u{A0}",
    "\u{202F}",
    "\u{3000}",
    "\t",
    "\n",
    "\r\n",
    "\u{2028}",
    "\u{85}",
    "\0",
    // Digits and numbers.
    "1",
    "۱",
    "١",
    "12.5",
    "1,200",
    "۱۲٫۵",
    "٫",
    "٬",
    "12:30",
    "0",
    // Punctuation.
    ".",
    ",",
    ";",
    ":",
    "!",
    "?",
    "،",
    "؛",
    "؟",
    "٪",
    "%",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "«",
    "»",
    "“",
    "”",
    "‘",
    "’",
    "\"",
    "'",
    "-",
    "–",
    "—",
    "…",
    "...",
    "/",
    "_",
    "*",
    "&",
    "&amp;",
    "<",
    ">",
    "=",
    "|",
    "۔",
    // What is no prose.
    "http://a.ir/b",
    "https://",
    "www.a.ir",
    "a@b.com",
    "@",
    "@user",
    "#",
    "#tag",
    "#كتاب",
    "`",
    "```",
    "`x`",
    "a.com/x",
    ":)",
    "://",
    // What the web and wrong encodings leave over.
    "&lt;",
    "b&gt;",
    "&#39;",
    "&nbsp;",
    "&zwnj;",
    "<b>",
    "</p>",
    "<br/>",
    "Ã©",
    "Ø³",
    "ط³ط§",
    "ÓáÇã",
    "â€™",
    "\u{93}",
    "ｆ，",
    "--",
    "---",
    "!!؟",
    "''",
    "``",
    "۱۲.۵",
    "۱,۲۰۰",
    "ه ی ",
    // Presentation forms and emoji.
    "\u{FEFB}",
    "\u{FDF2}",
    "\u{FDFC}",
    "\u{FE8E}",
    "\u{FEE3}",
    "\u{FE70}",
    "\u{FC60}",
    "\u{FDFA}",
    "😀",
    "👩‍👩‍👧",
    "🇮🇷",
    "❤️",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        9 => prop::collection::vec(prop::sample::select(PIECES), 0..24)
            .prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

/// The values of each option, as `set` takes them.
const OPTIONS: &[(&str, &[&str])] = &[
    ("profile", &["read", "search"]),
    ("form", &["nfc", "none"]),
    ("presentation", &["fold", "keep"]),
    ("letters", &["true", "false", "unify"]),
    ("digits", &["keep", "latin", "persian", "arabic-indic"]),
    ("marks", &["keep", "strip", "shadda", "signs"]),
    ("tatweel", &["strip", "keep"]),
    ("bidi", &["strip", "keep"]),
    ("elongation", &["keep", "two", "one"]),
    ("ezafe", &["keep", "hamza", "yeh"]),
    ("zwnj", &["keep", "tidy", "careful", "full", "strip", "space"]),
    ("spacing", &["true", "false"]),
    ("punctuation", &["local", "keep", "ascii", "strip"]),
    ("quotes", &["keep", "local", "ascii"]),
    ("ellipsis", &["keep", "sign", "dots"]),
    ("case", &["keep", "fold"]),
    ("accents", &["keep", "restore", "strip"]),
    ("alef", &["keep", "fold"]),
    ("hamza", &["keep", "fold"]),
    ("teh_marbuta", &["keep", "fold"]),
    ("alef_maqsura", &["keep", "fold"]),
    ("controls", &["keep", "strip"]),
    ("compatibility", &["keep", "fold"]),
    ("lines", &["keep", "two", "one", "space"]),
    ("number_spacing", &["false", "true"]),
    ("repeated_marks", &["keep", "one"]),
    ("dashes", &["keep", "long"]),
    ("separators", &["keep", "local", "ascii"]),
    ("entities", &["keep", "decode"]),
    ("tags", &["keep", "strip"]),
    ("repair", &["none", "mojibake"]),
    ("mask", &["none", "urls", "all", "numbers,handles", "emoji"]),
    ("mask_with", &["label", "nothing"]),
    ("protect", &["all", "none", "numbers", "urls,emails,code"]),
];

type Settings = Vec<(&'static str, &'static str)>;

/// A language, or none, and some options that differ from the defaults.
fn settings() -> impl Strategy<Value = (Option<Language>, Settings)> {
    let one = prop::sample::select(OPTIONS)
        .prop_flat_map(|(name, values)| (Just(name), prop::sample::select(values)));
    let options =
        prop::collection::btree_map(one.clone().prop_map(|o| o.0), one, 0..8).prop_map(|map| {
            let mut options: Settings = Vec::new();
            for (_, (name, value)) in map {
                if !options.iter().any(|(n, _)| *n == name) {
                    options.push((name, value));
                }
            }
            options
        });
    let language = prop_oneof![
        2 => Just(None),
        6 => prop::sample::select(&[
            Language::Persian, Language::Arabic, Language::Italian, Language::English,
        ][..]).prop_map(Some),
        1 => prop::sample::select(&Language::ALL[..]).prop_map(Some),
    ];
    (language, options)
}

fn replay(alignment: &Alignment) -> String {
    let (original, normalized) = (alignment.original(), alignment.normalized());
    let (mut out, mut at) = (String::new(), 0);
    for edit in alignment.edits() {
        out.push_str(&original[at..edit.original.start]);
        assert_eq!(out.len(), edit.normalized.start, "{edit:?}");
        out.push_str(&normalized[edit.normalized.clone()]);
        at = edit.original.end;
    }
    out.push_str(&original[at..]);
    out
}

/// Both directions: monotone, inside the text, on characters, and true for unchanged runs.
fn check_offsets(alignment: &Alignment) {
    let normalized = alignment.normalized();
    let original = alignment.original();
    let positions =
        |s: &str| -> Vec<usize> { s.char_indices().map(|(i, _)| i).chain([s.len()]).collect() };
    let there: Vec<_> = positions(normalized);
    let (mut last_start, mut last_end) = (0, 0);
    for pair in there.windows(2) {
        let span = alignment.to_original(pair[0]..pair[1]);
        assert!(span.start <= span.end && span.end <= original.len());
        assert!(original.is_char_boundary(span.start) && original.is_char_boundary(span.end));
        assert!(span.start >= last_start && span.end >= last_end, "{pair:?} {span:?}");
        (last_start, last_end) = (span.start, span.end);
        let edited = alignment
            .edits()
            .iter()
            .any(|e| e.normalized.start < pair[1] && pair[0] < e.normalized.end);
        if !edited {
            assert_eq!(&original[span], &normalized[pair[0]..pair[1]]);
        }
    }
    (last_start, last_end) = (0, 0);
    for pair in positions(original).windows(2) {
        let span = alignment.to_normalized(pair[0]..pair[1]);
        assert!(span.start <= span.end && span.end <= normalized.len());
        assert!(normalized.is_char_boundary(span.start) && normalized.is_char_boundary(span.end));
        assert!(span.start >= last_start && span.end >= last_end);
        (last_start, last_end) = (span.start, span.end);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn normalizing_twice_is_normalizing_once(
        text in texts(),
        (language, options) in settings(),
    ) {
        let normalizer = Normalizer::new(language, &options).unwrap();
        let once = normalizer.normalize(&text, &Interrupt::new()).unwrap();
        let twice = normalizer.normalize(&once, &Interrupt::new()).unwrap();
        prop_assert_eq!(&once, &twice, "from {:?}", text);
    }

    #[test]
    fn edits_lead_from_the_original_to_the_normalized_text(
        text in texts(),
        (language, options) in settings(),
    ) {
        let normalizer = Normalizer::new(language, &options).unwrap();
        let alignment = normalizer.align(&text, &Interrupt::new()).unwrap();
        prop_assert_eq!(alignment.original(), &text);
        prop_assert_eq!(
            alignment.normalized(),
            &*normalizer.normalize(&text, &Interrupt::new()).unwrap()
        );
        prop_assert_eq!(&replay(&alignment), alignment.normalized());
        check_offsets(&alignment);
        let mut out = String::from("x");
        let changed = normalizer.normalize_into(&text, &mut out, &Interrupt::new()).unwrap();
        prop_assert_eq!(&out[1..], alignment.normalized());
        prop_assert_eq!(changed, text != alignment.normalized());
        prop_assert_eq!(changed, !alignment.edits().is_empty());
    }
}
