"""Tables joined by names that are written in many ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from yeksan._columns import texts_of
from yeksan._frames import Joined, beside
from yeksan._narwhals import is_narwhals, through
from yeksan._options import at_least, at_most
from yeksan._records import columns_of
from yeksan.assignment import best_pairs, greedy_pairs
from yeksan.errors import OptionError, TextError
from yeksan.gazetteer import Gazetteer

if TYPE_CHECKING:
    from yeksan._columns import Progress
    from yeksan._options import Errors

__all__ = ["join_names"]

#: How many partners of a row are considered where each may have one only.
CONSIDERED = 10


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
    one_to_one: bool | Literal["best", "greedy"] = False,
    suffix: str = "_right",
    errors: Errors = "raise",
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
        Each row goes with one row of the other table at most. True or "best" takes the pairs whose scores have
        the greatest sum; "greedy" the surest pair first, then the surest of what is left, which never gives
        up a sure pair so that two others can be made. Of each row the ten likeliest partners are considered.
    suffix
        What is put after the names of columns of `right` that `left` has too.
    errors
        What to do with a name that is no text: "raise" an error with its table and row, or take it for a "null".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).

    Returns
    -------
    The columns of `left`, then those of `right`, then `score` (with the suffix, if a table has one); in the order of
    `left`, the likeliest first.

    Examples
    --------
    >>> import yeksan as yk
    >>> people = {"name": ["آنتونی بلینکن", "سرگئی لاوروف"], "seat": [1, 2]}
    >>> votes = {"name": ["Sergey Lavrov", "Antony Blinken"], "vote": ["no", "yes"]}
    >>> [(r["seat"], r["name_right"], r["vote"]) for r in yk.join_names(people, votes, "name", "name")]
    [(1, 'Antony Blinken', 'yes'), (2, 'Sergey Lavrov', 'no')]
    """
    if is_narwhals(left, right):
        return through(
            join_names,
            left,
            right,
            left_on,
            right_on,
            how=how,
            limit=limit,
            min_score=min_score,
            block=block,
            one_to_one=one_to_one,
            suffix=suffix,
            errors=errors,
            progress=progress,
        )
    if how not in ("inner", "left"):
        raise OptionError(f'how is "inner" or "left", not {how!r}')
    if one_to_one not in (False, True, "best", "greedy"):
        raise OptionError(f'one_to_one is True, False, "best" or "greedy", not {one_to_one!r}')
    limit, min_score = at_most(limit), at_least(min_score)
    block = [block] if isinstance(block, str) else list(block)
    ours, theirs = columns_of(left), columns_of(right)
    for columns, wanted, side in ((ours, left_on, "left"), (theirs, right_on, "right")):
        for column in (wanted, *block):
            if column not in columns:
                known = ", ".join(columns)
                raise OptionError(f"{side} has no column {column!r}; there are {known}")
    renamed = {name: name + suffix if name in ours else name for name in theirs}
    score = "score" if "score" not in (*ours, *renamed.values()) else "score" + suffix
    result = [*ours, *renamed.values(), score]
    for column in result:
        if result.count(column) > 1:
            raise OptionError(
                f"the answer would have two columns {column!r}; choose another suffix"
            )
    our_names = _names(ours[left_on], f"left[{left_on!r}]", errors)
    their_names = _names(theirs[right_on], f"right[{right_on!r}]", errors)
    groups: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row, name in enumerate(their_names):
        if name is not None:
            key = tuple(theirs[column][row] for column in block)
            groups.setdefault(key, []).append({"id": str(row), "names": [name]})
    asked: dict[tuple[Any, ...], list[int]] = {}
    for row, name in enumerate(our_names):
        if name is not None:
            asked.setdefault(tuple(ours[column][row] for column in block), []).append(row)
    # Left row, right row, score; more than wanted where partners are taken away afterwards.
    most = max(limit, CONSIDERED) if one_to_one else limit
    pairs: list[tuple[int, int, float]] = []
    for key, rows in asked.items():
        if key in groups:
            gazetteer = Gazetteer.from_records(groups[key], exonyms=False)
            names = [our_names[row] for row in rows]
            found = gazetteer.match(names, most, min_score=min_score, progress=progress)
            pairs += [
                (row, int(c.id), c.score)
                for row, candidates in zip(rows, found, strict=True)
                for c in candidates
            ]
    if one_to_one:
        pairs = greedy_pairs(pairs) if one_to_one == "greedy" else best_pairs(pairs)
    pairs.sort(key=lambda pair: (pair[0], -pair[2], pair[1]))
    partners: dict[int, list[tuple[int | None, float | None]]] = {}
    for row, other, likeness in pairs:
        partners.setdefault(row, []).append((other, likeness))
    unmatched: list[tuple[int | None, float | None]] = [(None, None)] if how == "left" else []
    joined = [
        (row, partner, likeness)
        for row in range(len(our_names))
        for partner, likeness in partners.get(row, unmatched)[:limit]
    ]
    rows_left = [row for row, _, _ in joined]
    rows_right = [row for _, row, _ in joined]
    scores = [likeness for _, _, likeness in joined]
    return beside(left, right, Joined(rows_left, rows_right, renamed, score, scores))


def _names(values: list[Any], where: str, errors: str) -> list[str | None]:
    """The names of a column; an error tells which."""
    try:
        return texts_of(values, errors)
    except TextError as error:
        raise TextError(f"{where}, {error}", error.row) from None
