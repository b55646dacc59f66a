"""Columns of every library, made a list or an Arrow capsule for the core and back into the same kind.

None of the libraries is imported before the caller has imported it: a pandas Series can only come
from a program that uses pandas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from yeksan import _core
from yeksan.errors import TextError

#: True for a progress bar, False for none, or a function that is called with (rows done, rows in all).
Progress: TypeAlias = "bool | Callable[[int, int], object] | None"
#: Takes a list or an object that exports Arrow; answers a list for a list, else an Arrow capsule.
Core: TypeAlias = Callable[[Any], Any]

_TABLES = ("DataFrame", "LazyFrame", "Table", "RecordBatch")


def library(x: object) -> str:
    """Tells which library an object is from: "pandas", "polars", "pyarrow", "numpy" or ""."""
    for base in type(x).__mro__:
        root = base.__module__.partition(".")[0]
        if root in ("pandas", "polars", "pyarrow", "numpy"):
            return root
    return ""


def is_column(x: object) -> bool:
    """Tells whether an argument is a column of values and not one value."""
    if isinstance(x, (list, tuple)):
        return True
    if hasattr(x, "__arrow_c_array__") or hasattr(x, "__arrow_c_stream__"):
        return True
    return type(x).__name__ in ("Series", "Index", "Expr", "ndarray", "ChunkedArray") or (
        library(x) == "pandas" and hasattr(x, "array")
    )


def is_expression(x: object) -> bool:
    """Tells whether an argument is a polars expression."""
    return type(x).__name__ == "Expr" and library(x) == "polars"


def refuse(x: object, function: str, wanted: str = "a str, None or a column of them") -> TypeError:
    """Says that an argument is neither text nor a column of it, and what would do."""
    kind = type(x).__name__
    if kind == "bytes":
        remedy = ' (decode it first, for example with .decode("utf-8"))'
    elif kind in _TABLES and library(x):
        remedy = ' (pass one column, for example frame["text"])'
    elif isinstance(x, Iterable) and not isinstance(x, str | bytearray | Mapping):
        remedy = " (make it a list first)"
    else:
        remedy = ""
    return TypeError(f"{function}() takes {wanted}, not {kind}{remedy}")


def map_column(x: Any, core: Core) -> Any:
    """Applies a core function with one text per row; answers in kind, with index and name kept."""
    one_column(x)
    kind = library(x)
    if kind == "pandas":
        return _map_pandas(x, core)
    if kind == "numpy":
        return _map_numpy(x, core)
    if kind == "polars":
        import polars as pl

        if is_expression(x):
            return x.map_batches(
                lambda s: map_column(s, core).cast(pl.String),
                is_elementwise=True,
                return_dtype=pl.String,
            )
        return _map_polars(x, core)
    if kind == "pyarrow":
        import pyarrow as pa

        if pa.types.is_null(x.type):
            return x
        return arrow_like(core(arrow_of(x)), x)
    return core(x)


def find_column(x: Any, core: Core, schema: Callable[[], Any], errors: str) -> Any:
    """Applies a core function with many findings per row; answers a tidy table in kind.

    A list gives a list of lists of objects; a polars expression a column of lists of structs, whose
    type `schema()` tells.
    """
    one_column(x)
    kind = library(x)
    if kind == "pandas":
        arrow = _pandas_arrow(x)
        texts = _core.text_column(x.tolist(), errors) if arrow is None else arrow_of(arrow)
        return pandas_table(core(texts), x)
    if kind == "numpy":
        return core(x.tolist())
    if kind == "polars":
        import polars as pl

        if is_expression(x):
            return x.map_batches(
                lambda s: polars_lists(s, core(polars_text(s))),
                is_elementwise=True,
                return_dtype=schema(),
            )
        return pl.DataFrame(core(polars_text(x)))
    if kind == "pyarrow":
        import pyarrow as pa

        return pa.table(core(arrow_of(x.cast(pa.string()) if pa.types.is_null(x.type) else x)))
    return core(x)


def texts_of(values: list[Any], errors: str = "raise") -> list[Any]:
    """The texts of a column's values, None for nulls; an error names the row of what is no text."""
    return list(_core.text_column(values, errors).to_pylist())


def arrow_of(x: Any) -> Any:
    """A column of pyarrow as an object that exports Arrow: before pyarrow 16 chunked ones did not."""
    if hasattr(x, "__arrow_c_stream__") or hasattr(x, "__arrow_c_array__"):
        return x
    return x.chunk(0) if x.num_chunks == 1 else x.combine_chunks()


def arrow_like(out: Any, x: Any) -> Any:
    """What the core answered as a column of pyarrow, chunked if another is."""
    import pyarrow as pa

    if not isinstance(x, pa.ChunkedArray):
        return pa.array(out)
    whole = hasattr(x, "__arrow_c_stream__")
    return pa.chunked_array(out) if whole else pa.chunked_array([pa.array(out)])


def polars_text(x: Any) -> Any:
    """A polars column of text that exports what it says: nulls have no type, and old polars gave categories as numbers."""
    import polars as pl

    if x.dtype == pl.Null or (isinstance(x.dtype, pl.Categorical) and _is_old(pl)):
        return x.cast(pl.String)
    return x


def _is_old(polars: Any) -> bool:
    """Whether this is polars before 1.23."""
    major, minor = polars.__version__.split(".")[:2]
    return (int(major), int(minor)) < (1, 23)


def polars_lists(texts: Any, found: Any) -> Any:
    """Makes a polars column of lists of findings, null where the text is."""
    import polars as pl

    return pl.Series(found.to_lists()).alias(texts.name)


def pandas_table(found: Any, x: Any) -> Any:
    """Makes a pandas frame of a tidy table, with the labels of the rows it came from."""
    import numpy as np
    import pandas as pd

    columns = found.to_pydict()
    for name in found.date_columns:
        columns[name] = days_to_numpy(columns[name])
    frame = pd.DataFrame(columns)
    labels = x if isinstance(x, pd.Index) else x.index
    frame.insert(1, "index", labels.take(np.asarray(columns["row"], dtype="int64")))
    return frame


def days_to_numpy(days: list[int | None]) -> Any:
    """Makes datetime64[s] of days since 1970-01-01; None becomes NaT."""
    import numpy as np

    missing = np.iinfo(np.int64).min
    numbers = np.array([missing if day is None else day for day in days], dtype="int64")
    return numbers.view("datetime64[D]").astype("datetime64[s]")


def one_column(x: Any) -> None:
    """Says that a frame, or an array of other than one dimension, is no column."""
    if type(x).__name__ in _TABLES and library(x):
        raise TextError(
            f'one column is wanted, not a {type(x).__name__}; pass one, for example frame["text"]'
        )
    if library(x) == "numpy" and x.ndim != 1:
        raise TextError(
            f"one column is wanted, not an array of {x.ndim} dimensions; pass x.ravel()"
        )


def _pandas_arrow(x: Any) -> Any:
    """The Arrow data behind a pandas column of text, without a copy; None where there is none."""
    import pandas as pd

    dtype = x.dtype
    is_arrow = isinstance(dtype, pd.ArrowDtype) or (
        isinstance(dtype, pd.StringDtype) and dtype.storage.startswith("pyarrow")
    )
    return x.array.__arrow_array__() if is_arrow else None


def _map_pandas(x: Any, core: Core) -> Any:
    import pandas as pd

    def like_x(values: Any) -> Any:
        if isinstance(x, pd.Index):
            return pd.Index(values, name=x.name, dtype=values.dtype)
        if isinstance(x, pd.Series):
            return pd.Series(values, index=x.index, name=x.name, dtype=values.dtype)
        return values

    dtype = x.dtype
    if isinstance(dtype, pd.CategoricalDtype):
        return like_x(_map_categories(x, core))
    arrow = _pandas_arrow(x)
    if arrow is not None:
        import pyarrow as pa

        chunked = arrow if isinstance(arrow, pa.ChunkedArray) else pa.chunked_array([arrow])
        return like_x(dtype.__from_arrow__(arrow_like(core(arrow_of(arrow)), chunked)))
    if pd.api.types.is_object_dtype(dtype):
        return like_x(_object_array(core(x.tolist())))
    if isinstance(dtype, pd.StringDtype):
        return like_x(pd.array(core(x.tolist()), dtype=dtype))
    if x.isna().all():
        return x.copy()
    raise TextError(
        f'a column of text is wanted, not of {dtype}; make it text with .astype("string")'
    )


def _map_polars(x: Any, core: Core) -> Any:
    import polars as pl

    if x.dtype == pl.Null:
        return x
    if isinstance(x.dtype, pl.Enum):
        categories = dict.fromkeys(core(x.dtype.categories.to_list()))
        return pl.Series(x.name, core(x.cast(pl.String))).cast(pl.Enum(list(categories)))
    return pl.Series(x.name, core(polars_text(x))).cast(x.dtype)


def _map_categories(x: Any, core: Core) -> Any:
    """Every category once; results that are equal become one category, and the codes follow."""
    import numpy as np
    import pandas as pd

    old: Any = getattr(x, "array", x)
    values = core(old.categories.tolist())
    place: dict[Any, int] = {}
    for value in values:
        place.setdefault(value, len(place))
    # The code -1, a null, picks the last element: -1 again.
    moved = np.array([place[value] for value in values] + [-1])
    categories = pd.Index(list(place), dtype=old.categories.dtype)
    return pd.Categorical.from_codes(moved[old.codes], categories=categories, ordered=old.ordered)


def _object_array(values: list[Any]) -> Any:
    import numpy as np

    out: Any = np.empty(len(values), dtype=object)
    out[:] = values
    return out


def _map_numpy(x: Any, core: Core) -> Any:
    import numpy as np

    out = core(x.tolist())
    if x.dtype == object:
        return _object_array(out)
    if x.dtype.kind == "U":
        return np.array(out, dtype=str) if out else x.copy()
    if x.dtype.kind == "T":
        return np.array(out, dtype=x.dtype)
    raise TextError(f"a column of text is wanted, not of {x.dtype}; pass x.astype(str)")
