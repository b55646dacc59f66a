"""Records of a gazetteer from tables: one name a row, or one entity a row."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from yeksan._columns import library
from yeksan._narwhals import bare
from yeksan.errors import DataError, OptionError

#: The code of a language, with a script or a region or without.
_CODE = re.compile("[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*")
#: Columns by name.
Columns = dict[str, list[Any]]


def columns_of(frame: Any) -> Columns:
    """Takes the columns out of a frame of pandas, polars or pyarrow, or out of a dict of lists."""
    frame = bare(frame)
    kind, shape = library(frame), type(frame).__name__
    if kind == "pandas" and shape == "DataFrame":
        return {str(name): frame[name].tolist() for name in frame.columns}
    if kind == "polars" and shape == "LazyFrame":
        frame = frame.collect()
    if kind == "polars" and shape in ("DataFrame", "LazyFrame"):
        columns: Columns = frame.to_dict(as_series=False)
        return columns
    if kind == "pyarrow" and shape in ("Table", "RecordBatch"):
        columns = frame.to_pydict()
        return columns
    if isinstance(frame, Mapping):
        columns = {str(name): list(values) for name, values in frame.items()}
        if len({len(values) for values in columns.values()}) > 1:
            lengths = ", ".join(f"{name!r} {len(values)}" for name, values in columns.items())
            raise DataError(f"columns of one length are wanted, not {lengths}")
        return columns
    raise TypeError(
        f"a frame of pandas, polars or pyarrow or a dict of lists is wanted, not {shape}"
    )


def is_null(value: Any) -> bool:
    """Tells whether a value is missing: None, NaN, NaT, pd.NA."""
    if value is None:
        return True
    if isinstance(value, float):
        return value != value
    return type(value).__name__ in ("NAType", "NaTType")


def records_of_columns(
    columns: Columns,
    id: str,
    name: str | Sequence[str] | Mapping[str, str],
    lang: str | None,
    type: str | None,
) -> list[dict[str, Any]]:
    """Makes records of columns; rows with one id become one record."""
    by_language = dict(name) if isinstance(name, Mapping) else None
    name_columns = (
        list(by_language.values())
        if by_language is not None
        else [name]
        if isinstance(name, str)
        else list(name)
    )
    for wanted in [id, *name_columns, *([type] if type else [])]:
        if wanted not in columns:
            raise OptionError(f"there is no column {wanted!r}; there are {', '.join(columns)}")
    languages = columns.get(lang) if lang else None
    constant = lang if lang and languages is None else "und"
    if not _CODE.fullmatch(constant):
        raise OptionError(
            f"lang={lang!r} is neither a column ({', '.join(columns)}) nor the code of a language"
        )
    used = {id, *name_columns, *([type] if type else []), *([lang] if languages else [])}
    extra = [column for column in columns if column not in used]
    records: dict[Any, dict[str, Any]] = {}
    for row, key in enumerate(columns[id]):
        if is_null(key):
            raise DataError(f"row {row}: the id is missing", row)
        record = records.get(key)
        if record is None:
            kind = columns[type][row] if type else None
            record = {"id": key, "type": None if is_null(kind) else kind, "names": {}}
            for column in extra:
                if not is_null(columns[column][row]):
                    record.setdefault(column, columns[column][row])
            records[key] = record
        for language, column in (
            by_language.items()
            if by_language is not None
            else ((constant, column) for column in name_columns)
        ):
            if languages is not None and not is_null(languages[row]):
                language = str(languages[row])
            value = columns[column][row]
            names = value if isinstance(value, list | tuple) else [value]
            known = record["names"].setdefault(language, [])
            known.extend(n for n in names if not is_null(n) and n not in known)
    for record in records.values():
        if record["type"] is None:
            del record["type"]
    return list(records.values())


def plain_value(value: Any) -> Any:
    """A value as JSON can hold it: dates in ISO form, numbers of numpy as numbers, nulls as None."""
    if is_null(value):
        return None
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain_value(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [plain_value(item) for item in value]
    if hasattr(value, "item"):
        return plain_value(value.item())
    return str(value)


def extra_as_json(extra: Mapping[str, Any], row: int) -> str:
    """The fields of a record that have no meaning here, as the core keeps them."""
    try:
        return json.dumps(plain_value(extra), ensure_ascii=False, allow_nan=False)
    except ValueError:
        infinite = next(name for name, value in extra.items() if not _is_finite(value))
        raise DataError(
            f"row {row}: {infinite!r} has an infinite number; make it null", row
        ) from None


def _is_finite(value: Any) -> bool:
    try:
        json.dumps(plain_value(value), allow_nan=False)
    except ValueError:
        return False
    return True
