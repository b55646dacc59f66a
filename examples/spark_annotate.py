"""Annotates a Parquet data set of any size with Spark: `spark-submit spark_annotate.py IN OUT GAZETTEER`.

IN has the columns `text` and `reference`; GAZETTEER is a file that `Gazetteer.save` wrote.
"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

import yeksan as yk
from yeksan.integrations.spark import annotate


def main(source: str, target: str, gazetteer: str) -> None:
    """Reads, annotates, writes; each partition by itself."""
    spark = SparkSession.builder.appName("yeksan").getOrCreate()
    news = spark.read.parquet(source)
    found = annotate(news, "text", yk.Gazetteer.load(gazetteer), reference="reference")
    found.write.parquet(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
