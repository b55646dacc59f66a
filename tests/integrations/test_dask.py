"""Dask: partition by partition the same as in one."""

from __future__ import annotations

from typing import Any

import pytest

import yeksan as yk

dd: Any = pytest.importorskip("dask.dataframe", reason="dask[dataframe] is not installed")

import pyarrow as pa  # noqa: E402

from yeksan.integrations.dask import annotate  # noqa: E402


@pytest.mark.parametrize("partitions", [1, 3])
def test_the_same_as_in_one_process(
    table: Any, annotated: Any, gazetteer: yk.Gazetteer, partitions: int
) -> None:
    pandas = table.to_pandas()
    pandas.index = [f"row {number}" for number in range(len(pandas))]
    frame = dd.from_pandas(pandas, npartitions=partitions, sort=False)
    lazy = annotate(frame, "text", gazetteer, reference="day")
    done = lazy.compute(scheduler="threads")
    assert done.index.tolist() == pandas.index.tolist()
    assert list(done.columns) == annotated.column_names
    assert dict(lazy.dtypes) == dict(done.dtypes)
    for name in ("normalized", "dates", "entities"):
        assert pa.array(done[name]).to_pylist() == annotated[name].to_pylist()
    whole = annotate(pandas, "text", gazetteer, reference="day")
    assert pa.array(whole["dates"]).to_pylist() == annotated["dates"].to_pylist()


def test_in_processes(table: Any, annotated: Any, gazetteer: yk.Gazetteer) -> None:
    frame = dd.from_pandas(table.to_pandas(), npartitions=4)
    lazy = annotate(frame, "text", gazetteer, reference="day")
    done = lazy.compute(scheduler="processes", num_workers=2)
    assert pa.array(done["entities"]).to_pylist() == annotated["entities"].to_pylist()


def test_dates_as_timestamps(gazetteer: yk.Gazetteer) -> None:
    import pandas as pd

    frame = pd.DataFrame({"text": ["ieri", "ieri"], "day": pd.to_datetime(["2022-01-21", None])})
    done = annotate(frame, "text", gazetteer, reference="day", lang="it")
    assert [found[0]["value"] for found in done["dates"]] == ["2022-01-20", None]
