"""Times ours beside the peers in one run, in turn, and prints the ratio of the best times and of the medians.

What else a machine does only adds to a time, so the best of some is nearest to what the code takes. It does so for
seconds on end, so each has its turn several times, and each turn is as long for the fast as for the slow.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

Candidate = tuple[str, Callable[[], object]]

# How long a turn is, in seconds; whoever takes longer is called once.
TURN = 0.5


def seconds(function: Callable[[], object]) -> float:
    start = time.perf_counter()
    function()
    return time.perf_counter() - start


def compare(
    title: str, ours: Candidate, peers: list[Candidate], amount: float, unit: str, rounds: int = 7
) -> None:
    """Prints the best rate of each in `unit` a second (amount is what one call does), and ours against each."""
    candidates = [ours, *peers]
    times: dict[str, list[float]] = {name: [] for name, _ in candidates}
    slow = set()
    for round_number in range(rounds + 1):
        for name, function in candidates:
            if name in slow:
                continue
            turn = [seconds(function)]
            # The first round warms up; a peer that takes long is run once.
            if turn[0] > 5 and name != ours[0]:
                slow.add(name)
            while round_number and sum(turn) < TURN:
                turn.append(seconds(function))
            if round_number or name in slow:
                times[name] += turn
    print(f"\n{title}")
    mine = times[ours[0]]
    for name, taken in times.items():
        ratio = ""
        if name != ours[0]:
            best = min(taken) / min(mine)
            middle = statistics.median(taken) / statistics.median(mine)
            ratio = f"   ours is {best:8.2f} times as fast ({middle:.2f} by medians)"
        rate = amount / min(taken)
        print(f"  {name:34s} {rate:14,.{1 if rate >= 10 else 2}f} {unit}/s{ratio}")
