//! Mentions in news texts against a gold standard with offsets, where it is at hand.
//!
//! `cargo test --test entities_gold -- --nocapture` prints what was missed and what was extra.

use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use yeksan::Interrupt;
use yeksan::entities::{FindOptions, Gazetteer, Record};

fn folder() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    folder.join("gold/seed_entities.jsonl").exists().then_some(folder)
}

fn json_lines(path: &Path) -> Vec<Value> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

struct Gold {
    start: usize,
    end: usize,
    id: String,
    skip: bool,
}

fn f1(distractors: bool, english: bool) -> f64 {
    let Some(folder) = folder() else { return 1.0 };
    let mut rows = json_lines(&folder.join("gold/seed_gazetteer.jsonl"));
    if distractors {
        rows.extend(json_lines(&folder.join("gold/seed_gazetteer_distractors.jsonl")));
    }
    let mut records: Vec<Record> =
        rows.iter().map(|r| Record::from_json(&r.to_string()).unwrap()).collect();
    if english {
        for record in &mut records {
            record.names.retain(|(language, _)| language == "en");
        }
        records.retain(|r| r.names.iter().any(|(_, names)| !names.is_empty()));
    }
    let known: HashSet<String> = records.iter().map(|r| r.id.clone()).collect();
    let gazetteer = Gazetteer::from_records(records).unwrap();
    let mut documents: BTreeMap<String, Vec<Gold>> = BTreeMap::new();
    for row in json_lines(&folder.join("gold/seed_entities.jsonl")) {
        let note = row["note"].as_str().unwrap_or("");
        let core = matches!(row["type"].as_str().unwrap(), "PER" | "ORG" | "GPE" | "LOC" | "EVENT");
        documents.entry(row["doc"].as_str().unwrap().to_owned()).or_default().push(Gold {
            start: row["start_char"].as_u64().unwrap() as usize,
            end: row["end_char"].as_u64().unwrap() as usize,
            id: row["entity_id"].as_str().unwrap().to_owned(),
            skip: !core || note.contains("nested") || note.contains("optional"),
        });
    }
    let (mut hits, mut missed, mut extra) = (0usize, 0usize, 0usize);
    for (document, gold) in documents {
        let text = fs::read_to_string(folder.join("seeds").join(&document)).unwrap();
        let offsets: HashMap<usize, usize> =
            text.char_indices().map(|(b, _)| b).chain([text.len()]).zip(0..).collect();
        let found = gazetteer.find(&text, &FindOptions::default(), &Interrupt::new()).unwrap();
        let mentions: Vec<(usize, usize, &str, &str, &str)> = found
            .iter()
            .map(|m| {
                let id = gazetteer.id(m.record.unwrap());
                let span = &text[m.span.clone()];
                (offsets[&m.span.start], offsets[&m.span.end], id, span, m.how.as_str())
            })
            .collect();
        for g in gold.iter().filter(|g| !g.skip && known.contains(&g.id)) {
            if mentions.iter().any(|m| (m.0, m.1, m.2) == (g.start, g.end, &g.id)) {
                hits += 1;
            } else {
                missed += 1;
                let near: Vec<_> =
                    mentions.iter().filter(|m| m.0 < g.end && m.1 > g.start).collect();
                let span: String = text.chars().skip(g.start).take(g.end - g.start).collect();
                println!("{document:.3} missed {span} {} {near:?}", g.id);
            }
        }
        for m in &mentions {
            let right = gold.iter().any(|g| !g.skip && (m.0, m.1, m.2) == (g.start, g.end, &*g.id));
            let allowed = gold.iter().any(|g| {
                g.skip
                    && m.0 < g.end
                    && m.1 > g.start
                    && (m.2 == g.id || (m.0, m.1) == (g.start, g.end))
            });
            if !right && !allowed {
                extra += 1;
                println!("{document:.3} extra {m:?}");
            }
        }
    }
    let (p, r) =
        (hits as f64 / (hits + extra).max(1) as f64, hits as f64 / (hits + missed).max(1) as f64);
    let f = 2.0 * p * r / (p + r);
    println!(
        "distractors {distractors} english {english}: P {p:.3} R {r:.3} F1 {f:.3} of {}",
        hits + missed
    );
    f
}

#[test]
fn mentions_with_the_right_gazetteer() {
    assert!(f1(false, false) >= 0.90);
}

#[test]
fn mentions_among_thousands_of_others() {
    assert!(f1(true, false) >= 0.87);
}
