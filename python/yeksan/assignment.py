"""The best one-to-one pairs of rows: as much likeness as can be had in all."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable

__all__ = ["best_pairs", "greedy_pairs"]

Pair = tuple[int, int, float]
#: Scores are counted in whole parts, so that sums are exact and the order of rows cannot matter.
_PARTS = 10**9


def greedy_pairs(pairs: Iterable[Pair]) -> list[Pair]:
    """Takes the surest pairs first; a row that has a partner is out."""
    kept, ours, theirs = [], set(), set()
    for row, other, score in sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1])):
        if row not in ours and other not in theirs:
            ours.add(row)
            theirs.add(other)
            kept.append((row, other, score))
    return kept


def best_pairs(pairs: Iterable[Pair]) -> list[Pair]:
    """The pairs whose scores have the greatest sum, each row in one at most.

    Rows are taken in one after another, each by the shortest augmenting path (Jonker and Volgenant) over the
    pairs that there are; a row may stay alone at the cost of its score. What no pair connects does not meet, so
    that the work is that of the connected parts.
    """
    scores: dict[tuple[int, int], float] = {}
    costs: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for row, other, score in sorted(pairs):
        scores[row, other] = score
        costs[row].append((_PARTS - round(score * _PARTS), other))
    assignment = _Assignment(costs)
    for row in costs:
        assignment.add(row)
    found = [(row, other) for other, row in assignment.row_of.items() if (row, other) in scores]
    return sorted((row, other, scores[row, other]) for row, other in found)


class _Assignment:
    """An assignment of least cost that grows by a row at a time."""

    def __init__(self, costs: dict[int, list[tuple[int, int]]]) -> None:
        self.costs = costs
        #: The row of each column. A row that stays alone has a column of its own, a negative number.
        self.row_of: dict[int, int] = {}
        #: What each column costs beyond its pairs, so that those that are taken are the cheapest for their rows.
        self.price: dict[int, int] = defaultdict(int)

    def _columns(self, row: int) -> Iterable[tuple[int, int]]:
        yield from self.costs[row]
        yield _PARTS, -row - 1

    def add(self, new: int) -> None:
        """Takes in a row: Dijkstra's way to the nearest column that is free."""
        distance: dict[int, int] = {}
        before: dict[int, int | None] = {}
        done: list[int] = []
        settled: set[int] = set()
        queue: list[tuple[int, int]] = []
        row, so_far, last = new, 0, None
        while True:
            for cost, column in self._columns(row):
                length = so_far + cost + self.price[column]
                if column not in settled and length < distance.get(column, length + 1):
                    distance[column] = length
                    before[column] = last
                    heapq.heappush(queue, (length, column))
            length, column = heapq.heappop(queue)
            while column in settled or length > distance[column]:
                length, column = heapq.heappop(queue)
            settled.add(column)
            if column not in self.row_of:
                break
            done.append(column)
            row = self.row_of[column]
            # What leads on from here starts from what this row's own column costs it.
            so_far = length - self._own(row, column)
            last = column
        shortest = length
        for passed in done:
            self.price[passed] += shortest - distance[passed]
        end: int | None = column
        while end is not None:
            previous = before[end]
            self.row_of[end] = new if previous is None else self.row_of[previous]
            end = previous

    def _own(self, row: int, column: int) -> int:
        cost = next(cost for cost, other in self._columns(row) if other == column)
        return cost + self.price[column]
