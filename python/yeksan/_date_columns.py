"""Columns of dates of every library: made an array of numpy or an Arrow capsule for the core, and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yeksan import _columns, _core
from yeksan._columns import is_expression, library
from yeksan.errors import DateError

#: Units of numpy that the core takes as they are.
_UNITS = ("s", "ms", "us", "ns")
_NAMES = ("year", "month", "day")


@dataclass(frozen=True)
class Shape:
    """How an answer of the core looks in each library."""

    pandas: Callable[[Any, Any], Any]
    numpy: Callable[[Any], Any]
    #: The type in polars.
    polars: Callable[[], Any]


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
        _one_column(x)
        return pl.Series(x.name, core(_polars_times(x)))
    if kind == "pyarrow":
        _one_column(x)
        return _columns.arrow_like(core(_columns.arrow_of(_arrow_times(x))), x)
    return core(list(x) if isinstance(x, tuple) else x)


def _one_column(x: Any) -> None:
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

    _one_column(x)
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


# What the core answers, in each library.


def _labels(x: Any) -> Any:
    import pandas as pd

    return x if isinstance(x, pd.Index) else getattr(x, "index", None)


def _name(x: Any) -> Any:
    return getattr(x, "name", None)


def _masked(values: Any, mask: Any) -> Any:
    """Numbers as a pandas array that can hold nulls; the same type whether there are any or not."""
    import numpy as np
    import pandas as pd

    mask = np.zeros(len(values), dtype=bool) if mask is None else mask
    make = pd.arrays.BooleanArray if values.dtype == bool else pd.arrays.IntegerArray
    return make(values, mask)


def _pandas_parts(out: Any, x: Any) -> Any:
    import pandas as pd

    *columns, mask = out
    columns = [_masked(values, None if mask is None else mask.copy()) for values in columns]
    return pd.DataFrame(dict(zip(_NAMES, columns, strict=True)), index=_labels(x), copy=False)


def _numpy_parts(out: Any) -> Any:
    import numpy as np

    *columns, mask = out
    array: Any = np.empty(len(columns[0]), dtype=[("year", "i4"), ("month", "i1"), ("day", "i1")])
    for name, values in zip(_NAMES, columns, strict=True):
        array[name] = values
    return np.ma.masked_array(
        array, mask=np.ma.nomask if mask is None else _struct_mask(mask, array)
    )


def _struct_mask(mask: Any, array: Any) -> Any:
    import numpy as np

    out: Any = np.empty(len(mask), dtype=np.ma.make_mask_descr(array.dtype))
    for name in _NAMES:
        out[name] = mask
    return out


def _polars_parts() -> Any:
    import polars as pl

    return pl.Struct({"year": pl.Int32, "month": pl.Int8, "day": pl.Int8})


def _pandas_numbers(out: Any, x: Any) -> Any:
    import pandas as pd

    return pd.Series(_masked(*out), index=_labels(x), name=_name(x), copy=False)


def _numpy_numbers(out: Any) -> Any:
    import numpy as np

    values, mask = out
    return np.ma.masked_array(values, mask=np.ma.nomask if mask is None else mask)


def _pandas_days(out: Any, x: Any) -> Any:
    import pandas as pd

    days = out.view("datetime64[D]").astype("datetime64[s]")
    return pd.Series(days, index=_labels(x), name=_name(x), copy=False)


def _pandas_texts(out: Any, x: Any) -> Any:
    import pandas as pd

    dtype: Any = "str" if int(pd.__version__.partition(".")[0]) >= 3 else object
    return pd.Series(out, index=_labels(x), name=_name(x), dtype=dtype)


def _numpy_texts(out: Any) -> Any:
    import numpy as np

    array: Any = np.empty(len(out), dtype=object)
    array[:] = out
    return array


def _polars_type(name: str) -> Callable[[], Any]:
    def kind() -> Any:
        import polars as pl

        return getattr(pl, name)

    return kind


PARTS = Shape(_pandas_parts, _numpy_parts, _polars_parts)
DAYS = Shape(_pandas_days, lambda out: out.view("datetime64[D]"), _polars_type("Date"))
TEXTS = Shape(_pandas_texts, _numpy_texts, _polars_type("String"))


def numbers(polars_type: str) -> Shape:
    """The shape of a column of numbers, which have a type of their own in polars and Arrow."""
    return Shape(_pandas_numbers, _numpy_numbers, _polars_type(polars_type))


# Three columns of numbers to dates.

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
            return tuple(x.struct.field(part) for part in _NAMES)
    elif kind == "pyarrow" and name in ("StructArray", "ChunkedArray"):
        import pyarrow as pa
        import pyarrow.compute as pc

        if pa.types.is_struct(x.type):
            return tuple(pc.struct_field(x, part) for part in _NAMES)
    elif kind == "numpy" and getattr(x.dtype, "names", None):
        return tuple(x[part] for part in _NAMES)
    elif kind == "pandas" and name in ("Series", "Index") and x.dtype == object:
        return tuple(x.map(lambda date, part=part: getattr(date, part, None)) for part in _NAMES)
    elif name in ("DataFrame", "Table", "RecordBatch", "dict"):
        return tuple(x[part] for part in _NAMES)
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
        _one_column(part)
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
    for part, what in zip(parts, _NAMES, strict=True):
        values, mask = _whole_numbers(part, what, errors, length)
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

    labels = [_labels(part) for part in parts if library(part) == "pandas"]
    if any(not labels[0].equals(other) for other in labels[1:]):
        raise DateError("year, month and day have different indexes; align them first")
    return pd.Series(days, index=labels[0], copy=False)


def _whole_numbers(part: Any, what: str, errors: str, length: int) -> tuple[Any, Any]:
    """Numbers as an array of whole numbers, or one for all rows, and which of them are null."""
    import numpy as np

    if not is_column(part):
        if part is None:
            return 0, np.ones(length, dtype=bool)
        return _integer(part, what), None
    if isinstance(part, np.ma.MaskedArray):
        return _plain(part.filled(0)), np.ma.getmaskarray(part)
    if library(part) == "pandas" and not isinstance(part.dtype, np.dtype):
        mask = np.asarray(part.isna())
        if part.dtype.kind in "iu":
            return _plain(part.to_numpy(dtype=part.dtype.numpy_dtype, na_value=0)), mask
        if part.dtype.kind == "f":
            part = part.to_numpy(dtype="float64", na_value=np.nan)
        else:
            part = np.array(part.tolist(), dtype=object)
    array = np.asarray(part)
    if array.dtype.kind in "iub":
        return _plain(array), None
    if array.dtype.kind == "f":
        mask = np.isnan(array)
        bad = ~mask & (array != np.floor(array))
        if bad.any():
            row = int(bad.argmax())
            if errors == "raise":
                raise DateError(f"row {row}: the {what} {array[row]} is no whole number", row)
            mask = mask | bad
        return np.where(mask, 0, array).clip(-1e9, 1e9).astype("int64"), mask
    return _whole_objects(array.tolist(), what, errors)


def _plain(array: Any) -> Any:
    """Whole numbers one after the other, of a size that the core takes."""
    import numpy as np

    if array.dtype.kind == "b" or not array.dtype.isnative:
        array = array.astype("int64")
    elif array.dtype == np.uint64:
        array = array.clip(0, 10**9).astype("int64")
    return np.ascontiguousarray(array)


def _whole_objects(values: list[Any], what: str, errors: str) -> tuple[Any, Any]:
    import numpy as np

    out: Any = np.zeros(len(values), dtype="int64")
    mask: Any = np.zeros(len(values), dtype=bool)
    for row, value in enumerate(values):
        if value is None or value != value or type(value).__name__ == "NAType":
            mask[row] = True
            continue
        try:
            out[row] = _integer(value, what)
        except DateError as error:
            if errors == "raise":
                raise DateError(f"row {row}: {error}", row) from None
            mask[row] = True
    return out, mask


def _integer(value: Any, what: str) -> int:
    whole = isinstance(value, float) and value.is_integer()
    if not whole and not hasattr(value, "__index__"):
        raise DateError(f"the {what} {value!r} is no whole number")
    return max(-(10**9), min(10**9, int(value)))


def _join_polars(parts: tuple[Any, Any, Any], core: Join, errors: str, function: str) -> Any:
    import polars as pl

    if any(is_expression(part) for part in parts):
        fields = [
            (part if is_expression(part) else pl.lit(part)).alias(name)
            for part, name in zip(parts, _NAMES, strict=True)
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
