"""Gazetteers and names through the Python surface."""

from __future__ import annotations

import datetime
import itertools
import json
import math
import os
import pathlib
import pickle
import threading
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import yeksan as yk

RECORDS: list[dict[str, Any]] = [
    {"id": "nato", "type": "ORG", "names": {"en": ["NATO"], "ar": ["الناتو"]}, "founded": 1949},
    {"id": "ua", "type": "GPE", "names": {"en": ["Ukraine"], "fa": ["اوکراین"], "it": ["Ucraina"]}},
    {"id": "biden", "type": "PER", "names": {"en": ["Joe Biden"], "fa": ["جو بایدن"]}},
    {"id": "k1", "type": "PER", "names": {"en": ["Anna Klein"]}},
    {"id": "k2", "type": "PER", "names": {"en": ["Betsy Klein"]}},
]
TEXTS = ["La NATO e l’Ucraina", None, "جو بایدن؛ بایدن 😀 اوکراین‌ها", ""]
FOUND = [
    [("NATO", "nato", "exact"), ("Ucraina", "ua", "clitic")],
    None,
    [
        ("جو بایدن", "biden", "exact"),
        ("بایدن", "biden", "coreference"),
        ("اوکراین", "ua", "clitic"),
    ],
    [],
]


@pytest.fixture(scope="module")
def g() -> yk.Gazetteer:
    return yk.Gazetteer.from_records(RECORDS)


def brief(found: Any) -> Any:
    return None if found is None else [(m.text, m.id, m.how) for m in found]


def test_offsets_are_code_points(g: yk.Gazetteer) -> None:
    for text, expected in zip(TEXTS, FOUND, strict=True):
        found = g.find(text)
        assert brief(found) == expected
        for m in found or []:
            assert text is not None and text[m.start : m.end] == m.text


def test_a_list_is_the_loop(g: yk.Gazetteer) -> None:
    assert g.find(TEXTS) == [g.find(text) for text in TEXTS]
    assert g.find(tuple(TEXTS)) == g.find(TEXTS)
    assert g.find([]) == []


def tidy() -> dict[str, list[Any]]:
    lines = [(row, *m) for row, found in enumerate(FOUND) for m in found or []]
    return {
        name: [line[at] for line in lines]
        for at, name in ((0, "row"), (1, "text"), (2, "id"), (3, "how"))
    }


def test_columns_give_tidy_tables(g: yk.Gazetteer) -> None:
    names = ["start", "end", "text", "id", "type", "name", "alias", "score", "how", "candidates"]
    frame = g.find(pd.Series(TEXTS, index=list("abcd"), name="t"))
    assert list(frame.columns) == ["row", "index", *names]
    assert frame["index"].tolist() == ["a", "a", "c", "c", "c"]
    assert {name: frame[name].tolist() for name in tidy()} == tidy()
    for table in (
        g.find(pl.Series("t", TEXTS)).to_dict(as_series=False),
        g.find(pa.array(TEXTS)).to_pydict(),
        g.find(pa.chunked_array([TEXTS[:1], TEXTS[1:]])).to_pydict(),
    ):
        assert list(table) == ["row", *names]
        assert {name: table[name] for name in tidy()} == tidy()
    empty = g.find(pd.Series([], dtype="str"))
    assert list(empty.columns) == ["row", "index", *names] and len(empty) == 0


PIECES = ["NATO", "Nato", "الناتو", "Ucraina", "Ukraine", "اوکراین‌ها", "جو بایدن", "Biden"]
PIECES += ["Joe Biden", "Klein", "Anna Klein", "Klein, Anna", "l’", "😀", "a"]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=5).map(" ".join), max_size=5))
def test_a_table_tells_what_the_mentions_tell(rows: list[str]) -> None:
    gazetteer = yk.Gazetteer.from_records(RECORDS)
    names = ["start", "end", "text", "id", "type", "name", "alias", "score", "how"]
    expected = [
        {"row": row, **{name: getattr(m, name) for name in names}, "candidates": ids}
        for row, text in enumerate(rows)
        for m in gazetteer.find(text, unlinked=True)
        for ids in [[c.id for c in m.candidates]]
    ]
    table = gazetteer.find(pa.array(rows, pa.string()), unlinked=True)
    assert table.to_pylist() == expected


def test_polars_expressions(g: yk.Gazetteer) -> None:
    frame = pl.DataFrame({"t": TEXTS}).select(g.find(pl.col("t")).alias("m"))
    ids = [[m["id"] for m in row or []] for row in frame["m"].to_list()]
    assert ids == [[m[1] for m in row or []] for row in FOUND]
    matched = pl.DataFrame({"n": ["Joe Biden"]}).select(g.match(pl.col("n")).alias("m"))
    assert matched["m"].to_list()[0][0]["id"] == "biden"


def test_undecided_mentions_have_candidates(g: yk.Gazetteer) -> None:
    assert g.find("Klein spoke") == []
    (m,) = g.find("Klein spoke", unlinked=True)
    assert (m.id, m.name, m.type) == (None, None, None)
    assert [c.id for c in m.candidates] == ["k1", "k2"]
    assert (
        repr(m)
        == "EntityMention('Klein', 0, 5, candidates=['k1', 'k2'], how='coreference', score=0.75)"
    )
    assert pickle.loads(pickle.dumps(m)) == m
    frame = g.find(pd.Series(["Klein spoke"]), unlinked=True)
    assert frame["id"].isna().tolist() == [True]
    assert list(frame["candidates"][0]) == ["k1", "k2"]


def test_options(g: yk.Gazetteer) -> None:
    assert brief(g.find("NATO in Ukraine", types="GPE")) == [("Ukraine", "ua", "exact")]
    assert brief(g.find("NATO in Ukraine", types=["ORG"])) == [("NATO", "nato", "exact")]
    assert g.find("UKRAINE and Nato now", min_score=0.99) == []
    (demonym,) = g.find("مردم اوکراینی", demonyms=True)
    assert (demonym.text, demonym.id, demonym.type) == ("اوکراینی", "ua", "NORP")
    with pytest.raises(yk.OptionError, match="overlaps"):
        g.find("x", overlaps="some")  # type: ignore[call-overload]
    with pytest.raises(yk.OptionError, match="lang"):
        g.find("x", lang="xx")  # type: ignore[call-overload]


@pytest.mark.parametrize("bad", [3, b"x", math.nan, {"a": 1}, object()])
def test_what_is_no_text_is_refused(g: yk.Gazetteer, bad: Any) -> None:
    with pytest.raises(TypeError):
        g.find(bad)
    with pytest.raises(TypeError):
        g.match(bad)
    with pytest.raises(TypeError):
        yk.name_similarity(bad, "x")


def test_a_bad_row_is_named_or_null(g: yk.Gazetteer) -> None:
    with pytest.raises(yk.TextError, match="row 1") as caught:
        g.find(["NATO", 3])
    assert caught.value.row == 1
    assert brief(g.find(["NATO", 3], errors="null")[0]) == [("NATO", "nato", "exact")]
    assert g.find(["NATO", 3], errors="null")[1] is None
    with pytest.raises(yk.TextError, match="surrogate"):
        g.find("NATO \ud800")


def test_a_bad_row_of_a_series_is_null_too(g: yk.Gazetteer) -> None:
    for bad in (5, "\ud800"):
        column = pd.Series(["Joe Biden", bad], dtype=object)
        for find in (g.find, g.match, g.link, yk.find_dates, yk.annotate):
            with pytest.raises(yk.TextError, match="row 1"):
                find(column)
            find(column, errors="null")
        assert g.find(column, errors="null")["row"].tolist() == [0]
        assert yk.name_similarity(column, "Joe Biden", errors="null").notna().tolist() == [
            True,
            False,
        ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"limit": -1}, "limit is a whole number from 0, not -1"),
        ({"limit": 1.5}, "limit is a whole number"),
        ({"min_score": 80}, "min_score is a number between 0 and 1, not 80"),
        ({"min_score": "0.5"}, "min_score is a number"),
        ({"min_score": float("nan")}, "min_score is a number"),
        ({"types": 5}, "types is a str"),
        ({"types": ["PER", 5]}, "types is a str"),
    ],
)
def test_options_that_mean_nothing_are_refused(
    g: yk.Gazetteer, options: dict[str, Any], message: str
) -> None:
    with pytest.raises(yk.OptionError, match=message):
        g.match("Joe Biden", **options)
    if "limit" not in options:
        for find in (g.find, g.link):
            with pytest.raises(yk.OptionError, match=message):
                find(["Joe Biden"], **options)


def test_tables_are_no_columns_of_names(g: yk.Gazetteer) -> None:
    for frame in (pd.DataFrame({"a": ["x"]}), pl.DataFrame({"a": ["x"]}), pa.table({"a": ["x"]})):
        for function in (g.find, g.match, yk.cluster_names, yk.parse_dates):
            with pytest.raises(yk.TextError, match="one column is wanted"):
                function(frame)
        with pytest.raises(yk.TextError, match="one column is wanted"):
            yk.name_similarity(frame, "x")
        with pytest.raises(TypeError, match="from_frame"):
            yk.Gazetteer.from_records(frame)


def test_an_explanation_is_of_two_names() -> None:
    with pytest.raises(TypeError, match="two names, not NoneType"):
        yk.explain_names(None, "Joe")  # type: ignore[arg-type]
    with pytest.raises(yk.TextError, match="position 1 holds half of a surrogate pair"):
        yk.explain_names("Joe", "J\ud800")


def test_match(g: yk.Gazetteer) -> None:
    (best,) = g.match("Joe Bidon", limit=1)
    assert (best.id, best.type, best.alias, best.how) == ("biden", "PER", "Joe Biden", "fuzzy")
    assert g.match("Joe Biden")[0].score == 1.0
    assert g.match("Joe Biden", types="GPE") == []
    assert g.match(None) is None
    assert [[c.id for c in row or []] for row in g.match(["NATO", None])] == [["nato"], []]
    frame = g.match(pd.Series(["NATO", None, "Ukrane"], index=[7, 8, 9]))
    assert list(frame.columns) == [
        "row", "index", "query", "id", "name", "alias", "type", "score", "how",
    ]  # fmt: skip
    assert frame["index"].tolist() == [7, 9] and frame["id"].tolist() == ["nato", "ua"]
    assert pickle.loads(pickle.dumps(best)) == best
    assert repr(best).startswith("Candidate('biden', 'Joe Biden', how='fuzzy', score=0.")


def test_it_is_read_like_a_dict(g: yk.Gazetteer) -> None:
    assert len(g) == 5 and list(g) == ["nato", "ua", "biden", "k1", "k2"]
    assert "nato" in g and "x" not in g and 3 not in g
    assert g["nato"] == RECORDS[0]
    assert g.to_records() == RECORDS
    with pytest.raises(KeyError, match="x"):
        g["x"]
    assert repr(g) == "<Gazetteer: 5 records, 3 PER, 1 ORG, 1 GPE>"


def test_pickle_save_and_load(g: yk.Gazetteer, tmp_path: pathlib.Path) -> None:
    again = pickle.loads(pickle.dumps(g))
    assert again == g and again.find("NATO") == g.find("NATO")
    path = tmp_path / "a.gazetteer"
    g.save(path)
    assert yk.Gazetteer.load(path) == g
    whole = path.read_bytes()
    for data, message in [
        (whole[:-9], "cut short"),
        (b"hello", "no gazetteer"),
        (whole[:8] + b"\x09" + whole[9:], "update yeksan"),
        (whole[:60] + b"\xff" + whole[61:], "damaged"),
    ]:
        path.write_bytes(data)
        with pytest.raises(yk.DataError, match=message):
            yk.Gazetteer.load(path)
    with pytest.raises(yk.DataError, match="cannot read"):
        yk.Gazetteer.load(tmp_path / "none")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in its folders")
def test_loaded_from_a_pipe(g: yk.Gazetteer, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "a.gazetteer"
    g.save(path)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_bytes(path.read_bytes()))
    writer.start()
    try:
        assert yk.Gazetteer.load(pipe) == g
    finally:
        writer.join()


def test_updated(g: yk.Gazetteer) -> None:
    other = g.updated(add=[{"id": "ua", "names": ["Ukrajina"]}], remove=["k1"])
    assert len(g) == 5 and len(other) == 4
    assert brief(other.find("Ukrajina, Ukraine")) == [("Ukrajina", "ua", "exact")]
    assert brief(other.find("Klein spoke")) == [("Klein", "k2", "coreference")]
    with pytest.raises(yk.DataError, match="no record"):
        g.updated(remove=["x"])
    with pytest.raises(AttributeError):
        g.x = 3  # type: ignore[attr-defined]
    with pytest.raises(TypeError, match="from_records"):
        yk.Gazetteer()


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (3, "row 1: a record is a dict"),
        ({"names": []}, 'has an "id"'),
        ({"id": ""}, "not empty"),
        ({"id": None}, "not empty"),
        ({"id": "b", "type": 3}, '"type"'),
        ({"id": "b", "names": 3}, '"names"'),
        ({"id": "b", "names": {"en": [3]}}, '"en"'),
        ({"id": "a"}, "already"),
        ({3: "b"}, "str names"),
        ({"id": "b", "born": math.inf}, "'born' has an infinite number"),
    ],
)
def test_what_is_no_record_is_an_error_with_its_row(record: Any, message: str) -> None:
    with pytest.raises((yk.DataError, TypeError), match=message) as caught:
        yk.Gazetteer.from_records([{"id": "a", "names": ["A"]}, record])
    assert "row 1" in str(caught.value)


def test_what_is_no_list_of_records_has_the_remedy() -> None:
    with pytest.raises(TypeError, match="put it into a list"):
        yk.Gazetteer.from_records({"id": "a", "names": ["A"]})  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="from_jsonl, from_csv and load"):
        yk.Gazetteer.from_records("names.jsonl")  # type: ignore[arg-type]
    table = {"id": [1], "name": ["A"]}
    with pytest.raises(yk.OptionError, match=r"lang='lnag' is neither a column \(id, name\)"):
        yk.Gazetteer.from_frame(table, lang="lnag")
    with pytest.raises(yk.DataError, match="one length are wanted, not 'id' 2, 'name' 1"):
        yk.Gazetteer.from_frame({"id": [1, 2], "name": ["A"]})
    made = yk.Gazetteer.from_frame(table, lang="pt-BR")
    assert made[1] == made["1"] and 1 in made and 2 not in made


def test_nulls_and_extra_fields_of_records() -> None:
    record = {
        "id": 7,
        "type": math.nan,
        "names": {"en": ["A", None, math.nan], "fa": None},
        "born": datetime.date(2000, 1, 2),
        "score": np.float64(1.5),
        "none": math.nan,
        "tags": ("x", "y"),
    }
    g = yk.Gazetteer.from_records([record])
    assert g["7"] == {
        "id": "7",
        "names": {"en": ["A"]},
        "born": "2000-01-02",
        "score": 1.5,
        "none": None,
        "tags": ["x", "y"],
    }


def test_jsonl_errors_name_the_line(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "g.jsonl"
    lines = [json.dumps(r, ensure_ascii=False) for r in RECORDS]
    path.write_text("\ufeff" + "\n\n".join(lines) + "\n", encoding="utf8")
    assert yk.Gazetteer.from_jsonl(path).to_records() == RECORDS
    for bad, message in [
        ('{"id": "x", "names": {"en": ["y"]', "line 2: column"),
        ('{"names": {}}', 'line 2: .*no "id"'),
        (lines[0], "line 2: .*already"),
        ("3", "line 2: "),
    ]:
        path.write_text(lines[0] + "\n" + bad + "\n", encoding="utf8")
        with pytest.raises(yk.DataError, match=message):
            yk.Gazetteer.from_jsonl(path)
    path.write_bytes(b"\xff\xfe\n")
    with pytest.raises(yk.DataError, match="line 1"):
        yk.Gazetteer.from_jsonl(path)
    with pytest.raises(yk.DataError, match="cannot read"):
        yk.Gazetteer.from_jsonl(tmp_path / "none")


LONG = {
    "key": ["a", "b", "a"],
    "n": ["Alpha", "Beta", "ألفا"],
    "l": ["en", None, "ar"],
    "t": ["ORG", None, None],
    "x": [1, 2, 3],
}
EXPECTED = [
    {"id": "a", "type": "ORG", "names": {"en": ["Alpha"], "ar": ["ألفا"]}, "x": 1},
    {"id": "b", "names": {"und": ["Beta"]}, "x": 2},
]


@pytest.mark.parametrize(
    "frame", [LONG, pd.DataFrame(LONG), pl.DataFrame(LONG), pl.LazyFrame(LONG), pa.table(LONG)]
)
def test_frames_with_a_name_a_row(frame: Any) -> None:
    g = yk.Gazetteer.from_frame(frame, id="key", name="n", lang="l", type="t")
    assert g.to_records() == EXPECTED


def test_frames_with_an_entity_a_row(tmp_path: pathlib.Path) -> None:
    frame = pd.DataFrame({"id": ["a"], "en": ["Alpha"], "fa": [["آلفا", "الفا"]]})
    g = yk.Gazetteer.from_frame(frame, name={"en": "en", "fa": "fa"})
    assert g["a"]["names"] == {"en": ["Alpha"], "fa": ["آلفا", "الفا"]}
    g = yk.Gazetteer.from_frame({"id": ["a"], "n": ["A"], "m": ["B"]}, name=["n", "m"], lang="it")
    assert g["a"]["names"] == {"it": ["A", "B"]}
    with pytest.raises(yk.OptionError, match="no column 'name'; there are id, n"):
        yk.Gazetteer.from_frame({"id": ["a"], "n": ["A"]})
    with pytest.raises(yk.DataError, match="row 1: the id"):
        yk.Gazetteer.from_frame({"id": ["a", None], "name": ["A", "B"]})
    with pytest.raises(TypeError, match="a frame"):
        yk.Gazetteer.from_frame(3)
    path = tmp_path / "g.csv"
    pd.DataFrame(LONG).to_csv(path, index=False)
    g = yk.Gazetteer.from_csv(path, id="key", name="n", lang="l", type="t")
    assert g["a"] == EXPECTED[0] | {"x": "1"}


def test_countries() -> None:
    g = yk.Gazetteer.countries()
    assert len(g) == 250 and set(g["IR"]["names"]) == {"en", "fa", "ar", "it"}
    assert set(yk.Gazetteer.countries("fa")["IR"]["names"]) == {"fa"}
    with pytest.raises(yk.OptionError, match="ckb"):
        yk.Gazetteer.countries(["xx"])


def test_similarity_of_columns() -> None:
    a, b = ["Blinken", None, "قره‌باغ"], ["Blingen", "x", "قره باغ"]
    expected = [yk.name_similarity("Blinken", "Blingen"), None, 1.0]
    assert yk.name_similarity(a, b) == expected
    assert yk.name_similarity("Blinken", ["Blinken", None]) == [1.0, None]
    assert yk.name_similarity([], []) == []
    assert yk.name_similarity(None, "x") is None
    s = yk.name_similarity(pd.Series(a, index=list("abc"), name="n"), pd.Series(b))
    assert s.name == "n" and s.index.tolist() == list("abc")
    assert s.iloc[0] == expected[0] and math.isnan(s.iloc[1])
    assert yk.name_similarity(pl.Series(a), pl.Series(b)).to_list() == expected
    assert yk.name_similarity(pa.array(a), pa.array(b)).to_pylist() == expected
    assert yk.name_similarity(pa.chunked_array([a]), "Blinken").to_pylist()[0] == 1.0
    assert yk.name_similarity(np.array(a, dtype=object), b)[2] == 1.0
    frame = pl.DataFrame({"a": a, "b": b})
    assert frame.select(s=yk.name_similarity(pl.col("a"), pl.col("b")))["s"].to_list() == expected
    assert frame.select(s=yk.name_similarity(pl.col("a"), "Blinken"))["s"][0] == 1.0
    with pytest.raises(yk.TextError, match="one length"):
        yk.name_similarity(a, b[:2])


PIECES = st.sampled_from(
    [
        "NATO",
        "Ucraina",
        "’",
        "dell",
        "جو",
        " بایدن",
        "وال",
        "لناتو",
        "\u200cها",
        "-",
        " ",
        "😀",
        "e\u0301",
        "\r\n",
        "\0",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=20).map("".join), st.booleans())
def test_every_mention_is_its_text(text: str, nested: bool) -> None:
    g = yk.Gazetteer.from_records(RECORDS)
    text = text.encode("utf8", "ignore").decode("utf8")
    found = g.find(text, overlaps="all" if nested else "longest", unlinked=True, demonyms=True)
    for m in found:
        assert text[m.start : m.end] == m.text and 0 <= m.start < m.end
    if not nested:
        assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert g.find([text]) == [g.find(text)]


@pytest.mark.parametrize(
    ("a", "b", "is_known"), [("شولتس", "Scholz", True), ("برلین", "Berlin", False)]
)
def test_an_explanation_says_what_the_similarity_is(a: str, b: str, is_known: bool) -> None:
    e = yk.explain_names(a, b)
    assert e.probability == yk.name_similarity(a, b)
    assert "".join(p.a for p in e.pieces).replace("^", "") == a
    assert "".join(p.b for p in e.pieces).replace("^", "") == b.lower()
    assert (e.known > 0) == is_known
    assert e._repr_html_().count("<tr>") == len(e.pieces) + 1 + is_known
    assert str(e).count("\n") == len(e.pieces) + is_known
    assert ("known of the words" in str(e)) == is_known


def test_an_explanation_refuses_a_language_that_is_none() -> None:
    with pytest.raises(yk.OptionError):
        yk.explain_names("a", "b", "xx")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("a", "b", "is_one"),
    [
        ("بلينكن", "Blinken", True),
        ("لاوروف", "Lavrov", True),
        ("استولتنبرگ", "Stoltenberg", True),
        ("Peskov", "Peskow", True),
        ("محمد بن سلمان", "Mohammed bin Salman", True),
        ("أبو القاسم", "Abolghasem", True),
        ("Blinken, Antony", "Antony Blinken", True),
        ("بلينكن", "Lavrov", False),
        ("أنجيلا ميركل", "Angela Davis", False),
        ("محمد حسینی", "Mohammad Rezaei", False),
    ],
)
def test_names_are_told_apart_and_together(a: str, b: str, is_one: bool) -> None:
    assert (yk.name_similarity(a, b) > 0.5) is is_one
