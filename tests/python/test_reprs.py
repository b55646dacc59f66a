"""What a notebook shows: marked lists, months, networks, timelines; hostile text stays text."""

from __future__ import annotations

import base64
import copy
import datetime as dt
import hashlib
import html
import json
import pickle
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import yeksan as yk
from yeksan import samples
from yeksan.show.chart import chart_rows
from yeksan.show.days import _ticks as ticks_of
from yeksan.show.days import days_picture
from yeksan.show.month import month_table

SAMPLE = samples.load("fa")[0]
G = yk.Gazetteer.from_records(samples.gazetteer_records())


class Reader(HTMLParser):
    """Reads HTML as a browser would, and fails on tags that do not match."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.plain = ""
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.plain += data if "style" not in self.open else ""

    def names(self) -> set[str]:
        return {tag for tag, _ in self.tags}


def cells(source: str) -> list[list[str]]:
    """The text of each cell, row by row."""
    rows = re.findall(r"<tr>(.*?)</tr>", source, re.S)
    return [
        [Reader(cell).plain for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.S)]
        for row in rows
    ]


def test_findings_of_one_text_are_lists() -> None:
    dates = yk.find_dates(SAMPLE.text, reference=SAMPLE.reference)
    entities = G.find(SAMPLE.text)
    for found in (dates, entities, G.match("Italia")):
        assert isinstance(found, list)
        assert found == list(found) and repr(found) == repr(list(found))
        for again in (pickle.loads(pickle.dumps(found)), copy.copy(found), copy.deepcopy(found)):
            assert again == found
            assert again._repr_html_() == found._repr_html_()
    assert len(dates) > 3 and len(entities) > 3


def test_dates_are_marked_and_tabled() -> None:
    text = "نشست در ۱۰ ژانویه ۲۰۲۲ (۲۰ دی) برگزار می‌شود."
    page = yk.find_dates(text)._repr_html_()  # type: ignore[attr-defined]
    assert page.count("<mark") == 2
    rows = cells(page)
    assert rows[1][:5] == ["8–22", "۱۰ ژانویه ۲۰۲۲", "DATE", "2022-01-10", "gregorian"]
    assert rows[2][-1] == "number 1, the same as number 0"


def test_entities_are_marked_and_tabled() -> None:
    g = yk.Gazetteer.from_records([{"id": "it", "type": "GPE", "names": {"it": "Italia"}}])
    page = g.find("L’Italia")._repr_html_()  # type: ignore[attr-defined]
    assert '<mark dir="auto" class="yk-GPE"' in page or '<mark class="yk-GPE"' in page
    assert cells(page)[1] == ["2–8", "Italia", "GPE", "it", "Italia", "clitic", "0.98"]
    page = g.match("Italia")._repr_html_()
    assert cells(page)[1][:2] == ["Italia", "it"]
    assert "1 candidate for “Italia”" in Reader(page).plain


def test_nothing_found() -> None:
    assert "0 dates" in yk.find_dates("x")._repr_html_()  # type: ignore[attr-defined]
    assert "0 candidates" in G.match("qqqqqqqq")._repr_html_()


def test_undecided_mentions_show_their_candidates() -> None:
    records = [
        {"id": "a", "type": "PER", "names": {"it": "Anna Rossi"}},
        {"id": "b", "type": "PER", "names": {"it": "Marco Rossi"}},
    ]
    found = yk.Gazetteer.from_records(records).find("parla Rossi", "it", unlinked=True)
    assert [m.id for m in found] == [None]
    assert "Anna Rossi · Marco Rossi" in Reader(found._repr_html_()).plain  # type: ignore[attr-defined]


def test_a_gazetteer_shows_types_and_first_records() -> None:
    page = G._repr_html_()
    plain = Reader(page).plain
    assert f"the first 10 of {len(G)} records" in plain
    rows = cells(page)
    kinds = {record["type"] for record in samples.gazetteer_records()}
    assert {row[0] for row in rows[1 : 1 + len(kinds)]} == kinds
    assert sum(int(row[1]) for row in rows[1 : 1 + len(kinds)]) == len(G)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</td></table><h1>x",
    "\u202eevil\u202c \u2067x",
    "&lt;b&gt;",
    "a\x00b\x1b[31m",
    "<!-- -->",
    "</style><script>x</script>",
]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_inert(hostile: str) -> None:
    records = [
        {"id": hostile, "type": hostile, "names": {"en": [f"Zanzibari {hostile}", "Zanzibar Two"]}},
        {"id": "other", "type": "PER", "names": {"en": ["Nobody Atall", hostile + "x"]}},
    ]
    g = yk.Gazetteer.from_records(records)
    text = f"{hostile} Zanzibar Two and Nobody Atall on 3 March 2022 {hostile}. {hostile}"
    document = yk.annotate(text, g, "2022-03-05")
    corpus = yk.annotate([text, None, text], g, "2022-03-05")
    assert len(document.entities) >= 2 and len(document.dates) == 1
    shown: list[Any] = [
        document, corpus, document.dates, document.entities, g, g.match(hostile),
        document.timeline(), corpus.timeline(), document.network(), corpus.network(),
        yk.Normalizer("en").align(text),
    ]  # fmt: skip
    allowed = {
        "div", "style", "p", "mark", "sup", "bdi", "table", "caption", "thead", "tbody", "tr", "th",
        "td", "details", "summary", "span", "code", "svg", "line", "circle", "text", "desc", "small", "b",
    }  # fmt: skip
    for thing in shown:
        page = thing._repr_html_()
        read = Reader(page)
        assert read.names() <= allowed
        for _, attributes in read.tags:
            assert not any(name.startswith("on") for name in attributes)
        assert not re.search("[\u202a-\u202e\u2066\u2067\x00-\x08\x0b-\x1f]", page)
        if "<style" in page:
            assert page.count("</style") == 1


def test_a_month() -> None:
    date = yk.SolarDate(1400, 10, 9)
    page = date._repr_html_()  # type: ignore[attr-defined]
    plain = Reader(page).plain
    assert "دی ۱۴۰۰" in plain and "Dey 1400 · 2021-12-22 – 2022-01-20" in plain
    assert page.count("<mark>") == 1 and "<mark><b>۹</b></mark>" in page
    rows = cells(page)
    assert rows[0][0] == "شنبه" and len(rows[0]) == 7
    # 1 Dey 1400 was a Wednesday: the fifth column of a week that begins on Saturday.
    assert [bool(cell) for cell in rows[1]] == [False] * 4 + [True] * 3
    assert rows[1][4] == "۱ 22 Dec"


@pytest.mark.parametrize(
    "date",
    [
        yk.SolarDate.min,
        yk.SolarDate.max,
        yk.SolarDate(1399, 12, 30),
        yk.IslamicDate(1443, 5, 26),
        yk.IslamicDate(1443, 9, 1),
    ],
    ids=str,
)
def test_every_day_of_a_month_is_under_its_weekday(date: Any) -> None:
    rows = cells(month_table(date))
    days = [cell for row in rows[1:] for cell in row]
    assert len(days) % 7 == 0
    filled = [place for place, cell in enumerate(days) if cell]
    first = date.month_start
    assert len(filled) == date.days_in_month
    for number, place in enumerate(filled):
        day = first.add_days(number)
        gregorian = day.to_gregorian()
        assert place % 7 == (gregorian.weekday() + 2) % 7
        assert days[place].split()[1] == str(gregorian.day)


def test_who_is_mentioned_together() -> None:
    texts = ["Iran and Italy met. France did not.", None, "Iran and Italy.", "France"]
    g = yk.Gazetteer.countries()
    near = yk.annotate(texts, g).network()
    assert [(link.a, link.b, link.count, link.rows) for link in near] == [("IR", "IT", 2, [0, 2])]
    wide = yk.annotate(texts, g).network(within="text")
    assert {frozenset((link.a, link.b)): link.count for link in wide} == {
        frozenset(("IR", "IT")): 2, frozenset(("FR", "IR")): 1, frozenset(("FR", "IT")): 1,
    }  # fmt: skip
    assert {node.id: node.count for node in wide.nodes.values()} == {"IR": 2, "IT": 2, "FR": 2}
    assert repr(wide) == "<Network of 3 entities, 3 pairs>"
    read = Reader(wide._repr_html_())
    assert len([tag for tag, _ in read.tags if tag == "circle"]) == 3
    assert len([tag for tag, _ in read.tags if tag == "line"]) == 3
    assert wide.to_records()[0]["count"] == 2
    assert "Italy" in read.plain


@pytest.mark.parametrize("library", ["pandas", "polars", "pyarrow"])
def test_a_network_is_a_frame_of_the_callers_library(library: str) -> None:
    module: Any = pytest.importorskip(library)
    make = module.array if library == "pyarrow" else module.Series
    texts = make([sample.text for sample in samples.load()])
    corpus = yk.annotate(texts, G)
    listed = yk.annotate([sample.text for sample in samples.load()], G)
    frame = corpus.network().to_frame()
    assert type(frame).__module__.startswith(library)
    assert corpus.network().to_records() == listed.network().to_records()
    assert len(frame) == len(listed.network()) > 3


def test_no_pair_no_picture() -> None:
    empty = yk.annotate(["nobody"], G).network()
    assert len(empty) == 0 and "<svg" not in empty._repr_html_()


def corpus() -> Any:
    all_samples = samples.load()
    return yk.annotate(
        [sample.text for sample in all_samples], G, [sample.reference for sample in all_samples]
    )


def test_rows_of_a_chart() -> None:
    timeline = corpus().timeline()
    rows = chart_rows(list(timeline), {"iran": "ایران"}, limit=1000)
    pairs = sum(max(1, len(entry.entities)) for entry in timeline)
    assert len(rows) == pairs > 20
    for row in rows:
        assert dt.date.fromisoformat(row["until"]) > dt.date.fromisoformat(row["first"])
    some = chart_rows(list(timeline), {}, limit=2)
    assert len({row["entity"] for row in some} - {"(nobody named)"}) == 2


def test_a_chart() -> None:
    pytest.importorskip("altair", reason="Altair is not installed")
    timeline = corpus().timeline()
    id = next(id for entry in timeline for id in entry.entities)
    spec = json.loads(timeline.chart({id: "نام"}).to_json())
    names = {row["entity"] for row in spec["data"]["values"]}
    # Isolated, so that a name of either direction moves nothing around it.
    assert "\u2068نام\u2069" in names
    assert "layer" in spec


def test_a_chart_without_altair(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "altair", None)
    with pytest.raises(ImportError, match=r'pip install "yeksan\[notebook\]"'):
        corpus().timeline().chart()
    assert "<table>" in corpus().timeline()._repr_html_()


def test_the_picture_of_a_timeline() -> None:
    timeline = corpus().timeline()
    read = Reader(timeline._repr_html_())
    assert [tag for tag, _ in read.tags].count("svg") == 1
    marks = [attributes for _, attributes in read.tags if attributes.get("class") == "yk-day"]
    assert len(marks) > len(timeline) / 2
    assert sum(name in read.plain for name in timeline._names.values()) >= 5
    # One day alone needs no picture, and a text that is hostile does nothing in one.
    assert days_picture(list(timeline[:1])) == ""
    hostile = yk.annotate("<script>1 May 2021</script>, 2 May 2021 \u202e evil").timeline()
    assert "<script" not in days_picture(list(hostile), {"a": "<script>"})


@pytest.mark.parametrize("years", [0, 1, 30, 900])
def test_ticks_are_few_and_in_order(years: int) -> None:
    first = dt.date(1066, 10, 14)
    for days in (1, 5, 40, 56, 57, 300):
        last = first + dt.timedelta(days=365 * years + days)
        ticks = [day for day, _ in ticks_of(first, last)]
        assert 1 <= len(ticks) <= 9 and ticks == sorted(set(ticks))
        assert all(first <= day <= last for day in ticks)


def fetched(page: str) -> list[str]:
    """What the tags and styles of a page name to be loaded; what its scripts say is no tag."""
    tags = re.sub(r"<script>.*?</script>", "", page, flags=re.S)
    return re.findall(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=|@import|url\(", tags)


def test_a_page_that_draws_without_a_connection(tmp_path: Path) -> None:
    path = tmp_path / "corpus.html"
    corpus().to_html(path)
    plain = path.read_text(encoding="utf8")
    assert "<svg" in plain and "<script" not in plain and fetched(plain) == []
    for needed in ("altair", "vl_convert"):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    corpus().to_html(path, interactive=True)
    drawn = path.read_text(encoding="utf8")
    assert drawn.count("<script>") == 2 and fetched(drawn) == []
    # Each script is allowed by its hash, and no other.
    policy = re.search(r'Security-Policy" content="([^"]*)"', drawn)
    assert policy is not None and policy[1].count("sha256-") == 2
    for script in re.findall(r"<script>(.*?)</script>", drawn, re.S):
        hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
        assert hashed in html.unescape(policy[1])


def test_a_notebook_draws_without_a_connection() -> None:
    for needed in ("altair", "vl_convert"):
        pytest.importorskip(needed, reason=f"{needed} is not installed")
    chart = corpus().timeline().chart({"iran": "</script><img src=x>"})
    shown = chart.properties(width=100)._repr_mimebundle_()["text/html"]
    assert "vegaEmbed" in shown and fetched(shown) == [] and shown.count("</script>") == 2


def test_an_interactive_page_without_vl_convert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("altair", reason="Altair is not installed")
    monkeypatch.setitem(__import__("sys").modules, "vl_convert", None)
    with pytest.raises(ImportError, match=r"needs vl-convert"):
        corpus().to_html(tmp_path / "a.html", interactive=True)
    assert list(tmp_path.iterdir()) == []
