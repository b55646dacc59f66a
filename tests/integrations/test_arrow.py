"""`Annotate`: the same as the functions, however a table is cut."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

import yeksan as yk

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")

from yeksan.integrations.arrow import Annotate  # noqa: E402


def test_the_same_as_the_functions(table: Any, annotated: Any, gazetteer: yk.Gazetteer) -> None:
    texts, days = table["text"].to_pylist(), table["day"].to_pylist()
    assert annotated["normalized"].to_pylist() == yk.normalize(texts)
    for name, functions in (
        ("dates", yk.find_dates(texts, reference=days)),
        ("entities", gazetteer.find(texts)),
    ):
        for here, mentions in zip(annotated[name].to_pylist(), functions, strict=True):
            assert (here is None) == (mentions is None)
            for record, mention in zip(here or (), mentions or (), strict=True):
                plain = {key: record[key] for key in record if key != "candidates"}
                assert plain == {key: getattr(mention, key) for key in plain}


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_however_it_is_cut(table: Any, annotated: Any, gazetteer: yk.Gazetteer, size: int) -> None:
    job = Annotate("text", gazetteer, reference="day")
    parts = [job(batch) for batch in table.to_batches(max_chunksize=size)]
    assert all(isinstance(part, pa.RecordBatch) for part in parts)
    assert pa.Table.from_batches(parts).equals(annotated)
    assert job.schema(table.schema) == annotated.schema


def test_it_pickles(table: Any, annotated: Any, gazetteer: yk.Gazetteer) -> None:
    job = Annotate("text", gazetteer, reference="day")
    assert pickle.loads(pickle.dumps(job))(table).equals(annotated)


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.null()], ids=str
)
def test_kinds_of_text(kind: Any, gazetteer: yk.Gazetteer) -> None:
    values = [None, None] if kind == pa.null() else ["L’Iran, il 3 marzo 2022", None]
    for column in (pa.array(values, kind), pa.chunked_array([values[:1], values[1:]], kind)):
        out = Annotate("text", gazetteer)(pa.table({"text": column}))
        assert [found is None for found in out["dates"].to_pylist()] == [v is None for v in values]
        out.validate(full=True)


def test_without_gazetteer_with_prefix() -> None:
    job = Annotate("t", prefix="yk_", digits="latin")
    out = job(pa.table({"t": ["سال ۱۴۰۰ است"]}))
    assert out.column_names == ["t", "yk_normalized", "yk_dates"]
    assert out["yk_normalized"].to_pylist() == ["سال 1400 است"]


def test_columns_that_are_not_there(gazetteer: yk.Gazetteer) -> None:
    table = pa.table({"text": ["a"]})
    with pytest.raises(yk.OptionError, match="no column 'txt'; there are text"):
        Annotate("txt")(table)
    with pytest.raises(yk.OptionError, match="no column 'day'"):
        Annotate("text", reference="day").schema(table.schema)
