#!/usr/bin/env python3
"""Makes the sample articles and their expected findings from `marked/*.txt`.

    python tests/data/samples/build.py            writes the articles, their index, the findings
    python tests/data/samples/build.py --check    writes nothing, fails if a file would change

A marked article opens with `# lang:` and `# reference:` lines. In the text `{words|D KIND VALUE
CALENDAR ...}` marks a date and `{words|E ID TYPE NOTE ...}` an entity; marks nest. `<NBSP>`,
`<ZWNJ>`, `<RLM>`, `<LRE>` and `<PDF>` stand for the characters that cannot be seen. A date's
extras: `id=` and `same=` (the mention that it repeats in another calendar), `alt=` (another right
value), `optional`. A value `A..B` is a span of days.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
PACKAGE = HERE.parents[2] / "python" / "yeksan" / "samples"
INVISIBLE = {
    "<NBSP>": "\u00a0",
    "<ZWNJ>": "\u200c",
    "<RLM>": "\u200f",
    "<LRE>": "\u202a",
    "<PDF>": "\u202c",
}
PIECE = re.compile("|".join([*INVISIBLE, r"[{}]", r"\|[^{}]*\}", r"[^{}|<]+", "."]), re.S)


def parse(source: str) -> tuple[dict[str, str], str, list[dict[str, Any]], list[dict[str, Any]]]:
    """The head, the plain text, the dates and the entities of one marked article."""
    head: dict[str, str] = {}
    while source.startswith("# "):
        line, source = source.split("\n", 1)
        key, value = line[2:].split(": ", 1)
        head[key] = value
    text, open_marks = "", []
    dates: list[dict[str, Any]] = []
    entities: list[dict[str, Any]] = []
    for piece in PIECE.findall(source):
        if piece == "{":
            open_marks.append(len(text))
        elif piece.startswith("|"):
            start = open_marks.pop()
            mark = {"start": start, "end": len(text), "text": text[start:]}
            kind, *fields = piece[1:-1].split()
            if kind == "D":
                dates.append(mark | date_fields(fields))
            else:
                entities.append(mark | entity_fields(fields))
        elif piece == "}":
            raise SystemExit(f"a mark without a meaning after {text[-40:]!r}")
        else:
            text += INVISIBLE.get(piece, piece)
    if open_marks:
        raise SystemExit(f"a mark is not closed: {text[open_marks[0] :][:40]!r}")
    for found in (dates, entities):
        found.sort(key=lambda m: (m["start"], -m["end"]))
    return head, text, dates, entities


def date_fields(fields: list[str]) -> dict[str, Any]:
    kind, value, *rest = fields
    out: dict[str, Any] = {"type": kind, "value": value.split("..") if ".." in value else value}
    extras = dict(f.split("=", 1) for f in rest if "=" in f)
    plain = [f for f in rest if "=" not in f and f != "optional"]
    out["alt_values"] = [f.split("=", 1)[1] for f in rest if f.startswith("alt=")]
    out["calendar"] = plain[0] if plain else None
    out["id"] = extras.get("id")
    out["same_as"] = extras.get("same")
    out["optional"] = "optional" in rest
    return out


def entity_fields(fields: list[str]) -> dict[str, Any]:
    identity, kind, *notes = fields
    return {
        "id": identity,
        "type": kind,
        "kind": "demonym" if "demonym" in notes else " ".join(n for n in notes if n != "nested"),
        "nested": "nested" in notes,
    }


def build() -> dict[Path, str]:
    """Every file that this makes, with its content."""
    files: dict[Path, str] = {}
    index, date_rows, entity_rows = [], [], []
    order = {"fa": 0, "ar": 1, "it": 2, "en": 3}
    for path in sorted((HERE / "marked").glob("*.txt"), key=lambda p: (order[p.stem[:2]], p.stem)):
        head, text, dates, entities = parse(path.read_text(encoding="utf-8"))
        name, lang, reference = path.stem, head["lang"], head["reference"]
        files[PACKAGE / f"{name}.txt"] = text
        title = text.split("\n", 1)[0]
        index.append({"id": name, "lang": lang, "reference": reference, "title": title})
        date_rows.append(
            {
                "doc": name,
                "lang": lang,
                "text": text,
                "reference_time": reference,
                "expected": dates,
            }
        )
        entity_rows.append({"doc": name, "lang": lang, "text": text, "expected": entities})
    files[PACKAGE / "index.json"] = json.dumps(index, ensure_ascii=False, indent=1) + "\n"
    for name, rows in (("dates", date_rows), ("entities", entity_rows)):
        lines = [json.dumps(row, ensure_ascii=False) + "\n" for row in rows]
        files[HERE.parent / f"samples_{name}.jsonl"] = "".join(lines)
    return files


def main() -> int:
    files = build()
    if "--check" in sys.argv[1:]:
        stale = [
            path
            for path, content in files.items()
            if not path.exists() or path.read_bytes() != content.encode()
        ]
        for path in stale:
            print(f"{path.name} differs from its marked source", file=sys.stderr)
        return bool(stale)
    for path, content in files.items():
        path.write_bytes(content.encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
