"""Reading texts: plain text, lines, CSV, JSON Lines and Parquet, in batches."""

from __future__ import annotations

import argparse
import csv
import datetime
import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import IO, Any

from yeksan.cli.failure import Failure
from yeksan.cli.progress import Progress

FORMATS = ("text", "lines", "csv", "tsv", "jsonl", "parquet")
EXTENSIONS = {
    ".txt": "text",
    ".csv": "csv",
    ".tsv": "tsv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}
# A batch is what the core gets at once: enough for all cores, little enough for the memory.
BATCH_ROWS = 2_000
BATCH_CHARACTERS = 4_000_000


@dataclass
class Row:
    """One text with the record that it came in, where that was, and its position in the file."""

    text: str | None
    record: dict[str, Any]
    place: str
    position: int
    file: str


@dataclass
class Source:
    """The input of a command: files in one format, or standard input."""

    paths: list[str]
    format: str | None
    column: str | None
    encoding: str
    progress: Progress
    days: bool = False
    """Whether a day is as good as text, for columns of dates."""
    schema: Any = field(default=None, init=False)
    """The Arrow schema of Parquet input, known once reading has begun."""

    @property
    def one_format(self) -> str:
        """The format of the first file, which decides the format of the output."""
        return self.format or format_of(self.paths[0]) or "text"

    def rows(self) -> Iterator[Row]:
        """The rows of all files, one after another."""
        for path in self.paths:
            yield from self._file(path)

    def batches(self) -> Iterator[list[Row]]:
        """The rows in batches."""
        batch: list[Row] = []
        size = 0
        for row in self.rows():
            batch.append(row)
            size += len(row.text or "")
            if len(batch) >= BATCH_ROWS or size >= BATCH_CHARACTERS:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    def _file(self, path: str) -> Iterator[Row]:
        name = "standard input" if path == "-" else path
        kind = self.format or format_of(path)
        if kind is None:
            if path != "-":
                raise Failure(
                    "the file's name does not tell its format",
                    at=name,
                    remedy=f"say --input-format {'|'.join(FORMATS)}",
                )
            kind = "text"
        readers: dict[str, Callable[[IO[bytes], str], Iterator[Row]]] = {
            "text": self._text,
            "lines": self._lines,
            "csv": self._csv,
            "tsv": self._csv,
            "jsonl": self._jsonl,
            "parquet": self._parquet,
        }
        if path == "-":
            yield from readers[kind](sys.stdin.buffer, name)
            return
        if os.path.isdir(path):
            raise Failure("is a folder, not a file", at=name, remedy=f"say {name}/*")
        with open(path, "rb") as stream:
            self.progress.file(name, os.fstat(stream.fileno()).st_size)
            yield from readers[kind](stream, name)

    def _text(self, stream: IO[bytes], name: str) -> Iterator[Row]:
        """The whole file as one text, its line ends untouched so that offsets are true."""
        raw = stream.read()
        self.progress.bytes(len(raw))
        yield Row(decoded(raw, self.encoding, name), {}, name, 0, name)

    def _lines(self, stream: IO[bytes], name: str) -> Iterator[Row]:
        for number, line in self._decoded_lines(stream, name):
            yield Row(line.rstrip("\r\n"), {}, f"{name}, line {number}", number - 1, name)

    def _decoded_lines(self, stream: IO[bytes], name: str) -> Iterator[tuple[int, str]]:
        if self.encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
            # Their line ends are not single bytes.
            stream = io.BytesIO(decoded(stream.read(), self.encoding, name).encode())
            encoding = "utf-8-sig"
        else:
            encoding = self.encoding
        for number, raw in enumerate(stream, 1):
            self.progress.bytes(len(raw))
            # Only the first line can open with a byte order mark; later ones are part of the text.
            plain = "utf-8" if encoding == "utf-8-sig" and number > 1 else encoding
            yield number, decoded(raw, plain, name, number)

    def _csv(self, stream: IO[bytes], name: str) -> Iterator[Row]:
        csv.field_size_limit(2**31 - 1)
        tabs = (self.format or format_of(name)) == "tsv"
        lines = (line for _, line in self._decoded_lines(stream, name))
        reader = csv.reader(lines, delimiter="\t" if tabs else ",", strict=True)
        try:
            header = next(reader, None)
            if not header:
                raise Failure("is empty", at=name, remedy="a table needs a header line")
            repeated = {column for column in header if header.count(column) > 1}
            if repeated:
                raise Failure(
                    f"two columns are named {sorted(repeated)[0]!r}", at=f"{name}, line 1"
                )
            column = self.text_column(header, name)
            for position, values in enumerate(filter(None, reader)):
                place = f"{name}, line {reader.line_num}"
                if len(values) != len(header):
                    raise Failure(
                        f"{len(values)} fields where the header has {len(header)}",
                        at=place,
                        remedy="quote fields that hold a separator",
                    )
                record: dict[str, Any] = dict(zip(header, values, strict=True))
                yield Row(record[column], record, place, position, name)
        except csv.Error as error:
            raise Failure(f"broken CSV ({error})", at=f"{name}, line {reader.line_num}") from None

    def _jsonl(self, stream: IO[bytes], name: str) -> Iterator[Row]:
        position = 0
        column = self.column
        for number, line in self._decoded_lines(stream, name):
            place = f"{name}, line {number}"
            if not line.strip():
                continue
            try:
                record = json.loads(line)
            except ValueError as error:
                message = getattr(error, "msg", str(error))
                raise Failure(
                    f"broken JSON ({message})",
                    at=place,
                    remedy="one JSON object a line is expected",
                ) from None
            if not isinstance(record, dict):
                raise Failure(f"expected a JSON object, got {kind_of(record)}", at=place)
            if column is None:
                column = self.text_column(list(record), place)
            if column not in record:
                raise Failure(f"no {column!r} in the object", at=place, remedy="say --column NAME")
            text = record[column]
            if text is not None and not isinstance(text, str):
                raise Failure(
                    f"{column!r} is {kind_of(text)}, not text",
                    at=place,
                    remedy="say --column NAME or make it a string or null",
                )
            yield Row(text, record, place, position, name)
            position += 1

    def _parquet(self, stream: IO[bytes], name: str) -> Iterator[Row]:
        parquet = need_parquet(name)
        seekable = stream if stream.seekable() else io.BytesIO(stream.read())
        try:
            file = parquet.ParquetFile(seekable)
        except Exception as error:  # pyarrow raises several kinds for a broken file
            raise Failure(f"not a Parquet file ({error})", at=name) from None
        self.schema = file.schema_arrow
        column = self.text_column(self.schema.names, name)
        position = 0
        for batch in file.iter_batches(batch_size=BATCH_ROWS):
            self.progress.bytes(batch.nbytes)
            for record in batch.to_pylist():
                text, place = record[column], f"{name}, row {position}"
                if self.days and isinstance(text, datetime.date):
                    text = text.isoformat()
                if text is not None and not isinstance(text, str):
                    raise Failure(f"{column!r} is {kind_of(text)}, not text", at=place)
                yield Row(text, record, place, position, name)
                position += 1

    def text_column(self, columns: list[str], at: str) -> str:
        """The column with the text: the one that was asked for, `text`, or the only one."""
        if self.column is not None and self.column in columns:
            return self.column
        if self.column is None and "text" in columns:
            return "text"
        if self.column is None and len(columns) == 1:
            return columns[0]
        wanted = self.column or "text"
        raise Failure(
            f"no column {wanted!r} (there are: {', '.join(columns)})",
            at=at,
            remedy="say which one with --column NAME",
        )


def add_arguments(parser: argparse.ArgumentParser, inputs: str = "INPUT") -> None:
    """The arguments that say what to read."""
    parser.add_argument(
        "inputs",
        nargs="*",
        default=["-"],
        metavar=inputs,
        help="files to read; - is standard input",
    )
    parser.add_argument("-c", "--column", help="the column with the text (default: text)")
    parser.add_argument(
        "-f",
        "--input-format",
        choices=FORMATS,
        help="the format of the input if its name does not tell it; lines: each line is a text",
    )
    parser.add_argument(
        "-e", "--encoding", default="utf-8-sig", help="the input's encoding (default: utf-8)"
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress on the terminal")


def source(arguments: argparse.Namespace) -> Source:
    """The input that the arguments name."""
    try:
        "".encode(arguments.encoding)
    except LookupError:
        raise Failure(
            f"there is no encoding {arguments.encoding!r}", remedy="try utf-8 or windows-1256"
        ) from None
    return Source(
        arguments.inputs,
        arguments.input_format,
        arguments.column,
        arguments.encoding,
        Progress(quiet=arguments.quiet),
    )


def format_of(path: str) -> str | None:
    """The format that a file's name tells."""
    return EXTENSIONS.get(os.path.splitext(path)[1].lower())


def decoded(raw: bytes, encoding: str, name: str, line: int | None = None) -> str:
    """Bytes as text; what cannot be decoded is a failure that names its line."""
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        number = line or raw.count(b"\n", 0, error.start) + 1
        raise Failure(
            f"not {encoding.removesuffix('-sig')} (byte {raw[error.start]:#04x})",
            at=f"{name}, line {number}",
            remedy="say --encoding, for example windows-1256",
        ) from None


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    kinds = {bool: "a truth value", int: "a number", float: "a number", list: "a list", str: "text"}
    return "null" if value is None else kinds.get(type(value), "an object")


def need_parquet(name: str) -> Any:
    """pyarrow's Parquet module, or the failure that says how to get it."""
    try:
        import pyarrow.parquet
    except ImportError:
        raise Failure(
            "Parquet needs pyarrow", at=name, remedy="pip install pyarrow, or use CSV or JSON Lines"
        ) from None
    return pyarrow.parquet


def texts(batch: Iterable[Row]) -> list[str | None]:
    """The texts of a batch."""
    return [row.text for row in batch]
