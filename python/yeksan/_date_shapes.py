"""How answers of the core about dates look in each library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

NAMES = ("year", "month", "day")


@dataclass(frozen=True)
class Shape:
    """How an answer of the core looks in each library."""

    pandas: Callable[[Any, Any], Any]
    numpy: Callable[[Any], Any]
    #: The type in polars.
    polars: Callable[[], Any]


def labels_of(x: Any) -> Any:
    """The index of a pandas Series, or an Index itself."""
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
    return pd.DataFrame(dict(zip(NAMES, columns, strict=True)), index=labels_of(x), copy=False)


def _numpy_parts(out: Any) -> Any:
    import numpy as np

    *columns, mask = out
    array: Any = np.empty(len(columns[0]), dtype=[("year", "i4"), ("month", "i1"), ("day", "i1")])
    for name, values in zip(NAMES, columns, strict=True):
        array[name] = values
    return np.ma.masked_array(
        array, mask=np.ma.nomask if mask is None else _struct_mask(mask, array)
    )


def _struct_mask(mask: Any, array: Any) -> Any:
    import numpy as np

    out: Any = np.empty(len(mask), dtype=np.ma.make_mask_descr(array.dtype))
    for name in NAMES:
        out[name] = mask
    return out


def _polars_parts() -> Any:
    import polars as pl

    return pl.Struct({"year": pl.Int32, "month": pl.Int8, "day": pl.Int8})


def _pandas_numbers(out: Any, x: Any) -> Any:
    import pandas as pd

    return pd.Series(_masked(*out), index=labels_of(x), name=_name(x), copy=False)


def _numpy_numbers(out: Any) -> Any:
    import numpy as np

    values, mask = out
    return np.ma.masked_array(values, mask=np.ma.nomask if mask is None else mask)


def _pandas_days(out: Any, x: Any) -> Any:
    import pandas as pd

    days = out.view("datetime64[D]").astype("datetime64[s]")
    return pd.Series(days, index=labels_of(x), name=_name(x), copy=False)


def _pandas_texts(out: Any, x: Any) -> Any:
    import pandas as pd

    dtype: Any = "str" if int(pd.__version__.partition(".")[0]) >= 3 else object
    return pd.Series(out, index=labels_of(x), name=_name(x), dtype=dtype)


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
