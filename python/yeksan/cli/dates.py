"""Find dates, times, durations and sets, with their ISO values.

One record per finding: file, row, start, end (code points of the text), text, kind, value, ...
"""

from __future__ import annotations

import argparse
from typing import Any

from yeksan._findings import DATE, date_record
from yeksan.cli import sink, source
from yeksan.cli.failure import Failure
from yeksan.cli.rows import named
from yeksan.dates import find_dates

FORMATS = ("jsonl", "csv", "tsv", "parquet", "table")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    source.add_arguments(parser)
    sink.add_arguments(parser, FORMATS)
    parser.add_argument("-l", "--lang", default="auto", help="the language (default: auto)")
    add_reference(parser)


def add_reference(parser: argparse.ArgumentParser) -> None:
    """The arguments that say when the texts were published."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument(
        "-r", "--reference", metavar="DATE", help="the day of publication, such as 2022-01-10"
    )
    group.add_argument(
        "--reference-column", metavar="NAME", help="the column with the day of publication"
    )


def references(parsed: argparse.Namespace, batch: list[source.Row]) -> Any:
    """The reference of the batch: one for all, or the column's."""
    name = parsed.reference_column
    if name is None:
        return parsed.reference
    found = []
    for row in batch:
        if name not in row.record:
            columns = ", ".join(row.record) or "none"
            raise Failure(f"no column {name!r} (there are: {columns})", at=row.place)
        found.append(row.record[name] or None)
    return found


def run(parsed: argparse.Namespace) -> None:
    """Finds the dates of the input."""
    given = source.source(parsed)
    chosen = sink.format_of(parsed, "jsonl", FORMATS)
    fields = ("file", "row", *DATE)
    with sink.writer(parsed.output, chosen, fields) as writer:
        for batch in given.batches():
            writer.write(found(batch, find(parsed, batch), date_record))
            given.progress.rows(len(batch))
    given.progress.done()


def find(parsed: argparse.Namespace, batch: list[source.Row]) -> list[list[Any] | None]:
    """The dates of each text of a batch."""
    texts, reference = source.texts(batch), references(parsed, batch)
    result: list[list[Any] | None] = named(
        batch, find_dates, texts, lang=parsed.lang, reference=reference
    )
    return result


def found(
    batch: list[source.Row], mentions: list[list[Any] | None], record: Any
) -> list[dict[str, Any]]:
    """One record per finding, with the file and row of its text."""
    return [
        {"file": row.file, "row": row.position, **record(mention)}
        for row, of_row in zip(batch, mentions, strict=True)
        for mention in of_row or ()
    ]
