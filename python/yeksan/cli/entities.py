"""Find the people, organizations and places of a gazetteer.

One record per finding: file, row, start, end (code points of the text), text, id, type, name, ...
A gazetteer is a JSON Lines file of {"id", "type", "names": {"en": [...], ...}}, a CSV file with
the columns id, name, lang, type, or one that was saved with `Gazetteer.save`.
"""

from __future__ import annotations

import argparse
import csv
import os
from typing import Any

from yeksan._findings import ENTITY, entity_record
from yeksan.cli import sink, source
from yeksan.cli.dates import FORMATS, found
from yeksan.cli.failure import Failure
from yeksan.cli.rows import named
from yeksan.gazetteer import Gazetteer


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    source.add_arguments(parser)
    sink.add_arguments(parser, FORMATS)
    parser.add_argument("-l", "--lang", default="auto", help="the language (default: auto)")
    add_gazetteer(parser)


def add_gazetteer(parser: argparse.ArgumentParser) -> None:
    """The arguments that say whom to look for, and how."""
    parser.add_argument("-g", "--gazetteer", metavar="FILE", help="whom to look for")
    parser.add_argument("--countries", action="store_true", help="look for the world's countries")
    parser.add_argument("--types", help="only these types, such as PER,ORG")
    parser.add_argument("--min-score", type=float, help="leave out weaker matches")
    parser.add_argument("--exact", action="store_true", help="no misspellings, no other scripts")
    parser.add_argument("--unlinked", action="store_true", help="also what stays undecided")
    parser.add_argument("--demonyms", action="store_true", help="also Iranian for Iran")
    parser.add_argument("--overlaps", choices=("longest", "all"), default="longest")


def gazetteer(parsed: argparse.Namespace) -> Gazetteer | None:
    """The gazetteer that the arguments name; None if they name none."""
    if parsed.countries:
        if parsed.gazetteer:
            raise Failure("--gazetteer and --countries exclude each other")
        return Gazetteer.countries()
    if not parsed.gazetteer:
        return None
    path: str = parsed.gazetteer
    if not os.path.isfile(path):
        raise Failure("there is no such gazetteer", at=path)
    extension = os.path.splitext(path)[1].lower()
    if extension in (".jsonl", ".ndjson"):
        return Gazetteer.from_jsonl(path)
    if extension != ".csv":
        return Gazetteer.load(path)
    try:
        return _from_csv(path)
    except (ValueError, csv.Error) as error:
        raise Failure(str(error), at=path) from None


def _from_csv(path: str) -> Gazetteer:
    with open(path, encoding="utf-8-sig", newline="") as file:
        header = next(csv.reader(file), [])
    missing = [name for name in ("id", "name") if name not in header]
    if missing:
        raise Failure(f"no column {missing[0]!r}", at=path, remedy="it needs id and name")
    lang, kind = (name if name in header else None for name in ("lang", "type"))
    return Gazetteer.from_csv(path, lang=lang, type=kind)


def options(parsed: argparse.Namespace) -> dict[str, Any]:
    """The arguments of `Gazetteer.find`."""
    given: dict[str, Any] = {"lang": parsed.lang, "overlaps": parsed.overlaps}
    if parsed.types:
        given["types"] = [name.strip() for name in parsed.types.split(",")]
    if parsed.min_score is not None:
        given["min_score"] = parsed.min_score
    if parsed.exact:
        given |= {"fuzzy": False, "cross_script": False}
    return given | {"unlinked": parsed.unlinked, "demonyms": parsed.demonyms}


def run(parsed: argparse.Namespace) -> None:
    """Finds the entities of the input."""
    given = source.source(parsed)
    chosen = sink.format_of(parsed, "jsonl", FORMATS)
    names = gazetteer(parsed)
    if names is None:
        raise Failure("nobody to look for", remedy="say --gazetteer FILE or --countries")
    fields = ("file", "row", *ENTITY)
    with sink.writer(parsed.output, chosen, fields) as writer:
        for batch in given.batches():
            writer.write(found(batch, find(parsed, names, batch), entity_record))
            given.progress.rows(len(batch))
    given.progress.done()


def find(
    parsed: argparse.Namespace, names: Gazetteer, batch: list[source.Row]
) -> list[list[Any] | None]:
    """The entities of each text of a batch."""
    result: list[list[Any] | None] = named(
        batch, names.find, source.texts(batch), **options(parsed)
    )
    return result
