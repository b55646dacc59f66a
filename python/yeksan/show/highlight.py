"""A text with its findings marked, in the order in which it reads."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from yeksan.show.direction import first_strong, inside_word, reading, stands_alone, word_end
from yeksan.show.escape import attribute, content
from yeksan.show.shape import Spanned, is_date

_LINE = re.compile(r"[^\r\n]+")
_GAP = (
    "\u202f"  # narrow, does not break: keeps the label apart from the word when styles are dropped
)


@dataclass(frozen=True)
class Mark:
    """One highlight: where it is, what it says on hovering, and the small label after its word."""

    start: int
    end: int
    label: str
    title: str
    kind: str


def mark_of(mention: Any) -> Mark:
    """The highlight of a date or an entity."""
    if is_date(mention):
        value = mention.value
        title = " ".join(str(part) for part in (mention.kind, value, mention.calendar) if part)
        return Mark(mention.start, mention.end, value or mention.kind, title, mention.kind)
    kind = mention.type or "?"
    title = " ".join(str(part) for part in (kind, mention.id, mention.name) if part)
    return Mark(mention.start, mention.end, kind, title, kind)


def highlight(text: str, mentions: Iterable[Spanned], *, labels: bool = True) -> str:
    """The text as HTML paragraphs, every finding in a `<mark>` with its meaning in title and label.

    Each line of the text is a paragraph with its own direction. Marks may nest or cross. With
    `labels=False` the titles alone tell the meaning. A mention outside the text is a `ValueError`.
    """
    marks = [mark_of(mention) for mention in mentions]
    for mark in marks:
        if not 0 <= mark.start <= mark.end <= len(text):
            raise ValueError(
                f"mention {mark.start}..{mark.end} lies outside a text of {len(text)} characters"
            )
    marks.sort(key=lambda mark: mark.start)
    paragraphs, upcoming, running = [], 0, list[Mark]()
    for line in _LINE.finditer(text):
        first, last = line.span()
        while upcoming < len(marks) and marks[upcoming].start < last:
            running.append(marks[upcoming])
            upcoming += 1
        running = [mark for mark in running if mark.end > first]
        if text[first:last].isspace():
            continue
        paragraphs.append(_paragraph(text, first, last, running, labels))
    return "\n".join(paragraphs)


def _paragraph(text: str, first: int, last: int, marks: list[Mark], labels: bool) -> str:
    """One line of the text; a mark that runs on to the next is cut and has its label there."""
    line = text[first:last]
    clipped = [
        replace(
            mark,
            start=max(mark.start, first) - first,
            end=min(mark.end, last) - first,
            label=mark.label if labels and mark.end <= last else "",
        )
        for mark in marks
        if mark.start < last
    ]
    out: list[str] = []
    # What is still open, innermost last; labels that wait for the end of their word.
    open_marks: list[Mark] = []
    waiting: list[tuple[int, int, str]] = []
    isolated: list[tuple[int, int]] = []
    at = 0

    def advance(to: int) -> None:
        nonlocal at
        while waiting and waiting[0][0] <= to:
            due, _, label = heapq.heappop(waiting)
            out.append(content(line[at:due]) + label)
            at = max(at, due)
        out.append(content(line[at:to]))
        at = to

    def close(until: int) -> None:
        while open_marks and open_marks[-1].end <= until:
            mark = open_marks.pop()
            advance(mark.end)
            out.append("</mark>")
            if mark.label:
                label = f'<sup>{_GAP}<bdi dir="ltr">{content(mark.label)}</bdi></sup>'
                if inside_word(line, mark.end):
                    heapq.heappush(waiting, (word_end(line, mark.end), len(out), label))
                else:
                    out.append(label)

    for mark in nested(clipped):
        close(mark.start)
        advance(mark.start)
        alone = stands_alone(line, mark.start, mark.end)
        if alone:
            isolated.append((mark.start, mark.end))
        out.append(_open(mark, alone))
        open_marks.append(mark)
    close(len(line))
    advance(len(line))
    return f'<p dir="{_direction(line, isolated)}">{"".join(out)}</p>'


def _open(mark: Mark, alone: bool) -> str:
    name = f' class="yk-{mark.kind}"' if re.fullmatch(r"[A-Za-z0-9_-]+", mark.kind) else ""
    direction = ' dir="auto"' if alone else ""
    return f'<mark{direction}{name} title="{attribute(mark.title)}">'


def _direction(line: str, isolated: list[tuple[int, int]]) -> str:
    """`auto` where the browser, which skips isolated marks, finds how the line reads."""
    seen, at = [], 0
    for start, end in isolated:
        seen.append(line[at:start])
        at = max(at, end)
    seen.append(line[at:])
    wanted = reading(line)
    return wanted if wanted and wanted != (first_strong("".join(seen)) or "ltr") else "auto"


def nested(marks: Iterable[Mark]) -> list[Mark]:
    """The same marks, cut so that each lies inside or outside every other, outer ones first.

    A cut mark keeps its label at its end.

    >>> marks = [Mark(0, 5, "a", "", ""), Mark(3, 8, "b", "", "")]
    >>> [(m.start, m.end, m.label) for m in nested(marks)]
    [(0, 5, 'a'), (3, 5, ''), (5, 8, 'b')]
    """
    queue = [
        (mark.start, -mark.end, order, mark)
        for order, mark in enumerate(marks)
        if mark.start < mark.end
    ]
    heapq.heapify(queue)
    out: list[Mark] = []
    ends: list[int] = []
    while queue:
        _, _, order, mark = heapq.heappop(queue)
        while ends and ends[-1] <= mark.start:
            ends.pop()
        if ends and mark.end > ends[-1]:
            cut = ends[-1]
            heapq.heappush(queue, (cut, -mark.end, order, replace(mark, start=cut)))
            mark = replace(mark, end=cut, label="")
        out.append(mark)
        ends.append(mark.end)
    return out
