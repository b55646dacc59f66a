//! Tables of texts and what they become; `normalize` and `align` both run each line.

use yeksan::Interrupt;
use yeksan::script::Language::{self, *};
use yeksan::text::Normalizer;

type Case = (&'static str, &'static str);
type Settings = &'static [(&'static str, &'static str)];

fn check(language: impl Into<Option<Language>>, settings: Settings, cases: &[Case]) {
    let language = language.into();
    let normalizer = Normalizer::new(language, settings).unwrap();
    for (input, expected) in cases {
        let normalized = normalizer.normalize(input, &Interrupt::new()).unwrap();
        assert_eq!(normalized, *expected, "{language:?} {settings:?} {input:?}");
        let alignment = normalizer.align(input, &Interrupt::new()).unwrap();
        assert_eq!(alignment.normalized(), *expected, "aligned: {input:?}");
        let mut replayed = input.to_string();
        for edit in alignment.edits().iter().rev() {
            replayed.replace_range(
                edit.original.clone(),
                &alignment.normalized()[edit.normalized.clone()],
            );
        }
        assert_eq!(replayed, *expected, "replayed: {input:?}");
    }
}

/// Texts that stay as they are.
fn stay(language: impl Into<Option<Language>>, settings: Settings, texts: &[&'static str]) {
    let cases: Vec<Case> = texts.iter().map(|t| (*t, *t)).collect();
    check(language, settings, &cases);
}

#[test]
fn form() {
    check(
        None,
        &[],
        &[
            ("e\u{301}", "é"),
            ("آ أ إ ؤ ئ", "آ أ إ ؤ ئ"),
            ("ا\u{653} ا\u{654} ا\u{655} و\u{654} ي\u{654}", "آ أ إ ؤ ئ"),
            // Marks in canonical order: fatha before shadda.
            ("مح\u{651}\u{64E}د", "مح\u{64E}\u{651}د"),
            ("\u{1100}\u{1161}\u{11A8}", "각"),
            ("\u{212B}\u{2126}", "ÅΩ"),
            ("q\u{307}\u{323}", "q\u{323}\u{307}"),
        ],
    );
    // The hamza is composed before the yeh becomes Persian.
    check(Persian, &[], &[("مسي\u{654}ول كي\u{64E}\u{654}", "مسئول کئ\u{64E}")]);
    stay(Persian, &[("form", "none")], &["e\u{301}", "ا\u{653}", "مح\u{651}\u{64E}د"]);
}

#[test]
fn presentation() {
    check(
        None,
        &[],
        &[
            ("\u{FEFB} \u{FEF5} \u{FDF2}", "لا لآ الله"),
            ("\u{FDFA}", "صلى الله عليه وسلم"),
            ("\u{FED1}\u{FEF0} \u{FE8D}\u{FEDF}\u{FE92}\u{FEF4}\u{FE96}", "فى البيت"),
        ],
    );
    check(
        Persian,
        &[],
        &[
            ("\u{FB56}\u{FE8E}\u{FEF3}\u{FE8E}\u{FEE5}", "پایان"),
            ("۵۰ \u{FDFC}", "۵۰ ریال"),
            ("\u{FDFD}", "بسم الله الرحمن الرحیم"),
        ],
    );
    check(Arabic, &[], &[("50 \u{FDFC}", "50 ريال"), ("ب\u{FE76}", "ب\u{64E}")]);
    // Compatibility forms of other scripts are not touched.
    stay(None, &[], &["ﬁne ²³ ½ ™ Ⅳ ｆｕｌｌ", "x \u{FE76}"]);
    stay(Arabic, &[("presentation", "keep")], &["\u{FEFB}"]);
}

#[test]
fn letters() {
    check(
        Persian,
        &[],
        &[("كتاب علي و موسى", "کتاب علی و موسی"), ("ہمہ ھمە", "همه همه"), ("رحمۃ", "رحمة")],
    );
    stay(Persian, &[], &["مسئول رؤیا تأکید جزء مؤمن رأس رئیس لئیم رحمة آن ٱ"]);
    stay(Persian, &[("letters", "false")], &["كتاب علي"]);
    check(
        Arabic,
        &[],
        &[
            ("کتاب فی البیت", "كتاب في البيت"),
            ("علی الطاولة إلی حتی", "على الطاولة إلى حتى"),
            ("مصطفی", "مصطفى"),
            ("ہذہ ھنا", "هذه هنا"),
        ],
    );
    stay(Arabic, &[], &["على مستوى گوگل پاريس چاي ڤيينا إلى الآن"]);
    for language in [Sorani, Pashto, Urdu, Undetermined] {
        stay(
            language,
            &[],
            &["ئەمڕۆ ێ ۆ ڵ ھەموو", "ښه نړۍ ټول څوک ېې", "یہ ہے ٹھیک بڑے ہوئے ۂ", "كي کی ىە"],
        );
    }
}

#[test]
fn digits() {
    check(
        Persian,
        &[("digits", "latin")],
        &[
            ("۱۲٫۵ و ۱٬۲۰۰ و ٣٤", "12.5 و 1,200 و 34"),
            ("۱۴۰۰/۱۰/۹ ساعت ۱۲:۳۰", "1400/10/9 ساعت 12:30"),
        ],
    );
    check(
        Persian,
        &[("digits", "persian")],
        &[
            ("سال 1400 و ٣٤", "سال ۱۴۰۰ و ۳۴"),
            ("12.5 درصد 1,200", "۱۲.۵ درصد ۱,۲۰۰"),
            ("ویندوز 10", "ویندوز ۱۰"),
        ],
    );
    stay(
        Persian,
        &[("digits", "persian")],
        &["B12 mp3 GPT-4 COVID-19 12.5kg H2O", "a@b1.com", "http://a.ir/1"],
    );
    check(Arabic, &[("digits", "arabic-indic")], &[("سنة 2022 و ۳", "سنة ٢٠٢٢ و ٣")]);
    stay(None, &[], &["1 ۱ ١"]);
}

#[test]
fn marks() {
    check(
        Arabic,
        &[("marks", "strip")],
        &[
            ("فِي البَيْتِ", "في البيت"),
            ("مُحَمَّدٌ", "محمد"),
            ("هٰذا الرَّحْمٰنِ", "هذا الرحمن"),
            ("شيئًا", "شيئا"),
            // A hamza or madda is part of its letter.
            ("ا\u{64E}\u{654}", "أ"),
            ("قرآن", "قرآن"),
        ],
    );
    check(Persian, &[("marks", "strip")], &[("لطفاً کِتاب خانهٔ", "لطفا کتاب خانهٔ")]);
    stay(Arabic, &[], &["فِي البَيْتِ شيئًا"]);
}

#[test]
fn tatweel() {
    check(None, &[], &[("سـلامـــت", "سلامت"), ("بـَيت", "بَيت"), ("هـذا", "هذا")]);
    check(
        Arabic,
        &[],
        &[("سنة 1443 هـ.", "سنة 1443 هـ."), ("1443 هــــ", "1443 هـ"), ("(1443هـ)", "(1443هـ)")],
    );
    // No kashida: a dash, a seat for a hamza, a mark on its own.
    stay(None, &[], &["۱۱ـ۲۳", "a ـ b", "مسـٔول", "ـَ"]);
    stay(None, &[("tatweel", "keep")], &["سـلام"]);
}

#[test]
fn bidi() {
    check(
        None,
        &[],
        &[
            ("\u{FEFF}سلام\u{200F} \u{202B}دنیا\u{202C}", "سلام دنیا"),
            ("a\u{AD}b\u{2060}c\u{2067}d\u{2069}", "abcd"),
            ("ا\u{200F}\u{653}", "آ"),
        ],
    );
    check(Persian, &[], &[("گفت\u{200F} \u{200F}، \u{200F}او", "گفت، او")]);
    // The space between words of Thai; the joiners of emoji and Indic scripts.
    stay(None, &[], &["ไป\u{200B}มา", "👩\u{200D}👧", "क\u{94D}\u{200D}ष"]);
    stay(None, &[("bidi", "keep")], &["a\u{200F}b"]);
}

#[test]
fn elongation() {
    check(Persian, &[("elongation", "one")], &[("سلامممم!", "سلام!"), ("عالیییي", "عالی")]);
    check(Persian, &[("elongation", "two")], &[("سلامممم", "سلامم")]);
    check(Italian, &[("elongation", "one")], &[("sìììì ciaooooo", "sì ciao")]);
    stay(Arabic, &[("elongation", "one")], &["تتتبع بببغاء", "الله", "ممكن"]);
    stay(English, &[("elongation", "one")], &["www III XVIII xxiii AAA 0xfff too see", "1000000"]);
    stay(Persian, &[], &["سلامممم"]);
}

#[test]
fn ezafe() {
    check(
        Persian,
        &[("ezafe", "hamza")],
        &[
            ("خانه\u{200C}ی ما، خانۀ ما، خانهٔ ما", "خانهٔ ما، خانهٔ ما، خانهٔ ما"),
            ("بهانهء من", "بهانهٔ من"),
        ],
    );
    check(
        Persian,
        &[("ezafe", "yeh")],
        &[("خانهٔ ما، خانۀ ما، بهانهء من", "خانه\u{200C}ی ما، خانه\u{200C}ی ما، بهانه\u{200C}ی من")],
    );
    stay(Persian, &[], &["خانه\u{200C}ی ما خانۀ ما خانهٔ ما"]);
    stay(Persian, &[("ezafe", "hamza")], &["خانه\u{200C}ای جزء شیء خانه\u{200C}یک"]);
}

#[test]
fn half_spaces_tidied() {
    check(
        Persian,
        &[("zwnj", "tidy")],
        &[
            ("کتاب\u{200C}\u{200C}ها", "کتاب\u{200C}ها"),
            ("\u{200C}کتاب\u{200C} ها\u{200C}.", "کتاب ها."),
            ("دفتر\u{200C}ها", "دفترها"),
            ("کتاب\u{200C}\u{200F}ها", "کتاب\u{200C}ها"),
            ("خانه\u{200C}\u{654}", "خانه\u{654}"),
            ("کتاب¬ها و دفتر¬ها", "کتاب\u{200C}ها و دفترها"),
            ("حرف\u{AD}هاست", "حرف\u{200C}هاست"),
            ("چشیده\u{200C}ایم\u{200C}، دریابیم\u{200C}.", "چشیده\u{200C}ایم، دریابیم."),
        ],
    );
    stay(Persian, &[("quotes", "local")], &["هـ\u{64E}\u{200C}ها"]);
    stay(Persian, &[("zwnj", "tidy")], &["می\u{200C}شود PDF\u{200C}ها ۲۰\u{200C}ساله a ¬ b ¬x"]);
    // After a letter that does not join it shows nothing: it goes before a suffix, and stays between two words as they were written.
    check(
        Persian,
        &[("zwnj", "tidy")],
        &[
            ("کار\u{200C}هاي تیز\u{200C}تر", "کارهای تیزتر"),
            ("مادر\u{200C}شان منتشر\u{200C} \u{200C}شد", "مادرشان منتشر شد"),
            ("کار\u{200C}تر\u{200C}ین کار\u{AD}خانه", "کارتر\u{200C}ین کارخانه"),
        ],
    );
    stay(Persian, &[("zwnj", "tidy")], &["منتشر\u{200C}شده در\u{200C}برگیرنده"]);
    check(Arabic, &[("zwnj", "tidy")], &[("دور\u{200C}النشر", "دورالنشر")]);
    check(Persian, &[("zwnj", "strip")], &[("می\u{200C}شود", "میشود")]);
    check(Persian, &[("zwnj", "space")], &[("می\u{200C}شود \u{200C}تا", "می شود تا")]);
    stay(Arabic, &[], &["مي\u{200C}شود\u{200C} x"]);
}

#[test]
fn spaces() {
    check(
        None,
        &[],
        &[
            ("  a  b \t c  ", "a b c"),
            ("a \n  b\r\n c", "a\nb\r\nc"),
            ("a\u{A0}b\u{2009}c\u{3000}d", "a b c d"),
            ("\n\n a\n\n\nb\n", "\n\na\n\n\nb\n"),
            (" ", ""),
        ],
    );
    stay(None, &[("spacing", "false")], &["  a  b \t c  ", "a , b", "«  a »"]);
    // A language that the rules do not know keeps its spaces around punctuation.
    stay(Undetermined, &[], &["Bonjour ! « oui » ; non ?", "a .b"]);
}

#[test]
fn spaces_around_persian_and_arabic_punctuation() {
    check(
        Persian,
        &[],
        &[
            ("گفت : سلام ،دنیا !", "گفت: سلام، دنیا!"),
            ("متمرکز است.به گفته", "متمرکز است. به گفته"),
            ("(۲۰ دی )، ( ۲۲ دی)", "(۲۰ دی)، (۲۲ دی)"),
            ("« سلام » گفت", "«سلام» گفت"),
            ("ناصر گفت:«من می\u{200C}روم.»", "ناصر گفت: «من می\u{200C}روم.»"),
            ("سلام!چطوری؟خوبم", "سلام! چطوری؟ خوبم"),
            ("ناتو(سازمان پیمان)", "ناتو (سازمان پیمان)"),
            ("او گفت«سلام»و رفت", "او گفت «سلام» و رفت"),
            ("«الف»و«ب»ی", "«الف» و «ب»ی"),
            ("سلام!!!چطوری؟!خوبم", "سلام!!! چطوری؟! خوبم"),
            ("سلام :( خوبی ؟ نه ;-(( بد", "سلام :( خوبی؟ نه ;-(( بد"),
            ("شاخص( بورس ) و f( x )", "شاخص (بورس) و f(x)"),
            ("در سال ۱۴۰۰.او رفت", "در سال ۱۴۰۰. او رفت"),
        ],
    );
    stay(
        Persian,
        &[],
        &[
            "کتاب(ها) «ناتو»یی ق.م. ه.ق ۱۲:۳۰ ۱۲.۵ ۱,۲۰۰ ۱۴۰۰/۱۰/۹ :) ;) :-( .NET",
            "ناتو – روسیه آسیا-پاسیفیک",
            "[ ] کار",
            "بی.بی.سی و یو.اس.بی و ان.بی.ای و ک.گ.ب",
            "خداحافظ... به به",
            "نه :( ^_^ و :[ و ;'( او",
            // A bracket of the wrong direction.
            "متن )درون( بیرون )دوم( پایان",
            "شاخص( بورس )رشد",
        ],
    );
    check(
        Arabic,
        &[],
        &[
            ("قال :مرحبا ،كيف الحال ؟", "قال: مرحبا، كيف الحال؟"),
            ("(الناتو )وتقديم", "(الناتو) وتقديم"),
        ],
    );
    stay(
        Arabic,
        &[],
        &[
            "د.محمد",
            "ب«حزب الله» و«ناتو»",
            "ديسمبر/كانون الأول",
            "- لم تتم تسميته -",
            "بي.بي.سي وسي.إن.إن وأ.ف.ب",
            "يمكن -ويجب- أن",
        ],
    );
}

#[test]
fn spaces_around_italian_and_english_punctuation() {
    check(
        Italian,
        &[],
        &[
            ("sicurezza è negativa . Secondo", "sicurezza è negativa. Secondo"),
            ("ciao ,come stai ?Bene", "ciao, come stai? Bene"),
            ("l' Ucraina e dell’ Europa", "l'Ucraina e dell’Europa"),
            ("dell 'Ucraina", "dell'Ucraina"),
            ("l ' Ucraina , dell ’ Europa", "l'Ucraina, dell’Europa"),
            ("( vedi sotto )", "(vedi sotto)"),
            ("fine.La Russia", "fine. La Russia"),
            ("“ ciao ” disse", "“ciao” disse"),
        ],
    );
    stay(
        Italian,
        &[],
        &[
            "un po' di l’Occidente 100.000 soldati 1° febbraio “ciao” 12:30",
            "delineano ” una seria via diplomatica “. Ha",
            "l’alleanza non è 'ciao' e po' altro",
        ],
    );
    check(
        English,
        &[],
        &[
            ("I don 't know , he said .", "I don't know, he said."),
            ("sad :( but see( below ) !", "sad :( but see(below)!"),
        ],
    );
    stay(
        English,
        &[],
        &[
            "Node.js U.S. Army .NET e.g. this, 5 a.m. x.y a,b John's 'quoted' text",
            "the dogs ' house",
        ],
    );
}

#[test]
fn punctuation() {
    check(
        Persian,
        &[],
        &[
            ("سلام, دنیا; خوبی?", "سلام، دنیا؛ خوبی؟"),
            ("در سال 2020, او", "در سال 2020، او"),
            ("۵۰% مردم", "۵۰٪ مردم"),
        ],
    );
    stay(Persian, &[], &["Hello, world; are you? 50% 1,200", "http://a.ir/?a,b;c"]);
    check(Arabic, &[], &[("مرحبا, كيف الحال?", "مرحبا، كيف الحال؟")]);
    check(Italian, &[], &[("ciao، come stai؟", "ciao, come stai?")]);
    check(
        Persian,
        &[("punctuation", "ascii")],
        &[("سلام، دنیا؛ خوبی؟ – ۵٪", "سلام, دنیا; خوبی? - ۵%")],
    );
    stay(Persian, &[("punctuation", "keep")], &["سلام, دنیا?"]);
}

#[test]
fn quotes() {
    check(
        Persian,
        &[("quotes", "local")],
        &[
            ("او گفت \"سلام\" و “خوبم”", "او گفت «سلام» و «خوبم»"),
            ("\"این\" یا \"آن\".", "«این» یا «آن»."),
            ("„این“ یا „آن” یا “او”", "«این» یا «آن» یا «او»"),
            ("5\" مانیتور", "5\" مانیتور"),
        ],
    );
    check(Italian, &[("quotes", "local")], &[("\"ciao\" dell'Ucraina", "“ciao” dell’Ucraina")]);
    check(
        Italian,
        &[("quotes", "ascii")],
        &[("“ciao” «sì» l’Ucraina", "\"ciao\" \"sì\" l'Ucraina")],
    );
    check(English, &[("quotes", "local")], &[("„Hallo“ he said", "“Hallo” he said")]);
    stay(Undetermined, &[("quotes", "local")], &["„Hallo“ sagte er"]);
    stay(Persian, &[], &["“ساحل” \"x\" ‘y’"]);
}

#[test]
fn ellipsis() {
    check(Persian, &[("ellipsis", "sign")], &[("خب... بعد......", "خب… بعد…")]);
    check(Persian, &[("ellipsis", "dots")], &[("خب… بعد", "خب... بعد")]);
    stay(Persian, &[], &["خب... بعد… و.."]);
}

#[test]
fn case_and_accents() {
    check(English, &[("case", "fold")], &[("The ÉCOLE ΣΑΣ", "the école σασ")]);
    check(
        Italian,
        &[("accents", "restore")],
        &[
            (
                "perche' la citta' e' piu' bella, cosi' puo'",
                "perché la città è più bella, così può",
            ),
            ("E' vero", "È vero"),
            (
                "c'e' la realta' che diventera' verita', si'",
                "c'è la realtà che diventerà verità, sì",
            ),
        ],
    );
    stay(
        Italian,
        &[("accents", "restore")],
        &["un po' di mo' e 'citta' 'e' l'eta", "la 'bella primavera' e 'una vita' di sera"],
    );
    check(Italian, &[("accents", "strip")], &[("perché così ØŁ", "perche cosi OL")]);
}

#[test]
fn single_folds() {
    check(Arabic, &[("alef", "fold")], &[("أإآٱا ة ى", "ااااا ة ى")]);
    check(Arabic, &[("hamza", "fold")], &[("مسؤول رئيس", "مسوول رييس")]);
    check(Arabic, &[("teh_marbuta", "fold")], &[("مدرسة", "مدرسه")]);
    check(Arabic, &[("alef_maqsura", "fold")], &[("على", "علي")]);
}

#[test]
fn search_profile() {
    let search: Settings = &[("profile", "search")];
    check(
        Persian,
        search,
        &[("مسئولِ كتاب\u{200C}خانهٔ ۱۲", "مسیول کتابخانه 12"), ("می\u{200C}شود، نه؟", "میشود, نه?")],
    );
    check(Arabic, search, &[("أُمَّةٌ إلى القِمَّة، «نَعَم»؟", "امه الی القمه, \"نعم\"?")]);
    check(Italian, search, &[("Perché L’Università", "perche l'universita")]);
    // One spelling from two keyboards.
    check(None, search, &[("على", "علی"), ("علی", "علی")]);
    check(
        None,
        &[("profile", "search"), ("zwnj", "space"), ("alef", "keep")],
        &[("آن\u{200C}ها", "آن ها")],
    );
}

#[test]
fn protected_spans() {
    stay(
        Persian,
        &[("case", "fold"), ("digits", "persian")],
        &[
            "https://fa.wikipedia.org/wiki/كتاب_(1) را ببین",
            "http://a.ir/?q=يك,دو;سه",
            "www.Example.ir/كي",
            "به Ali.Reza@example.com بنویس",
            "@Ali_1 و #كتاب_1 و `كد 1` و",
            "```\nكد  1 ,x\n```",
            "example.com/كتاب",
        ],
    );
    check(Persian, &[("protect", "none")], &[("#كتاب", "#کتاب")]);
    // Digits that are not left whole: the marks between them are like others, at once.
    check(
        Persian,
        &[("protect", "none"), ("digits", "latin")],
        &[("۱۲٬۵۰۰ تومان", "12،500 تومان"), ("تومان 12,500", "تومان 12،500")],
    );
    check(
        Persian,
        &[],
        &[
            ("(http://a.ir/b),كتاب", "(http://a.ir/b)، کتاب"),
            ("http://a.ir/b.كتاب", "http://a.ir/b.كتاب"),
        ],
    );
}

#[test]
fn masks() {
    check(
        Persian,
        &[("mask", "all")],
        &[(
            "http://a.ir/b، a@b.com @ali #تگ ۱۲٫۵ `x`",
            "[URL]، [EMAIL] [HANDLE] [HASHTAG] [NUMBER] [CODE]",
        )],
    );
    check(
        English,
        &[("mask", "urls"), ("case", "fold")],
        &[("See HTTP://A.com/B now", "see [url] now")],
    );
}

#[test]
fn other_languages_change_only_in_form_spaces_controls_and_kashida() {
    stay(
        None,
        &[],
        &[
            "یہ میری کتاب ہے، ٹھیک ہے؟",
            "ئەمڕۆ هەموو مرۆڤەکان بە ئازادی لە دایک دەبن.",
            "ټول انسانان آزاد نړۍ ته راځي.",
            "שלום, עולם! בְּרֵאשִׁית",
            "Привет , мир !Как дела",
            "你好，世界！ こんにちは。",
            "😀👩‍👩‍👧🇮🇷❤️",
        ],
    );
}

#[test]
fn half_spaces_restored_by_rule() {
    check(
        Persian,
        &[],
        &[
            ("می شود و نمی خواهند", "می\u{200C}شود و نمی\u{200C}خواهند"),
            ("توافق های هزینه هایی کتاب ها", "توافق\u{200C}های هزینه\u{200C}هایی کتاب\u{200C}ها"),
            ("دفتر ها و قدرتمند ترین", "دفترها و قدرتمندترین"),
            ("بزرگ تر مهم ترین", "بزرگ\u{200C}تر مهم\u{200C}ترین"),
            ("هزینههای برنامهها", "هزینه\u{200C}های برنامه\u{200C}ها"),
            ("میشود نمیدانم میگفتند", "می\u{200C}شود نمی\u{200C}دانم می\u{200C}گفتند"),
            ("شده اند رفته ایم", "شده\u{200C}اند رفته\u{200C}ایم"),
            ("آن ها می روند.", "آن\u{200C}ها می\u{200C}روند."),
            ("كتاب  هاي", "کتاب\u{200C}های"),
        ],
    );
    stay(
        Persian,
        &[],
        &[
            "۱۲ می شنبه",
            "ماه می شد",
            "میدان میز میهن میلاد میراث میرزا میثاق میدانی",
            "هادی و هاشم",
            "جبههای شبههای",
            "و ها از های",
            "چشم تر، لب تر",
            "آنها آن\u{200C}ها",
            "#هزینههای `می شود`",
        ],
    );
    stay(Persian, &[("zwnj", "tidy")], &["می شود هزینههای"]);
    stay(Arabic, &[], &["مي شود"]);
}

#[test]
fn marks_of_one_kind() {
    check(Arabic, &[("marks", "shadda")], &[("مُحَمَّدٌ", "محم\u{651}د")]);
    check(
        Arabic,
        &[("marks", "signs")],
        &[("ذَ\u{670}لِكَ الْكِتَابُ\u{6DB} لَا رَيْبَ\u{6D6}", "ذَ\u{670}لِكَ الْكِتَابُ لَا رَيْبَ")],
    );
}

#[test]
fn entities() {
    let decode: Settings = &[("entities", "decode")];
    check(
        English,
        decode,
        &[
            ("AT&amp;T &lt;b&gt; it&#39;s &#x201C;so&#8221;", "AT&T <b> it's “so”"),
            ("&amp;amp;lt;", "<"),
            ("caf&eacute;&nbsp;&euro;5&hellip;", "café €5…"),
        ],
    );
    check(
        Persian,
        decode,
        &[("می&zwnj;رود &laquo;سلام&raquo;", "می\u{200C}رود «سلام»"), ("&#1705;تاب", "کتاب")],
    );
    stay(
        English,
        decode,
        &["&notthis; &#20x6; R&D &copy=1 &unknown; a & b; &;", "`&amp;` http://a.com/?a=1&amp;b=2"],
    );
    stay(English, &[], &["AT&amp;T"]);
    // Left alone, an entity stays whole.
    stay(Persian, &[], &["می&zwnj;رود &#1705;تاب &lt;سلام&gt;"]);
    check(Persian, &[], &[("R&D;سلام ;خوبی", "R&D;سلام؛ خوبی")]);
}

#[test]
fn tags() {
    let strip: Settings = &[("tags", "strip")];
    check(
        Persian,
        strip,
        &[
            ("<p class=\"x\">سلام <b>دنیا</b></p>", "سلام دنیا"),
            ("<p>یک</p><p>دو<br/>سه</p>", "یک\nدو\nسه"),
            ("پیش<!-- نهان --><script>var a = '<b>';</script> پس", "پیش پس"),
            ("<a href='https://example.com/a>b'>پیوند</a>", "پیوند"),
            ("<td>الف</td><td>ب</td>", "الف ب"),
        ],
    );
    stay(English, strip, &["a < b and b > c, 1<2>0 <ali@example.com> <x> `<b>`"]);
    stay(English, &[], &["<b>x</b>"]);
    check(English, &[("tags", "strip"), ("entities", "decode")], &[("&lt;b&gt;x&lt;/b&gt;", "x")]);
}

#[test]
fn repair_of_mojibake() {
    let repair: Settings = &[("repair", "mojibake")];
    check(
        None,
        repair,
        &[
            ("Ø³Ù„Ø§Ù… Ø¯Ù†ÛŒØ§", "سلام دنیا"),
            ("ط³ظ„ط§ظ… ط¯ظ†ط§", "سلام دنا"),
            ("ÞÇá ÇáæÒíÑ", "قال الوزير"),
            ("perchÃ© la cittÃ\u{A0} Ã¨ cosÃ¬", "perché la città è così"),
            ("la cittÃ e", "la città e"),
            ("it\u{e2}€™s â€œsoâ€\u{9D}", "it’s “so”"),
            ("\u{93}so\u{94}", "“so”"),
            // Twice.
            ("perchÃƒÂ©", "perché"),
        ],
    );
    stay(None, repair, &["São Paulo, NÃO! CAFÉ™", "ÅÄÖ àèìòù", "عکعک، باغ؛ شروع…", "سلام دنیا"]);
    stay(None, &[], &["perchÃ©"]);
}

#[test]
fn controls_and_compatibility_forms() {
    check(None, &[("controls", "strip")], &[("a\0b\u{7}\tc\u{85}\r\nd\u{9C}", "ab c\u{85}\r\nd")]);
    stay(None, &[], &["a\0b\u{7}"]);
    check(
        None,
        &[("compatibility", "fold")],
        &[("ｆｕｌｌ　１２！ ﬁne oﬃce Ĳssel", "full 12! fine office IJssel")],
    );
}

#[test]
fn line_ends() {
    let text = "a\r\n\r\n \n\nb\nc\u{2028}d";
    check(None, &[("lines", "two")], &[(text, "a\n\nb\nc\nd")]);
    check(None, &[("lines", "one")], &[(text, "a\nb\nc\nd")]);
    check(None, &[("lines", "space")], &[(text, "a b c d")]);
    stay(None, &[("lines", "space")], &["```\na\n```"]);
}

#[test]
fn numbers_and_words_apart() {
    check(
        Persian,
        &[("number_spacing", "true")],
        &[
            ("مسافت ۹کیلومتر و مسافت۹ کیلومتر", "مسافت ۹ کیلومتر و مسافت ۹ کیلومتر"),
            ("۱۲امروز", "۱۲ امروز"),
        ],
    );
    stay(
        Persian,
        &[("number_spacing", "true")],
        &["mp3 12kg ۲\u{200C}ساله #سال۱۴۰۰ ۱۲ام ۲۰امین ۱۳۶۰ها"],
    );
    stay(Persian, &[], &["۹کیلومتر"]);
}

#[test]
fn marks_repeated_for_emphasis() {
    check(
        Persian,
        &[("repeated_marks", "one")],
        &[
            ("چرا؟؟؟ نه!!!! واقعا!؟!؟ خب،، لطفا\u{64B}\u{64B}", "چرا؟ نه! واقعا؟! خب، لطفا\u{64B}"),
            ("کی??!!", "کی؟!"),
        ],
    );
    stay(Persian, &[], &["چرا؟؟؟!!!"]);
    stay(Persian, &[("repeated_marks", "one")], &["<b title=\"چرا؟؟؟\">سلام</b>"]);
    stay(English, &[("repeated_marks", "one")], &["why? no! what?! wait..."]);
}

#[test]
fn dashes() {
    check(
        Persian,
        &[("dashes", "long")],
        &[
            ("او -- برادرم -- رفت---", "او – برادرم – رفت—"),
            ("ـ ۱۱ـ۲۳ و ـ این ـ", "– ۱۱–۲۳ و – این –"),
        ],
    );
    stay(
        English,
        &[("dashes", "long")],
        &["run --help --x", "----", "---\nx", "a-b - c", "<!-- x -->"],
    );
    stay(Persian, &[], &["او -- رفت"]);
}

#[test]
fn separators() {
    check(
        Persian,
        &[("separators", "local"), ("digits", "persian")],
        &[("12.5 درصد از 1,200,000 و 1,200.5", "۱۲٫۵ درصد از ۱٬۲۰۰٬۰۰۰ و ۱٬۲۰۰٫۵")],
    );
    stay(Persian, &[("separators", "local")], &["۱۴۰۰.۱۰.۹ ۱۲:۳۰ ۱,۲ ۱۴۰۰/۱۰/۹ 12.5 1,200"]);
    check(Persian, &[("separators", "ascii")], &[("۱۲٫۵ و ۱٬۲۰۰", "۱۲.۵ و ۱,۲۰۰")]);
    stay(Persian, &[], &["۱۲.۵ ۱,۲۰۰ ۱۲٫۵"]);
}

#[test]
fn punctuation_stripped() {
    check(
        Persian,
        &[("punctuation", "strip")],
        &[("فردوسی، شاعر «بزرگ» است.", "فردوسی شاعر بزرگ است"), ("۱۲.۵ - ۳٪", "۱۲.۵ ۳")],
    );
    check(Italian, &[("punctuation", "strip")], &[("l’Ucraina, (sì)!", "l Ucraina sì")]);
    stay(English, &[("punctuation", "strip")], &["a+b=c http://a.com/b.c a@b.com"]);
}

#[test]
fn quotation_marks_of_apostrophes() {
    check(
        Persian,
        &[("quotes", "local")],
        &[
            ("گفت ''سلام'' و 'خوبم' و رفت", "گفت «سلام» و «خوبم» و رفت"),
            ("مانند \"می\",\"تر\"و\"ترین\" باشد", "مانند «می»، «تر» و «ترین» باشد"),
        ],
    );
    stay(Italian, &[("quotes", "local")], &["l’idea e 'ciao' po' di"]);
    stay(Persian, &[("quotes", "local")], &["'ناتمام", "rock 'n' roll"]);
}

#[test]
fn ezafe_after_a_space() {
    check(
        Persian,
        &[("ezafe", "hamza")],
        &[("خانه ی ما و بهانه ء من", "خانهٔ ما و بهانهٔ من"), ("خانه ي پدري", "خانهٔ پدری")],
    );
    check(Persian, &[("ezafe", "yeh")], &[("خانه ی ما", "خانه\u{200C}ی ما")]);
    stay(Persian, &[("ezafe", "hamza")], &["گفت که ی حرف است", "همه یک"]);
}

#[test]
fn masks_of_emoji_and_masks_that_are_nothing() {
    check(
        None,
        &[("mask", "emoji")],
        &[("خوب 👩\u{200D}👩\u{200D}👧🎉 ❤️ بود 🇮🇷", "خوب [EMOJI] [EMOJI] بود [EMOJI]")],
    );
    check(
        Persian,
        &[("mask", "emails,urls,handles,hashtags,emoji"), ("mask_with", "nothing")],
        &[("😊سلام @user به a@b.com و https://a.ir/b #تگ رفت", "سلام به و رفت")],
    );
}

#[test]
fn placeholders_keep_their_digits() {
    stay(Persian, &[("digits", "persian")], &["نسخه %1$s و %2$s"]);
    check(Persian, &[("digits", "persian")], &[("%20 مردم", "%۲۰ مردم")]);
}
