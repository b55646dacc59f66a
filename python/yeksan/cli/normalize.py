"""Write text the one way its language writes it.

Text gives text; a table (CSV, JSON Lines, Parquet) gives the same table with one more column,
`normalized`, or the one that --into names. With --edits: every change, with its rule.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from yeksan._options import NormalizeOptions
from yeksan.cli import sink, source
from yeksan.cli.failure import Failure
from yeksan.cli.rows import named
from yeksan.text import Normalizer

FORMATS = ("text", "csv", "tsv", "jsonl", "parquet", "table")
EDIT = ("file", "row", "start", "end", "before", "after", "rule")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    source.add_arguments(parser)
    sink.add_arguments(parser, FORMATS)
    parser.add_argument("-l", "--lang", default="auto", help="the language (default: auto)")
    parser.add_argument("--into", default="normalized", help="the column to write to")
    parser.add_argument("--edits", action="store_true", help="write the changes, not the text")
    add_options(parser)


def add_options(parser: argparse.ArgumentParser) -> None:
    """One argument for each option of the normalizer."""
    group = parser.add_argument_group("options of the normalizer (default: the language's own)")
    for name, kind in get_type_hints(NormalizeOptions).items():
        flag, kinds, values = name.replace("_", "-"), *_members(kind)
        if kinds == {bool} and not values:
            group.add_argument(f"--{flag}", action=argparse.BooleanOptionalAction, default=None)
        elif bool in kinds:
            # --letters, --letters unify, --no-letters
            group.add_argument(f"--{flag}", nargs="?", const=True, choices=values)
            group.add_argument(f"--no-{flag}", dest=name, action="store_false", default=None)
        elif float in kinds:
            group.add_argument(f"--{flag}", type=_number_or(values), metavar="NUMBER")
        elif values:
            group.add_argument(f"--{flag}", choices=values)
        else:
            group.add_argument(f"--{flag}")


def _members(kind: Any) -> tuple[set[Any], list[str]]:
    """The types that an option may be of, and the words that it may be."""
    if get_origin(kind) is Literal:
        return set(), [str(value) for value in get_args(kind)]
    if get_origin(kind) not in (Union, UnionType):
        return {kind}, []
    kinds, values = set[Any](), list[str]()
    for member in get_args(kind):
        more, words = _members(member)
        kinds |= more
        values += words
    return kinds, values


def _number_or(words: list[str]) -> Callable[[str], float | str]:
    def read(given: str) -> float | str:
        return given if given in words else float(given)

    read.__name__ = " or ".join(["number", *words])
    return read


def options(parsed: argparse.Namespace) -> dict[str, Any]:
    """The options that were given."""
    given = {name: getattr(parsed, name, None) for name in get_type_hints(NormalizeOptions)}
    return {name: value for name, value in given.items() if value is not None}


def run(parsed: argparse.Namespace) -> None:
    """Normalizes the input."""
    given = source.source(parsed)
    normalizer = Normalizer(parsed.lang, **options(parsed))
    kind = given.one_format
    if parsed.edits:
        chosen = sink.format_of(parsed, "jsonl", FORMATS[1:])
    else:
        default = {"lines": "text"}.get(kind, kind)
        chosen = sink.format_of(parsed, default, FORMATS)
    if chosen == "text" and kind in ("csv", "tsv", "jsonl", "parquet"):
        raise Failure(
            "a table cannot be written as text",
            at=parsed.output,
            remedy="say --output-format csv, jsonl or parquet",
        )
    fields = EDIT if parsed.edits else None
    ending = "\n" if kind == "lines" else ""
    many = len(given.paths) > 1
    with sink.writer(parsed.output, chosen, fields, ending=ending) as writer:
        for batch in given.batches():
            if parsed.edits:
                for row in batch:
                    alignment = named([row], normalizer.align, row.text or "")
                    writer.write([_edit(row, edit) for edit in alignment.edits])
            else:
                texts = source.texts(batch)
                results = named(batch, normalizer, texts)
                if given.schema is not None:
                    writer.keep_schema(given.schema, parsed.into)
                writer.write(
                    [
                        _record(row, text, parsed.into, chosen, many)
                        for row, text in zip(batch, results, strict=True)
                    ]
                )
            given.progress.rows(len(batch))
    given.progress.done()


def _record(
    row: source.Row, text: str | None, into: str, chosen: str, many: bool
) -> dict[str, Any]:
    if chosen == "text":
        return {"text": text}
    if row.record:
        return {**row.record, into: text}
    origin = {"file": row.file} if many else {}
    return {**origin, "text": row.text, into: text}


def _edit(row: source.Row, edit: Any) -> dict[str, Any]:
    known = {"file": row.file, "row": row.position}
    return known | {name: getattr(edit, name) for name in EDIT[2:]}
