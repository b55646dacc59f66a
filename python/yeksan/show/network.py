"""A picture of who is mentioned together: entities on a circle, a line for each pair."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from yeksan.show.escape import REORDERING, attribute

_SIZE = 300
_RADIUS = 190
# Longer names are cut; the table has them whole.
_LONG = 28


def network_picture(nodes: Sequence[Any], links: Sequence[Any], *, limit: int = 20) -> str:
    """The most frequent entities and their pairs as SVG, without a script; empty without a pair.

    All that it says is in the table beside it, too: where a notebook drops pictures, nothing is lost.
    """
    linked = {name for link in links for name in (link.a, link.b)}
    shown = _in_order([node for node in nodes if node.id in linked][:limit], links)
    if len(shown) < 2:
        return ""
    places = {node.id: _place(number, len(shown)) for number, node in enumerate(shown)}
    drawn = [link for link in links if link.a in places and link.b in places]
    most = max((link.count for link in drawn), default=1)
    lines = [
        f'<line x1="{places[link.a][0]}" y1="{places[link.a][1]}" x2="{places[link.b][0]}" '
        f'y2="{places[link.b][1]}" stroke="currentColor" stroke-opacity=".45" '
        f'stroke-width="{1 + 5 * link.count / most:.1f}"></line>'
        for link in drawn
    ]
    largest = max(node.count for node in shown)
    dots = [_dot(node, number, len(shown), largest) for number, node in enumerate(shown)]
    names = attribute(", ".join(_plain(node.name) for node in shown))
    return (
        f'<svg role="img" aria-label="Who is mentioned together: {names}" direction="ltr" '
        f'viewBox="{-_SIZE - 160} {-_SIZE + 50} {2 * _SIZE + 320} {2 * _SIZE - 100}" width="100%" '
        f'style="max-width:52em;direction:ltr" font-size="15">{"".join(lines)}{"".join(dots)}</svg>'
    )


def _in_order(nodes: list[Any], links: Sequence[Any]) -> list[Any]:
    """Each next to the one it is most often mentioned with, so that few lines cross."""
    weights = {frozenset((link.a, link.b)): link.count for link in links}
    rest, ordered = list(nodes), list[Any]()
    while rest:
        last = ordered[-1].id if ordered else None
        following = max(
            range(len(rest)), key=lambda i: (weights.get(frozenset((last, rest[i].id)), 0), -i)
        )
        ordered.append(rest.pop(following))
    return ordered


def _place(number: int, count: int, radius: float = _RADIUS) -> tuple[float, float]:
    angle = 2 * math.pi * number / count - math.pi / 2
    return round(radius * math.cos(angle), 1), round(radius * math.sin(angle), 1)


def _dot(node: Any, number: int, count: int, largest: int) -> str:
    x, y = _place(number, count)
    size = 5 + 11 * math.sqrt(node.count / largest)
    label_x, label_y = _place(number, count, _RADIUS + size + 8)
    anchor = "middle" if abs(label_x) < 25 else "start" if label_x > 0 else "end"
    name, described = attribute(_plain(node.name)), attribute(f" ({node.type or '?'})")
    kind = node.type if (node.type or "").isalnum() else "other"
    # Where a notebook drops the picture and keeps its words, the description stands between them.
    # The isolate keeps a name that runs from right to left apart from the type that follows it.
    return (
        f'<circle class="yk-{kind}" cx="{x}" cy="{y}" r="{size:.1f}" fill="currentColor"></circle>'
        f'<text x="{label_x}" y="{label_y + 5:.1f}" text-anchor="{anchor}" fill="currentColor">'
        f"\u2068{name}\u2069{described}</text><desc> · </desc>"
    )


def _plain(name: str) -> str:
    plain = "".join(character for character in name if character not in REORDERING)
    return plain if len(plain) <= _LONG else plain[: _LONG - 1].rstrip() + "…"
