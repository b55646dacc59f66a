"""Annotation of Spark data frames, in Arrow, with the gazetteer broadcast: the way past one machine.

This module needs PySpark 4 and, on every worker, yeksan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa
from pyspark.sql import functions
from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

from yeksan.gazetteer import Gazetteer
from yeksan.integrations.arrow import Annotate
from yeksan.text import Normalizer

__all__ = ["annotate", "normalizer"]


def annotate(
    frame: Any,
    column: str,
    gazetteer: Gazetteer | None = None,
    *,
    reference: str | None = None,
    **options: Any,
) -> Any:
    """A Spark data frame with the columns `normalized`, `dates` and `entities` added.

    No row depends on another, so that the result is the same on any number of machines and partitions
    as in one process with `yeksan.integrations.arrow.Annotate`.

    Parameters
    ----------
    frame
        The data frame; its other columns are kept.
    column
        The column of texts.
    gazetteer
        Whom to look for. It is sent to each worker once, not with each task.
    reference
        The column of the texts' dates, or None.
    **options
        Those of `yeksan.integrations.arrow.Annotate`.

    Examples
    --------
    ::

        from pyspark.sql import SparkSession
        from yeksan.integrations.spark import annotate

        spark = SparkSession.builder.getOrCreate()
        news = spark.read.parquet("news.parquet")
        annotate(news, "text", gazetteer, reference="day").write.parquet("annotated.parquet")
    """
    bare = Annotate(column, None, reference=reference, **options)
    whole = Annotate(column, gazetteer, reference=reference, **options)
    schema = from_arrow_schema(whole.schema(to_arrow_schema(frame.schema)))
    sent = None if gazetteer is None else _broadcast(frame.sparkSession, gazetteer)

    def job(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        here = bare
        if sent is not None:
            here = Annotate(column, sent.value, reference=reference, **options)
        for batch in batches:
            yield here(batch)

    return frame.mapInArrow(job, schema)


def normalizer(lang: Any = "auto", **options: Any) -> Any:
    """A function of a Spark column of text to one of normalized text; the options are those of `yeksan.normalize`.

    Examples
    --------
    ::

        clean = normalizer("fa", zwnj="full")
        news.select(clean("text"))
    """
    normalize = Normalizer(lang, **options)

    @functions.arrow_udf("string")  # type: ignore[untyped-decorator, unused-ignore]
    def normalized(texts: pa.Array) -> pa.Array:
        return normalize(texts)

    return normalized


class _Here:
    """A value that goes along with the function, where there is nothing to broadcast with (Spark Connect)."""

    def __init__(self, value: Any) -> None:
        self.value = value


def _broadcast(session: Any, value: Any) -> Any:
    context = getattr(session, "_sc", None)
    return _Here(value) if context is None else context.broadcast(value)
