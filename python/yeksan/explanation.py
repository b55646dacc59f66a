"""Why two names are taken for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from yeksan import _core
from yeksan._columns import refuse
from yeksan.show.table import table

if TYPE_CHECKING:
    from yeksan._options import Lang

__all__ = ["NameExplanation", "NamePiece", "explain_names"]


@dataclass(frozen=True)
class NamePiece:
    """A piece of one name beside the piece of the other that it stands for.

    Attributes
    ----------
    a, b
        Letters as the model knows them; `^` is the start or the end of a word. One of them is empty where
        the other name has more.
    weight
        How much likelier the piece makes it that the names are one, in nats; below 0, less likely.
    """

    a: str
    b: str
    weight: float


@dataclass(frozen=True)
class NameExplanation:
    """How two names were compared; a table in a notebook.

    Attributes
    ----------
    a, b
        The names.
    probability
        What `name_similarity` says.
    score
        What the pieces add up to, with `known`; words left out, joined or in another order cost.
    known
        How much of it is known of the words (London, لندن) and not told by their letters, in nats.
    reordered
        Whether the words stand in another order.
    pieces
        The alignment, in the order of the first name.
    """

    a: str
    b: str
    probability: float
    score: float
    known: float
    reordered: bool
    pieces: tuple[NamePiece, ...]

    def __str__(self) -> str:
        lines = [f"{self.a} ~ {self.b}: {self.probability:.3f}"]
        lines += [
            f"{piece.weight:+6.2f}  {piece.a or '∅'} ~ {piece.b or '∅'}" for piece in self.pieces
        ]
        if self.known > 0:
            lines.append(f"{self.known:+6.2f}  known of the words")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        rows = [(piece.a or "∅", piece.b or "∅", f"{piece.weight:+.2f}") for piece in self.pieces]
        if self.known > 0:
            rows.append(("known of the words", "", f"{self.known:+.2f}"))
        order = ", in another order" if self.reordered else ""
        caption = f"{self.a} ~ {self.b}: {self.probability:.3f}{order}"
        return table((self.a, self.b, "weight"), rows, caption=caption)


def explain_names(a: str, b: str, lang_a: Lang = "auto", lang_b: Lang = "auto") -> NameExplanation:
    """Tells how two names were compared, letter by letter, with the weight of each piece.

    Parameters
    ----------
    a, b
        Two names.
    lang_a, lang_b
        Their languages, or "auto".

    Examples
    --------
    >>> import yeksan as yk
    >>> e = yk.explain_names("شولتس", "Scholz")
    >>> [(p.a, p.b) for p in e.pieces if "ش" in p.a]
    [('^ش', '^sch')]
    >>> e.probability > 0.5
    True
    >>> yk.explain_names("لندن", "London").known > 0
    True
    """
    for name in (a, b):
        if not isinstance(name, str):
            raise refuse(name, "explain_names", "two names")
    probability, score, known, reordered, pieces = _core.explain_names(a, b, lang_a, lang_b)
    parts = tuple(NamePiece(*piece) for piece in pieces)
    return NameExplanation(a, b, probability, score, known, reordered, parts)
