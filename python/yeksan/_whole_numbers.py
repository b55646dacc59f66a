"""Columns of whole numbers, as arrays of numpy."""

from __future__ import annotations

from typing import Any

from yeksan._columns import library
from yeksan._date_columns import is_column
from yeksan.errors import DateError


def whole_numbers(part: Any, what: str, errors: str, length: int) -> tuple[Any, Any]:
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
