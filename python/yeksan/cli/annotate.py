"""Normalize texts and find their dates and entities, all at once.

JSON Lines: one object per text with text, normalized, dates and entities, beside the columns it
came with. HTML: one page with the marked texts and a timeline.
"""

from __future__ import annotations

import argparse
from typing import Any

from yeksan._findings import date_record, entity_record
from yeksan.cli import dates, entities, normalize, sink, source
from yeksan.cli.rows import named
from yeksan.show import Section, highlight, mentions_table, page
from yeksan.text import Normalizer, detect_language
from yeksan.timeline import Timeline

FORMATS = ("jsonl", "html")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    source.add_arguments(parser)
    sink.add_arguments(parser, FORMATS)
    parser.add_argument("-l", "--lang", default="auto", help="the language (default: auto)")
    dates.add_reference(parser)
    entities.add_gazetteer(parser)
    parser.add_argument(
        "--limit", type=int, default=100, help="how many texts an HTML page shows (default: 100)"
    )
    normalize.add_options(parser)


def run(parsed: argparse.Namespace) -> None:
    """Annotates the input."""
    given = source.source(parsed)
    chosen = sink.format_of(parsed, "jsonl", FORMATS)
    normalizer = Normalizer(parsed.lang, **normalize.options(parsed))
    names = entities.gazetteer(parsed)
    documents: list[tuple[int, str, list[Any], list[Any]]] = []
    with sink.writer(parsed.output, chosen, None) as writer:
        for batch in given.batches():
            texts = source.texts(batch)
            clean = named(batch, normalizer, texts)
            found = dates.find(parsed, batch)
            people = entities.find(parsed, names, batch) if names else [None] * len(batch)
            for row, text, days, who in zip(batch, clean, found, people, strict=True):
                if chosen == "html":
                    if row.text is not None:
                        documents.append((len(documents), row.text, days or [], who or []))
                    continue
                writer.write([_record(row, text, days, who)])
            given.progress.rows(len(batch))
        if chosen == "html":
            writer.write([{"text": _page(documents, parsed.limit)}])
    given.progress.done()


def _record(
    row: source.Row, text: str | None, days: list[Any] | None, who: list[Any] | None
) -> dict[str, Any]:
    origin = {"file": row.file, "row": row.position, **row.record}
    if row.text is None:
        return origin | {"text": None, "normalized": None, "dates": None, "entities": None}
    return origin | {
        "text": row.text,
        "normalized": text,
        "dates": [date_record(mention) for mention in days or ()],
        "entities": [entity_record(mention) for mention in who or ()],
    }


def _page(documents: list[tuple[int, str, list[Any], list[Any]]], limit: int) -> str:
    parts = Timeline.of(documents).sections()[0]
    for _, text, days, who in documents[:limit]:
        title = next((line.strip() for line in text.splitlines() if line.strip()), "(empty)")
        table = mentions_table(days, who)
        details = f"<details><summary>Mentions</summary>{table}</details>"
        code = detect_language(text)
        lang = "" if code == "und" else code
        parts.append(Section(title[:80], highlight(text, [*days, *who]) + details, lang))
    count = f"{len(documents):,} texts"
    shown = f", the first {limit:,} shown" if len(documents) > limit else ""
    return page("Annotated texts", parts, lead=count + shown)
