use super::*;
use crate::Interrupt;
use crate::entities::{FindOptions, Record};
use proptest::prelude::*;

/// Two of each name, and places that tell them apart.
fn gazetteer() -> Gazetteer {
    let person = |id: &str, language: &str, name: &str| {
        Record::new(id, Some("PER")).with_name(language, name)
    };
    let place = |id: &str, names: [(&str, &str); 4]| {
        let record = Record::new(id, Some("GPE"));
        names.into_iter().fold(record, |record, (language, name)| record.with_name(language, name))
    };
    Gazetteer::from_records([
        person("anna", "en", "Anna Klein"),
        person("betsy", "en", "Betsy Klein"),
        person("marco", "it", "Marco Bellandi"),
        person("rosa", "it", "Rosa Bellandi"),
        person("reza", "fa", "رضا مهرابی‌نژاد"),
        person("sara", "fa", "سارا مهرابی‌نژاد"),
        person("omar", "ar", "عمر الزنداني"),
        person("hala", "ar", "هالة الزنداني"),
        place("no", [("en", "Norway"), ("it", "Norvegia"), ("fa", "نروژ"), ("ar", "النرويج")]),
        place(
            "pt",
            [("en", "Portugal"), ("it", "Portogallo"), ("fa", "پرتغال"), ("ar", "البرتغال")],
        ),
    ])
    .unwrap()
}

/// The ids of the mentions of each text after linking, with how.
fn linked(gazetteer: &Gazetteer, texts: &[&str]) -> Vec<Vec<(String, &'static str)>> {
    let options = FindOptions { unlinked: true, ..FindOptions::default() };
    let find = |text: &&str| gazetteer.find(text, &options, &Interrupt::new()).unwrap();
    let mut found: Vec<Vec<EntityMention>> = texts.iter().map(find).collect();
    gazetteer.link(&mut found.iter_mut().map(|text| text.iter_mut().collect()).collect::<Vec<_>>());
    let shown = |m: &EntityMention| {
        (m.record.map_or("?", |record| gazetteer.id(record)).to_owned(), m.how.as_str())
    };
    found.iter().map(|text| text.iter().map(shown).collect()).collect()
}

/// The last mention of the last text.
fn last(texts: &[&str]) -> (String, &'static str) {
    linked(&gazetteer(), texts).pop().unwrap().pop().unwrap()
}

#[test]
fn a_surname_is_linked_by_the_full_names_of_other_texts() {
    for (name, texts, expected) in [
        ("nobody named", &["so Klein spoke."][..], "?"),
        ("one named, English", &["Anna Klein came.", "so Klein spoke."], "anna"),
        ("Italian", &["È arrivata Rosa Bellandi.", "Secondo Bellandi è tardi."], "rosa"),
        ("Persian", &["سارا مهرابی‌نژاد آمد.", "به گفته مهرابی‌نژاد دیر است."], "sara"),
        ("Arabic", &["وصلت هالة الزنداني.", "هكذا وصف الزنداني الأمر."], "hala"),
        ("both named as often", &["Anna Klein came.", "Betsy Klein came.", "so Klein spoke."], "?"),
        (
            "one far oftener",
            &[
                "Anna Klein.",
                "Anna Klein.",
                "Anna Klein.",
                "Anna Klein.",
                "Betsy Klein.",
                "so Klein",
            ],
            "anna",
        ),
        ("one twice as often", &["Anna Klein.", "Anna Klein.", "Betsy Klein.", "so Klein"], "?"),
        (
            "both in the same text",
            &["Anna Klein.", "Anna Klein met Betsy Klein. So said Klein"],
            "?",
        ),
    ] {
        let (id, how) = last(texts);
        assert_eq!(id, expected, "{name}");
        assert_eq!(how == "corpus", expected != "?", "{name}");
    }
}

#[test]
fn company_tells_two_bearers_apart() {
    let cases: [(&str, [&str; 5], &str); 4] = [
        (
            "English",
            [
                "Anna Klein was in Norway.",
                "Norway thanked Anna Klein.",
                "Betsy Klein was in Portugal.",
                "Portugal thanked Betsy Klein.",
                "In Portugal they said that Klein",
            ],
            "betsy",
        ),
        (
            "Italian",
            [
                "Marco Bellandi era in Norvegia.",
                "La Norvegia ringrazia Marco Bellandi.",
                "Rosa Bellandi era in Portogallo.",
                "Il Portogallo ringrazia Rosa Bellandi.",
                "In Norvegia dicono che Bellandi",
            ],
            "marco",
        ),
        (
            "Persian",
            [
                "رضا مهرابی‌نژاد در نروژ بود.",
                "نروژ از رضا مهرابی‌نژاد تشکر کرد.",
                "سارا مهرابی‌نژاد در پرتغال بود.",
                "پرتغال از سارا مهرابی‌نژاد تشکر کرد.",
                "در پرتغال به گفته مهرابی‌نژاد",
            ],
            "sara",
        ),
        (
            "Arabic",
            [
                "كان عمر الزنداني في النرويج.",
                "شكرت النرويج عمر الزنداني.",
                "كانت هالة الزنداني في البرتغال.",
                "شكرت البرتغال هالة الزنداني.",
                "وفي النرويج قال الزنداني",
            ],
            "omar",
        ),
    ];
    for (name, texts, expected) in cases {
        assert_eq!(last(&texts), (expected.to_owned(), "corpus"), "{name}");
    }
}

#[test]
fn what_is_decided_stays_and_candidates_are_kept() {
    let gazetteer = gazetteer();
    let texts =
        ["Anna Klein came. Klein left.", "so Klein spoke.", "Betsy Klein came. Klein left."];
    let options = FindOptions { unlinked: true, ..FindOptions::default() };
    let find = |text: &str| gazetteer.find(text, &options, &Interrupt::new()).unwrap();
    let before: Vec<Vec<EntityMention>> = texts.iter().map(|text| find(text)).collect();
    let mut after = before.clone();
    gazetteer.link(&mut after.iter_mut().map(|text| text.iter_mut().collect()).collect::<Vec<_>>());
    assert_eq!(before[0], after[0]);
    assert_eq!(before[2], after[2]);
    let ids =
        |m: &EntityMention| m.candidates.iter().map(|(c, _)| gazetteer.id(*c).to_owned()).collect();
    let candidates: Vec<String> = ids(&after[1][0]);
    assert_eq!(candidates, ["anna", "betsy"]);
}

proptest! {
    #[test]
    fn the_order_of_the_texts_changes_nothing(
        texts in prop::collection::vec(
            prop::sample::select(
                &[
                    "Anna Klein was in Norway.",
                    "Betsy Klein was in Portugal.",
                    "so Klein spoke of Norway.",
                    "so Klein spoke of Portugal.",
                    "so Klein spoke.",
                    "Rosa Bellandi saw Norway.",
                    "secondo Bellandi",
                    "",
                ][..],
            ),
            0..12,
        ),
    ) {
        let gazetteer = gazetteer();
        let mut forwards = linked(&gazetteer, &texts);
        let backwards: Vec<&str> = texts.iter().rev().copied().collect();
        forwards.reverse();
        prop_assert_eq!(forwards, linked(&gazetteer, &backwards));
    }
}
