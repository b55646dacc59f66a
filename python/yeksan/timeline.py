"""The days that a corpus speaks of, with who is mentioned beside them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

from yeksan import _frames
from yeksan._files import write_text
from yeksan.show import Entry, Section, days_picture, page, timeline_entries, timeline_table
from yeksan.show.chart import embedded, timeline_chart
from yeksan.show.style import styled
from yeksan.show.timeline import DocumentLike

__all__ = ["Timeline"]


class Timeline(Sequence[Entry]):
    """Days and spans of days, earliest first; each knows its mentions and the entities near them."""

    def __init__(
        self, entries: Sequence[Entry], like: str = "", names: Mapping[str, str] | None = None
    ) -> None:
        self._entries = list(entries)
        self._like = like
        self._names = dict(names or {})

    @classmethod
    def of(cls, documents: Iterable[DocumentLike], like: str = "") -> Timeline:
        """The days that documents `(row, text, dates, entities)` speak of, the entities by their names."""
        documents = list(documents)
        found = (entity for _, _, _, entities in documents for entity in entities)
        names = {entity.id: entity.name for entity in found if entity.id and entity.name}
        return cls(timeline_entries(documents), like, names)

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

        With vl-convert, which `yeksan[notebook]` installs, a notebook shows it without a connection: the scripts
        that draw it are in the cell, nearly a megabyte of them. Without it, Altair fetches them. The picture and the
        table of the timeline itself need neither.

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
            corpus.timeline().chart({"iran": "ایران"}).save("timeline.html", inline=True)
        """
        return timeline_chart(self._entries, {**self._names, **(names or {})}, limit)

    def to_html(
        self,
        path: str | os.PathLike[str],
        *,
        title: str = "Timeline",
        interactive: bool = False,
        names: Mapping[str, str] | None = None,
    ) -> None:
        """Writes a self-contained page: the picture and the table.

        Parameters
        ----------
        path
            The file; it is whole or not there.
        title
            The heading.
        interactive
            The chart in place of the picture, with the scripts that draw it; it needs Altair and vl-convert.
        names
            What to call the entities, by id.
        """
        parts, scripts = self.sections(interactive, names)
        write_text(path, page(title, parts, scripts=scripts))

    def sections(
        self, interactive: bool = False, names: Mapping[str, str] | None = None
    ) -> tuple[list[Section], list[str]]:
        """The timeline's part of a page, and the scripts that it needs."""
        called = {**self._names, **(names or {})}
        drawn, scripts = days_picture(self._entries, called), list[str]()
        if interactive:
            drawn, scripts = embedded(self.chart(names))
        return [Section("Timeline", drawn + timeline_table(self._entries, called))], scripts

    def to_fragment(self, limit: int = 100) -> str:
        """The picture and the first lines of the table, as HTML to put into a page."""
        table = timeline_table(self._entries, self._names, limit=limit)
        return days_picture(self._entries, self._names) + table

    def __repr__(self) -> str:
        lines = [f"{entry.value}  {', '.join(entry.entities)}".rstrip() for entry in self[:20]]
        if len(self) > 20:
            lines.append(f"... {len(self) - 20} more")
        return "\n".join(lines) or "Timeline without dates"

    def _repr_html_(self) -> str:
        return styled(self.to_fragment())
