"""Which of Wikidata's shapes a file has, told by its first lines."""

from __future__ import annotations

import csv
import itertools
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from yeksan.errors import DataError
from yeksan.knowledge import query, wikidata
from yeksan.knowledge.lines import Lines, kind_of
from yeksan.knowledge.query import Cell, Row


def records(
    lines: Lines,
    langs: Collection[str] | None,
    types: Mapping[str, str],
    fields: Mapping[str, str],
) -> Iterator[dict[str, Any]]:
    """The items of a dump one by one; those of a result of the query service when all rows are read."""
    source = iter(lines)
    first = next((line for line in source if line.strip()), "")
    start = first.strip()
    if not start:
        return
    if start[0] not in "[{":
        columns, rows = _csv(lines, itertools.chain([first], source))
        yield from query.records(columns, rows, langs, types, fields)
        return
    if start == "[":
        second = next((line for line in source if line.strip()), "]")
        if second.strip() not in ("{", "["):
            objects = _objects(lines, itertools.chain([second], source))
        else:
            objects = _parts(_whole(lines, itertools.chain([first, second], source)))
    elif start[-1] in "{[," and not start.endswith("},"):
        objects = _parts(_whole(lines, itertools.chain([first], source)))
    else:
        objects = _objects(lines, itertools.chain([first], source))
    one = next(objects, None)
    if one is None:
        return
    objects = itertools.chain([one], objects)
    if isinstance(one, dict) and not one.keys() & {"id", "labels", "claims"}:
        columns, rows = _rows(lines, one, objects)
        yield from query.records(columns, rows, langs, types, fields)
        return
    for entity in objects:
        if (record := wikidata.record(entity, lines, langs, types, fields)) is not None:
            yield record


def _objects(lines: Lines, source: Iterable[str]) -> Iterator[Any]:
    """One object a line, each with a comma after it or none; brackets stand on lines of their own."""
    for line in source:
        text = line.strip().removesuffix(",")
        if text not in ("", "[", "]"):
            yield from _parts(lines.json(text))


def _parts(document: Any) -> Iterator[Any]:
    """The objects of a document: of an array, of the answer of Wikidata's API, or the one that it is."""
    if isinstance(document, dict) and isinstance(document.get("entities"), dict):
        yield from document["entities"].values()
    elif isinstance(document, list):
        yield from document
    else:
        yield document


def _whole(lines: Lines, source: Iterable[str]) -> Any:
    """A document that is more than one line."""
    text = "".join(line if line.endswith("\n") else line + "\n" for line in source)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        lines.number = error.lineno
        raise lines.error(f"broken JSON ({error.msg})") from None


def _rows(
    lines: Lines, first: dict[str, Any], objects: Iterator[Any]
) -> tuple[list[str], Iterator[Row]]:
    """The columns and rows of a result: SPARQL JSON, or an object a row."""
    name = f"{lines.name}, " if lines.name else ""
    bindings: Iterable[Any] = objects
    if first.keys() & {"head", "results"}:
        head, results = first.get("head"), first.get("results")
        columns = head.get("vars") if isinstance(head, dict) else None
        bindings = results.get("bindings") if isinstance(results, dict) else None  # type: ignore[assignment]
        if not isinstance(columns, list) or not isinstance(bindings, list):
            raise DataError(
                f'{name}a result has a "head" with "vars" and "results" with "bindings"'
            )
    else:
        bindings = list(objects)
        columns = list(dict.fromkeys(c for row in bindings if isinstance(row, dict) for c in row))

    def rows() -> Iterator[Row]:
        for number, binding in enumerate(bindings):
            place = f"{name}result {number}"
            if not isinstance(binding, dict):
                raise DataError(f"{place}: a result is an object, not {kind_of(binding)}")
            yield Row({c: _cell(v, place) for c, v in binding.items() if v is not None}, place)

    return [str(column) for column in columns], rows()


def _cell(value: Any, place: str) -> Cell:
    if isinstance(value, str):
        return Cell(value)
    if isinstance(value, dict) and isinstance(value.get("value"), str):
        return Cell(value["value"], value.get("xml:lang"))
    raise DataError(f'{place}: a cell is text or an object with a "value", not {kind_of(value)}')


def _csv(lines: Lines, source: Iterable[str]) -> tuple[list[str], Iterator[Row]]:
    """The header and the rows of a CSV result."""
    # Fields of a result may be long; the limit is for the whole process, so it is only raised.
    csv.field_size_limit(max(csv.field_size_limit(), 1 << 30))
    reader = csv.reader(source, strict=True)
    header = next(reader)
    if len(header) < 2 or len(set(header)) < len(header):
        raise lines.error("neither JSON nor a CSV header with a column for items and one for names")

    def rows() -> Iterator[Row]:
        try:
            for values in reader:
                if not values:
                    continue
                if len(values) != len(header):
                    raise lines.error(f"{len(values)} fields where the header has {len(header)}")
                cells = {c: Cell(v) for c, v in zip(header, values, strict=True) if v}
                yield Row(cells, lines.place)
        except csv.Error as error:
            raise lines.error(f"broken CSV ({error})") from None

    return header, rows()
