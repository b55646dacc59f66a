"""Results of Wikidata's query service: rows of items, names and classes, as SPARQL JSON, plain JSON or CSV."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from yeksan.errors import DataError, OptionError
from yeksan.knowledge.names import UNKNOWN, add, in_order, wanted

_ENTITY = re.compile(r"https?://[^/]+/(?:entity|wiki)/([QPL]\d+)")
_ITEM = re.compile(r"[QPL]\d+")
_TYPES = ("type", "class", "instance", "instanceOf", "instance_of", "P31")
_LANGUAGES = ("lang", "language")


class Cell(NamedTuple):
    """A value of a row and its language, if that is told."""

    value: str
    language: str | None = None


@dataclass
class Row:
    """The cells that a row has, by column, and where it stands."""

    cells: dict[str, Cell]
    place: str


class NameColumn(NamedTuple):
    """A column of names, the language that its own name tells, and what stands between names in a cell."""

    name: str
    language: str | None
    separator: str | None


@dataclass
class Columns:
    """What each column of a result is."""

    id: str
    #: Labels first, then aliases.
    names: list[NameColumn]
    types: list[str]
    language: str | None


def records(
    columns: list[str],
    rows: Iterable[Row],
    langs: Collection[str] | None,
    types: Mapping[str, str],
    fields: Mapping[str, str],
) -> list[dict[str, Any]]:
    """The rows as records, one for each item, in the order of their first rows."""
    for column in fields.values():
        if column not in columns:
            raise OptionError(f"there is no column {column!r}; there are {', '.join(columns)}")
    known: Columns | None = None
    made: dict[str, dict[str, Any]] = {}
    for row in rows:
        if known is None:
            known = roles(columns, row)
        key = row.cells.get(known.id)
        if key is None:
            raise DataError(f"{row.place}: there is no {known.id!r}")
        item = short(key.value)
        record = made.setdefault(item, {"id": item, "type": None, "names": {}})
        _read(row, known, record, langs, types, fields)
    for record in made.values():
        record["names"] = in_order(record["names"], langs)
        if record["type"] is None:
            del record["type"]
    return [record for record in made.values() if record["names"]]


def _read(
    row: Row,
    known: Columns,
    record: dict[str, Any],
    langs: Collection[str] | None,
    types: Mapping[str, str],
    fields: Mapping[str, str],
) -> None:
    """Adds what a row tells to the record of its item."""
    of_row = row.cells[known.language].value if known.language in row.cells else None
    for column, of_column, separator in known.names:
        if (cell := row.cells.get(column)) is None:
            continue
        language = wanted(cell.language or of_column or of_row or UNKNOWN, langs)
        if language is None:
            continue
        for name in cell.value.split(separator) if separator else [cell.value]:
            # The label service writes the id where there is no label.
            if name.strip() != record["id"]:
                add(record["names"], language, name)
    for column in known.types:
        if record["type"] is None and column in row.cells:
            record["type"] = types.get(short(row.cells[column].value))
    for field, column in fields.items():
        if (cell := row.cells.get(column)) is not None:
            value = short(cell.value)
            before = record.setdefault(field, value)
            every = before if isinstance(before, list) else [before]
            if value not in every:
                record[field] = [*every, value]


def roles(columns: list[str], first: Row) -> Columns:
    """Tells what each column is by its name, and the item by its values too."""
    entities = [c for c in columns if c in first.cells and is_item(first.cells[c].value)]
    named = [column for column in ("item", "id") if column in columns]
    id = next(iter([*named, *entities]), None)
    if id is None:
        raise DataError(
            f"{first.place}: no column holds items, such as {columns[0]!r}; name one ?item"
            if columns
            else f"{first.place}: there are no columns"
        )
    labels = ("label", "name", f"{id}Label")
    # The label service puts all aliases into one cell, with commas between them.
    aliases = {"alias": "|", "aliases": "|", "altLabel": "|", f"{id}AltLabel": ", "}
    names = []
    for column in columns:
        base, language = column, None
        if found := re.fullmatch(r"(.+?)(?:_([a-z]{2,3})|([A-Z][a-z]))", column):
            of_name = found[2] or found[3].lower()
            if found[1] in labels or found[1] in aliases:
                base, language = found[1], of_name
        if base in labels:
            names.append(NameColumn(column, language, None))
        elif base in aliases:
            names.append(NameColumn(column, language, aliases[base]))
    if not names:
        raise DataError(
            f"{first.place}: no column holds names; call them ?{id}Label, ?label, ?alias or ?label_fa"
        )
    names.sort(key=lambda column: column.separator is not None)
    return Columns(
        id,
        names,
        [column for column in columns if column in _TYPES],
        next((column for column in columns if column in _LANGUAGES), None),
    )


def is_item(value: str) -> bool:
    """Tells whether a value names an item."""
    return bool(_ENTITY.fullmatch(value) or _ITEM.fullmatch(value))


def short(value: str) -> str:
    """The id at the end of an item's address; any other value as it is."""
    found = _ENTITY.fullmatch(value)
    return found[1] if found else value
