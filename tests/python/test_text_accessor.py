"""The accessor `.yk` on pandas and polars: the same as the functions, in every kind of column."""

from __future__ import annotations

import itertools
import subprocess
import sys
import textwrap
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import yeksan as yk

TEXTS = [
    "نشست در ۱۰ ژانویه ۲۰۲۲ (۲۰ دی) در ايران برگزار مي شود.",
    None,
    "L’Italia ha deciso ieri, il 3 marzo 2022",
    "",
    "لا جديد",
]
NAMES = ["Itally", None, "ایران", "nobody at all"]
G = yk.Gazetteer.countries()

PANDAS = {
    "object": object,
    "str": "str",
    "string[python]": "string[python]",
    "string[pyarrow]": "string[pyarrow]",
    "arrow": pd.ArrowDtype(pa.string()),
    "arrow large": pd.ArrowDtype(pa.large_string()),
    "category": "category",
}
VERSION = tuple(int(part) for part in pl.__version__.split(".")[:2])
POLARS = [pl.String, pl.Categorical]

# What is called on the accessor, and the function that it stands for.
CALLS: dict[str, tuple[Any, Any]] = {
    "normalize": (lambda a: a.normalize(), yk.normalize),
    "normalize with options": (
        lambda a: a.normalize("fa", digits="latin", zwnj="strip"),
        lambda x: yk.normalize(x, "fa", digits="latin", zwnj="strip"),
    ),
    "detect_language": (lambda a: a.detect_language(), yk.detect_language),
    "find_dates": (
        lambda a: a.find_dates(reference="2022-03-05"),
        lambda x: yk.find_dates(x, reference="2022-03-05"),
    ),
    "find_entities": (
        lambda a: a.find_entities(G, fuzzy=False),
        lambda x: G.find(x, fuzzy=False),
    ),
    "parse_dates": (
        lambda a: a.parse_dates(errors="null"),
        lambda x: yk.parse_dates(x, errors="null"),
    ),
    "match": (lambda a: a.match(G, limit=2), lambda x: G.match(x, limit=2)),
    "similarity": (
        lambda a: a.similarity("Italia"),
        lambda x: yk.name_similarity(x, "Italia"),
    ),
}


def texts(call: str) -> list[str | None]:
    return NAMES if call in ("match", "similarity") else TEXTS


def pandas_texts(call: str, dtype: Any) -> Any:
    values = texts(call)
    if dtype == "str" and pd.__version__ < "3":
        dtype = "string[pyarrow_numpy]"
    index = pd.Index([f"row {i}" for i in range(len(values))], name="labels")
    return pd.Series(values, index=index, name="text", dtype=dtype)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("dtype", PANDAS.values(), ids=list(PANDAS))
def test_pandas(call: str, dtype: Any) -> None:
    s = pandas_texts(call, dtype)
    method, function = CALLS[call]
    out = method(s.yk)
    if isinstance(out, pd.DataFrame):
        pd.testing.assert_frame_equal(out, function(s))
        assert [s.index[row] for row in out["row"]] == out["index"].tolist()
        assert len(out) > 0
    else:
        pd.testing.assert_series_equal(out, function(s))
        assert out.index.equals(s.index) and out.index.name == "labels" and out.name == "text"
        assert out.isna()[s.isna()].all()
    if call.startswith("normalize") and not isinstance(s.dtype, pd.CategoricalDtype):
        assert out.dtype == s.dtype
        assert [None if pd.isna(v) else v for v in out] == function(TEXTS)


@pytest.mark.parametrize("call", ["normalize", "detect_language", "parse_dates"])
def test_pandas_index(call: str) -> None:
    index = pd.Index(["كتاب", "۹ دی ۱۴۰۰"], name="labels")
    method, function = CALLS[call]
    out = method(index.yk)  # type: ignore[attr-defined]
    assert isinstance(out, pd.Index) and out.name == "labels"
    pd.testing.assert_index_equal(out, function(index))


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("dtype", POLARS, ids=["string", "categorical"])
def test_polars_series(call: str, dtype: Any) -> None:
    s: Any = pl.Series("text", texts(call), dtype=dtype)
    method, function = CALLS[call]
    out, expected = method(s.yk), function(s)
    assert type(out) is type(expected)
    assert out.equals(expected)
    assert isinstance(out, pl.DataFrame) or (out.name == "text" and len(out) == len(s))


ENGINES: list[Any] = ["in-memory", "streaming"]


def collect(lazy: Any, engine: str) -> Any:
    if VERSION < (1, 23):  # before engines had names
        return lazy.collect(streaming=engine == "streaming")
    return lazy.collect(engine=engine)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("call", CALLS)
def test_polars_expressions(call: str, engine: Any) -> None:
    # Long enough that the streaming engine cuts it into several pieces.
    values = texts(call) * 40_000 if engine == "streaming" else texts(call)
    if call in ("match", "similarity", "find_entities"):
        values = values[:2_000]
    frame = pl.LazyFrame({"text": values})
    method, function = CALLS[call]
    column: Any = pl.col("text")
    lazy = frame.select(method(column.yk))
    found = collect(lazy, engine)
    assert lazy.collect_schema() == found.schema
    assert found.columns == ["text"] and found.height == len(values)
    out = found["text"]
    single: Any = function(pl.Series("text", texts(call)))
    if isinstance(single, pl.Series):
        assert out[: len(single)].equals(single.cast(out.dtype))
    else:
        # The lists, one finding a line, are the tidy table without its rows.
        lines = pl.DataFrame({"text": out[: len(texts(call))]}).with_row_index("row")
        tidy = lines.explode("text").drop_nulls("text").unnest("text")
        assert tidy.drop("row").rows() == single.drop("row").rows()
        assert tidy["row"].to_list() == single["row"].to_list()
        # No findings is an empty list, no text is none.
        nulls = [text is None for text in texts(call)]
        assert lines["text"].is_null().to_list() == nulls
    # No row depends on another: what comes again is the same again.
    assert out[-len(texts(call)) :].to_list() == out[: len(texts(call))].to_list()


def test_polars_reference_column() -> None:
    frame = pl.LazyFrame(
        {"text": ["ieri", "ieri", None], "day": ["2022-01-21", None, "2022-01-21"]}
    )
    column: Any = pl.col("text")
    found = frame.select(column.yk.find_dates("it", pl.col("day").str.to_date())).collect()["text"]
    assert found.list.first().struct.field("value").to_list() == ["2022-01-20", None, None]


def test_several_columns_and_groups() -> None:
    frame = pl.DataFrame({"k": [1, 1, 2], "a": ["كتاب"] * 3, "b": ["مي شود", None, "مي شود"]})
    columns: Any = pl.col("a", "b")
    out = frame.select(columns.yk.normalize("fa"))
    assert out.columns == ["a", "b"]
    assert out["b"].to_list() == yk.normalize(frame["b"].to_list(), "fa")
    column: Any = pl.col("b")
    grouped = frame.group_by("k", maintain_order=True).agg(column.yk.normalize("fa"))
    assert grouped["b"].to_list() == [[out["b"][0], None], [out["b"][2]]]


def addresses(array: Any) -> list[int]:
    chunks = array.chunks if isinstance(array, pa.ChunkedArray) else [array]
    return [buffer.address for chunk in chunks for buffer in chunk.buffers() if buffer is not None]


CLEAN = ["این متن پاک است و درازتر از دوازده حرف.", None, "E anche questo testo è pulito."]


STR = "str" if pd.__version__ >= "3" else "string[pyarrow_numpy]"


@pytest.mark.parametrize(
    "dtype", [STR, "string[pyarrow]", pd.ArrowDtype(pa.large_string())], ids=str
)
def test_clean_text_of_pandas_is_not_copied(dtype: Any) -> None:
    s = pd.Series(CLEAN, dtype=dtype)
    out = s.yk.normalize()
    assert addresses(out.array.__arrow_array__()) == addresses(s.array.__arrow_array__())


@pytest.mark.skipif(
    not hasattr(pa.ChunkedArray, "__arrow_c_stream__"), reason="this pyarrow takes no Arrow streams"
)
def test_clean_text_of_polars_is_not_copied() -> None:
    s: Any = pl.Series("text", CLEAN)

    def of(x: Any) -> list[int]:
        capsule = pa.chunked_array(x)
        # The buffer of the long strings; the views before it may be made anew.
        return [chunk.buffers()[2].address for chunk in capsule.chunks]

    assert of(s.yk.normalize()) == of(s)


@pytest.mark.parametrize("s", [pd.Series(["x"]), pl.Series(["x"])], ids=["pandas", "polars"])
def test_what_is_no_gazetteer(s: Any) -> None:
    for method in ("find_entities", "match"):
        with pytest.raises(TypeError, match=rf"{method}\(\) takes a Gazetteer first, not list"):
            getattr(s.yk, method)([])


def test_what_is_no_text() -> None:
    with pytest.raises(yk.TextError, match="int64"):
        pd.Series([1, 2]).yk.normalize()
    with pytest.raises(yk.TextError, match="row 1"):
        pd.Series(["a", b"b"], dtype=object).yk.normalize()


def test_the_methods_complete_on_tab() -> None:
    methods = {name for name in dir(pd.Series(["x"]).yk) if not name.startswith("_")}
    assert methods == {
        "annotate", "detect_language", "find_dates", "find_entities", "match", "normalize",
        "parse_dates", "similarity",
    }  # fmt: skip
    polars: Any = pl.Series(["x"])
    assert methods == {name for name in dir(polars.yk) if not name.startswith("_")}


@pytest.mark.parametrize(
    ("first", "second"), list(itertools.permutations(["yeksan", "pandas", "polars"], 2))
)
def test_registered_in_either_order(first: str, second: str) -> None:
    script = f"""
        import sys
        import {first}
        import {second}
        import yeksan
        for name in ("pandas", "polars"):
            if name in sys.modules:
                series = sys.modules[name].Series(["كتاب"])
                assert series.yk.normalize("fa")[0] == "کتاب"
                assert hasattr(sys.modules[name].Series, "solar")
            else:
                assert name not in ({first!r}, {second!r})
        print("done")
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True
    )
    assert done.stdout.strip() == "done", done.stderr


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_a_library_that_was_only_looked_for(name: str) -> None:
    script = f"""
        import importlib.util, sys, yeksan
        assert importlib.util.find_spec("{name}") is not None
        assert "{name}" not in sys.modules
        import {name}
        print({name}.Series(["كتاب"]).yk.normalize("fa")[0], hasattr({name}.Series, "solar"))
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)], capture_output=True, text=True
    )
    assert done.stdout.strip() == "کتاب True", done.stderr
