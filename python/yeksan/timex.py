"""Date mentions in the forms that other programs read: TIMEX3 of ISO-TimeML, plain records, pandas intervals and periods."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from yeksan._findings import date_record
from yeksan.dates import DateMention

__all__ = ["document", "inline", "interval", "only_day", "period", "record", "table"]

# TIMEX3 wants a value; this is what it has for "not known".
_UNKNOWN = "X"


def inline(text: str, mentions: Iterable[DateMention]) -> str:
    """The text as XML with each mention in a TIMEX3 element.

    Parameters
    ----------
    text
        The text that was searched.
    mentions
        What `find_dates` found in it.

    Examples
    --------
    >>> import yeksan as yk
    >>> from yeksan import timex
    >>> text = "They met on 10 January 2022 & left the next day."
    >>> print(timex.inline(text, yk.find_dates(text)))
    They met on <TIMEX3 tid="t1" type="DATE" value="2022-01-10">10 January 2022</TIMEX3> &amp; left the <TIMEX3 tid="t2" type="DATE" value="2022-01-11">next day</TIMEX3>.
    """
    pieces, end = [], 0
    for row in table(mentions):
        pieces.append(escape(text[end : row["start"]]))
        attributes = {name: row[name] for name in ("tid", "type", "value", "mod")}
        shown = "".join(f" {k}={quoteattr(v)}" for k, v in attributes.items() if v is not None)
        end = row["end"]
        pieces.append(f"<TIMEX3{shown}>{escape(text[row['start'] : end])}</TIMEX3>")
    return "".join(pieces) + escape(text[end:])


def document(
    text: str,
    mentions: Iterable[DateMention],
    reference: str | datetime.date | None = None,
    *,
    name: str = "text",
) -> str:
    """A TimeML document: the text with its mentions, and the date it was written as t0.

    Parameters
    ----------
    text
        The text that was searched.
    mentions
        What `find_dates` found in it.
    reference
        The date of the text, an ISO str or a date, if it is known.
    name
        The identifier of the document.

    Examples
    --------
    >>> import yeksan as yk
    >>> from yeksan import timex
    >>> print(timex.document("ieri", yk.find_dates("ieri", "it", "2022-01-21"), "2022-01-21"))
    <?xml version="1.0" encoding="UTF-8"?>
    <TimeML>
    <DOCID>text</DOCID>
    <DCT><TIMEX3 tid="t0" type="DATE" value="2022-01-21" functionInDocument="CREATION_TIME">2022-01-21</TIMEX3></DCT>
    <TEXT><TIMEX3 tid="t1" type="DATE" value="2022-01-20">ieri</TIMEX3></TEXT>
    </TimeML>
    """
    written = ""
    if reference is not None:
        day = reference if isinstance(reference, str) else reference.isoformat()
        attributes = f'tid="t0" type="DATE" value={quoteattr(day)}'
        written = f'<DCT><TIMEX3 {attributes} functionInDocument="CREATION_TIME">{escape(day)}</TIMEX3></DCT>\n'
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<TimeML>\n<DOCID>{escape(name)}</DOCID>\n'
    return f"{head}{written}<TEXT>{inline(text, mentions)}</TEXT>\n</TimeML>"


def table(mentions: Iterable[DateMention]) -> list[dict[str, Any]]:
    """A record for each mention with the attributes of its TIMEX3 element, for a DataFrame or a CSV.

    `same_as` is the tid of the mention that it repeats in another calendar; a mention without a value has "X".

    Examples
    --------
    >>> import yeksan as yk
    >>> from yeksan import timex
    >>> for row in timex.table(yk.find_dates("۱۰ ژانویه ۲۰۲۲ (۲۰ دی)")):
    ...     print(row["tid"], row["type"], row["value"], row["calendar"], row["same_as"])
    t1 DATE 2022-01-10 gregorian None
    t2 DATE 2022-01-10 solar t1
    """
    rows = []
    for number, mention in enumerate(mentions, start=1):
        same = mention.same_as
        rows.append(
            {
                "tid": f"t{number}",
                "type": mention.kind,
                "value": mention.value or _UNKNOWN,
                "mod": mention.mod,
                "start": mention.start,
                "end": mention.end,
                "text": mention.text,
                "calendar": mention.calendar,
                "first": mention.first,
                "last": mention.last,
                "same_as": None if same is None else f"t{same + 1}",
            }
        )
    return rows


def record(mention: DateMention) -> dict[str, Any]:
    """The mention as a dictionary of plain values, which JSON can hold.

    Examples
    --------
    >>> import yeksan as yk
    >>> from yeksan import timex
    >>> found = timex.record(yk.find_dates("30 December 2021")[0])
    >>> found["value"], found["first"], found["start"], found["end"]
    ('2021-12-30', '2021-12-30', 0, 16)
    """
    return date_record(mention)


def only_day(mention: DateMention) -> datetime.date | None:
    """The day of a mention that covers one day alone, else None.

    Examples
    --------
    >>> import yeksan as yk
    >>> from yeksan import timex
    >>> [timex.only_day(m) for m in yk.find_dates("30 December 2021; in May 2021")]
    [datetime.date(2021, 12, 30), None]
    """
    first: datetime.date | None = mention.first
    return first if first == mention.last else None


def interval(mention: DateMention) -> Any:
    """The days of a mention as a pandas Interval, from the first midnight to the one after the last day.

    None if its days are not known. The right end is open, so that `Timestamp in interval` is true at any hour of its days.

    Examples
    --------
    >>> import pandas as pd
    >>> import yeksan as yk
    >>> from yeksan import timex
    >>> days = timex.interval(yk.find_dates("از ۱۰ تا ۱۵ دی ۱۴۰۰")[0])
    >>> days
    Interval(2021-12-31 00:00:00, 2022-01-06 00:00:00, closed='left')
    >>> pd.Timestamp("2022-01-05 23:30") in days
    True
    """
    import pandas as pd

    if mention.first is None or mention.last is None:
        return None
    # Seconds: the calendars reach further than nanoseconds can.
    first, last = (pd.Timestamp(day).as_unit("s") for day in (mention.first, mention.last))
    return pd.Interval(first, last + pd.Timedelta(1, "D").as_unit("s"), closed="left")


def period(mention: DateMention) -> Any:
    """The days of a mention as a pandas Period of a day, week, month, quarter or year.

    None if its days are not known, or are no such period of the Gregorian calendar: a Solar Hijri month is none, and
    has an `interval`.

    Examples
    --------
    >>> import yeksan as yk
    >>> from yeksan import timex
    >>> text = "On 30 December 2021, in May 2021, in Q3 2021 and in 2020."
    >>> [str(timex.period(m)) for m in yk.find_dates(text)]
    ['2021-12-30', '2021-05', '2021Q3', '2020']
    >>> timex.period(yk.find_dates("دی ۱۴۰۰")[0]) is None
    True
    """
    import pandas as pd

    if mention.first is None or mention.last is None:
        return None
    for frequency in ("D", "W-SUN", "W-FRI", "M", "Q", "Y"):
        found = pd.Period(mention.first, freq=frequency)
        start, end = found.start_time.date(), found.end_time.date()
        if (start, end) == (mention.first, mention.last):
            return found
    return None
