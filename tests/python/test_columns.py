"""The column border: every kind of column in, the same kind out, equal to the loop."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import yeksan as yk

DIRTY = ["كتاب", None, "سلام", "", "يك كتاب"]
CLEAN = ["کتاب", None, "سلام", "", "یک کتاب"]
# pyarrow before 16 has none.
VIEWS = [pa.string_view()] if hasattr(pa, "string_view") else []


def fa(x: Any, **options: Any) -> Any:
    return yk.normalize(x, lang="fa", **options)


def test_scalar() -> None:
    assert fa("كتاب") == "کتاب"
    assert fa(None) is None
    assert fa("") == ""


def test_list_and_tuple_give_a_list() -> None:
    assert fa(DIRTY) == CLEAN
    assert fa(tuple(DIRTY)) == CLEAN
    assert fa([]) == []


def test_unchanged_strings_are_the_same_objects() -> None:
    text = "این یک متن است"
    assert fa([text])[0] is text


def test_changed_rows_of_any_length_and_script_are_the_loop() -> None:
    short = ["كتاب", "\x1f", "كتاب\x1fكتاب ", "🌍 كتاب", "latin text with كتاب", "كتاب " * 40]
    long = ["يك " * 40_000, "ك" * 70_000]
    rows = [f"{row} {i}ك" for i, row in enumerate([*short * 200, *long, *short, *long])]
    assert fa(rows) == [fa(row) for row in rows]


@pytest.mark.parametrize("head", ["", "latin ", "🌍", "latin " * 20_000, "🌍 ا" * 20_000])
@pytest.mark.parametrize("middle", ["كتاب ", "latin ", "é", "🌍ك"])
def test_long_texts_of_any_scripts(head: str, middle: str) -> None:
    text = f"{head}{middle * 30_000}ك"
    assert fa(text) == text.replace("ك", "ک")


@pytest.mark.parametrize(
    "null", [None, math.nan, np.nan, pd.NA, pd.NaT, np.float32("nan"), np.datetime64("NaT")]
)
def test_nulls_stay_what_they_are(null: Any) -> None:
    out = fa(["كتاب", null])
    assert out[0] == "کتاب"
    assert out[1] is null


PANDAS_TYPES: list[Any] = [
    object,
    "str",
    "string",
    pd.StringDtype("python"),
    pd.StringDtype("pyarrow"),
    pd.ArrowDtype(pa.string()),
    pd.ArrowDtype(pa.large_string()),
    *(pd.ArrowDtype(view) for view in VIEWS),
    "category",
]


def texts_of(s: pd.Series) -> list[str]:
    return [x for x in s.tolist() if isinstance(x, str)]


@pytest.mark.parametrize("dtype", PANDAS_TYPES, ids=str)
def test_pandas_series_keeps_index_name_and_type(dtype: Any) -> None:
    s = pd.Series(DIRTY, index=[5, 4, 3, 2, 1], name="t", dtype=dtype)
    out = fa(s)
    assert isinstance(out, pd.Series)
    assert out.name == "t"
    assert out.index.tolist() == [5, 4, 3, 2, 1]
    assert out.isna().tolist() == [False, True, False, False, False]
    assert texts_of(out) == [c for c in CLEAN if c is not None]
    if dtype == "category":
        assert isinstance(out.dtype, pd.CategoricalDtype)
    else:
        assert out.dtype == s.dtype


@pytest.mark.parametrize("dtype", PANDAS_TYPES, ids=str)
def test_empty_and_sliced_pandas(dtype: Any) -> None:
    s = pd.Series(DIRTY, dtype=dtype)
    assert len(fa(s.iloc[:0])) == 0
    assert texts_of(fa(s.iloc[2:])) == ["سلام", "", "یک کتاب"]
    # pyarrow cannot take every second string_view.
    if dtype not in [pd.ArrowDtype(view) for view in VIEWS]:
        assert fa(s.iloc[::2]).index.tolist() == [0, 2, 4]


def test_pandas_index() -> None:
    out = fa(pd.Index(["كتاب", "سلام"], name="i"))
    assert isinstance(out, pd.Index)
    assert (out.name, out.tolist()) == ("i", ["کتاب", "سلام"])


def test_category_merges_equal_results() -> None:
    s = pd.Series(["كتاب", "کتاب", None], dtype="category")
    out = fa(s)
    assert out.cat.categories.tolist() == ["کتاب"]
    assert out.tolist()[:2] == ["کتاب", "کتاب"]


@pytest.mark.parametrize(
    "kind", [pl.String, pl.Categorical, pl.Enum([d for d in DIRTY if d is not None])]
)
def test_polars_series(kind: Any) -> None:
    out = fa(pl.Series("t", DIRTY, dtype=kind))
    assert isinstance(out, pl.Series)
    assert out.name == "t"
    assert out.cast(pl.String).to_list() == CLEAN


def test_polars_expression_lazy_and_eager() -> None:
    df = pl.DataFrame({"t": DIRTY})
    assert df.select(fa(pl.col("t")))["t"].to_list() == CLEAN
    lazy = df.lazy().select(fa(pl.col("t")))
    assert lazy.collect_schema() == {"t": pl.String}
    assert lazy.collect()["t"].to_list() == CLEAN


ARROW_TYPES = [
    pa.string(),
    pa.large_string(),
    *VIEWS,
    pa.dictionary(pa.int8(), pa.string()),
    pa.dictionary(pa.int32(), pa.large_string()),
]


def arrow_array(values: list[str | None], kind: pa.DataType) -> pa.Array:
    if pa.types.is_dictionary(kind):
        return pa.array(values, kind.value_type).dictionary_encode().cast(kind)
    return pa.array(values, kind)


@pytest.mark.parametrize("kind", ARROW_TYPES, ids=str)
def test_arrow_keeps_its_type(kind: pa.DataType) -> None:
    array = arrow_array(DIRTY, kind)
    out = fa(array)
    assert isinstance(out, pa.Array)
    assert out.type == array.type
    assert out.to_pylist() == CLEAN
    assert fa(array[1:4]).to_pylist() == CLEAN[1:4]
    assert fa(array[:0]).to_pylist() == []
    out.validate(full=True)
    chunked = pa.chunked_array([array, array[:2], array[:0]])
    out = fa(chunked)
    assert isinstance(out, pa.ChunkedArray)
    assert out.type == array.type
    assert out.to_pylist() == CLEAN + CLEAN[:2]
    out.validate(full=True)


def test_null_typed_columns() -> None:
    assert fa(pa.nulls(3)).to_pylist() == [None] * 3
    assert fa(pl.Series([None, None])).to_list() == [None, None]
    assert fa(pd.Series([None, None], dtype=object)).isna().all()
    assert fa(pd.Series([math.nan, math.nan])).isna().all()


def test_what_is_unchanged_is_not_copied() -> None:
    for array in (
        pa.array(CLEAN),
        pa.array(CLEAN, pa.large_string()),
        *(pa.array(CLEAN, view) for view in VIEWS),
    ):
        addresses = [b.address if b else None for b in array.buffers()]
        assert [b.address if b else None for b in fa(array).buffers()] == addresses


class Exporter:
    """A column of no library that exports Arrow."""

    def __init__(self, array: pa.Array) -> None:
        self.array = array

    def __arrow_c_array__(self, requested_schema: object = None) -> object:
        return self.array.__arrow_c_array__(requested_schema)


def test_any_exporter_gives_a_capsule() -> None:
    out = fa(Exporter(pa.array(DIRTY)))
    assert isinstance(out, yk.ArrowColumn)
    assert len(out) == 5
    assert out.to_pylist() == CLEAN
    assert pa.array(out).to_pylist() == CLEAN


def test_numpy() -> None:
    assert fa(np.array(DIRTY, dtype=object)).tolist() == CLEAN
    out = fa(np.array(["كتاب", "سلام"]))
    assert out.dtype.kind == "U"
    assert out.tolist() == ["کتاب", "سلام"]
    assert fa(np.array([], dtype=str)).shape == (0,)
    with pytest.raises(yk.TextError, match="2 dimensions"):
        fa(np.array([["a"]]))


texts = st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=30)


@settings(deadline=None)
@given(
    st.lists(st.none() | texts | st.sampled_from(["كتاب ها", "می روم", "https://a.ir/ي", "A  b ."]))
)
def test_the_column_equals_the_loop(rows: list[str | None]) -> None:
    loop = [yk.normalize(row) for row in rows]
    assert yk.normalize(rows) == loop
    assert yk.normalize(pa.array(rows, pa.string())).to_pylist() == loop
    assert yk.normalize(pl.Series("t", rows, dtype=pl.String)).to_list() == loop
    assert yk.normalize(pd.Series(rows, dtype=pd.ArrowDtype(pa.large_string()))).to_list() == [
        pd.NA if row is None else row for row in loop
    ]


@pytest.mark.parametrize("n", [1, 2, 5])
def test_any_number_of_threads_gives_the_same(n: int) -> None:
    rows = [f"كتاب {i} هاي من" for i in range(30_000)]
    expected = fa(rows[:100])
    yk.set_threads(n)
    try:
        assert yk.threads() == n
        out = fa(rows)
    finally:
        yk.set_threads(None)
    assert out[:100] == expected
    assert out[-1] == fa(rows[-1])


@pytest.mark.parametrize("n", [-1, 1025])
def test_a_number_of_threads_that_cannot_be_is_refused(n: int) -> None:
    before = yk.threads()
    with pytest.raises(yk.OptionError, match="use 1 to 1024, or None for one per core"):
        yk.set_threads(n)
    assert yk.threads() == before


# Errors


@pytest.mark.parametrize("bad", [b"bytes", 3, 2.5, object(), {"a": 1}])
def test_a_scalar_of_another_type_is_a_type_error(bad: Any) -> None:
    with pytest.raises(TypeError, match="normalize"):
        fa(bad)


def test_scalar_nan_is_a_type_error() -> None:
    with pytest.raises(TypeError, match="float"):
        fa(math.nan)


def test_bytes_have_the_remedy() -> None:
    with pytest.raises(TypeError, match="decode"):
        fa(b"abc")
    with pytest.raises(yk.TextError, match=r"row 1: .*decode"):
        fa(["a", b"abc"])


def test_a_lone_surrogate_is_refused_with_its_place() -> None:
    with pytest.raises(yk.TextError, match="position 1"):
        fa("a\ud800b")
    with pytest.raises(yk.TextError, match="row 1: position 0") as info:
        fa(["a", "\udfff"])
    assert info.value.row == 1


def test_a_mixed_column_names_its_row_or_nulls_it() -> None:
    for column in (["كتاب", 3, "سلام"], pd.Series(["كتاب", 3, "سلام"], dtype=object)):
        with pytest.raises(yk.TextError, match=r"row 1: .*int"):
            fa(column)
        assert list(fa(column, errors="null")) == ["کتاب", None, "سلام"]


def test_columns_that_hold_no_text_are_refused() -> None:
    for column in (pd.Series([1, 2]), pl.Series([1, 2]), pa.array([1, 2]), np.array([1, 2])):
        with pytest.raises(yk.TextError):
            fa(column)


def test_a_table_is_refused() -> None:
    for table in (pd.DataFrame({"t": DIRTY}), pl.DataFrame({"t": DIRTY}), pa.table({"t": DIRTY})):
        with pytest.raises(yk.TextError, match="one column is wanted"):
            fa(table)


def test_bad_options_and_languages() -> None:
    with pytest.raises(yk.OptionError, match="lang"):
        yk.normalize("a", lang="xx")  # type: ignore[call-overload]
    with pytest.raises(yk.OptionError, match="digits"):
        fa("a", digits="roman")
    with pytest.raises(yk.OptionError, match="digit"):
        fa("a", digit="latin")
    with pytest.raises(yk.OptionError, match="errors"):
        fa(["a"], errors="ignore")


def test_an_option_that_is_none_tells_which_may_be_meant() -> None:
    for wrong, meant in (
        ("language", "lang"),
        ("digit", "digits"),
        ("half_space", "the options are"),
    ):
        with pytest.raises(yk.OptionError, match=f'no option "{wrong}"; .*{meant}'):
            yk.normalize("x", **{wrong: "fa"})
    with pytest.raises(yk.OptionError, match=r"do you mean min_score\?"):
        yk.annotate("x", min_scores=0.5)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="from_jsonl, from_csv and load"):
        yk.annotate("x", "names.jsonl")


def test_what_is_no_language_is_said() -> None:
    with pytest.raises(yk.OptionError, match='lang is "auto" or the code of a language, not None'):
        yk.normalize("x", None)  # type: ignore[call-overload]


def test_what_can_be_made_a_column_has_the_remedy() -> None:
    for bad, remedy in (
        ((c for c in "ab"), "make it a list first"),
        (pl.LazyFrame({"a": ["x"]}), "pass one column"),
    ):
        with pytest.raises(TypeError, match=remedy):
            yk.normalize(bad)


def test_every_error_is_a_value_error() -> None:
    for error in (yk.OptionError, yk.DateError, yk.TextError, yk.DataError):
        assert issubclass(error, yk.YeksanError)
        assert issubclass(error, ValueError)


def test_progress_counts_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    fa(["كتاب " * 50] * 20_000, progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (20_000, 20_000)
    assert sorted(seen) == seen


def test_an_error_in_progress_stops_the_work() -> None:
    def stop(done: int, total: int) -> None:
        raise RuntimeError("enough")

    with pytest.raises(RuntimeError, match="enough"):
        fa(["كتاب " * 50] * 20_000, progress=stop)
