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
    """An HTML table of plain values; None is an empty cell.

    With `row_headers` the first cell of a row is its heading.

    >>> print(table(["letter"], [["ی"]]).replace("<tbody>", "\\n<tbody>"))
    <table><thead><tr><th scope="col" dir="ltr">letter</th></tr></thead>
    <tbody><tr><td dir="rtl">ی</td></tr></tbody></table>
    """
    out = ["<table>"]
    if caption:
        out.append(f"<caption>{content(caption)}</caption>")
    out.append(
        f"<thead><tr>{''.join(cell(name, 'th', 'col') for name in headers)}</tr></thead><tbody>"
    )
    for row in rows:
        texts = ["" if value is None else str(value) for value in row]
        cells = [cell(text) for text in texts]
        if row_headers and cells:
            cells[0] = cell(texts[0], "th", "row")
        out.append(f"<tr>{''.join(cells)}</tr>")
    out.append("</tbody></table>")
    return "".join(out)


def edits_table(edits: Iterable[EditLike], *, limit: int = 200) -> str:
    """What normalization changed: before, after, rule and code points, one edit a row.

    At most `limit` rows; the caption says how many there are.
    """
    listed = list(edits)
    rows = []
    for edit in listed[:limit]:
        before, after = code_points(edit.before), code_points(edit.after)
        rows.append(
            (
                f"{edit.start}–{edit.end}",
                edit.before,
                edit.after,
                edit.rule,
                f"{before or '∅'} → {after or '∅'}",
            )
        )
    headers = ("position", "before", "after", "rule", "code points")
    return table(headers, rows, caption=_caption(len(listed), len(rows), "edit"))


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
    return table(headers, rows, caption=_caption(len(found), len(rows), "mention"))


def _caption(count: int, shown: int, noun: str) -> str:
    total = f"{count:,} {noun}{'' if count == 1 else 's'}"
    return total if shown == count else f"the first {shown:,} of {total}"
