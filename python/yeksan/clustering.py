"""Columns of names grouped by whom they name."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal

from yeksan._columns import is_column, is_expression, one_column, refuse, texts_of
from yeksan._frames import values
from yeksan._options import at_least
from yeksan._records import is_null
from yeksan.errors import OptionError
from yeksan.gazetteer import Gazetteer
from yeksan.names import name_similarity

if TYPE_CHECKING:
    from yeksan._columns import Progress
    from yeksan._options import Errors

__all__ = ["cluster_names"]

#: How many names are compared with each.
NEAR = 20
#: The most names that chains may join where all of them are compared with each other.
MOST = 4_000
#: Likenesses are counted in whole parts, so that their sums are exact.
_PARTS = 10**6
#: How many names of a group are compared to find the one that stands for it.
_WEIGHED = 100


def cluster_names(
    x: Any,
    *,
    min_score: float = 0.9,
    method: Literal["components", "average"] = "components",
    block: Any = None,
    labels: Literal["number", "name"] = "number",
    errors: Errors = "raise",
    progress: Progress = None,
) -> list[Any]:
    """Groups names that are one: each gets the number of its group, in the order of first appearance.

    A null is in no group. Each name is compared with the twenty that are nearest to it.

    Parameters
    ----------
    x
        A column of names of any kind.
    min_score
        How probable it is at least that two names are one, by `name_similarity`.
    method
        "components": two names are in one group if they reach `min_score`, or if a chain of such pairs joins
        them. "average": groups are joined, the likest first, while their names reach `min_score` on the average
        of all pairs, so that one doubtful pair does not make one of two groups.
    block
        A column, or several as a list of columns: names whose values differ in one are never in one group.
    labels
        "number", or "name" for the name that stands for the group: the one that is most like the others, each
        counted as often as it is there.
    errors
        What to do with a value that is no text: "raise" an error with its row, or take it for a "null".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).

    Examples
    --------
    >>> import yeksan as yk
    >>> names = ["Sergey Lavrov", "سيرغي لافروف", "Joe Biden", None, "SERGEY LAVROV"]
    >>> yk.cluster_names(names)
    [0, 0, 1, None, 0]
    >>> yk.cluster_names(names, labels="name", method="average")
    ['Sergey Lavrov', 'Sergey Lavrov', 'Joe Biden', None, 'Sergey Lavrov']
    >>> yk.cluster_names(["Joe Biden", "JOE BIDEN"], block=[2020, 2024])
    [0, 1]
    """
    if not is_column(x) or is_expression(x):
        raise refuse(x, "cluster_names", "a column of names")
    one_column(x)
    min_score = at_least(min_score)
    for name, value, known in (
        ("method", method, ("components", "average")),
        ("labels", labels, ("number", "name")),
    ):
        if value not in known:
            raise OptionError(f'{name} is "{known[0]}" or "{known[1]}", not {value!r}')
    names = texts_of(values(x), errors)
    blocks = _blocks(block, len(names))
    rows_of: dict[Any, list[int]] = {}
    for row, name in enumerate(names):
        if name is not None:
            rows_of.setdefault(blocks[row], []).append(row)
    group_of: dict[int, tuple[Any, int]] = {}
    representative: dict[tuple[Any, int], str] = {}
    for key, rows in rows_of.items():
        counts = Counter(names[row] for row in rows)
        distinct = list(counts)
        found = _near(distinct, min_score, progress)
        groups = _components(len(distinct), found)
        if method == "average":
            groups = [part for group in groups for part in _average(distinct, group, min_score)]
        number = {distinct[at]: n for n, group in enumerate(groups) for at in group}
        for row in rows:
            group_of[row] = (key, number[names[row]])
        if labels == "name":
            for n, group in enumerate(groups):
                representative[key, n] = _representative([distinct[at] for at in group], counts)
    order: dict[tuple[Any, int], int] = {}
    answer: list[Any] = []
    for row in range(len(names)):
        mine = group_of.get(row)
        if mine is None:
            answer.append(None)
        elif labels == "name":
            answer.append(representative[mine])
        else:
            answer.append(order.setdefault(mine, len(order)))
    return answer


def _blocks(block: Any, rows: int) -> list[Any]:
    """What must be equal in one group, for each row."""
    if block is None:
        return [None] * rows
    several = isinstance(block, list | tuple) and block and all(is_column(b) for b in block)
    columns = [values(column) for column in (block if several else [block])]
    for column in columns:
        if len(column) != rows:
            raise OptionError(f"block has {len(column)} values for {rows} names")
    return [tuple(None if is_null(v) else v for v in line) for line in zip(*columns, strict=True)]


def _near(distinct: Sequence[str], min_score: float, progress: Progress) -> list[tuple[int, int]]:
    """The pairs of names that reach a likeness, among those that are near."""
    records = [{"id": str(at), "names": [name]} for at, name in enumerate(distinct)]
    gazetteer = Gazetteer.from_records(records, exonyms=False)
    found = gazetteer.match(list(distinct), NEAR, min_score=0.0, progress=progress)
    pairs = sorted(
        {
            (min(at, int(c.id)), max(at, int(c.id)))
            for at, candidates in enumerate(found)
            for c in candidates
            if int(c.id) != at
        }
    )
    alike = name_similarity(
        [distinct[a] for a, _ in pairs], [distinct[b] for _, b in pairs], progress=False
    )
    return [pair for pair, likeness in zip(pairs, alike, strict=True) if likeness >= min_score]


def _components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What pairs join, directly or by a chain; each in order."""
    first = list(range(count))

    def root(at: int) -> int:
        while first[at] != at:
            first[at] = first[first[at]]
            at = first[at]
        return at

    for a, b in pairs:
        one, other = sorted((root(a), root(b)))
        first[other] = one
    groups: dict[int, list[int]] = {}
    for at in range(count):
        groups.setdefault(root(at), []).append(at)
    return list(groups.values())


def _average(distinct: Sequence[str], group: list[int], min_score: float) -> list[list[int]]:
    """The parts of what chains join whose names are alike on the average."""
    size = len(group)
    if size < 3:
        return [group]
    if size > MOST:
        raise OptionError(
            f"chains of likeness join {size:,} names; a higher min_score or a block would part them (at most {MOST:,})"
        )
    # Sums of likenesses between clusters; these are numbered by the first name that they have.
    pairs = [(a, b) for a in range(size) for b in range(a + 1, size)]
    alike = name_similarity(
        [distinct[group[a]] for a, _ in pairs],
        [distinct[group[b]] for _, b in pairs],
        progress=False,
    )
    sums: list[dict[int, int]] = [{} for _ in group]
    for (a, b), likeness in zip(pairs, alike, strict=True):
        sums[a][b] = sums[b][a] = round(likeness * _PARTS)
    least = round(min_score * _PARTS)
    members = [[at] for at in group]
    version = [0] * size
    queue: list[tuple[float, int, int, int, int]]
    queue = [(-sums[a][b], a, b, 0, 0) for a, b in pairs if sums[a][b] >= least]
    heapq.heapify(queue)
    while queue:
        _, a, b, of_a, of_b = heapq.heappop(queue)
        if (version[a], version[b]) != (of_a, of_b):
            continue
        for c, likeness in sums[b].items():
            if c != a:
                sums[a][c] += likeness
                sums[c][a] = sums[a][c]
                del sums[c][b]
        sums[b] = {}
        del sums[a][b]
        members[a] = sorted(members[a] + members[b])
        members[b] = []
        version[a] += 1
        version[b] = -1
        for c, likeness in sums[a].items():
            every = len(members[a]) * len(members[c])
            if likeness >= least * every:
                one, other = min(a, c), max(a, c)
                heapq.heappush(queue, (-likeness / every, one, other, version[one], version[other]))
    return [part for part in members if part]


def _representative(names: list[str], counts: Counter[str]) -> str:
    """The name that is most like the others of its group, the more frequent of equals, then the first."""
    if len(names) < 3:
        return max(names, key=lambda name: counts[name])
    weighed = sorted(names, key=lambda name: -counts[name])[:_WEIGHED]
    pairs = [(a, b) for a in weighed for b in weighed]
    alike = name_similarity([a for a, _ in pairs], [b for _, b in pairs], progress=False)
    likeness: Counter[str] = Counter()
    for (a, b), score in zip(pairs, alike, strict=True):
        likeness[a] += round(score * _PARTS) * counts[b]
    return max(weighed, key=lambda name: (likeness[name], counts[name]))
