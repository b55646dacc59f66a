"""The days that a corpus speaks of, with who is mentioned beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, overload

from yeksan import _frames
from yeksan.show import Entry, timeline_table
from yeksan.show.chart import timeline_chart
from yeksan.show.style import styled

__all__ = ["Timeline"]


class Timeline(Sequence[Entry]):
    """Days and spans of days, earliest first; each knows its mentions and the entities near them."""

    def __init__(
        self, entries: Sequence[Entry], like: str = "", names: Mapping[str, str] | None = None
    ) -> None:
        self._entries = list(entries)
        self._like = like
        self._names = dict(names or {})

    @overload
    def __getitem__(self, index: int) -> Entry: ...
    @overload
    def __getitem__(self, index: slice) -> Timeline: ...

    def __getitem__(self, index: int | slice) -> Entry | Timeline:
        if isinstance(index, slice):
            return Timeline(self._entries[index], self._like, self._names)
        return self._entries[index]

    def __len__(self) -> int:
        return len(self._entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._entries)

    def about(self, *ids: str) -> Timeline:
        """The entries that mention at least one of these entities."""
        near = [entry for entry in self if set(ids) & set(entry.entities)]
        return Timeline(near, self._like, self._names)

    def to_records(self) -> list[dict[str, Any]]:
        """One record per entry: first, last, value, count, rows, texts, entities."""
        return [entry.to_dict() for entry in self]

    def to_frame(self) -> Any:
        """The records as a frame of the library that the corpus came in; for a list, the records."""
        return _frames.from_records(self.to_records(), self._like)

    def chart(self, names: Mapping[str, str] | None = None, limit: int = 25) -> Any:
        """An interactive picture: days from left to right, a line for each entity; it needs Altair.

        Altair takes Vega from the network when it draws; the table of the timeline needs nothing.

        Parameters
        ----------
        names
            What to call the entities, by id; those that are left out have the gazetteer's first name.
        limit
            How many entities at most, the most frequent ones.

        Examples
        --------
        ::

            corpus.timeline().chart()
            corpus.timeline().chart({"iran": "ایران"}).save("timeline.html")
        """
        return timeline_chart(self._entries, {**self._names, **(names or {})}, limit)

    def __repr__(self) -> str:
        lines = [f"{entry.value}  {', '.join(entry.entities)}".rstrip() for entry in self[:20]]
        if len(self) > 20:
            lines.append(f"... {len(self) - 20} more")
        return "\n".join(lines) or "Timeline without dates"

    def _repr_html_(self) -> str:
        return styled(timeline_table(self._entries, limit=100))
