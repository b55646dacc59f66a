"""Annotation of Dask data frames, partition by partition.

This module needs dask[dataframe], pandas and pyarrow.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import pyarrow as pa

from yeksan.gazetteer import Gazetteer
from yeksan.integrations.arrow import Annotate

__all__ = ["annotate"]


def annotate(frame: Any, column: str, gazetteer: Gazetteer | None = None, **options: Any) -> Any:
    """A Dask data frame with the columns `normalized`, `dates` and `entities` added; nothing is computed yet.

    Parameters
    ----------
    frame
        The data frame; its other columns, its index and its divisions are kept. A pandas frame will do.
    column
        The column of texts.
    gazetteer
        Whom to look for.
    **options
        Those of `yeksan.integrations.arrow.Annotate`.

    Examples
    --------
    >>> import dask.dataframe as dd
    >>> import pandas as pd
    >>> import yeksan as yk
    >>> from yeksan.integrations.dask import annotate
    >>> frame = dd.from_pandas(pd.DataFrame({"text": ["L’Italia", "l’Iran"]}), npartitions=2)
    >>> done = annotate(frame, "text", yk.Gazetteer.countries()).compute()
    >>> [found[0]["id"] for found in done["entities"]]
    ['IT', 'IR']
    """
    job = Annotate(column, gazetteer, **options)
    if isinstance(frame, pd.DataFrame):
        return _part(frame, job)
    return frame.map_partitions(_part, job, meta=_part(frame._meta, job))


def _part(frame: Any, job: Annotate) -> Any:
    wanted = [name for name in (job.column, job.reference) if name is not None]
    found = job(pa.table({name: _text_or_dates(frame[name]) for name in wanted}))
    new = {
        field.name: pd.Series(
            pd.arrays.ArrowExtensionArray(found.column(field.name)), index=frame.index
        )
        for field in found.schema
        if field.name not in wanted
    }
    return frame.assign(**new)


def _text_or_dates(column: Any) -> Any:
    kind = None if column.dtype.kind == "M" else pa.string()
    return pa.array(column, type=kind if column.dtype == object else None, from_pandas=True)
