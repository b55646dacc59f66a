"""Spark on a local cluster: byte for byte what one process gives, on any number of partitions."""

from __future__ import annotations

import os
import runpy
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import yeksan as yk

pytest.importorskip("pyspark", minversion="4.1", reason="pyspark 4.1 or later is not installed")
if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java 17 or later, which is not installed", allow_module_level=True)

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

from yeksan.integrations.spark import annotate, normalizer


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    # The workers are to be of this Python, and find the package where this process does.
    os.environ["PYSPARK_PYTHON"] = sys.executable
    folder = str(Path(yk.__file__).resolve().parents[1])
    os.environ["PYTHONPATH"] = os.pathsep.join([folder, os.environ.get("PYTHONPATH", "")])
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "4")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def ipc(table: Any) -> bytes:
    """A table as bytes, in one piece, so that equal bytes are equal tables."""
    sink = pa.BufferOutputStream()
    plain = table.replace_schema_metadata(None).combine_chunks()
    with pa.ipc.new_stream(sink, plain.schema) as writer:
        writer.write_table(plain)
    return bytes(sink.getvalue())


@pytest.mark.parametrize("partitions", [1, 5])
def test_a_parquet_data_set(
    spark: Any,
    table: Any,
    annotated: Any,
    gazetteer: yk.Gazetteer,
    tmp_path: Path,
    partitions: int,
) -> None:
    pq.write_table(table, tmp_path / "news.parquet")
    news = spark.read.parquet(str(tmp_path / "news.parquet")).repartition(partitions)
    done = annotate(news, "text", gazetteer, reference="day")
    done.write.parquet(str(tmp_path / "annotated.parquet"))
    parts = list((tmp_path / "annotated.parquet").glob("*.parquet"))
    assert len(parts) == partitions
    read = pq.read_table(tmp_path / "annotated.parquet").sort_by("number")
    assert ipc(read.cast(annotated.schema)) == ipc(annotated)


def test_annotate_in_a_query(spark: Any, table: Any, gazetteer: yk.Gazetteer) -> None:
    news = spark.createDataFrame(table)
    done = annotate(news, "text", gazetteer, reference="day")
    done.createOrReplaceTempView("annotated")
    rows = spark.sql(
        "select e.id, count(*) n from annotated lateral view explode(entities) as e group by e.id"
    )
    counts: dict[str, int] = {}
    for found in gazetteer.find(table["text"].to_pylist()):
        for mention in found or ():
            counts[mention.id] = counts.get(mention.id, 0) + 1
    assert {row["id"]: row["n"] for row in rows.collect()} == counts


def test_normalizer(spark: Any, table: Any) -> None:
    news = spark.createDataFrame(table).repartition(3)
    clean = normalizer(digits="latin")
    rows = news.select("number", clean("text").alias("clean")).orderBy("number").collect()
    assert [row["clean"] for row in rows] == yk.normalize(table["text"].to_pylist(), digits="latin")


def test_a_column_that_is_not_there(spark: Any, table: Any) -> None:
    with pytest.raises(yk.OptionError, match="no column 'txt'"):
        annotate(spark.createDataFrame(table), "txt")


def test_the_example(
    spark: Any, table: Any, gazetteer: yk.Gazetteer, tmp_path: Path, monkeypatch: Any
) -> None:
    path = Path(__file__).resolve().parents[2] / "examples/spark_annotate.py"
    source, target, names = (str(tmp_path / name) for name in ("in", "out", "names.yk"))
    pq.write_table(table.rename_columns(["number", "text", "reference"]), source)
    gazetteer.save(names)
    example = runpy.run_path(str(path))
    example["main"](source, target, names)
    read = pq.read_table(target)
    assert read.num_rows == table.num_rows
    assert read.column_names[-3:] == ["normalized", "dates", "entities"]
