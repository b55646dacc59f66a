"""Columns and frames of narwhals: the answer is what the wrapped ones give, wrapped the same way."""

from __future__ import annotations

import datetime
import subprocess
import sys
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import yeksan as yk

nw: Any = pytest.importorskip("narwhals", reason="narwhals is not installed")
VERSIONS = [nw]
for name in ("v1", "v2"):
    try:
        VERSIONS.append(__import__(f"narwhals.stable.{name}", fromlist=["stable"]))
    except ImportError:
        continue

TEXTS = ["كتاب", None, "il 3 marzo 2022 in Italia"]
NAMES = ["Itally", None, "ایران"]
DAYS = [datetime.date(2021, 12, 30), None]
G = yk.Gazetteer.countries()
KINDS: dict[str, Any] = {
    "pandas": lambda values: pd.Series(values, name="t"),
    "polars": lambda values: pl.Series("t", values),
    "pyarrow": lambda values: pa.chunked_array([values]),
}
CALLS: dict[str, tuple[Any, Any]] = {
    "normalize": (TEXTS, yk.normalize),
    "Normalizer": (TEXTS, yk.Normalizer("fa", digits="latin")),
    "detect_language": (TEXTS, yk.detect_language),
    "find_dates": (TEXTS, lambda x: yk.find_dates(x, reference="2022-03-04")),
    "parse_dates": (TEXTS, lambda x: yk.parse_dates(x, errors="null")),
    "find": (TEXTS, G.find),
    "match": (NAMES, lambda x: G.match(x, limit=1)),
    "similarity": (NAMES, lambda x: yk.name_similarity(x, "Italia")),
    "similarity, the other way": (NAMES, lambda x: yk.name_similarity("Italia", x)),
    "to_solar": (DAYS, yk.to_solar),
    "from_solar": ([1403, 1404], lambda x: yk.from_solar(x, 1, 1)),
}


def plain(x: Any) -> Any:
    for method in ("to_pydict", "to_pylist", "to_list"):
        if hasattr(x, method):
            return repr(getattr(x, method)())
    return repr(x.to_dict("list") if isinstance(x, pd.DataFrame) else x.to_dict(as_series=False))


@pytest.mark.parametrize("version", VERSIONS, ids=lambda version: version.__name__)
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("call", CALLS)
def test_wrapped_as_it_came(version: Any, kind: str, call: str) -> None:
    values, function = CALLS[call]
    native = KINDS[kind](values)
    out = function(version.from_native(native, series_only=True))
    assert isinstance(out, (version.Series, version.DataFrame))
    assert plain(out.to_native()) == plain(function(native))


@pytest.mark.parametrize("make", [pd.DataFrame, pl.DataFrame, pa.table])
def test_frames(make: Any) -> None:
    left = make({"name": ["Itally", "Iran"], "n": [1, 2]})
    right = make({"name": ["Italy", "Iran"]})
    out = yk.join_names(nw.from_native(left), nw.from_native(right), "name", "name")
    assert isinstance(out, nw.DataFrame)
    assert plain(out.to_native()) == plain(yk.join_names(left, right, "name", "name"))
    g = yk.Gazetteer.from_frame(nw.from_native(left), id="n")
    assert list(g) == ["1", "2"]


def test_several_columns() -> None:
    frame = nw.from_native(pl.DataFrame({"text": ["ieri", "ieri"], "day": ["2022-01-21", None]}))
    found = yk.find_dates(frame["text"], "it", frame["day"])
    assert found["value"].to_list() == ["2022-01-20", None]
    corpus = yk.annotate(frame["text"], G, frame["day"], "it")
    assert isinstance(corpus.dates, pl.DataFrame) and len(corpus) == 2
    assert yk.cluster_names(nw.from_native(pl.Series(["Iran", "IRAN"]), series_only=True)) == [0, 0]


def test_an_expression_holds_no_rows() -> None:
    with pytest.raises(TypeError, match="narwhals Expr holds no rows"):
        yk.normalize(nw.col("text"))


def test_it_is_not_imported() -> None:
    script = "import sys, yeksan, pandas; yeksan.normalize(pandas.Series(['a'])); print('narwhals' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
