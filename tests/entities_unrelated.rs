//! Texts that name nobody: what is found in them is false.

use std::fs;
use std::path::Path;
use yeksan::Interrupt;
use yeksan::entities::{EntityMention, FindOptions, Gazetteer, Record};

const FA: &str = include_str!("data/unrelated/fa.txt");
const AR: &str = include_str!("data/unrelated/ar.txt");
const IT: &str = include_str!("data/unrelated/it.txt");
/// Ten pages of each language about cooking, rocks, medicine, gardens, law, games, poems, stars, software, the house.
const PAGES: [(&str, &str); 3] = [
    ("fa", include_str!("data/unrelated/pages-fa.txt")),
    ("ar", include_str!("data/unrelated/pages-ar.txt")),
    ("it", include_str!("data/unrelated/pages-it.txt")),
];
/// How many false mentions may be in ten pages.
const MOST_FALSE: usize = 1;

/// Names from politics, in one script each, among them some that sound like words.
const PERSONS: [&str; 40] = [
    "Antony Blinken",
    "Sergey Lavrov",
    "Olaf Scholz",
    "Jens Stoltenberg",
    "Emmanuel Macron",
    "Dick Cheney",
    "Dick Durbin",
    "Nick Rahall",
    "Kit Bond",
    "Børge Brende",
    "Miloš Zeman",
    "Jared Polis",
    "Gregory Meeks",
    "Hadia Tajik",
    "Sonia Gandhi",
    "John Lyng",
    "Josep Borrell",
    "Heidar Arfaa",
    "Pham Tuan",
    "Tawfiq Ziad",
    "Joe Biden",
    "Vladimir Putin",
    "Raymond Barre",
    "Angela Merkel",
    "Giuseppe Conte",
    "Mario Draghi",
    "Luigi Di Maio",
    "Hans-Peter Friedrich",
    "Barbara Starr",
    "Ned Price",
    "شيخة حسينة واجد",
    "يوآف غالانت",
    "كياران كانون",
    "جوزيف كيندي الثاني",
    "ریموند باره",
    "محمد خاتمی",
    "مهدی کروبی",
    "عبدالله گل",
    "محمد رضا عارف",
    "علی لاریجانی",
];
const PLACES: [&str; 12] = [
    "Seychelles",
    "Geneva",
    "Moscow",
    "Kremlin",
    "Kyiv",
    "Berlin",
    "Sahel",
    "Vienna",
    "Donetsk",
    "Ankara",
    "Karabakh",
    "Minsk",
];
const ORGANIZATIONS: [&str; 6] =
    ["NATO", "Associated Press", "TASS", "Anadolu Agency", "Reuters", "United Nations"];

fn gazetteer() -> Gazetteer {
    let kinds = [("PER", &PERSONS[..]), ("GPE", &PLACES[..]), ("ORG", &ORGANIZATIONS[..])];
    let records = kinds.iter().flat_map(|(kind, names)| {
        names.iter().map(|name| Record::new(*name, Some(kind)).with_name("und", name))
    });
    Gazetteer::from_records(records).unwrap()
}

fn found(text: &str) -> Vec<String> {
    let gazetteer = gazetteer();
    let mentions = gazetteer.find(text, &FindOptions::default(), &Interrupt::new()).unwrap();
    mentions.iter().map(|m| text[m.span.clone()].to_owned()).collect()
}

#[test]
fn texts_that_name_nobody_have_no_mentions() {
    for text in [FA, AR, IT] {
        assert_eq!(found(text), Vec::<String>::new());
    }
}

fn found_in_pages(gazetteer: &Gazetteer, pages: &str) -> Vec<String> {
    assert_eq!(pages.split("\n\n").count(), 10);
    let mentions =
        |page: &str| gazetteer.find(page, &FindOptions::default(), &Interrupt::new()).unwrap();
    let texts = |page: &str| -> Vec<String> {
        let name = |m: &EntityMention| m.record.map(|r| gazetteer.name(r).to_owned());
        mentions(page).iter().map(|m| format!("{} {:?}", &page[m.span.clone()], name(m))).collect()
    };
    pages.split("\n\n").flat_map(texts).collect()
}

#[test]
fn ten_pages_have_one_false_mention_at_most() {
    for (language, pages) in PAGES {
        let found = found_in_pages(&gazetteer(), pages);
        assert!(found.len() <= MOST_FALSE, "{language}: {found:?}");
    }
}

/// The same with thousands of names, where they are at hand.
#[test]
fn ten_pages_have_one_false_mention_at_most_with_many_names() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/gold");
    let mut records = Vec::new();
    for file in ["seed_gazetteer.jsonl", "seed_gazetteer_distractors.jsonl"] {
        let Ok(lines) = fs::read_to_string(folder.join(file)) else { return };
        records.extend(lines.lines().map(|line| Record::from_json(line).unwrap()));
    }
    let gazetteer = Gazetteer::from_records(records).unwrap();
    for (language, pages) in PAGES {
        let found = found_in_pages(&gazetteer, pages);
        assert!(found.len() <= MOST_FALSE, "{language}: {found:?}");
    }
}

#[test]
fn the_same_gazetteer_finds_what_is_there() {
    for (text, expected) in [
        ("آنتونی بلینکن با سرگئی لاوروف در ژنو دیدار کرد.", vec!["آنتونی بلینکن", "لاوروف"]),
        ("قال أولاف شولتس إن ماريو دراغي وافق.", vec!["أولاف شولتس", "ماريو دراغي"]),
        ("الوزير لافروف التقى نظيره بلينكن في جنيف.", vec!["لافروف", "بلينكن"]),
        ("Il segretario Blingen ha incontrato Serghej Lavrov.", vec!["Blingen", "Serghej Lavrov"]),
    ] {
        let all = found(text);
        for name in expected {
            assert!(all.iter().any(|m| m.contains(name)), "{name} in {all:?}");
        }
    }
}
