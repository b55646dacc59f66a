use super::*;
use crate::entities::{GazetteerBuilder, Record};
use crate::names::{Folded, Gap};
use proptest::prelude::*;

/// Records written as "id TYPE lang: name | name; lang: name"; they have no names but these.
fn gazetteer(records: &[&str]) -> Gazetteer {
    let mut builder = GazetteerBuilder::new().exonyms(false);
    for line in records {
        let (head, names) = line.split_once(" = ").unwrap();
        let (id, kind) = head.split_once(' ').unwrap();
        let mut record = Record::new(id, Some(kind));
        for part in names.split(';') {
            let (language, names) = part.split_once(':').unwrap();
            for name in names.split('|') {
                record.add_name(language.trim(), name.trim());
            }
        }
        builder.add(&record).unwrap();
    }
    builder.finish()
}

fn world() -> Gazetteer {
    gazetteer(&[
        "us GPE = en: United States | US | USA; fa: آمریکا | ایالات متحده; ar: أمريكا | الولايات المتحدة; it: Stati Uniti",
        "ru GPE = en: Russia; fa: روسیه; ar: روسيا; it: Russia",
        "ua GPE = en: Ukraine; fa: اوکراین; ar: أوكرانيا; it: Ucraina",
        "ir GPE = fa: ایران; ar: إيران; en: Iran",
        "ml GPE = ar: مالي; en: Mali",
        "iq GPE = ar: العراق; fa: عراق",
        "lb GPE = ar: لبنان",
        "kb LOC = fa: قره‌باغ",
        "eu LOC = fa: اروپا; it: Europa",
        "nato ORG = en: NATO; ar: الناتو; fa: ناتو",
        "ap ORG = en: Associated Press | AP; fa: آسوشیتد پرس",
        "who ORG = en: WHO",
        "g7 ORG = en: G7",
        "att ORG = en: AT&T",
        "cpp ORG = en: C++",
        "wp ORG = en: The Washington Post",
        "wh ORG = ar: البيت الأبيض; it: Casa Bianca",
        "rus PER = ar: روس",
        "biden PER = en: Joe Biden; fa: جو بایدن; ar: جو بايدن",
        "sullivan PER = en: John J. Sullivan",
        "dimaio PER = it: Luigi Di Maio; fa: لوئیجی دی مایو",
        "drian PER = fa: ژان-ایو لو دریان",
        "blinken PER = en: Antony Blinken; ar: أنتوني بلينكن",
        "kl1 PER = en: Anna Klein",
        "kl2 PER = en: Betsy Klein",
        "ali PER = ar: علي",
        "chiesa PER = en: Jeffrey Chiesa",
        "east PER = en: John Porter East",
        "home PER = en: Alec Douglas-Home",
        "asad PER = ar: نبيل الأسد",
        "gabo PER = es: Gabriel García Márquez",
        "rte PER = ar: رجب طيب أردوغان",
        "zarif PER = fa: محمدجواد ظریف",
        "sisi PER = ar: عبد الفتاح السيسي",
        "trump PER = fa: دونالد ترامپ",
        "ge1 GPE = en: Georgia",
        "ge2 GPE = en: Georgia",
    ])
}

fn found(
    gazetteer: &Gazetteer,
    text: &str,
    options: &FindOptions,
) -> Vec<(String, String, &'static str)> {
    let mentions = gazetteer.find(text, options, &Interrupt::new()).unwrap();
    mentions
        .into_iter()
        .map(|m| {
            let id = m.record.map_or("?", |record| gazetteer.id(record)).to_owned();
            (text[m.span].to_owned(), id, m.how.as_str())
        })
        .collect()
}

/// A name, a text, and what is found in it: the span, the id, and how.
type Case = (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str)]);

fn check(options: &FindOptions, cases: &[Case]) {
    let gazetteer = world();
    for (name, text, expected) in cases {
        let got = found(&gazetteer, text, options);
        let got: Vec<_> = got.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), *c)).collect();
        assert_eq!(got, *expected, "{name}: {text}");
    }
}

#[test]
fn great_cities_are_names_and_where_tells_of_others() {
    let cities = ["Paris", "Berlin", "Baghdad", "Tehran", "Istanbul", "Munich", "Baku", "Madrid"];
    let records: Vec<String> =
        cities.iter().map(|city| format!("{city} GPE = en: {city}")).collect();
    let cities = gazetteer(&records.iter().map(String::as_str).collect::<Vec<_>>());
    for (text, expected) in [
        ("او از پاریس به برلین و بغداد رفت", vec!["Paris", "Berlin", "Baghdad"]),
        ("تهران، استانبول و مادرید", vec!["Tehran", "Istanbul", "Madrid"]),
        ("دیدار آنان در مونیخ بود، سپس در شهر باکو", vec!["Munich", "Baku"]),
        ("باکوی دیروز", vec![]),
        ("سافر من برلين إلى بغداد ومدريد", vec!["Berlin", "Baghdad", "Madrid"]),
        // A word for where before what is no place.
        ("در پاریسیان و در مونیتور", vec![]),
    ] {
        let got: Vec<String> = found(&cities, text, &FindOptions::default())
            .into_iter()
            .map(|(_, id, _)| id)
            .collect();
        assert_eq!(got, expected, "{text}");
    }
}

#[test]
fn what_is_unlike_a_names_own_spelling_is_another_word() {
    for (records, expected) in [
        (["jo GPE = en: Jordan", "tr GPE = en: Türkiye"], vec!["jo", "tr"]),
        (["jo GPE = en: Jordan; fa: اردن", "tr GPE = en: Türkiye; fa: ترکیه"], vec![]),
        (["jo GPE = en: Jordan; und: اردن", "tr GPE = en: Türkiye; und: ترکیه"], vec![]),
        // Names in the language of the text tell it, others do not.
        (
            ["jo GPE = en: Jordan; it: Giordania", "tr GPE = en: Türkiye; it: Turchia"],
            vec!["jo", "tr"],
        ),
    ] {
        let found = found(
            &gazetteer(&records),
            "خیابان «جوردن» گفت که آن کشور ترقی داشت",
            &FindOptions::default(),
        );
        let got: Vec<&str> = found.iter().map(|(_, id, _)| id.as_str()).collect();
        assert_eq!(got, expected, "{records:?}");
    }
    let cities =
        gazetteer(&["ham GPE = en: Hamburg; ar: هامبورغ", "ist GPE = en: Istanbul; fa: استامبول"]);
    let got = found(&cities, "راه‌آهن هامبورگ و استانبول", &FindOptions::default());
    assert_eq!(got.iter().map(|(_, id, _)| id.as_str()).collect::<Vec<_>>(), ["ham", "ist"]);
    // Tunis is not Tunisia, whatever Arabic calls both.
    let strangers = (0..600).map(|n| format!("p{n} PER = en: Given{n} Qwx{n}zv"));
    let tunisia = strangers.chain(["tn GPE = it: Tunisia; ar: تونس".to_owned()]);
    let tunisia =
        gazetteer(&tunisia.collect::<Vec<_>>().iter().map(String::as_str).collect::<Vec<_>>());
    assert!(found(&tunisia, "La strage a Tunisi di ieri", &FindOptions::default()).is_empty());
}

#[test]
fn english_names_are_enough_where_few_are_looked_for() {
    let few = [
        "blinken PER = en: Antony Blinken",
        "lavrov PER = en: Sergey Lavrov",
        "stoltenberg PER = en: Jens Stoltenberg",
        "nato ORG = en: NATO",
    ];
    let strangers: Vec<String> =
        (0..600).map(|n| format!("p{n} PER = en: Given{n} Qwx{n}zv")).collect();
    let many: Vec<&str> = few.iter().copied().chain(strangers.iter().map(String::as_str)).collect();
    let (few, many) = (gazetteer(&few), gazetteer(&many));
    let ids = |gazetteer: &Gazetteer, text: &str| -> Vec<String> {
        found(gazetteer, text, &FindOptions::default()).into_iter().map(|(_, id, _)| id).collect()
    };
    for (text, id) in [
        ("بلينكن في جنيف", "blinken"),
        ("زيارة بلينكن إلى جنيف", "blinken"),
        ("لاوروف به تهران رفت", "lavrov"),
        ("استولتنبرگ از همه خواست", "stoltenberg"),
        ("Il discorso di Lavrof", "lavrov"),
    ] {
        assert_eq!(ids(&few, text), [id], "{text}");
        assert!(ids(&many, text).is_empty(), "{text}");
    }
    // A given name of two letters, which by itself is none.
    let short = gazetteer(&["wallace PER = en: Ben Wallace", "cruz PER = en: Ted Cruz"]);
    let options = FindOptions::default();
    let texts = |text: &str| -> Vec<String> {
        found(&short, text, &options).into_iter().map(|(text, _, _)| text).collect()
    };
    assert_eq!(texts("دیروز بن والاس گفت"), ["بن والاس"]);
    assert_eq!(texts("تد کروز و تد دیگر"), ["تد کروز"]);
    // A verb of saying shows a person, and an organization needs no such word.
    assert_eq!(ids(&many, "وقال لافروف للصحفيين"), ["lavrov"]);
    assert_eq!(ids(&many, "وصل الناتو إلى هناك"), ["nato"]);
}

#[test]
fn boundaries_follow_the_script() {
    check(
        &FindOptions::default(),
        &[
            ("as written", "in Russia.", &[("Russia", "ru", "exact")]),
            ("inside a word", "الروسية والروس", &[]),
            ("and", "وروسيا وأوكرانيا", &[("روسيا", "ru", "clitic"), ("أوكرانيا", "ua", "clitic")]),
            ("and by", "وبأوكرانيا", &[("أوكرانيا", "ua", "clitic")]),
            ("to, folded", "لاوكرانيا", &[("اوكرانيا", "ua", "folded")]),
            ("article inside", "بالبيت الأبيض", &[("البيت الأبيض", "wh", "clitic")]),
            ("contracted article", "للناتو في", &[("لناتو", "nato", "clitic")]),
            ("and contracted", "وللعراق كلمة", &[("لعراق", "iq", "clitic")]),
            ("lam of the name", "للبنان كلمة", &[("لبنان", "lb", "clitic")]),
            ("before a short word", "وجو بايدن", &[("جو بايدن", "biden", "clitic")]),
            ("two before a short word", "ولجو بايدن", &[("جو بايدن", "biden", "clitic")]),
            ("a short word alone", "وجو بارد", &[]),
            ("kashida", "لـروسيا كلمة", &[("روسيا", "ru", "clitic")]),
            ("no article before a place", "الوضع المالي", &[]),
            ("plural", "اوکراینها آمدند", &[("اوکراین", "ua", "clitic")]),
            ("half-space plural", "ایران‌ها", &[("ایران", "ir", "clitic")]),
            ("half-space ای", "روسیه‌ای که", &[("روسیه", "ru", "clitic")]),
            ("link", "اروپای نو", &[("اروپا", "eu", "clitic")]),
            ("ezafe", "روسیه‌ی نو", &[("روسیه", "ru", "exact")]),
            ("demonym", "ایرانی و آمریکایی", &[]),
            ("no clitics in Persian", "این وروسیه نیست", &[]),
            (
                "elision",
                "dell’Ucraina, l'Ucraina",
                &[("Ucraina", "ua", "clitic"), ("Ucraina", "ua", "clitic")],
            ),
            ("no elision", "O’Russia", &[]),
            (
                "possessive",
                "Russia's and Russia’s",
                &[("Russia", "ru", "clitic"), ("Russia", "ru", "clitic")],
            ),
            ("compound", "Russia-NATO", &[("Russia", "ru", "exact"), ("NATO", "nato", "exact")]),
            ("other script beside", "الـNATO و", &[("NATO", "nato", "exact")]),
            ("underscore", "#جو_بایدن", &[("جو_بایدن", "biden", "folded")]),
            ("address", "https://russia.example/Russia me@Russia.example", &[]),
            ("number beside", "G7 G77", &[("G7", "g7", "exact")]),
        ],
    );
}

#[test]
fn spellings_meet() {
    check(
        &FindOptions::default(),
        &[
            ("hamza", "ايران قالت إيران", &[("ايران", "ir", "folded"), ("إيران", "ir", "exact")]),
            ("half-space", "در قره‌باغ", &[("قره‌باغ", "kb", "exact")]),
            ("half-space as space", "در قره باغ", &[("قره باغ", "kb", "folded")]),
            ("half-space lost", "در قرهباغ", &[("قرهباغ", "kb", "folded")]),
            ("space lost", "آسوشیتدپرس گفت", &[("آسوشیتدپرس", "ap", "folded")]),
            ("joined in the middle", "ژان ایو لودریان", &[("ژان ایو لودریان", "drian", "folded")]),
            ("line end", "United\nStates", &[("United\nStates", "us", "folded")]),
            ("empty line", "United\n\nStates", &[]),
            ("no-break space", "Stati\u{A0}Uniti", &[("Stati\u{A0}Uniti", "us", "folded")]),
            ("comma between", "Joe, Biden", &[("Biden", "biden", "coreference")]),
            ("full stop between", "United. States", &[]),
            ("dotted acronym", "the U.S. said", &[("U.S.", "us", "folded")]),
            ("article left out", "said Washington Post", &[("Washington Post", "wp", "folded")]),
            ("sign inside", "AT&T and AT T", &[("AT&T", "att", "exact")]),
            ("sign after", "C++ and C", &[("C++", "cpp", "exact")]),
            ("initial left out", "met John Sullivan", &[("John Sullivan", "sullivan", "fuzzy")]),
            (
                "given name otherwise",
                "met Anthony Blinken",
                &[("Anthony Blinken", "blinken", "fuzzy")],
            ),
        ],
    );
}

#[test]
fn capitals_tell_names_from_words() {
    check(
        &FindOptions::default(),
        &[
            ("pronoun", "They told us about US troops.", &[("US", "us", "exact")]),
            ("question", "Who asked the WHO?", &[("WHO", "who", "exact")]),
            (
                "Italian acronyms",
                "La Nato e gli Usa",
                &[("Nato", "nato", "folded"), ("Usa", "us", "folded")],
            ),
            ("Italian participle", "Mario è nato in Italia", &[]),
            (
                "no capitals at all",
                "joe biden in russia with us",
                &[("joe biden", "biden", "folded"), ("russia", "ru", "folded")],
            ),
            ("small in a text with capitals", "The casa bianca is white", &[]),
            ("one capital is enough", "La Casa bianca", &[("Casa bianca", "wh", "folded")]),
            (
                "all capitals",
                "RUSSIA AND UKRAINE TELL US",
                &[("RUSSIA", "ru", "folded"), ("UKRAINE", "ua", "folded")],
            ),
            ("preposition is no person", "علي قال على الأرض", &[("علي", "ali", "exact")]),
        ],
    );
}

#[test]
fn surnames_are_linked_when_it_is_clear() {
    check(
        &FindOptions::default(),
        &[
            (
                "after the full name",
                "Joe Biden spoke. Biden left.",
                &[("Joe Biden", "biden", "exact"), ("Biden", "biden", "coreference")],
            ),
            ("only bearer", "Secondo Biden la pace", &[("Biden", "biden", "coreference")]),
            ("another bearer", "Hunter Biden spoke", &[]),
            ("after a title", "President Biden spoke", &[("Biden", "biden", "coreference")]),
            ("with its particle", "secondo Di Maio", &[("Di Maio", "dimaio", "coreference")]),
            ("particle joined", "گفت لودریان رفت", &[("لودریان", "drian", "coreference")]),
            ("with a clitic", "قال لبايدن كلمة", &[("بايدن", "biden", "coreference")]),
            ("two bearers", "Klein spoke", &[]),
            (
                "two bearers, one named",
                "Anna Klein came. Klein spoke.",
                &[("Anna Klein", "kl1", "exact"), ("Klein", "kl1", "coreference")],
            ),
            (
                "two bearers, both named",
                "Anna Klein met Betsy Klein. Klein spoke.",
                &[("Anna Klein", "kl1", "exact"), ("Betsy Klein", "kl2", "exact")],
            ),
            ("small letters", "They came. I saw klein things", &[]),
            ("a common word after an article", "La Chiesa vuole. Libera Chiesa", &[]),
            ("a common word where a sentence begins", "East of here. Home again", &[]),
            (
                "a common word inside a sentence",
                "so Home spoke. Home left.",
                &[("Home", "home", "coreference"), ("Home", "home", "coreference")],
            ),
            ("a common word in small letters too", "At home, said Home", &[]),
            (
                "all of a hyphened surname",
                "so Douglas-Home",
                &[("Douglas-Home", "home", "coreference")],
            ),
            (
                "a middle name before it",
                "so García Márquez said, and Garcia Marquez",
                &[
                    ("García Márquez", "gabo", "coreference"),
                    ("Garcia Marquez", "gabo", "coreference"),
                ],
            ),
            (
                "a middle name, in Arabic script",
                "زار طيب أردوغان",
                &[("طيب أردوغان", "rte", "coreference")],
            ),
            ("another's given name before both", "so Jorge García Márquez", &[]),
            ("the same, misspelled", "so Jorge Garcia Marques", &[]),
            (
                "a title before both",
                "so President Garcia Marques",
                &[("Garcia Marques", "gabo", "fuzzy")],
            ),
            ("known all over", "قال أردوغان إن", &[("أردوغان", "rte", "coreference")]),
            ("with its article", "التقى السيسي به", &[("السيسي", "sisi", "coreference")]),
            ("known all over, Persian", "ترامپ رفت", &[("ترامپ", "trump", "coreference")]),
            ("middle name", "Antony Ray Blinken", &[("Antony Ray Blinken", "blinken", "fuzzy")]),
            ("another's given name", "قال حامد بايدن", &[]),
            ("ordinary word", "ونحن نحب الأسد", &[]),
            ("ordinary word after sir", "قال السيد الأسد", &[("الأسد", "asad", "coreference")]),
            ("ordinary word after a title", "قال الملك الأسد", &[]),
            ("ordinary Persian word", "مرد ظریف گفت", &[]),
            (
                "ordinary Persian word after sir",
                "آقای ظریف گفت",
                &[("ظریف", "zarif", "coreference")],
            ),
            (
                "ordinary word, named",
                "قال نبيل الأسد. رأى الأسد",
                &[("نبيل الأسد", "asad", "exact"), ("الأسد", "asad", "coreference")],
            ),
        ],
    );
    check(
        &FindOptions { coreference: false, ..FindOptions::default() },
        &[("off", "Joe Biden spoke. Biden left.", &[("Joe Biden", "biden", "exact")])],
    );
}

#[test]
fn undecided_mentions_are_reported_on_request() {
    let gazetteer = world();
    let options = FindOptions { unlinked: true, ..FindOptions::default() };
    let mentions = gazetteer.find("Georgia. Klein spoke.", &options, &Interrupt::new()).unwrap();
    let got: Vec<(Option<u32>, Vec<&str>)> = mentions
        .iter()
        .map(|m| (m.record, m.candidates.iter().map(|(c, _)| gazetteer.id(*c)).collect()))
        .collect();
    assert_eq!(got, [(None, vec!["ge1", "ge2"]), (None, vec!["kl1", "kl2"])]);
    assert!(found(&gazetteer, "Georgia", &FindOptions::default()).is_empty());
}

#[test]
fn company_and_the_word_before_tell_who_is_meant() {
    let person = |id: &str, name: &str, fields: &str| {
        let mut record = Record::new(id, Some("PER")).with_name("en", name);
        record.extra = serde_json::from_str(fields).unwrap();
        record
    };
    let gazetteer = Gazetteer::from_records([
        person("anna", "Anna Klein", r#"{"country": "no", "party": ["Red Party"]}"#),
        person("betsy", "Betsy Klein", r#"{"work": {"seat": "Portugal"}}"#),
        person("carla", "Carla Klein", "{}"),
        person("jordan", "Jordan", "{}"),
        Record::new("jo", Some("GPE")).with_name("en", "Jordan").with_name("fa", "اردن"),
        Record::new("no", Some("GPE")).with_name("en", "Norway"),
        Record::new("pt", Some("GPE")).with_name("en", "Portugal"),
        Record::new("red", Some("ORG")).with_name("en", "Red Party"),
    ])
    .unwrap();
    let options = FindOptions { unlinked: true, ..FindOptions::default() };
    for (text, expected) in [
        ("so Klein spoke", "?"),
        ("so Klein spoke of Norway", "anna"),
        ("so Klein spoke of Portugal", "betsy"),
        ("so Klein spoke of Norway and Portugal", "?"),
        ("so Klein spoke of Norway and Portugal, said the Red Party", "anna"),
        ("so Klein spoke of Portugal, said Carla Klein", "carla"),
        ("Jordan agreed", "?"),
        ("President Jordan agreed", "jordan"),
        ("they met in Jordan", "jo"),
    ] {
        let mentions = gazetteer.find(text, &options, &Interrupt::new()).unwrap();
        let of_name = |m: &&EntityMention| matches!(&text[m.span.clone()], "Klein" | "Jordan");
        let id = mentions.iter().find(of_name).unwrap().record;
        assert_eq!(id.map_or("?", |record| gazetteer.id(record)), expected, "{text}");
    }
}

#[test]
fn demonyms_are_reported_on_request() {
    check(
        &FindOptions { demonyms: true, ..FindOptions::default() },
        &[
            (
                "Persian",
                "ایرانی و آمریکایی و روسی",
                &[
                    ("ایرانی", "ir", "clitic"),
                    ("آمریکایی", "us", "clitic"),
                    ("روسی", "ru", "clitic"),
                ],
            ),
            (
                "Arabic",
                "الرئيس الأمريكي والقوات الروسية",
                &[("الأمريكي", "us", "clitic"), ("الروسية", "ru", "clitic")],
            ),
            ("the place itself", "ایران", &[("ایران", "ir", "exact")]),
        ],
    );
    let gazetteer = world();
    let options = FindOptions { demonyms: true, ..FindOptions::default() };
    let mentions = gazetteer.find("ایرانی", &options, &Interrupt::new()).unwrap();
    assert!(mentions[0].demonym);
}

#[test]
fn options_narrow_and_widen() {
    let all = FindOptions { overlaps: Overlaps::All, ..FindOptions::default() };
    let gazetteer =
        gazetteer(&["a ORG = en: Bank of Europe", "b LOC = en: Europe", "c PER = en: Ann Europe"]);
    let text = "Bank of Europe";
    assert_eq!(
        found(&gazetteer, text, &all),
        [("Bank of Europe".into(), "a".into(), "exact"), ("Europe".into(), "b".into(), "exact")]
    );
    assert_eq!(found(&gazetteer, text, &FindOptions::default()).len(), 1);
    let only = |types: &[&str]| FindOptions {
        types: Some(types.iter().map(|t| (*t).to_owned()).collect()),
        ..FindOptions::default()
    };
    assert_eq!(found(&gazetteer, text, &only(&["LOC"])), []);
    assert_eq!(found(&gazetteer, text, &only(&["ORG"])).len(), 1);
    let sure = FindOptions { min_score: Some(0.99), ..FindOptions::default() };
    assert_eq!(found(&gazetteer, "bank of europe, Europe", &sure).len(), 1);
}

#[test]
fn a_stop_is_obeyed() {
    let interrupt = Interrupt::new();
    interrupt.stop();
    assert!(world().find("Russia", &FindOptions::default(), &interrupt).is_err());
}

#[test]
fn long_texts_are_read_in_parts() {
    let gazetteer = world();
    // Parts end at every offset inside the name, and inside one word without end.
    for padding in 32_700..32_780 {
        let text = format!("{} dell’Ucraina, Joe Biden", "x".repeat(padding));
        let got = found(&gazetteer, &text, &FindOptions::default());
        assert_eq!(got.len(), 2, "{padding}");
        let text = format!("{} Hunter Biden, Luigi Di Maio", "من ".repeat(padding / 5));
        let got = found(&gazetteer, &text, &FindOptions::default());
        assert_eq!(got, [("Luigi Di Maio".into(), "dimaio".into(), "exact")], "{padding}");
    }
}

/// Every name at every word: slow, and easy to believe.
fn naive(gazetteer: &Gazetteer, text: &str) -> Vec<(std::ops::Range<usize>, u32)> {
    let folded = Folded::of(text);
    let words = folded.words();
    let letters = |f: &Folded| -> Vec<Vec<char>> {
        f.words().iter().map(|w| f.letters(w).to_vec()).collect()
    };
    let text_letters = letters(&folded);
    let boundaries = boundaries(None);
    let mut found = Vec::new();
    for record in gazetteer.numbers() {
        for name in gazetteer.store.names_of(record) {
            let name = letters(&Folded::of(gazetteer.alias(name)));
            for first in 0..words.len() {
                let last = first + name.len() - 1;
                let there = text_letters.get(first..=last).is_some_and(|t| t == name);
                let joined = |w: &crate::names::Word| {
                    matches!(w.gap, Gap::Space | Gap::Hyphen | Gap::Apostrophe | Gap::Glued)
                };
                if there
                    && boundaries.may_begin(words, first)
                    && boundaries.may_end(words, last)
                    && words[first + 1..=last].iter().all(joined)
                {
                    found.push((words[first].start..words[last].end, record));
                }
            }
        }
    }
    found.sort_by_key(|(span, record)| (span.start, span.end, *record));
    found.dedup();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_finder_finds_again_what_a_new_one_finds(
        names in prop::collection::vec("[A-C][a-c]{0,2}( [A-C][a-c]{0,2}){0,2}", 1..12),
        texts in prop::collection::vec("([A-C]?[a-c]{1,2}[ ,'.\n-]){0,30}", 1..5),
        coreference in any::<bool>(),
    ) {
        let records = names.iter().enumerate().map(|(i, n)| Record::new(i.to_string(), Some("PER")).with_name("x", n));
        let gazetteer = Gazetteer::from_records(records).unwrap();
        let options = FindOptions { coreference, unlinked: true, ..FindOptions::default() };
        let mut finder = Finder::new();
        for text in &texts {
            let found = finder.find(&gazetteer, text, &options, &Interrupt::new()).unwrap();
            let anew = Finder::new().find(&gazetteer, text, &options, &Interrupt::new()).unwrap();
            prop_assert_eq!(found, anew);
        }
    }

    #[test]
    fn finds_what_a_look_at_every_place_finds(
        names in prop::collection::vec("[a-c]{1,2}( [a-c]{1,2}){0,3}", 1..12),
        text in "([a-c]{1,2}[ ,'\n-]){0,30}",
    ) {
        // Small letters on both sides, three words or none: the rules for capitals stay out.
        let gazetteer = Gazetteer::from_records(
            names.iter().enumerate().map(|(i, n)| Record::new(i.to_string(), None).with_name("x", n)),
        ).unwrap();
        let options = FindOptions { overlaps: Overlaps::All, unlinked: true, ..FindOptions::default() };
        let mut got = Vec::new();
        for mention in gazetteer.find(&text, &options, &Interrupt::new()).unwrap() {
            for record in mention.record.into_iter().chain(mention.candidates.into_iter().map(|(record, _)| record)) {
                got.push((mention.span.clone(), record));
            }
        }
        got.sort_by_key(|(span, record)| (span.start, span.end, *record));
        let mut expected = naive(&gazetteer, &text);
        // Of one span only the better kind of match is reported.
        let exact = |(span, record): &(std::ops::Range<usize>, u32)| text[span.clone()] == names[*record as usize];
        let spans: Vec<_> = expected.iter().filter(|e| exact(e)).map(|(s, _)| s.clone()).collect();
        expected.retain(|e| exact(e) || !spans.contains(&e.0));
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn mentions_are_sorted_apart_and_on_boundaries(
        text in "[\\PC\u{200C}\u{640} \n]{0,20}((Joe|Biden|Russia|روسیه|وروسيا|للناتو|قره|باغ|Di Maio|G7|’|-| |\u{200C}|\n|\\PC){1,3} ){0,20}",
        demonyms: bool,
    ) {
        let gazetteer = world();
        let options = FindOptions { demonyms, unlinked: true, ..FindOptions::default() };
        let mentions = gazetteer.find(&text, &options, &Interrupt::new()).unwrap();
        let mut reach = 0;
        for mention in &mentions {
            prop_assert!(mention.span.start >= reach && mention.span.start < mention.span.end);
            prop_assert!(text.get(mention.span.clone()).is_some());
            prop_assert!((0.0..=1.0).contains(&mention.score));
            reach = mention.span.end;
        }
        let all = FindOptions { overlaps: Overlaps::All, ..options };
        let nested = gazetteer.find(&text, &all, &Interrupt::new()).unwrap();
        for mention in mentions.iter().filter(|m| m.how <= How::Folded) {
            prop_assert!(nested.iter().any(|m| m.span == mention.span));
        }
    }

    #[test]
    fn an_update_is_a_fresh_build(
        old in prop::collection::btree_map("[a-f]", "[a-c]{1,2}( [a-c]{1,2}){0,2}", 0..6),
        new in prop::collection::btree_map("[a-f]", "[a-c]{1,2}( [a-c]{1,2}){0,2}", 0..6),
        text in "([a-c]{1,2} ){0,30}",
    ) {
        let record = |(id, name): (&String, &String)| Record::new(id, Some("PER")).with_name("x", name);
        let gone: Vec<&String> = old.keys().filter(|id| !new.contains_key(*id)).collect();
        let updated = Gazetteer::from_records(old.iter().map(record)).unwrap()
            .updated(new.iter().map(record), gone).unwrap();
        let fresh = Gazetteer::from_records(new.iter().map(record)).unwrap();
        prop_assert_eq!(&updated, &fresh);
        let options = FindOptions { unlinked: true, ..FindOptions::default() };
        let saved = Gazetteer::from_bytes(&updated.to_bytes()).unwrap();
        let list = |g: &Gazetteer| -> Vec<_> {
            g.find(&text, &options, &Interrupt::new()).unwrap().into_iter()
                .map(|m| (m.span, m.how, m.candidates.iter().map(|(c, _)| g.id(*c).to_owned()).collect::<Vec<_>>()))
                .collect()
        };
        prop_assert_eq!(list(&updated), list(&fresh));
        prop_assert_eq!(list(&saved), list(&fresh));
    }
}
