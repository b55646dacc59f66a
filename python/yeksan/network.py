"""Who is mentioned together, in one sentence or in one text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, Literal

from yeksan import _frames
from yeksan.show.network import network_picture
from yeksan.show.style import styled
from yeksan.show.table import caption_of, table
from yeksan.show.timeline import sentence_starts

__all__ = ["Link", "Network", "Node"]


@dataclass
class Node:
    """An entity, and how often it is mentioned.

    Attributes
    ----------
    id, name, type
        As the gazetteer has them.
    count
        How many mentions there are.
    """

    id: str
    name: str
    type: str | None
    count: int = 0


@dataclass
class Link:
    """Two entities that are mentioned together.

    Attributes
    ----------
    a, b
        Their ids, the more frequent entity first.
    count
        In how many sentences, or texts, both are.
    rows
        The rows of the texts.
    """

    a: str
    b: str
    count: int = 0
    rows: list[int] = field(default_factory=list)


class Network(Sequence[Link]):
    """The pairs of entities that are mentioned together, most frequent first; a picture and a table in a notebook."""

    def __init__(self, nodes: Iterable[Node], links: Iterable[Link], like: str = "") -> None:
        self.nodes = {node.id: node for node in nodes}
        """The entities by id, most frequent first."""
        self._links = list(links)
        self._like = like

    def __getitem__(self, index: Any) -> Any:
        return self._links[index]

    def __len__(self) -> int:
        return len(self._links)

    def to_records(self) -> list[dict[str, Any]]:
        """One record per pair: a, b, their names and types, count, rows."""
        return [
            {
                "a": link.a,
                "b": link.b,
                "name_a": self.nodes[link.a].name,
                "name_b": self.nodes[link.b].name,
                "type_a": self.nodes[link.a].type,
                "type_b": self.nodes[link.b].type,
                "count": link.count,
                "rows": link.rows,
            }
            for link in self
        ]

    def to_frame(self) -> Any:
        """The records as a frame of the library that the corpus came in; for a list, the records."""
        return _frames.from_records(self.to_records(), self._like)

    def __repr__(self) -> str:
        return f"<Network of {self._counts()}>"

    def _counts(self) -> str:
        nodes = caption_of(len(self.nodes), len(self.nodes), "entity", "entities")
        return f"{nodes}, {caption_of(len(self), len(self), 'pair')}"

    def to_fragment(self, limit: int = 50) -> str:
        """The picture and the table as HTML without styles."""
        shown = self._links[:limit]
        rows = [
            [self.nodes[link.a].name, self.nodes[link.b].name, link.count, link.rows[:12]]
            for link in shown
        ]
        headers = ("entity", "together with", "times", "texts")
        caption = caption_of(len(self), len(shown), "pair")
        picture = network_picture(list(self.nodes.values()), self._links)
        return picture + table(headers, rows, caption=caption, row_headers=True)

    def _repr_html_(self) -> str:
        return styled(self.to_fragment())


def network(
    documents: Iterable[tuple[int, str, Sequence[Any]]],
    within: Literal["sentence", "text"] = "sentence",
    like: str = "",
) -> Network:
    """Counts in which sentences, or texts, of documents `(row, text, entities)` two entities both are."""
    nodes: dict[str, Node] = {}
    links: dict[tuple[str, str], Link] = {}
    for row, text, entities in documents:
        starts = sentence_starts(text) if within == "sentence" else [0]
        groups: dict[int, dict[str, None]] = {}
        for entity in entities:
            if entity.id is None:
                continue
            node = nodes.setdefault(
                entity.id, Node(entity.id, entity.name or entity.id, entity.type)
            )
            node.count += 1
            groups.setdefault(bisect_right(starts, entity.start), {})[entity.id] = None
        for group in groups.values():
            for a, b in combinations(sorted(group), 2):
                link = links.setdefault((a, b), Link(a, b))
                link.count += 1
                if row not in link.rows[-1:]:
                    link.rows.append(row)
    for link in links.values():
        if nodes[link.b].count > nodes[link.a].count:
            link.a, link.b = link.b, link.a
    ranked = sorted(nodes.values(), key=lambda node: (-node.count, node.id))
    pairs = sorted(links.values(), key=lambda link: (-link.count, link.a, link.b))
    return Network(ranked, pairs, like)
