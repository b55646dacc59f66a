"""Which days are spoken of, and who is mentioned beside them."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from yeksan.show.shape import DateLike, EntityLike
from yeksan.show.table import table

# A sentence ends at a line's end, or at a stop before a space; but not in "10 a.m. on".
_STOP = re.compile(r"[\r\n]+|[.!?؟…]+[”\"'»)\]]*(?=\s+(?![a-z])|$)")
# A Gregorian year, month or day.
DocumentLike: TypeAlias = tuple[int, str, Sequence[DateLike], Sequence[EntityLike]]
_PLAIN = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass
class Entry:
    """One day or span of days, the words that name it, the entities in the same sentences."""

    first: datetime.date
    last: datetime.date
    value: str
    mentions: list[tuple[int, str]] = field(default_factory=list)
    """`(row, text)` of each mention, in the order of the texts."""
    entities: dict[str, int] = field(default_factory=dict)
    """The ids of the entities in the same sentences, most frequent first, with their number."""

    @property
    def rows(self) -> list[int]:
        """The rows that mention it, each once."""
        return list(dict.fromkeys(row for row, _ in self.mentions))

    @property
    def label(self) -> str:
        """The value, with the days that it covers where it does not tell them itself."""
        if _PLAIN.fullmatch(self.value) or str(self.first) in self.value:
            return self.value
        return f"{self.value} ({self.first} – {self.last})"

    def to_dict(self) -> dict[str, object]:
        """The entry as plain values, dates in ISO form."""
        return {
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "value": self.value,
            "count": len(self.mentions),
            "rows": self.rows,
            "texts": list(dict.fromkeys(text for _, text in self.mentions)),
            "entities": list(self.entities),
        }


def sentence_starts(text: str) -> list[int]:
    """Where each sentence starts, the first at 0.

    >>> sentence_starts("At 10 a.m. it rained. Then not.")
    [0, 21]
    """
    return [0, *(match.end() for match in _STOP.finditer(text) if match.end() < len(text))]


def timeline_entries(documents: Iterable[DocumentLike]) -> list[Entry]:
    """The days that documents `(row, text, dates, entities)` speak of, earliest first.

    Durations and unresolved dates have no days of their own and are left out. An entity belongs to
    a day when one sentence has both.
    """
    entries: dict[tuple[datetime.date, datetime.date, str], Entry] = {}
    for row, text, dates, entities in documents:
        starts = sentence_starts(text)
        near: dict[int, list[str]] = {}
        for entity in entities:
            if entity.id is not None:
                names = near.setdefault(bisect_right(starts, entity.start), [])
                if entity.id not in names:
                    names.append(entity.id)
        for date in dates:
            if date.first is None or date.last is None:
                continue
            # The hour does not make another day.
            value = (date.value or "").partition("T")[0] or date.first.isoformat()
            key = (date.first, date.last, value)
            entry = entries.setdefault(key, Entry(*key))
            entry.mentions.append((row, date.text))
            for name in near.get(bisect_right(starts, date.start), []):
                entry.entities[name] = entry.entities.get(name, 0) + 1
    for entry in entries.values():
        entry.entities = dict(sorted(entry.entities.items(), key=lambda item: -item[1]))
    return [entries[key] for key in sorted(entries)]


def timeline_table(
    entries: Sequence[Entry], names: Mapping[str, str] | None = None, *, limit: int = 500
) -> str:
    """The entries as a table: day, who is mentioned, the words, how often; at most `limit` rows.

    Entities are called by their names, those that have none by their ids.
    """
    shown = entries[:limit]
    count = f"{len(entries):,} day{'' if len(entries) == 1 else 's'} or spans"
    caption = count if len(shown) == len(entries) else f"the first {limit:,} of {count}"
    headers = ("date", "mentioned with", "written as", "mentions")
    return table(headers, _rows(shown, names or {}), caption=caption, row_headers=True)


def _rows(
    entries: Iterable[Entry], names: Mapping[str, str]
) -> Iterator[tuple[str, list[str], list[str], int]]:
    for entry in entries:
        near = [names.get(id, id) for id in entry.entities]
        words = list(dict.fromkeys(text for _, text in entry.mentions))
        yield entry.label, near, words, len(entry.mentions)
