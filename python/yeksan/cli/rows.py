"""Running the core on a batch: a text that it refuses is named by its file and line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import yeksan
from yeksan.cli.failure import Failure
from yeksan.cli.source import Row

T = TypeVar("T")


def named(batch: Sequence[Row], run: Callable[..., T], *args: Any, **options: Any) -> T:
    """The result of `run(*args)` on a batch; an error's row becomes its place in the file."""
    try:
        return run(*args, **options)
    except yeksan.YeksanError as error:
        # An error of one text alone names no row.
        row = 0 if error.row is None and len(batch) == 1 else error.row
        if row is None or row >= len(batch):
            raise
        raise Failure(str(error).removeprefix(f"row {row}: "), at=batch[row].place) from None
