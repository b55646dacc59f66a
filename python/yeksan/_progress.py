"""A progress bar for long columns, by tqdm where it is installed."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from typing import Any

from yeksan._columns import Progress

_automatic = True
#: How many seconds pass before a bar appears that nobody asked for.
PATIENCE = 2.0


def watcher(progress: Progress, what: str) -> Callable[[int, int], object] | None:
    """Makes of a `progress` argument a function (rows done, rows in all), or None.

    Left out, a bar appears when it takes more than two seconds and somebody watches: on a terminal or in a notebook, never in a pipe.
    """
    if progress is False:
        return None
    if callable(progress):
        return progress
    if progress is None:
        return _Bar(what, PATIENCE) if _automatic and _is_watched() else None
    if _tqdm() is None:
        raise ImportError(
            'progress=True needs tqdm: pip install "yeksan[notebook]", or pass a function (done, total)'
        )
    return _Bar(what, 0.0)


@contextlib.contextmanager
def silent() -> Iterator[None]:
    """No bar but those that are asked for; the command line has its own."""
    global _automatic
    before, _automatic = _automatic, False
    try:
        yield
    finally:
        _automatic = before


class _Bar:
    """A bar that appears after a while, and goes when all is done."""

    def __init__(self, what: str, after: float) -> None:
        self._what = what
        self._due = time.monotonic() + after
        self._shown: Any = None

    def __call__(self, done: int, total: int) -> None:
        if self._shown is None:
            if time.monotonic() < self._due or (tqdm := _tqdm()) is None:
                return
            self._shown = tqdm(total=total, desc=self._what, unit="row")
        self._shown.update(done - self._shown.n)
        if done >= total:
            self._shown.close()


def _tqdm() -> Any:
    try:
        with warnings.catch_warnings():
            # Where a notebook has no widgets the bar is of letters, and that will do.
            warnings.simplefilter("ignore")
            from tqdm.auto import tqdm
    except ImportError:
        return None
    return tqdm


def _is_watched() -> bool:
    """Whether this is a terminal or a notebook, and not a thread or a process that works for one."""
    if threading.current_thread() is not threading.main_thread():
        return False
    processes = sys.modules.get("multiprocessing")
    if processes is not None and processes.parent_process() is not None:
        return False
    return "ipykernel" in sys.modules or (sys.stderr is not None and sys.stderr.isatty())
