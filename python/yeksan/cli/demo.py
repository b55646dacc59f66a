"""Run everything on the sample articles, print the tables and write a page.

The articles are seven short ones about one invented event, in Persian, Arabic, Italian and English;
they ship with the package.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from yeksan import samples
from yeksan._files import write_text
from yeksan.annotate import Document, annotate
from yeksan.cli import terminal
from yeksan.cli.failure import Failure
from yeksan.gazetteer import Gazetteer
from yeksan.show import (
    Section,
    edits_table,
    highlight,
    mentions_table,
    page,
    table,
)
from yeksan.text import Normalizer
from yeksan.timeline import Timeline

LANGS = ("fa", "ar", "it", "en")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument(
        "-o", "--output", default="demo.html", help="the page to write (default: demo.html)"
    )


def run(parsed: argparse.Namespace) -> None:
    """Annotates the samples, prints what was found, and writes the page."""
    folder = os.path.dirname(os.path.abspath(parsed.output))
    if not os.path.isdir(folder):
        raise Failure("there is no such folder", at=folder, remedy="make it first")
    articles = samples.load()
    names = Gazetteer.from_records(samples.gazetteer_records())
    documents = [annotate(s.text, names, s.reference, s.lang) for s in articles]

    _heading("Normalized: what changed in the Persian articles")
    print(terminal.table(("text", "rule", "before", "after"), _edits(articles)))
    _heading("Dates: one timeline from seven articles in four languages")
    timeline = Timeline.of((row, d.text, d.dates, d.entities) for row, d in enumerate(documents))
    days = [
        (e.label, ", ".join(articles[row].id for row in e.rows), ", ".join(e.entities))
        for e in timeline
    ]
    print(terminal.table(("date", "texts", "mentioned with"), days, 60))
    _heading("Entities: who is mentioned where, however written")
    who = _who(articles, documents)
    rows = [(name, kind, *map(", ".join, words)) for name, kind, words in who]
    print(terminal.table(("id", "type", *LANGS), rows, 34))

    parts = [
        *timeline.sections()[0],
        Section(
            "Who is mentioned where",
            table(
                ("id", "type", *LANGS),
                [(name, kind, *words) for name, kind, words in who],
                row_headers=True,
            ),
        ),
    ]
    for sample, document in zip(articles, documents, strict=True):
        edits = edits_table(Normalizer(sample.lang).align(sample.text).edits, original=sample.text)
        parts.append(
            Section(
                document.title,
                highlight(document.text, document.mentions)
                + _details("Mentions", mentions_table(document.dates, document.entities))
                + _details("What normalization changes", edits),
                sample.lang,
            )
        )
    lead = (
        "Seven short articles about one invented event, written for this package. Dates are marked "
        "with their ISO value, people, organizations and places with their type; point at a mark "
        "for the rest."
    )
    write_text(parsed.output, page("yeksan: sample articles", parts, lead=lead))
    print(f"\nWrote {os.path.abspath(parsed.output)}: open it in a browser.")


def _heading(title: str) -> None:
    print(f"\n{title}\n" if sys.stdout.isatty() else f"\n## {title}\n")


def _details(title: str, inner: str) -> str:
    return f"<details><summary>{title}</summary>{inner}</details>"


def _edits(articles: Sequence[samples.Sample]) -> list[tuple[str, str, str, str]]:
    """The first few changes of each rule in the Persian articles, with the words around them."""
    rows: list[tuple[str, str, str, str]] = []
    seen: dict[str, int] = {}
    for sample in articles:
        if sample.lang != "fa":
            continue
        alignment = Normalizer("fa").align(sample.text)
        for edit in alignment.edits:
            seen[edit.rule] = seen.get(edit.rule, 0) + 1
            if seen[edit.rule] <= 3:
                start, end = _word(sample.text, edit.start, edit.end)
                after = alignment.normalized[slice(*alignment.to_normalized(start, end))]
                rows.append((sample.id, edit.rule, sample.text[start:end], after))
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """A change with the rest of its word or words."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _who(
    articles: Sequence[samples.Sample], documents: Sequence[Document]
) -> list[tuple[str, str, list[list[str]]]]:
    """One line per entity: its id, its type, and the forms that each language has for it."""
    forms: dict[tuple[str, str], dict[str, list[str]]] = {}
    for sample, document in zip(articles, documents, strict=True):
        for mention in document.entities:
            if mention.id is None:
                continue
            of_lang = forms.setdefault((mention.id, mention.type or ""), {})
            words = of_lang.setdefault(sample.lang, [])
            if mention.text not in words:
                words.append(mention.text)
    order = sorted(forms, key=lambda key: (key[1] != "PER", key[1] != "ORG", key))
    return [
        (name, kind, [forms[name, kind].get(lang, []) for lang in LANGS]) for name, kind in order
    ]
