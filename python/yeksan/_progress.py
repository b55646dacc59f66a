"""A progress bar for long columns, by tqdm where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yeksan._columns import Progress


def watcher(progress: Progress, what: str) -> Callable[[int, int], object] | None:
    """Makes of a `progress` argument a function (rows done, rows in all), or None."""
    if progress is None or progress is False:
        return None
    if callable(progress):
        return progress
    try:
        from tqdm.auto import tqdm
    except ImportError:
        raise ImportError(
            'progress=True needs tqdm: pip install "yeksan[notebook]", or pass a function (done, total)'
        ) from None
    shown: list[Any] = []

    def show(done: int, total: int) -> None:
        if not shown:
            shown.append(tqdm(total=total, desc=what, unit="row"))
        bar = shown[0]
        bar.update(done - bar.n)
        if done >= total:
            bar.close()

    return show
