"""Lists of findings that a notebook shows as marked text and a table; otherwise lists like any other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from yeksan.show import candidates_table, findings_table, highlight
from yeksan.show.style import styled

__all__ = ["Candidates", "Mentions"]

T = TypeVar("T")
# How much of a long text a notebook cell shows.
SHOWN = 20_000


class Mentions(list[T]):
    """The dates or entities of one text, in its order; equal to the plain list of them.

    Examples
    --------
    >>> import yeksan as yk
    >>> found = yk.find_dates("il 3 marzo 2022")
    >>> found == list(found)
    True
    >>> "<mark" in found._repr_html_()
    True
    """

    text: str

    def __init__(self, found: Iterable[T], text: str = "") -> None:
        super().__init__(found)
        self.text = text

    def _repr_html_(self) -> str:
        shown = [mention for mention in self if getattr(mention, "end", 0) <= SHOWN]
        marked = highlight(self.text[:SHOWN], shown) if self.text else ""  # type: ignore[arg-type]
        return styled(marked + findings_table(self))


class Candidates(list[T]):
    """The entities that a name may be a name of, the likeliest first; equal to the plain list of them.

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.Gazetteer.countries().match("Italia")[0].id
    'IT'
    """

    query: str

    def __init__(self, found: Iterable[T], query: str = "") -> None:
        super().__init__(found)
        self.query = query

    def _repr_html_(self) -> str:
        return styled(candidates_table(self, self.query))
