use super::*;
use crate::names::fold::Folded;
use crate::names::name::Name;

const NAMES: [&str; 12] = [
    "Sergey Lavrov",
    "Antony Blinken",
    "Jens Stoltenberg",
    "Olaf Scholz",
    "Mohammad Reza Pahlavi",
    "Abu al-Qasim Taheri",
    "Emmanuel Macron",
    "Giuseppe Conte",
    "محمد بن سلمان",
    "John Smith",
    "Angela Merkel",
    "Ali",
];

fn index() -> NameIndex {
    NameIndex::new(NAMES.iter().enumerate().map(|(i, n)| (i as u32 * 2, *n)), Model::get())
}

fn first(index: &NameIndex, query: &str) -> Option<u32> {
    let list = |apart| {
        index.shortlist(Model::get(), query, 0, 3, apart, |_| true, &mut Scratch::default())
    };
    list(true).first().or(list(false).first()).map(|listed| listed.name)
}

#[test]
fn a_shortlist_begins_with_the_name() {
    let index = index();
    for (query, expected) in [
        ("لافروف", 0),
        ("سرگئی لاوروف", 0),
        ("Blingen", 1),
        ("استولتنبرگ", 2),
        ("شولتس", 3),
        ("محمدرضا پهلوی", 4),
        ("ابوالقاسم طاهری", 5),
        ("ماكرون", 6),
        ("Conti, Giuseppe", 7),
        ("Mohammed bin Salman", 8),
        ("johnsmith", 9),
        ("علي", 11),
    ] {
        assert_eq!(first(&index, query), Some(expected * 2), "{query}");
    }
    assert_eq!(first(&index, "Xyzzy"), None);
    assert_eq!(first(&index, ""), None);
}

#[test]
fn only_what_is_accepted_is_listed() {
    let index = index();
    let mut scratch = Scratch::default();
    let listed =
        index.shortlist(Model::get(), "Macron", 0, 3, false, |name| name != 12, &mut scratch);
    assert!(listed.iter().all(|listed| listed.name != 12));
}

#[test]
fn an_index_is_small() {
    let names: Vec<String> =
        (0..2000).map(|i| format!("{} {}", NAMES[i % 8], NAMES[(i / 8) % 8])).collect();
    let index = NameIndex::new((0..).zip(names.iter().map(String::as_str)), Model::get());
    assert!(index.size() < 120 * names.len());
}

proptest::proptest! {
    #[test]
    fn every_name_is_found_by_itself(words in proptest::collection::vec("[a-z]{3,9}", 1..4)) {
        let name = words.join(" ");
        let all = [name.as_str(), "Sergey Lavrov"];
        let index = NameIndex::new((0..).zip(all), Model::get());
        let name = Name::of(all[0], None, &mut Folded::new());
        // A word that tells next to nothing is no key.
        if name.information(Model::get()) > 8.0 {
            proptest::prop_assert_eq!(first(&index, all[0]), Some(0));
        }
    }
}
