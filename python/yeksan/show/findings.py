"""Tables of what is found in one text, and of the candidates for one name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from yeksan.show.shape import is_date
from yeksan.show.table import caption_of, table

_DATE = ("position", "text", "kind", "value", "calendar", "first day", "last day", "remarks")
_ENTITY = ("position", "text", "type", "id", "name", "how", "score")


def findings_table(mentions: Iterable[Any], *, limit: int = 200) -> str:
    """Dates or entities as a table; at most `limit` rows, and the caption says how many there are."""
    listed = list(mentions)
    dates = [(number, m) for number, m in enumerate(listed) if is_date(m)]
    entities = [m for m in listed if not is_date(m)]
    parts = []
    if dates or not entities:
        rows = [_date(number, m) for number, m in dates[:limit]]
        parts.append(table(_DATE, rows, caption=caption_of(len(dates), len(rows), "date")))
    if entities:
        lines = [_entity(m) for m in entities[:limit]]
        count = caption_of(len(entities), len(lines), "entity", "entities")
        parts.append(table(_ENTITY, lines, caption=count))
    return "".join(parts)


def _date(number: int, m: Any) -> list[object]:
    remarks = []
    if m.mod:
        remarks.append(m.mod)
    if m.same_as is not None:
        remarks.append(f"number {number}, the same as number {m.same_as}")
    if m.conflict:
        remarks.append("conflict")
    if m.alternatives:
        remarks.append("or " + ", ".join(m.alternatives))
    where = f"{m.start}–{m.end}"
    return [where, m.text, m.kind, m.value, m.calendar, m.first, m.last, "; ".join(remarks)]


def _entity(m: Any) -> list[object]:
    name = m.name if m.id is not None else [c.name for c in m.candidates]
    return [f"{m.start}–{m.end}", m.text, m.type, m.id, name, m.how, f"{m.score:.2f}"]


def candidates_table(candidates: Iterable[Any], query: str = "", *, limit: int = 50) -> str:
    """The candidates for a name as a table, the likeliest first."""
    listed = list(candidates)
    rows = [[c.name, c.id, c.type, c.alias, f"{c.score:.2f}", c.how] for c in listed[:limit]]
    count = caption_of(len(listed), len(rows), "candidate")
    caption = f"{count} for “{query}”" if query else count
    headers = ("name", "id", "type", "as written in the gazetteer", "score", "how")
    return table(headers, rows, caption=caption, row_headers=True)


def gazetteer_table(
    records: Iterable[Any], count: int, types: Iterable[tuple[str | None, int]], *, limit: int = 10
) -> str:
    """How many entities a gazetteer has of which type, and its first records with their names."""
    kinds = table(
        ("type", "entities"),
        [(kind or "untyped", f"{number:,}") for kind, number in types],
        caption=caption_of(count, count, "entity", "entities"),
        row_headers=True,
    )
    lines = []
    for record in records:
        names = record["names"]
        languages = names if isinstance(names, dict) else {"": names}
        flat = [
            f"{name} ({language})" if language not in ("", "und") else name
            for language, listed in languages.items()
            for name in ([listed] if isinstance(listed, str) else listed)
        ]
        cut = [*flat[:6], f"… {len(flat) - 6} more"] if len(flat) > 6 else flat
        lines.append([record["id"], record.get("type"), cut])
        if len(lines) == limit:
            break
    names_caption = caption_of(count, len(lines), "record")
    first = table(("id", "type", "names"), lines, caption=names_caption, row_headers=True)
    return kinds + first
