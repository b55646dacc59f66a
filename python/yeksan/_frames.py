"""What `annotate` does with columns and tidy tables, in whichever library the caller uses."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from yeksan._columns import library
from yeksan._records import columns_of

#: A table of dates and entities together: the words, what they are, and what they mean.
MENTIONS = ("row", "start", "end", "text", "what", "type", "value", "id", "name")
_EPOCH = datetime.date(1970, 1, 1)


def is_lists(table: object) -> bool:
    """Tells whether findings are lists of objects, one list a text, and not a tidy table."""
    return isinstance(table, list)


def values(column: Any) -> list[Any]:
    """A column as a list of Python values."""
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(column, method):
            return list(getattr(column, method)())
    if isinstance(column, (list, tuple)):
        return list(column)
    from yeksan import _core

    return list(_core.text_column(column).to_pylist())


def records(table: Any, names: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The named columns of a tidy table, one record a line; its dates are dates or None."""
    if hasattr(table, "to_pydict") and not library(table):
        columns = table.to_pydict()
        for name in table.date_columns:
            columns[name] = [
                None if day is None else _EPOCH + datetime.timedelta(days=day)
                for day in columns[name]
            ]
    else:
        columns = {name: values(table[name]) for name in names}
    for line in zip(*(columns[name] for name in names), strict=True):
        yield {name: _plain(value) for name, value in zip(names, line, strict=True)}


def _plain(value: Any) -> Any:
    """A cell without what pandas makes of it: NaN and NaT are None, a timestamp is its day."""
    if value is None or value != value:
        return None
    return value.date() if isinstance(value, datetime.datetime) else value


def from_records(lines: list[dict[str, Any]], like: str) -> Any:
    """Records as a frame of a library; without one they stay a list."""
    if like == "pandas":
        import pandas as pd

        return pd.DataFrame(lines)
    if like == "polars":
        import polars as pl

        return pl.DataFrame(lines, infer_schema_length=None)
    if like == "pyarrow":
        import pyarrow as pa

        return pa.Table.from_pylist(lines)
    return lines


@dataclass(frozen=True)
class Joined:
    """Which rows of two tables belong together, with their scores."""

    left_rows: list[int]
    # None is a row that is null in all columns.
    right_rows: list[int | None]
    # The columns of the right table by their names beside those of the left one.
    renamed: dict[str, str]
    # What the column of the scores is called.
    score: str
    scores: list[float | None]


def beside(left: Any, right: Any, joined: Joined) -> Any:
    """Rows of two tables side by side, with their scores: of the kind of the left one, each column of its own type."""
    kind = library(left)
    if kind == "":
        ours, theirs = columns_of(left), columns_of(right)
        return [
            {name: own[row] for name, own in ours.items()}
            | {
                new: None if of is None else theirs[name][of]
                for name, new in joined.renamed.items()
            }
            | {joined.score: likeness}
            for row, of, likeness in zip(
                joined.left_rows, joined.right_rows, joined.scores, strict=True
            )
        ]
    if kind == "pandas":
        return _beside_pandas(left, right, joined)
    if kind == "polars":
        return _beside_polars(left, right, joined)
    import pyarrow as pa

    def whole(frame: Any) -> Any:
        if isinstance(frame, pa.RecordBatch):
            return pa.Table.from_batches([frame])
        return frame if library(frame) == "pyarrow" else pa.table(columns_of(frame))

    table = whole(left).take(pa.array(joined.left_rows, pa.int64()))
    others = whole(right).take(pa.array(joined.right_rows, pa.int64()))
    for name, new in joined.renamed.items():
        table = table.append_column(new, others[name])
    return table.append_column(joined.score, pa.array(joined.scores, pa.float64()))


def _beside_pandas(left: Any, right: Any, joined: Joined) -> Any:
    import numpy as np
    import pandas as pd

    table = left.iloc[joined.left_rows].reset_index(drop=True)
    table.columns = [str(name) for name in table.columns]
    others = right if library(right) == "pandas" else pd.DataFrame(columns_of(right))
    others = others.reset_index(drop=True)
    others.columns = [str(name) for name in others.columns]
    # Only where rows are missing does a column of numbers get the type that holds nulls.
    if None in joined.right_rows:
        labels = [-1 if row is None else row for row in joined.right_rows]
        others = others.reindex(labels)
    else:
        others = others.iloc[joined.right_rows]
    others = others.reset_index(drop=True).rename(columns=joined.renamed)
    table = pd.concat([table, others], axis=1)
    table[joined.score] = np.array(joined.scores, dtype="float64")
    return table


def _beside_polars(left: Any, right: Any, joined: Joined) -> Any:
    import polars as pl

    left = left.collect() if isinstance(left, pl.LazyFrame) else left
    if library(right) != "polars":
        right = pl.DataFrame(columns_of(right))
    right = right.collect() if isinstance(right, pl.LazyFrame) else right
    rows = [pl.Series(rows, dtype=pl.UInt32) for rows in (joined.left_rows, joined.right_rows)]
    table = left.select(pl.all().gather(rows[0]))
    others = right.select(pl.all().gather(rows[1])).rename(joined.renamed)
    return table.hstack(others).with_columns(
        pl.Series(joined.score, joined.scores, dtype=pl.Float64)
    )


def together(dates: Any, entities: Any) -> Any:
    """Dates and entities in one table, in the order of the texts, outer ones first.

    For lists: a list per text with the mentions of both sorts.
    """
    if is_lists(dates):
        return [
            None if d is None else sorted([*d, *(e or ())], key=lambda m: (m.start, -m.end))
            for d, e in zip(dates, entities, strict=True)
        ]
    kind = library(dates)
    if kind == "pandas":
        return _together_pandas(dates, entities)
    if kind == "polars":
        return _together_polars(dates, entities)
    lines = [
        {**record, "what": "date", "type": record["kind"], "id": None, "name": None}
        for record in records(dates, ("row", "start", "end", "text", "kind", "value"))
    ]
    lines += [
        {**record, "what": "entity", "value": None}
        for record in records(entities, ("row", "start", "end", "text", "type", "id", "name"))
    ]
    lines.sort(key=lambda line: (line["row"], line["start"], -line["end"]))
    ordered = [{name: line[name] for name in MENTIONS} for line in lines]
    if kind != "pyarrow":
        return ordered
    import pyarrow as pa

    numbers = ("row", "start", "end")
    types = [(name, pa.int64() if name in numbers else pa.string()) for name in MENTIONS]
    return pa.Table.from_pylist(ordered, schema=pa.schema(types))


def _together_pandas(dates: Any, entities: Any) -> Any:
    import pandas as pd

    kept = ["row", "index", *MENTIONS[1:]]
    parts = [
        dates.assign(what="date", type=dates["kind"]).reindex(columns=kept),
        entities.assign(what="entity").reindex(columns=kept),
    ]
    # All-null columns keep the other part's type only if both are plain objects.
    words = dict.fromkeys(("text", "what", "type", "value", "id", "name"), object)
    both = pd.concat([part.astype(words) for part in parts])
    order = both.sort_values(["row", "start", "end"], ascending=[True, True, False], kind="stable")
    return order.reset_index(drop=True)


def _together_polars(dates: Any, entities: Any) -> Any:
    import polars as pl

    def part(frame: Any, what: str, **columns: Any) -> Any:
        words = {"value": None, "id": None, "name": None, **columns}
        return frame.select(
            pl.col("row", "start", "end").cast(pl.Int64),
            pl.col("text").cast(pl.String),
            pl.lit(what).alias("what"),
            pl.col(words.pop("type")).cast(pl.String).alias("type"),
            *(
                pl.lit(None, pl.String).alias(name)
                if source is None
                else pl.col(source).cast(pl.String).alias(name)
                for name, source in words.items()
            ),
        )

    both = pl.concat(
        [
            part(dates, "date", type="kind", value="value"),
            part(entities, "entity", type="type", id="id", name="name"),
        ]
    )
    return both.sort("row", "start", "end", descending=[False, False, True], maintain_order=True)
