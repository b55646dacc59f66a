#!/usr/bin/env python3
"""Prints how often `match` and `find` are right at each score, as tables for docs/names.md.

python training/names/precision.py match SET.json [...]       sets of {"queries": [{"q", "gold": [...]}], "cands": [...]}
python training/names/precision.py find GOLD.jsonl TEXTS GAZETTEER.jsonl [...]   mentions {doc, start_char, end_char, entity_id}

For `match`, every other query's right names are left out of the gazetteer: whatever it then gives is wrong.
"""

import collections
import json
import pathlib
import sys

import yeksan as yk

BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 1.0)


def lines_of(path: str) -> list[str]:
    return pathlib.Path(path).read_text(encoding="utf-8").splitlines()


def print_table(rows: list[tuple[float, bool]]) -> None:
    print("| score from | answers | right | right of all from here on |")
    print("|---|---|---|---|")
    for low, high in zip(BOUNDS, (*BOUNDS[1:], 2.0), strict=True):
        inside = [right for score, right in rows if low <= score < high]
        above = [right for score, right in rows if score >= low]
        if inside:
            share, from_here = sum(inside) / len(inside), sum(above) / len(above)
            print(f"| {low} | {len(inside):,} | {share:.2f} | {from_here:.2f} |")


def match(paths: list[str]) -> None:
    here: list[tuple[float, bool]] = []
    absent: list[tuple[float, bool]] = []
    for path in paths:
        data = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        queries = data["queries"][:1000]
        out = {name for query in queries[1::2] for name in query["gold"]}
        out -= {name for query in queries[::2] for name in query["gold"]}
        kept = [name for name in data["cands"] if name not in out]
        g = yk.Gazetteer.from_records({"id": i, "names": [n]} for i, n in enumerate(kept))
        for rows, asked in ((here, queries[::2]), (absent, queries[1::2])):
            found = g.match([query["q"] for query in asked], limit=1, min_score=0.0)
            for query, candidates in zip(asked, found, strict=True):
                if not set(query["gold"]) & set(kept) and rows is here:
                    continue
                rows += [(c.score, c.name in query["gold"]) for c in candidates]
    print("The first candidate, where the name is in the gazetteer:\n")
    print_table(here)
    print("\nWhere half of the names asked for are not in the gazetteer:\n")
    print_table(here + absent)


def find(gold: str, texts: str, gazetteers: list[str]) -> None:
    lines = [line for path in gazetteers for line in lines_of(path)]
    g = yk.Gazetteer.from_records(json.loads(line) for line in lines)
    right = collections.defaultdict(set)
    for row in map(json.loads, lines_of(gold)):
        right[row["doc"]].add((row["start_char"], row["end_char"], row["entity_id"]))
    rows, by_how = [], collections.defaultdict(list)
    for doc, wanted in right.items():
        text = (pathlib.Path(texts) / doc).read_bytes().decode("utf-8")
        for m in g.find(text):
            is_right = (m.start, m.end, m.id) in wanted
            rows.append((m.score, is_right))
            by_how[m.how].append((m.score, is_right))
    print_table(rows)
    print("\n| how | scores | mentions | right |")
    print("|---|---|---|---|")
    for how, found in sorted(by_how.items()):
        low, high = min(score for score, _ in found), max(score for score, _ in found)
        share = sum(is_right for _, is_right in found) / len(found)
        print(f"| {how} | {low:.2f}–{high:.2f} | {len(found)} | {share:.2f} |")


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    match(rest) if what == "match" else find(rest[0], rest[1], rest[2:])
