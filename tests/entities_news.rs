//! News written for this test, with the names marked as `{words|id}`: what is missed, what is extra.
//!
//! `cargo test --test entities_news -- --nocapture` prints both.

use std::collections::BTreeSet;
use yeksan::Interrupt;
use yeksan::entities::{FindOptions, Gazetteer, Record};

const GAZETTEER: &str = include_str!("data/news/gazetteer.jsonl");
const NEWS: [(&str, &str); 4] = [
    ("fa", include_str!("data/news/fa.txt")),
    ("ar", include_str!("data/news/ar.txt")),
    ("it", include_str!("data/news/it.txt")),
    ("en", include_str!("data/news/en.txt")),
];

type Found<'a> = BTreeSet<(usize, usize, &'a str)>;

/// The text without marks, and the marks.
fn marked(page: &str) -> (String, Found<'_>) {
    let (mut text, mut marks) = (String::new(), Found::new());
    let mut rest = page;
    while let Some((before, mark)) = rest.split_once('{') {
        let (mark, after) = mark.split_once('}').unwrap();
        let (words, id) = mark.split_once('|').unwrap();
        text += before;
        let start = text.len();
        text += words;
        marks.insert((start, text.len(), id));
        rest = after;
    }
    text += rest;
    (text, marks)
}

/// How many names there are, are found, and are said to be there and are not.
fn count(language: &str, news: &str, gazetteer: &Gazetteer) -> (usize, usize, usize) {
    let (mut all, mut right, mut extra) = (0, 0, 0);
    for page in news.split("\n\n") {
        let (text, marks) = marked(page);
        let mentions = gazetteer.find(&text, &FindOptions::default(), &Interrupt::new()).unwrap();
        let got: Found = mentions
            .iter()
            .map(|m| (m.span.start, m.span.end, gazetteer.id(m.record.unwrap())))
            .collect();
        for (start, end, id) in marks.difference(&got) {
            println!("{language} missed {} {id}", &text[*start..*end]);
        }
        for (start, end, id) in got.difference(&marks) {
            println!("{language} extra {} {id}", &text[*start..*end]);
        }
        all += marks.len();
        right += marks.intersection(&got).count();
        extra += got.difference(&marks).count();
    }
    (all, right, extra)
}

fn gazetteer(only_english: bool) -> Gazetteer {
    let records = GAZETTEER.lines().map(|line| {
        let mut record = Record::from_json(line).unwrap();
        record.names.retain(|(language, _)| !only_english || language == "en");
        record
    });
    Gazetteer::from_records(records).unwrap()
}

#[test]
fn names_in_all_languages_are_found() {
    let gazetteer = gazetteer(false);
    for (language, news) in NEWS {
        let (all, right, extra) = count(language, news, &gazetteer);
        println!("{language}: {right} of {all}, {extra} extra");
        assert!(right + 2 >= all && extra == 0, "{language}: {right} of {all}, {extra} extra");
    }
}

#[test]
fn english_names_are_enough() {
    let gazetteer = gazetteer(true);
    // Names that are translated by meaning cannot be found, and short ones tell too little.
    let least = [("fa", 37), ("ar", 43), ("it", 49), ("en", 51)];
    for ((language, news), (_, least)) in NEWS.into_iter().zip(least) {
        let (all, right, extra) = count(language, news, &gazetteer);
        println!("{language} by English names: {right} of {all}, {extra} extra");
        assert!(right >= least && extra == 0, "{language}: {right} of {all}, {extra} extra");
    }
}
