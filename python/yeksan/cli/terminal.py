"""Tables for a terminal, aligned by the width of the characters; the terminal orders right-to-left text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence


def width(text: str) -> int:
    """How many columns a text takes.

    >>> width("ایران"), width("می\u200cشود"), width("日本")
    (5, 5, 4)
    """
    columns = 0
    for character in text:
        if unicodedata.category(character) in ("Mn", "Me", "Cf"):
            continue
        columns += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return columns


def shortened(text: str, most: int) -> str:
    """A text of at most so many columns, on one line; what was left out is a …"""
    text = " ".join(text.split())
    if width(text) <= most:
        return text
    while width(text) > most - 1:
        text = text[:-1]
    return text + "…"


def table(headers: Sequence[str], rows: Iterable[Sequence[object]], most: int = 44) -> str:
    """An aligned table; the last column is not padded.

    >>> print(table(["a", "b"], [["x", 1]]))
    a  b
    -  -
    x  1
    """
    lines = [[shortened("" if cell is None else str(cell), most) for cell in row] for row in rows]
    lines = [list(headers), ["-" * width(name) for name in headers], *lines]
    widths = [max(width(line[i]) for line in lines) for i in range(len(headers))]
    lines[1] = ["-" * wide for wide in widths]
    return "\n".join(
        "  ".join(
            cell + " " * (wide - width(cell)) for cell, wide in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )
