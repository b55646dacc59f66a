"""The accessors beside the bare functions on a million rows, and beside the same column as Arrow; one thread."""

from __future__ import annotations

import datetime

import yeksan as yk
from harness import compare
from text import corpus

ROWS = 1_000_000


def main() -> None:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    yk.set_threads(1)
    texts = [row[:80] for row in corpus("fa", 4)]
    texts = (texts * (ROWS // len(texts) + 1))[:ROWS]
    arrow = pa.array(texts)
    in_pandas = pd.Series(texts)
    in_polars = pl.Series("text", texts)
    frame = in_polars.to_frame()
    million = ROWS / 1e6
    for name, options in (
        ("character level", {"zwnj": "keep", "spacing": False}),
        ("careful", {}),
    ):
        rounds = 7 if options else 3
        compare(
            f"pandas ({in_pandas.dtype}), {name}",
            ("series.yk.normalize", lambda o=options: in_pandas.yk.normalize("fa", **o)),
            [
                ("yk.normalize(series)", lambda o=options: yk.normalize(in_pandas, "fa", **o)),
                ("yk.normalize(arrow)", lambda o=options: yk.normalize(arrow, "fa", **o)),
            ],
            million,
            "M rows",
            rounds,
        )
        compare(
            f"polars, {name}",
            ("series.yk.normalize", lambda o=options: in_polars.yk.normalize("fa", **o)),
            [
                ("yk.normalize(series)", lambda o=options: yk.normalize(in_polars, "fa", **o)),
                (
                    'select(pl.col("text").yk...)',
                    lambda o=options: frame.select(pl.col("text").yk.normalize("fa", **o)),
                ),
            ],
            million,
            "M rows",
            rounds,
        )
    days = pd.Series(pd.date_range("1990-01-01", periods=ROWS // 100).repeat(100))
    in_polars_days = pl.Series("day", [datetime.date(2022, 1, 1)] * ROWS)
    for library, column in (("pandas", days), ("polars", in_polars_days)):
        compare(
            f"dates to the Solar Hijri calendar, {library}",
            ("series.solar.date", lambda c=column: c.solar.date),
            [("yk.to_solar(series)", lambda c=column: yk.to_solar(c))],
            million,
            "M rows",
        )


if __name__ == "__main__":
    main()
