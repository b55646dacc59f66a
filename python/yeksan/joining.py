"""Tables joined and columns grouped by names that are written in many ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from yeksan._columns import library, refuse
from yeksan._frames import from_records, values
from yeksan._records import columns_of, is_null
from yeksan.errors import OptionError
from yeksan.gazetteer import Gazetteer
from yeksan.names import name_similarity

if TYPE_CHECKING:
    from yeksan._columns import Progress

__all__ = ["cluster_names", "join_names"]


def join_names(
    left: Any,
    right: Any,
    left_on: str,
    right_on: str,
    *,
    how: Literal["inner", "left"] = "inner",
    limit: int = 1,
    min_score: float = 0.5,
    block: str | Sequence[str] = (),
    one_to_one: bool = False,
    suffix: str = "_right",
    progress: Progress = None,
) -> Any:
    """Joins two tables by columns of names, across spellings and scripts.

    Parameters
    ----------
    left, right
        Frames of pandas, polars or pyarrow, or dicts of lists. The answer is of the kind of `left`; of a
        dict it is a list of dicts.
    left_on, right_on
        The columns of names. A null goes with nothing.
    how
        "inner" leaves out rows of `left` without a partner, "left" keeps them.
    limit
        How many partners at most for a row of `left`.
    min_score
        Leaves out partners with a lower score, as `Gazetteer.match` gives it.
    block
        Columns of both tables whose values must be the same in partners, such as a year or a country.
    one_to_one
        Each row of `right` goes with one row of `left` at most; of several the one with the higher score.
    suffix
        What is put after the names of columns of `right` that `left` has too.
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).

    Returns
    -------
    The columns of `left`, then those of `right`, then `score`; in the order of `left`, the likeliest first.

    Examples
    --------
    >>> import yeksan as yk
    >>> people = {"name": ["آنتونی بلینکن", "سرگئی لاوروف"], "seat": [1, 2]}
    >>> votes = {"name": ["Sergey Lavrov", "Antony Blinken"], "vote": ["no", "yes"]}
    >>> [(r["seat"], r["name_right"], r["vote"]) for r in yk.join_names(people, votes, "name", "name")]
    [(1, 'Antony Blinken', 'yes'), (2, 'Sergey Lavrov', 'no')]
    """
    if how not in ("inner", "left"):
        raise OptionError(f'how is "inner" or "left", not {how!r}')
    block = [block] if isinstance(block, str) else list(block)
    ours, theirs = columns_of(left), columns_of(right)
    for columns, wanted, side in ((ours, left_on, "left"), (theirs, right_on, "right")):
        for column in (wanted, *block):
            if column not in columns:
                known = ", ".join(columns)
                raise OptionError(f"{side} has no column {column!r}; there are {known}")
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row, name in enumerate(theirs[right_on]):
        if not is_null(name):
            key = tuple(theirs[column][row] for column in block)
            groups.setdefault(key, []).append({"id": str(row), "names": [name]})
    asked: dict[tuple[Any, ...], list[int]] = {}
    for row, name in enumerate(ours[left_on]):
        if not is_null(name):
            asked.setdefault(tuple(ours[column][row] for column in block), []).append(row)
    # Left row, right row, score; more than wanted where partners are taken away afterwards.
    most = max(limit, 10) if one_to_one else limit
    pairs: list[tuple[int, int, float]] = []
    for key, rows in asked.items():
        if key in groups:
            gazetteer = Gazetteer.from_records(groups[key], exonyms=False)
            names = [ours[left_on][row] for row in rows]
            found = gazetteer.match(names, most, min_score=min_score, progress=progress)
            pairs += [
                (row, int(c.id), c.score)
                for row, candidates in zip(rows, found, strict=True)
                for c in candidates
            ]
    if one_to_one:
        pairs = _one_to_one(pairs)
    pairs.sort(key=lambda pair: (pair[0], -pair[2], pair[1]))
    partners: dict[int, list[tuple[int | None, float | None]]] = {}
    for row, other, score in pairs:
        partners.setdefault(row, []).append((other, score))
    renamed = {name: name + suffix if name in ours else name for name in theirs}
    lines: list[dict[str, Any]] = []
    for row in range(len(ours[left_on])):
        unmatched: list[tuple[int | None, float | None]] = [(None, None)] if how == "left" else []
        for partner, likeness in partners.get(row, unmatched)[:limit]:
            line = {name: own[row] for name, own in ours.items()}
            for name, cells in theirs.items():
                line[renamed[name]] = None if partner is None else cells[partner]
            line["score"] = likeness
            lines.append(line)
    return from_records(lines, library(left))


def _one_to_one(pairs: list[tuple[int, int, float]]) -> list[tuple[int, int, float]]:
    """Takes the surest pairs first; a row that has a partner is out."""
    kept, ours, theirs = [], set(), set()
    for row, other, score in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if row not in ours and other not in theirs:
            ours.add(row)
            theirs.add(other)
            kept.append((row, other, score))
    return kept


def cluster_names(x: Any, *, min_score: float = 0.9, progress: Progress = None) -> list[int | None]:
    """Groups names that are one: each gets the number of its group, in the order of first appearance.

    Two names are in one group if `name_similarity` gives them `min_score` at least, or if a chain of such
    pairs joins them. A null is in no group.

    Parameters
    ----------
    x
        A column of names of any kind.
    min_score
        How probable it is at least that two names are one.
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.cluster_names(["Sergey Lavrov", "سيرغي لافروف", "Joe Biden", None, "SERGEY LAVROV"])
    [0, 0, 1, None, 0]
    """
    if isinstance(x, str) or x is None:
        raise refuse(x, "cluster_names")
    names = [None if is_null(name) else name for name in values(x)]
    distinct = list(dict.fromkeys(name for name in names if name is not None))
    records = [{"id": str(at), "names": [name]} for at, name in enumerate(distinct)]
    gazetteer = Gazetteer.from_records(records, exonyms=False)
    found = gazetteer.match(distinct, 20, min_score=0.0, progress=progress)
    pairs = [
        (at, int(c.id))
        for at, candidates in enumerate(found)
        for c in candidates
        if int(c.id) != at
    ]
    alike = name_similarity([distinct[a] for a, _ in pairs], [distinct[b] for _, b in pairs])
    first = list(range(len(distinct)))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    for (a, b), likeness in zip(pairs, alike, strict=True):
        if likeness >= min_score:
            one, other = sorted((root(a), root(b)))
            first[other] = one
    groups: dict[int, int] = {}
    number = {name: groups.setdefault(root(at), len(groups)) for at, name in enumerate(distinct)}
    return [None if name is None else number[name] for name in names]
