"""Writing results: text, CSV, JSON Lines, Parquet, or a table on a terminal."""

from __future__ import annotations

import argparse
import contextlib
import csv
import datetime
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO, Any

from yeksan._files import replacing
from yeksan.cli import terminal
from yeksan.cli.failure import Failure
from yeksan.cli.source import need_parquet

FORMATS = ("text", "csv", "tsv", "jsonl", "parquet", "table", "html")
EXTENSIONS = {
    ".txt": "text",
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
    ".html": "html",
    ".htm": "html",
}
Records = Sequence[dict[str, Any]]


class Writer:
    """Takes records batch by batch and writes them in one format."""

    def write(self, records: Records) -> None:
        """Writes a batch."""
        raise NotImplementedError

    def keep_schema(self, schema: Any, added: str) -> None:
        """Tells the types of the input and the column that is added; most formats have none."""

    def close(self) -> None:
        """Writes what is left."""


class Lines(Writer):
    """JSON Lines."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def write(self, records: Records) -> None:
        """Writes one object a line."""
        for record in records:
            line = json.dumps(record, ensure_ascii=False, default=str)
            self._stream.write(line.encode("utf-8", "surrogatepass") + b"\n")


class Csv(Writer):
    """CSV or TSV; lists and objects are written as JSON."""

    def __init__(self, stream: IO[bytes], fields: Sequence[str] | None, delimiter: str) -> None:
        self._stream = stream
        self._batch = io.StringIO()
        self._csv = csv.writer(self._batch, delimiter=delimiter, lineterminator="\n")
        self._fields = list(fields or ())
        if fields:
            self._csv.writerow(fields)

    def write(self, records: Records) -> None:
        """Writes one record a line; the first decides the header if there is none yet."""
        for record in records:
            if not self._fields:
                self._fields = list(record)
                self._csv.writerow(self._fields)
            extra = set(record) - set(self._fields)
            if extra:
                raise Failure(
                    f"{sorted(extra)[0]!r} appears in some records only and has no CSV column",
                    remedy="write --output-format jsonl",
                )
            self._csv.writerow([self._cell(record.get(name)) for name in self._fields])
        self._flush()

    def close(self) -> None:
        """Writes the header of a table without lines."""
        self._flush()

    def _flush(self) -> None:
        self._stream.write(self._batch.getvalue().encode("utf-8"))
        self._batch.seek(0)
        self._batch.truncate()

    @staticmethod
    def _cell(value: Any) -> Any:
        if isinstance(value, dict | list):
            return json.dumps(value, ensure_ascii=False) if value else ""
        return value


# The columns of findings that are not text; lists are written as JSON.
NUMBERS = {"row": "int64", "start": "int64", "end": "int64", "same_as": "int64", "score": "float64"}
DAYS = ("first", "last")


class Parquet(Writer):
    """Parquet. Findings have fixed types; else the input's schema or the first batch decides."""

    def __init__(self, stream: IO[bytes], fields: Sequence[str] | None) -> None:
        self._stream = stream
        self._schema: Any = None
        self._writer: Any = None
        if fields:
            import pyarrow as pa

            types = {**NUMBERS, **dict.fromkeys(DAYS, "date32")}
            known = [(name, pa.type_for_alias(types.get(name, "string"))) for name in fields]
            self._schema = pa.schema(known)
        self._fixed = bool(fields)

    def keep_schema(self, schema: Any, added: str) -> None:
        """Keeps the types of Parquet input, with one more column of text."""
        import pyarrow as pa

        if self._schema is None:
            if added in schema.names:
                schema = schema.remove(schema.get_field_index(added))
            self._schema = schema.append(pa.field(added, pa.string()))

    def write(self, records: Records) -> None:
        """Writes one row group."""
        import pyarrow as pa

        lines = [self._cells(record) for record in records] if self._fixed else list(records)
        if self._schema is None:
            found = pa.Table.from_pylist(lines).schema
            text = pa.string()
            fields = [pa.field(f.name, text) if pa.types.is_null(f.type) else f for f in found]
            self._schema = pa.schema(fields)
        try:
            batch = pa.Table.from_pylist(lines, schema=self._schema)
        except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
            raise Failure(
                f"a column changes its type ({error})", remedy="write --output-format jsonl"
            ) from None
        self._open().write_table(batch)

    def close(self) -> None:
        """Writes the footer; an output without rows keeps its schema."""
        import pyarrow as pa

        if self._schema is None:
            self._schema = pa.schema([])
        self._open().close()

    def _open(self) -> Any:
        if self._writer is None:
            self._writer = need_parquet("output").ParquetWriter(self._stream, self._schema)
        return self._writer

    @staticmethod
    def _cells(record: dict[str, Any]) -> dict[str, Any]:
        cells = dict(record)
        for name, value in record.items():
            if name in DAYS and isinstance(value, str):
                cells[name] = datetime.date.fromisoformat(value)
            elif name not in NUMBERS and not isinstance(value, str | None):
                cells[name] = json.dumps(value, ensure_ascii=False)
        return cells


class Table(Writer):
    """A readable table, batch by batch."""

    def __init__(self, stream: IO[bytes], fields: Sequence[str] | None) -> None:
        self._stream = stream
        self._fields = list(fields or ())

    def write(self, records: Records) -> None:
        """Prints a table of the batch."""
        if not records:
            return
        fields = self._fields or list(records[0])
        # A column without a value in the batch would only take room.
        fields = [name for name in fields if any(r.get(name) not in (None, []) for r in records)]
        # Text last: a right-to-left cell then moves no other.
        fields.sort(key="text".__eq__)
        rows = [[self._cell(record.get(name)) for name in fields] for record in records]
        self._stream.write((terminal.table(fields, rows) + "\n").encode("utf-8", "replace"))

    @staticmethod
    def _cell(value: Any) -> Any:
        if isinstance(value, list):
            return json.dumps(value, ensure_ascii=False) if value else ""
        return value


class Text(Writer):
    """One text after another: whole texts as they are, lines with their line end."""

    def __init__(self, stream: IO[bytes], ending: str) -> None:
        self._stream = stream
        self._ending = ending

    def write(self, records: Records) -> None:
        """Writes the `text` of each record."""
        for record in records:
            self._stream.write(((record["text"] or "") + self._ending).encode("utf-8"))


def add_arguments(parser: argparse.ArgumentParser, formats: Sequence[str]) -> None:
    """The arguments that say where to write."""
    parser.add_argument(
        "-o",
        "--output",
        default="-",
        help="the file to write; - is standard output (default). It is whole or not there.",
    )
    parser.add_argument(
        "-t",
        "--output-format",
        choices=formats,
        help="the format of the output if its name does not tell it",
    )


def format_of(arguments: argparse.Namespace, default: str, formats: Sequence[str]) -> str:
    """The output's format: the one that was asked for, the one its name tells, or the default."""
    told = EXTENSIONS.get(os.path.splitext(arguments.output)[1].lower())
    chosen: str = arguments.output_format or told or default
    if chosen not in formats:
        raise Failure(
            f"this command does not write {chosen}",
            at=arguments.output,
            remedy=f"say --output-format {'|'.join(formats)}",
        )
    if chosen == "parquet":
        need_parquet(arguments.output)
    return chosen


@contextlib.contextmanager
def opened(path: str) -> Iterator[IO[bytes]]:
    """The stream to write to; a file takes its name only when everything is written."""
    if path == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    if Path(path).is_dir():
        raise Failure("is a folder", at=path, remedy="name a file in it")
    if not Path(path).absolute().parent.is_dir():
        raise Failure("there is no such folder", at=str(Path(path).parent), remedy="make it first")
    with replacing(path) as part, open(part, "wb") as stream:
        yield stream


@contextlib.contextmanager
def writer(
    path: str, kind: str, fields: Sequence[str] | None, *, ending: str = ""
) -> Iterator[Writer]:
    """A writer of a format to a file or to standard output."""
    with opened(path) as stream:
        if kind == "jsonl":
            made: Writer = Lines(stream)
        elif kind in ("csv", "tsv"):
            made = Csv(stream, fields, "\t" if kind == "tsv" else ",")
        elif kind == "parquet":
            made = Parquet(stream, fields)
        elif kind == "table":
            made = Table(stream, fields)
        else:
            made = Text(stream, ending)
        yield made
        made.close()
