"""Columns of dates of every library: made an array of numpy or an Arrow capsule for the core, and back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yeksan import _columns, _core
from yeksan._columns import is_expression, library
from yeksan.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from yeksan._date_shapes import Shape

#: Units of numpy that the core takes as they are.
_UNITS = ("s", "ms", "us", "ns")


def is_column(x: object) -> bool:
    """Tells whether an argument is a column and not one value; masked arrays are columns too."""
    return _columns.is_column(x) or (library(x) == "numpy" and getattr(x, "ndim", 0) > 0)


def apply(x: Any, core: Callable[[Any], Any], shape: Shape, errors: str) -> Any:
    """Applies a core function to a column of dates; answers in kind."""
    kind = library(x)
    if kind == "pandas":
        return shape.pandas(core(_pandas_times(x, errors)), x)
    if kind == "numpy":
        return shape.numpy(core(_numpy_times(x, errors)))
    if kind == "polars":
        import polars as pl

        if is_expression(x):
            return x.map_batches(
                lambda s: apply(s, core, shape, errors),
                is_elementwise=True,
                return_dtype=shape.polars(),
            )
        one_column(x)
        return pl.Series(x.name, core(_polars_times(x)))
    if kind == "pyarrow":
        one_column(x)
        return _columns.arrow_like(core(_columns.arrow_of(_arrow_times(x))), x)
    return core(list(x) if isinstance(x, tuple) else x)


def one_column(x: Any) -> None:
    """Says that a frame is more than a column."""
    if type(x).__name__ in ("DataFrame", "LazyFrame", "Table", "RecordBatch"):
        raise DateError(
            f'one column is wanted, not a {type(x).__name__}; pass one, for example frame["date"]'
        )


def _arrow_times(x: Any) -> Any:
    """Timestamps of a zone as local times."""
    import pyarrow as pa

    if pa.types.is_timestamp(x.type) and x.type.tz is not None:
        import pyarrow.compute as pc

        return pc.local_timestamp(x)
    return x


def _polars_times(x: Any) -> Any:
    """The numbers behind dates, with their unit: polars before 2 exports dates as the numbers alone."""
    import polars as pl

    if x.dtype == pl.Null:
        x = x.cast(pl.Date)
    if x.dtype == pl.Date:
        return x.to_physical(), "D"
    if isinstance(x.dtype, pl.Datetime):
        return x.dt.replace_time_zone(None).to_physical(), x.dtype.time_unit
    raise DateError(f"a column of dates is wanted, not of {x.dtype}; read text with parse_dates")


def _numpy_times(x: Any, errors: str) -> tuple[Any, str]:
    import numpy as np

    if x.ndim != 1:
        raise DateError(
            f"one column is wanted, not an array of {x.ndim} dimensions; pass x.ravel()"
        )
    if x.dtype.kind == "O":
        return _core.date_array(x.tolist(), errors), "s"
    if x.dtype.kind != "M":
        raise DateError(
            f"a column of dates is wanted, not of {x.dtype}; read text with parse_dates"
        )
    unit, count = np.datetime_data(x.dtype)
    if unit not in _UNITS or count != 1:
        x, unit = x.astype("datetime64[s]"), "s"
    return np.ascontiguousarray(x).view("int64"), unit


def _pandas_times(x: Any, errors: str) -> tuple[Any, str]:
    import pandas as pd

    one_column(x)
    dtype = x.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return _pandas_times(x.astype(dtype.categories.dtype), errors)
    if isinstance(dtype, pd.ArrowDtype):
        return _numpy_times(_arrow_to_numpy(pd.array(x).__arrow_array__()), errors)
    times = x.dt if isinstance(x, pd.Series) and dtype.kind == "M" else x
    if isinstance(dtype, pd.PeriodDtype):
        times = (x.dt if isinstance(x, pd.Series) else x).to_timestamp()
    elif isinstance(dtype, pd.DatetimeTZDtype):
        times = times.tz_localize(None)
    else:
        times = x
    return _numpy_times(times.to_numpy(), errors)


def _arrow_to_numpy(x: Any) -> Any:
    import pyarrow as pa

    if pa.types.is_date(x.type):
        x = x.cast(pa.timestamp("s" if pa.types.is_date32(x.type) else "ms"))
    return (
        _arrow_times(x).to_numpy(zero_copy_only=False)
        if isinstance(x, pa.Array)
        else _arrow_times(x).to_numpy()
    )
