"""Columns and frames of narwhals: unwrapped on the way in, wrapped again on the way out; imports it never."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from typing import Any

__all__ = ["bare", "is_narwhals", "through"]


def is_narwhals(*arguments: object) -> bool:
    """Tells whether one of some arguments is a column or a frame of narwhals."""
    return "narwhals" in sys.modules and any(_is_wrapped(x) for x in arguments)


def through(function: Callable[..., Any], *arguments: Any, **named: Any) -> Any:
    """Calls a function with what its arguments wrap, and wraps the column or frame that it answers.

    An answer of a library that narwhals does not know, such as a list, stays what it is.
    """
    everything = (*arguments, *named.values())
    wrapped = next(x for x in everything if _is_wrapped(x))
    answer = function(*map(bare, arguments), **{name: bare(x) for name, x in named.items()})
    return _like(wrapped, answer)


def _is_wrapped(x: object) -> bool:
    return type(x).__module__.partition(".")[0] == "narwhals"


def bare(x: Any) -> Any:
    """What a column or frame of narwhals wraps; anything else as it is."""
    if isinstance(x, Mapping) or not _is_wrapped(x):
        return x
    if not hasattr(x, "to_native"):
        raise TypeError(
            f"a narwhals {type(x).__name__} holds no rows; pass a Series, "
            'for example frame["text"], or map the function over one'
        )
    return x.to_native()


def _like(wrapped: Any, answer: Any) -> Any:
    """The answer in the version of narwhals that the argument is of: its own, or a stable one."""
    parts = type(wrapped).__module__.split(".")
    home = ".".join(parts[:3]) if parts[1:2] == ["stable"] else parts[0]
    return sys.modules[home].from_native(answer, allow_series=True, pass_through=True)
