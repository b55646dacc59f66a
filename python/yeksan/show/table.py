"""Tables that read right to left where their text does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from yeksan.show.direction import reading
from yeksan.show.escape import code_points, content
from yeksan.show.shape import DateLike, EditLike, EntityLike


def cell(text: str, tag: str = "td", scope: str = "") -> str:
    """One cell; its direction is that of its own text."""
    head = f' scope="{scope}"' if scope else ""
    return f'<{tag}{head} dir="{reading(text) or "auto"}">{content(text)}</{tag}>'


def table(
    headers: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    caption: str = "",
    row_headers: bool = False,
) -> str:
    """An HTML table of plain values, or lists of them; None is an empty cell.

    With `row_headers` the first cell of a row is its heading.

    >>> print(table(["letter"], [["ی"]]).replace("<tbody>", "\\n<tbody>"))
    <table><thead><tr><th scope="col" dir="ltr">letter</th></tr></thead>
    <tbody><tr><td dir="rtl">ی</td></tr></tbody></table>
    """
    lines = []
    for row in rows:
        cells = [_value(value) for value in row]
        if row_headers and cells:
            cells[0] = cell("" if row[0] is None else str(row[0]), "th", "row")
        lines.append(cells)
    return _table(headers, lines, caption)


def _value(value: object) -> str:
    """A cell; the items of a list are isolated, for each may run another way."""
    if isinstance(value, (list, tuple)):
        return f"<td>{' · '.join(f'<bdi>{content(str(item))}</bdi>' for item in value)}</td>"
    return cell("" if value is None else str(value))


def _table(headers: Sequence[str], rows: Iterable[Sequence[str]], caption: str) -> str:
    """A table of cells that are HTML already."""
    named = f"<caption>{content(caption)}</caption>" if caption else ""
    head = "".join(cell(name, "th", "col") for name in headers)
    body = "".join(f"<tr>{''.join(cells)}</tr>" for cells in rows)
    return f"<table>{named}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def edits_table(edits: Iterable[EditLike], *, original: str = "", limit: int = 200) -> str:
    """What normalization changed: before, after, rule and code points, one edit a row.

    With the original text each row opens with the words around the change. At most `limit` rows;
    the caption says how many there are.
    """
    listed = list(edits)
    rows: list[list[str]] = []
    for edit in listed[:limit]:
        before, after = code_points(edit.before) or "∅", code_points(edit.after) or "∅"
        sure = getattr(edit, "confidence", None)
        rule = edit.rule if sure is None else f"{edit.rule} {sure:.2f}"
        texts = (f"{edit.start}–{edit.end}", edit.before, edit.after, rule, f"{before} → {after}")
        around = [_around(original, edit.start, edit.end)] if original else []
        rows.append([*around, *map(cell, texts)])
    headers = ("position", "before", "after", "rule", "code points")
    heads = ("in the text", *headers) if original else headers
    return _table(heads, rows, caption_of(len(listed), len(rows), "edit"))


def _around(text: str, start: int, end: int) -> str:
    """A cell with the words around a change, which is marked; an insertion by its two neighbours."""
    if start == end:
        start, end = max(0, start - 1), min(len(text), end + 1)
    first, last = start, end
    while first > 0 and start - first < 24 and not text[first - 1].isspace():
        first -= 1
    while last < len(text) and last - end < 24 and not text[last].isspace():
        last += 1
    words = text[first:start], text[start:end], text[end:last]
    left, changed, right = map(content, words)
    return f'<td dir="{reading("".join(words)) or "auto"}">{left}<mark>{changed}</mark>{right}</td>'


def mentions_table(
    dates: Iterable[DateLike], entities: Iterable[EntityLike], *, limit: int = 200
) -> str:
    """The findings of one text in the order of the text: where, which words, what they mean.

    At most `limit` rows; the caption says how many there are.
    """
    found: list[tuple[int, int, tuple[object, ...]]] = [
        (d.start, -d.end, (f"{d.start}–{d.end}", d.text, d.kind, d.value, d.calendar))
        for d in dates
    ]
    found += [
        (e.start, -e.end, (f"{e.start}–{e.end}", e.text, e.type, e.id, e.name)) for e in entities
    ]
    found.sort(key=lambda row: row[:2])
    rows = [row for _, _, row in found[:limit]]
    headers = ("position", "text", "type", "value or id", "calendar or name")
    return table(headers, rows, caption=caption_of(len(found), len(rows), "mention"))


def caption_of(count: int, shown: int, noun: str, plural: str = "") -> str:
    """How many there are, and how many of them are shown."""
    total = f"{count:,} {noun if count == 1 else plural or noun + 's'}"
    return total if shown == count else f"the first {shown:,} of {total}"
