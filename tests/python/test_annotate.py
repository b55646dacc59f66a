"""annotate: a Document for a text, a Corpus for a column, and the same findings in both."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from yeksan import _files
from yeksan.annotate import Corpus, Document, annotate
from yeksan.gazetteer import Gazetteer
from yeksan.text import Normalizer

RECORDS = [
    {"id": "cairo", "type": "GPE", "names": {"en": ["Cairo"], "fa": ["قاهره"]}},
    {"id": "rastegar", "type": "PER", "names": {"en": ["Bahman Rastegar"]}},
]
TEXTS = [
    "Bahman Rastegar was in Cairo on 10 January 2022. Nobody came yesterday.",
    None,
    "نشست قاهره در 10 ژانویه 2022 بود و می شود گفت",
    "",
    "It took two days.",
]
REFERENCES = ["2022-02-01", None, None, "2022-03-01", None]


def values(column: Any) -> list[Any]:
    found = column.to_pylist() if hasattr(column, "to_pylist") else list(column)
    return [None if value is None or value != value else value for value in found]


def test_a_text() -> None:
    text = TEXTS[0]
    assert text is not None
    document = annotate(text, RECORDS, "2022-02-01")
    assert isinstance(document, Document)
    assert document.text == text
    assert [d.value for d in document.dates] == ["2022-01-10", "2022-01-31"]
    assert [e.id for e in document.entities] == ["rastegar", "cairo"]
    assert [m.text for m in document.mentions][:2] == ["Bahman Rastegar", "Cairo"]
    for mention in document.mentions:
        assert text[mention.start : mention.end] == mention.text
    assert repr(document) == "<Document of 71 characters: 2 dates, 2 entities>"


def test_without_gazetteer_and_reference() -> None:
    document = annotate("Cairo, yesterday")
    assert document.entities == []
    assert document.dates[0].first is None


def test_null_and_what_is_no_text() -> None:
    assert annotate(None) is None
    for wrong in (3, b"text", 2.5, {"a": "b"}, pl.col("text")):
        with pytest.raises(TypeError, match=r"annotate\(\) takes a str"):
            annotate(wrong)
    with pytest.raises(ValueError, match="one column"):
        annotate(pd.DataFrame({"text": ["a"]})).dates  # noqa: B018


def test_options_reach_the_normalizer() -> None:
    document = annotate("سال ۱۴۰۰", lang="fa", digits="latin", fuzzy=False)
    assert document.normalized == Normalizer("fa", digits="latin")("سال ۱۴۰۰")
    with pytest.raises(ValueError, match="nonsense"):
        annotate("a", nonsense=True)


def test_to_dict_is_json() -> None:
    text = TEXTS[0]
    assert text is not None
    record = annotate(text, RECORDS, "2022-02-01").to_dict()
    assert json.loads(json.dumps(record)) == record
    assert record["dates"][0]["first"] == "2022-01-10"
    assert record["entities"][1]["id"] == "cairo"
    assert record["entities"][1]["how"] == "exact"
    assert set(record) == {"text", "normalized", "dates", "entities"}


def series(kind: str) -> Any:
    if kind == "pandas":
        return pd.Series(TEXTS, index=list("abcde"), name="text")
    if kind == "polars":
        return pl.Series("text", TEXTS)
    if kind == "chunked":
        return pa.chunked_array([TEXTS[:2], TEXTS[2:]], pa.string())
    return pa.array(TEXTS) if kind == "pyarrow" else TEXTS


KINDS = ["list", "pandas", "polars", "pyarrow", "chunked"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_corpus_has_what_its_documents_have(kind: str) -> None:
    corpus = annotate(series(kind), RECORDS, REFERENCES)
    assert isinstance(corpus, Corpus)
    assert len(corpus) == 5
    documents = list(corpus)
    assert [document is None for document in documents] == [False, True, False, False, False]
    found = [
        (row, m.start, m.end, m.text)
        for row, document in enumerate(documents)
        if document
        for m in document.mentions
    ]
    assert len(found) == 7
    if kind == "list":
        assert [
            (row, m.start, m.end, m.text)
            for row, mentions in enumerate(corpus.mentions)
            for m in mentions or ()
        ] == found
        assert corpus.mentions[1] is None
    else:
        columns = [values(corpus.mentions[name]) for name in ("row", "start", "end", "text")]
        assert list(zip(*columns, strict=True)) == found
        assert values(corpus.mentions["what"]).count("date") == len(corpus.dates) == 4
        assert set(values(corpus.mentions["id"])) == {None, "cairo", "rastegar"}
    assert repr(corpus) == "<Corpus of 5 texts: 4 dates, 3 entities>"


def test_a_pandas_corpus_keeps_the_index() -> None:
    corpus = annotate(series("pandas"), RECORDS)
    assert list(corpus.mentions.columns[:2]) == ["row", "index"]
    assert list(corpus.mentions["index"]) == ["a", "a", "a", "a", "c", "c", "e"]
    assert list(corpus.normalized.index) == list("abcde")


@pytest.mark.parametrize("kind", KINDS)
def test_normalized_is_in_kind(kind: str) -> None:
    column = series(kind)
    corpus = annotate(column, lang="fa")
    assert type(corpus.normalized) is type(column)
    assert values(corpus.normalized) == values(Normalizer("fa")(TEXTS))


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_corpus(kind: str) -> None:
    corpus = annotate(series(kind)[:0], RECORDS)
    assert len(corpus) == 0
    assert len(corpus.mentions) == 0
    assert list(corpus.timeline()) == []
    assert corpus._repr_html_()


@pytest.mark.parametrize("kind", KINDS)
def test_timeline(kind: str) -> None:
    timeline = annotate(series(kind), RECORDS, REFERENCES).timeline()
    assert [(e.value, e.rows, list(e.entities)) for e in timeline] == [
        ("2022-01-10", [0, 2], ["cairo", "rastegar"]),
        ("2022-01-31", [0], []),
    ]
    assert len(timeline.about("cairo")) == 1
    assert len(timeline[:1]) == 1
    assert timeline[0].first == datetime.date(2022, 1, 10)
    frame = timeline.to_frame()
    assert len(frame) == 2
    expected = {"list": list, "pandas": pd.DataFrame, "polars": pl.DataFrame}.get(kind, pa.Table)
    assert isinstance(frame, expected)
    assert "2022-01-10" in repr(timeline)
    assert "<table>" in timeline._repr_html_()


def test_a_reference_column_of_any_kind() -> None:
    days = [datetime.date(2022, 2, 1), None]
    for references in (days, pd.Series(pd.to_datetime(days)), pl.Series(days), pa.array(days)):
        corpus = annotate(["yesterday", "yesterday"], reference=references)
        first, second = (document.dates[0].value for document in corpus if document)
        assert (first, second) == ("2022-01-31", None)


def test_errors_name_the_row_or_null_it() -> None:
    with pytest.raises(ValueError, match="row 1"):
        annotate(["a", 3])
    corpus = annotate(["a", 3], errors="null")
    assert corpus.dates == [[], None]
    assert corpus[1] is None
    assert corpus.mentions == [[], None]


def test_notebook_view() -> None:
    text = TEXTS[0]
    assert text is not None
    shown = annotate(text, RECORDS)._repr_html_()
    assert '<mark dir="auto" class="yk-PER" title="PER rastegar Bahman Rastegar">' in shown
    assert "<details>" in shown
    assert "<style>" in shown
    long = annotate((text + "\n") * 1000, RECORDS)._repr_html_()
    assert len(long) < 400_000
    assert "of 72,000 characters" in long
    corpus = annotate(series("list"), RECORDS)._repr_html_()
    assert "5 texts: 4 dates, 3 entities" in corpus


def test_pages(tmp_path: Path) -> None:
    text = TEXTS[0]
    assert text is not None
    annotate(text, RECORDS, lang="en").to_html(tmp_path / "one.html")
    with pytest.raises(FileNotFoundError, match=r"no such folder, make it first: .*none"):
        annotate(text, RECORDS, lang="en").to_html(tmp_path / "none" / "one.html")
    page = (tmp_path / "one.html").read_text(encoding="utf8")
    assert page.startswith("<!DOCTYPE html>")
    assert '<html lang="en">' in page
    annotate(series("pandas"), RECORDS).to_html(tmp_path / "many.html", title="میان دو شهر")
    page = (tmp_path / "many.html").read_text(encoding="utf8")
    assert "<title>میان دو شهر</title>" in page
    assert page.count("<section") == 6
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["many.html", "one.html"]


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "out.txt"
    _files.write_text(path, "first")

    def fail() -> None:
        with _files.replacing(path) as part:
            part.write_text("half")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert path.read_text() == "first"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(OSError, match="nowhere"):
        _files.write_text(tmp_path / "nowhere" / "x", "")


KLEINS = [
    {"id": "anna", "type": "PER", "names": {"en": ["Anna Klein"]}},
    {"id": "betsy", "type": "PER", "names": {"en": ["Betsy Klein"]}},
]
OF_KLEIN = ["Anna Klein spoke.", None, "so Klein left", "Betsy who?"]


def test_what_a_text_leaves_open_is_linked_by_the_others() -> None:
    gazetteer = Gazetteer.from_records(KLEINS)
    linked = gazetteer.link(OF_KLEIN)
    assert [None if row is None else [(m.id, m.how) for m in row] for row in linked] == [
        [("anna", "exact")],
        None,
        [("anna", "corpus")],
        [],
    ]
    mention = linked[2][0]
    assert mention.alias == "Anna Klein"
    assert [c.id for c in mention.candidates] == ["anna", "betsy"]
    assert gazetteer.link(OF_KLEIN, min_score=0.9)[2] == []
    assert gazetteer.link(OF_KLEIN, types="GPE")[0] == []
    assert gazetteer.link("so Klein left") == []
    assert gazetteer.link("so Klein left", unlinked=True)[0].id is None
    assert gazetteer.link(None) is None
    with pytest.raises(TypeError, match=r"link\(\) takes"):
        gazetteer.link(pl.col("text"))
    with pytest.raises(ValueError, match="no option nonsense"):
        gazetteer.link(OF_KLEIN, nonsense=True)  # type: ignore[call-arg]


@pytest.mark.parametrize("kind", [pd.Series, pl.Series, pa.array])
def test_linked_columns_are_the_linked_list(kind: Any) -> None:
    gazetteer = Gazetteer.from_records(KLEINS)
    table = gazetteer.link(kind(OF_KLEIN))
    assert values(table["row"]) == [0, 2]
    assert values(table["id"]) == ["anna", "anna"]
    assert values(table["how"]) == ["exact", "corpus"]
    column = table["candidates"]
    candidates = column.to_pylist() if hasattr(column, "to_pylist") else column.to_list()
    assert [list(ids) for ids in candidates] == [[], ["anna", "betsy"]]


@pytest.mark.parametrize("kind", [list, pd.Series, pl.Series])
def test_a_corpus_is_linked_on_request(kind: Any) -> None:
    for link, expected in ((False, []), (True, ["anna"])):
        corpus = annotate(kind(OF_KLEIN), KLEINS, link=link)
        document = corpus[2]
        assert document is not None
        assert [m.id for m in document.entities] == expected
