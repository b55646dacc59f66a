"""How probable it is that two names are one, across spellings and scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from yeksan import _core
from yeksan._columns import (
    arrow_of,
    is_column,
    is_expression,
    library,
    one_column,
    polars_text,
    refuse,
)
from yeksan._narwhals import is_narwhals, through
from yeksan._progress import watcher
from yeksan.errors import TextError

if TYPE_CHECKING:
    from yeksan._columns import Progress
    from yeksan._options import Errors, Lang

__all__ = ["name_similarity"]


def name_similarity(
    a: Any,
    b: Any,
    lang_a: Lang = "auto",
    lang_b: Lang = "auto",
    *,
    errors: Errors = "raise",
    progress: Progress = None,
) -> Any:
    """Tells how probable it is that two names are one, across spellings and scripts.

    The number is calibrated at one to one against the nearest wrong name: of the pairs that get 0.9, nine
    in ten are one name. Names with the same letters get 1, whatever their case, marks and spaces.

    Parameters
    ----------
    a, b
        Names, or columns of names of one length; a column goes with a single name too. The answer is a
        number, or a column of numbers of the kind of `a` (of `b` if `a` is a single name); where either
        name is null it is null.
    lang_a, lang_b
        The languages of the names, or "auto".
    errors
        What to do with a value of a column that is no text: "raise" an error with its row, or "null".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.name_similarity("قره‌باغ", "قره باغ")
    1.0
    >>> yk.name_similarity("سيرغي لافروف", "Sergey Lavrov") > 0.9 > yk.name_similarity("لافروف", "Blinken")
    True
    >>> yk.name_similarity(["Blinken", None], "Blinken")
    [1.0, None]
    """
    if isinstance(a, str) and isinstance(b, str):
        return _core.name_similarity(a, b, lang_a, lang_b)
    if is_narwhals(a, b):
        return through(name_similarity, a, b, lang_a, lang_b, errors=errors, progress=progress)
    for x in (a, b):
        if is_column(x):
            one_column(x)
        elif not (x is None or isinstance(x, str)):
            raise refuse(x, "name_similarity")
    if is_expression(a) or is_expression(b):
        return _similarity_expression(a, b, lang_a, lang_b)
    like = a if is_column(a) else b
    if not is_column(like):
        return None
    watch = watcher(progress, "name_similarity")
    rows = len(like)
    if is_column(a) and is_column(b) and len(b) != rows:
        raise TextError(f"two columns of names are of one length, not {rows} and {len(b)}")
    ours, theirs = _arrow(a, rows, errors), _arrow(b, rows, errors)
    scores = _core.name_similarity_column(ours, theirs, lang_a, lang_b, watch)
    return _numbers_like(like, scores)


def _similarity_expression(a: Any, b: Any, lang_a: Lang, lang_b: Lang) -> Any:
    import polars as pl

    def column(x: Any) -> Any:
        return x if is_expression(x) else pl.lit(x, dtype=pl.String)

    def similarity(both: Any) -> Any:
        return name_similarity(both.struct.field("a"), both.struct.field("b"), lang_a, lang_b)

    return pl.struct(a=column(a), b=column(b)).map_batches(
        similarity, is_elementwise=True, return_dtype=pl.Float64
    )


def _arrow(x: Any, rows: int, errors: str) -> Any:
    """A column as an object that exports Arrow; one name stands for a column of it."""
    if x is None or isinstance(x, str):
        return _core.text_column([x] if rows != 0 else [])
    kind = library(x)
    if kind == "polars":
        return polars_text(x)
    if kind == "pyarrow":
        return arrow_of(x)
    if not (kind or isinstance(x, list | tuple)):
        return x
    return _core.text_column(list(x) if kind == "" else x.tolist(), errors)


def _numbers_like(like: Any, scores: _core.ArrowColumn) -> Any:
    """A column of numbers of the same kind as a column."""
    kind = library(like)
    if kind == "polars":
        import polars as pl

        return pl.Series(scores).alias(like.name)
    if kind == "pyarrow":
        import pyarrow as pa

        column: Any = pa.array(cast(Any, scores))
        return pa.chunked_array([column]) if isinstance(like, pa.ChunkedArray) else column
    if kind == "pandas":
        import pandas as pd

        index = None if isinstance(like, pd.Index) else like.index
        return pd.Series(scores.to_pylist(), index=index, name=like.name, dtype="float64")
    if kind == "numpy":
        import numpy as np

        return np.array(scores.to_pylist(), dtype="float64")
    return scores.to_pylist() if isinstance(like, list | tuple) else scores
