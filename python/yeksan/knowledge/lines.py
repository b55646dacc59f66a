"""Lines of a file, packed or not, that know where they are."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import zlib
from collections.abc import Iterable, Iterator
from typing import IO, Any, TypeAlias, cast

from yeksan.errors import DataError

#: A file, or its lines.
Source: TypeAlias = "str | os.PathLike[str] | Iterable[str | bytes]"

_DAMAGED = (EOFError, OSError, zlib.error, lzma.LZMAError)


class Lines:
    """The lines of a file or of any iterable, one at a time, and the number of the last.

    A file that is packed by gzip, bzip2 or xz is told by its first bytes, whatever it is called.
    """

    def __init__(self, source: Source) -> None:
        self.name = ""
        self.number = 0
        if isinstance(source, str | os.PathLike):
            self.name = str(os.fspath(source))
        elif isinstance(source, bytes) or not isinstance(source, Iterable):
            raise TypeError(
                f"a path or an iterable of lines is wanted, not {type(source).__name__}"
            )
        self._source = source

    @property
    def place(self) -> str:
        """Where the last line is, in words."""
        return f"{self.name}, line {self.number}" if self.name else f"line {self.number}"

    def error(self, message: str) -> DataError:
        """An error in the last line."""
        return DataError(f"{self.place}: {message}")

    def __iter__(self) -> Iterator[str]:
        if not self.name:
            for line in cast("Iterable[str | bytes]", self._source):
                self.number += 1
                yield line if isinstance(line, str) else self._decoded(line)
            return
        try:
            stream = _opened(self.name)
        except OSError as error:
            raise DataError(f"cannot read {self.name}: {error.strerror or error}") from None
        with stream:
            while True:
                try:
                    raw = stream.readline()
                except _DAMAGED as error:
                    self.number += 1
                    raise self.error(f"the file is cut short or damaged ({error})") from None
                if not raw:
                    return
                self.number += 1
                yield self._decoded(raw)

    def _decoded(self, raw: bytes) -> str:
        try:
            return raw.decode("utf-8-sig" if self.number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise self.error(f"not UTF-8 (byte {raw[error.start]:#04x})") from None

    def json(self, line: str) -> Any:
        """What a line of JSON says."""
        try:
            return json.loads(line)
        except ValueError as error:
            raise self.error(f"broken JSON ({getattr(error, 'msg', error)})") from None


def _opened(path: str) -> IO[bytes]:
    with open(path, "rb") as file:
        start = file.read(6)
    if start.startswith(b"\x1f\x8b"):
        return cast("IO[bytes]", gzip.open(path))
    if start.startswith(b"BZh"):
        return cast("IO[bytes]", bz2.open(path))
    if start.startswith(b"\xfd7zXZ"):
        return cast("IO[bytes]", lzma.open(path))
    if start.startswith(b"\x28\xb5\x2f\xfd"):
        raise DataError(f"{path} is packed by Zstandard: unpack it first, or pass its lines")
    return open(path, "rb")


def kind_of(value: object) -> str:
    """What a JSON value is, in words."""
    kinds = {bool: "a truth value", int: "a number", float: "a number", list: "a list", str: "text"}
    return "null" if value is None else kinds.get(type(value), "an object")
