"""Columns of years, months and days that become dates."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from yeksan import _columns, _core
from yeksan._columns import is_expression, library
from yeksan._date_columns import is_column, one_column
from yeksan._date_shapes import NAMES, labels_of
from yeksan._whole_numbers import whole_numbers
from yeksan.errors import DateError

#: Takes years, months, days, how many rows, a mask of nulls and the unit of an array that is answered.
Join = Callable[[Any, Any, Any, int, Any, str], Any]


def parts_of(x: Any, function: str) -> Any:
    """The years, months and days of what `to_solar` gave, or a list of dates."""
    kind, name = library(x), type(x).__name__
    if isinstance(x, (list, tuple)):
        return [None if date is None else _to_gregorian(date, function) for date in x]
    if kind == "polars" and name == "Series":
        import polars as pl

        if isinstance(x.dtype, pl.Struct):
            return tuple(x.struct.field(part) for part in NAMES)
    elif kind == "pyarrow" and name in ("StructArray", "ChunkedArray"):
        import pyarrow as pa
        import pyarrow.compute as pc

        if pa.types.is_struct(x.type):
            return tuple(pc.struct_field(x, part) for part in NAMES)
    elif kind == "numpy" and getattr(x.dtype, "names", None):
        return tuple(x[part] for part in NAMES)
    elif kind == "pandas" and name in ("Series", "Index") and x.dtype == object:
        return tuple(x.map(lambda date, part=part: getattr(date, part, None)) for part in NAMES)
    elif name in ("DataFrame", "Table", "RecordBatch", "dict"):
        return tuple(x[part] for part in NAMES)
    raise TypeError(
        f"{function}() takes year, month and day, or a frame or struct column of these, not {name}"
    )


def _to_gregorian(date: Any, function: str) -> Any:
    if isinstance(date, (_core.SolarDate, _core.IslamicDate)):
        return date.to_gregorian()
    raise TypeError(
        f"{function}() takes year, month and day, or dates of its calendar, not {type(date).__name__}"
    )


def join(parts: tuple[Any, Any, Any], core: Join, errors: str, function: str) -> Any:
    """Applies a core function to years, months and days, of which one at least is a column."""
    columns = [part for part in parts if is_column(part)]
    for part in columns:
        one_column(part)
    kinds = {library(column) for column in columns}
    # A list, a tuple or an array goes with a Series; two different libraries do not go together.
    kind = next((k for k in ("pandas", "polars", "pyarrow", "numpy") if k in kinds), "")
    if len(kinds - {"", "numpy", kind}) > 0:
        raise TypeError(
            f"{function}() takes columns of one library, not of {' and '.join(sorted(kinds))}"
        )
    if kind == "polars":
        return _join_polars(parts, core, errors, function)
    if kind == "" and not all(isinstance(column, (list, tuple)) for column in columns):
        if len(columns) < 3:
            raise TypeError(f"{function}() takes three columns of an unknown library, not fewer")
        years, months, days = parts
        return core(years, months, days, 0, None, "D")
    length = _length(columns)
    if kind == "pyarrow":
        import pyarrow as pa

        years, months, days = (
            _columns.arrow_of(part)
            if library(part) == "pyarrow"
            else pa.array(_listed(part, length))
            for part in parts
        )
        first = next(part for part in parts if library(part) == "pyarrow")
        return _columns.arrow_like(core(years, months, days, 0, None, "D"), first)
    if kind in ("pandas", "numpy"):
        return _join_numpy(parts, core, errors, length, kind)
    years, months, days = (_listed(part, length) for part in parts)
    return core(years, months, days, 0, None, "D")


def _length(columns: list[Any]) -> int:
    lengths = [len(column) for column in columns]
    if len(set(lengths)) > 1:
        raise DateError(
            f"the columns have {' and '.join(str(n) for n in lengths)} rows; they must be equally many"
        )
    return lengths[0]


def _listed(part: Any, length: int) -> list[Any]:
    if is_column(part):
        return part.tolist() if hasattr(part, "tolist") else list(part)
    return [part] * length


def _join_numpy(
    parts: tuple[Any, Any, Any], core: Join, errors: str, length: int, kind: str
) -> Any:
    import numpy as np

    arrays, masks = [], []
    for part, what in zip(parts, NAMES, strict=True):
        values, mask = whole_numbers(part, what, errors, length)
        arrays.append(values)
        if mask is not None:
            masks.append(mask)
    mask = np.logical_or.reduce(masks) if masks else None
    years, months, of_month = arrays
    unit = "D" if kind == "numpy" else "s"
    days = core(years, months, of_month, length, mask, unit).view(f"datetime64[{unit}]")
    if kind == "numpy":
        return days
    import pandas as pd

    labels = [labels_of(part) for part in parts if library(part) == "pandas"]
    if any(not labels[0].equals(other) for other in labels[1:]):
        raise DateError("year, month and day have different indexes; align them first")
    return pd.Series(days, index=labels[0], copy=False)


def _join_polars(parts: tuple[Any, Any, Any], core: Join, errors: str, function: str) -> Any:
    import polars as pl

    if any(is_expression(part) for part in parts):
        fields = [
            (part if is_expression(part) else pl.lit(part)).alias(name)
            for part, name in zip(parts, NAMES, strict=True)
        ]

        def of_struct(s: Any) -> Any:
            field = s.struct.field
            return pl.Series(
                s.name, core(field("year"), field("month"), field("day"), 0, None, "D")
            )

        return pl.struct(fields).map_batches(of_struct, is_elementwise=True, return_dtype=pl.Date)
    length = _length([part for part in parts if is_column(part)])
    years, months, days = (
        part if library(part) == "polars" else pl.Series(_listed(part, length)) for part in parts
    )
    first = next(part for part in parts if library(part) == "polars")
    return pl.Series(first.name, core(years, months, days, 0, None, "D"))
