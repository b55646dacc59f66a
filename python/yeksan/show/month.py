"""A month of the Solar Hijri or the Islamic calendar as a table, with the Gregorian days beside its own."""

from __future__ import annotations

import calendar
from typing import Any

from yeksan.show.escape import attribute, content
from yeksan.show.style import styled

_GREGORIAN = [name[:3] for name in calendar.month_name]


def month_table(date: Any) -> str:
    """The month of a date, Saturday first, written from right to left; the date itself is marked."""
    solar = not hasattr(date, "variant")
    locale = "fa" if solar else "ar"
    first = date.month_start
    days = [first.add_days(number) for number in range(date.days_in_month)]
    blanks = (first.weekday() + 2) % 7
    cells = ["<td></td>"] * blanks + [_day(day, day == date, locale) for day in days]
    cells += ["<td></td>"] * (-len(cells) % 7)
    weeks = [cells[start : start + 7] for start in range(0, len(cells), 7)]
    week = [
        first.add_days(number - blanks if number >= blanks else number + 7 - blanks)
        for number in range(7)
    ]
    heads = "".join(
        f'<th scope="col" lang="{locale}"><span title="{day.day_name("en")}">'
        f"{content(day.day_name(locale))}</span></th>"
        for day in week
    )
    rows = "".join(f"<tr>{''.join(cells)}</tr>" for cells in weeks)
    return (
        f'<table dir="rtl"><caption>{_caption(date, days, locale)}</caption>'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _caption(date: Any, days: list[Any], locale: str) -> str:
    here = content(date.strftime("%B %Y", locale=locale))
    first, last = (day.to_gregorian() for day in (days[0], days[-1]))
    there = f"{date.strftime('%B %Y', locale='en')} · {first.isoformat()} – {last.isoformat()}"
    return f'<bdi lang="{locale}">{here}</bdi> · <bdi dir="ltr">{content(there)}</bdi>'


def _day(day: Any, chosen: bool, locale: str) -> str:
    gregorian = day.to_gregorian()
    number = content(day.strftime("%-d", locale=locale))
    beside = f"{gregorian.day} {_GREGORIAN[gregorian.month]}"
    shown = f"<mark><b>{number}</b></mark>" if chosen else number
    current = ' aria-current="date"' if chosen else ""
    title = attribute(f"{day.isoformat()} = {gregorian.isoformat()}")
    return (
        f'<td{current} title="{title}">{shown} '
        f'<small><bdi dir="ltr">{content(beside)}</bdi></small></td>'
    )


def month_view(date: Any) -> str:
    """What a notebook shows of a date: its month, and the day in it."""
    return styled(month_table(date))
