"""A progress line on a terminal; in a pipe or a file nothing is written."""

from __future__ import annotations

import sys
import time


class Progress:
    """Counts what was read and tells it on the terminal ten times a second."""

    def __init__(self, *, quiet: bool = False) -> None:
        self._shown = not quiet and sys.stderr.isatty()
        self._name = ""
        self._size = self._read = self._rows = 0
        self._last = 0.0

    def file(self, name: str, size: int) -> None:
        """A new file begins."""
        self._name, self._size, self._read = name, size, 0

    def bytes(self, count: int) -> None:
        """More of the file was read."""
        self._read += count

    def rows(self, count: int) -> None:
        """More rows are done."""
        self._rows += count
        now = time.monotonic()
        if self._shown and now - self._last >= 0.1:
            self._last = now
            share = f" {min(100, 100 * self._read // self._size)} %" if self._size else ""
            sys.stderr.write(f"\r\x1b[K{self._name}{share}, {self._rows:,} rows")
            sys.stderr.flush()

    def done(self) -> None:
        """Takes the line away."""
        if self._shown and self._last:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
