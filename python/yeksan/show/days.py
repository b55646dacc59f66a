"""A timeline as a picture: days from left to right, a line for each entity; SVG, without a script."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence

from yeksan.show.escape import REORDERING, attribute
from yeksan.show.timeline import Entry

_WIDTH = 900
_NAMES = 190
_ROW = 26
_TOP = 34
# Longer names are cut; the table has them whole.
_LONG = 24
_DAY = datetime.timedelta(days=1)


def days_picture(
    entries: Sequence[Entry], names: Mapping[str, str] | None = None, *, limit: int = 12
) -> str:
    """The days that are spoken of, and the most frequent entities beside them; empty without two days.

    All that it says is in the table of the timeline, too: where a notebook drops pictures, nothing is lost.
    """
    shown = _near(entries)
    if len(shown) < 2:
        return ""
    called = names or {}
    counts = Counter(id for entry in shown for id in entry.entities)
    rows = [id for id, _ in counts.most_common(limit)]
    first = min(entry.first for entry in shown)
    last = max(entry.last for entry in shown) + _DAY
    whole = max(1, (last - first).days)

    def at(day: datetime.date) -> float:
        return round(_NAMES + (day - first).days / whole * (_WIDTH - _NAMES - 20), 1)

    height = _TOP + _ROW * (len(rows) + 1) + 12
    parts = [_tick(at(day), label, height) for day, label in _ticks(first, last)]
    for number, id in enumerate([None, *rows]):
        y = _TOP + _ROW * number + _ROW / 2
        name = "all days" if id is None else _plain(called.get(id) or id)
        parts.append(
            f'<text x="{_NAMES - 12}" y="{y + 5}" text-anchor="end" fill="currentColor">\u2068{attribute(name)}\u2069</text>'
            f'<line x1="{_NAMES}" x2="{_WIDTH - 20}" y1="{y}" y2="{y}" stroke="currentColor" stroke-opacity=".15"></line>'
        )
        for entry in shown:
            if id is None or id in entry.entities:
                parts.append(_mark(entry, at, y))
    described = attribute(f"Timeline from {first} to {last - _DAY}: {len(shown)} days or spans")
    left = len(entries) - len(shown)
    note = f"<p>{left} far from these, in the table only.</p>" if left else ""
    return (
        f'<svg role="img" aria-label="{described}" direction="ltr" viewBox="0 0 {_WIDTH} {height}" width="100%" '
        f'style="max-width:{_WIDTH}px;direction:ltr" font-size="14">{"".join(parts)}</svg>{note}'
    )


def _near(entries: Sequence[Entry]) -> list[Entry]:
    """The entries without years that lie far from the middle half, which would press all others together."""
    if len(entries) < 8:
        return list(entries)
    days = sorted(entry.first for entry in entries)
    low, high = days[len(days) // 4], days[3 * len(days) // 4]
    reach = max(high - low, 30 * _DAY) * 3
    near = [e for e in entries if low - e.first <= reach and e.last - high <= reach]
    return near if len(near) >= 2 else list(entries)


def _ticks(first: datetime.date, last: datetime.date) -> list[tuple[datetime.date, str]]:
    """At most eight days that are told on the line above: days, months or years that are even steps apart."""
    whole = (last - first).days
    if whole <= 56:
        step = max(1, -(-whole // 8))
        days = [first + number * step * _DAY for number in range(-(-whole // step))]
        return [(day, day.isoformat()) for day in days]
    months = whole // 30 + 1
    step = next(
        s
        for s in (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 24000)
        if months / s <= 8
    )
    ticks, number = [], first.year * 12 + first.month - 1
    number += -number % step
    while (day := datetime.date(number // 12, number % 12 + 1, 1)) < last:
        if day >= first:
            ticks.append((day, day.strftime("%Y") if step >= 12 else day.isoformat()[:7]))
        number += step
        if number // 12 > 9999:
            break
    return ticks or [(first, first.isoformat())]


def _tick(x: float, label: str, height: float) -> str:
    return (
        f'<line x1="{x}" x2="{x}" y1="{_TOP - 6}" y2="{height - 6}" stroke="currentColor" stroke-opacity=".25"></line>'
        f'<text x="{x}" y="{_TOP - 14}" text-anchor="middle" fill="currentColor" font-size="12">{label}</text>'
        "<desc> · </desc>"
    )


def _mark(entry: Entry, at: object, y: float) -> str:
    left, right = at(entry.first), at(entry.last + _DAY)  # type: ignore[operator]
    words = " · ".join(dict.fromkeys(text for _, text in entry.mentions))
    title = f"<title>{attribute(f'{entry.label}: {words}'[:200])}</title>"
    if entry.last == entry.first:
        size = min(9.0, 4 + len(entry.mentions) ** 0.5)
        middle = round((left + right) / 2, 1)
        return f'<circle class="yk-day" cx="{middle}" cy="{y}" r="{size:.1f}" fill="currentColor" fill-opacity=".8">{title}</circle>'
    return (
        f'<rect class="yk-day" x="{left}" y="{y - 3.5}" width="{max(3.0, round(right - left, 1))}" height="7" rx="3" '
        f'fill="currentColor" fill-opacity=".35">{title}</rect>'
    )


def _plain(name: str) -> str:
    plain = "".join(character for character in name if character not in REORDERING)
    return plain if len(plain) <= _LONG else plain[: _LONG - 1].rstrip() + "…"
