"""The pictures: nothing injected, no letter moved or cut from its neighbour."""

from __future__ import annotations

import datetime
import html
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yeksan import show
from yeksan.show import highlight
from yeksan.show.direction import inside_word, reading, stands_alone, word_end
from yeksan.show.escape import REORDERING, attribute, content
from yeksan.show.highlight import Mark, nested
from yeksan.show.timeline import sentence_starts


@dataclass(frozen=True)
class Date:
    start: int
    end: int
    text: str
    value: str | None
    kind: str = "DATE"
    calendar: str | None = "gregorian"
    first: datetime.date | None = None
    last: datetime.date | None = None


@dataclass(frozen=True)
class Entity:
    start: int
    end: int
    text: str
    id: str | None = "iran"
    type: str | None = "GPE"
    name: str | None = "Iran"


@dataclass(frozen=True)
class Edit:
    start: int
    end: int
    before: str
    after: str
    rule: str


def entity(text: str, words: str, nth: int = 0, **fields: str | None) -> Entity:
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    return Entity(start, start + len(words), words, **fields)


VOID = {"meta", "br"}


class Reader(HTMLParser):
    """Reads a page as a browser would, and fails on tags that do not match."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.plain = ""
        self.skipping = 0
        self.feed(source)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        self.skipping += tag in ("sup", "style")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.skipping -= tag in ("sup", "style")

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.plain += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def test_a_mark_tells_its_meaning_in_title_and_label() -> None:
    text = "بلینکن در ژنو"
    out = highlight(
        text, [entity(text, "بلینکن", id="antony-blinken", type="PER", name="Antony Blinken")]
    )
    assert 'title="PER antony-blinken Antony Blinken"' in out
    assert '<sup>\u202f<bdi dir="ltr">PER</bdi></sup> در' in out
    assert "<sup>" not in highlight(text, [entity(text, "بلینکن")], labels=False)
    date = Date(10, 13, "ژنو", "2022-01-10")
    assert 'title="DATE 2022-01-10 gregorian"' in highlight(text, [date])
    assert ">2022-01-10</bdi>" in highlight(text, [date])


@pytest.mark.parametrize(
    ("name", "text", "words", "marked"),
    [
        (
            "proclitic",
            "والعراق هنا",
            "العراق",
            'و<mark class="yk-GPE" title="GPE iran Iran">العراق</mark><sup>',
        ),
        (
            "suffix",
            "ایرانیها",
            "ایران",
            '<mark class="yk-GPE" title="GPE iran Iran">ایران</mark>یها<sup>',
        ),
        ("half-space", "ایران\u200cها", "ایران", "</mark>\u200cها<sup>"),
        ("whole word", "در ایران بود", "ایران", '<mark dir="auto" class="yk-GPE"'),
        ("elision", "dell’Iran.", "Iran", "dell’<mark dir="),
        ("possessive", "Iran’s", "Iran", "</mark><sup>"),
        ("part of a number", "سال 2021-2022", "2022", "2021-<mark class="),
    ],
)
def test_edges(name: str, text: str, words: str, marked: str) -> None:
    assert marked in highlight(text, [entity(text, words)]), name


@pytest.mark.parametrize(
    ("name", "marks", "expected"),
    [
        ("apart", [(0, 2), (3, 5)], [(0, 2), (3, 5)]),
        ("nested", [(1, 3), (0, 5)], [(0, 5), (1, 3)]),
        ("equal", [(0, 5), (0, 5)], [(0, 5), (0, 5)]),
        ("crossing", [(0, 5), (3, 8)], [(0, 5), (3, 5), (5, 8)]),
        ("crossing two", [(0, 9), (2, 5), (4, 12)], [(0, 9), (2, 5), (4, 5), (5, 9), (9, 12)]),
        ("empty", [(2, 2)], []),
    ],
)
def test_nesting(name: str, marks: list[tuple[int, int]], expected: list[tuple[int, int]]) -> None:
    out = nested([Mark(a, b, "x", "", "") for a, b in marks])
    assert [(m.start, m.end) for m in out] == expected, name
    assert sum(bool(m.label) for m in out) == len([m for m in marks if m[0] < m[1]])


def test_nested_marks_in_html() -> None:
    text = "کتابخانه ملی ایران است"
    whole = entity(text, "کتابخانه ملی ایران", id="library", type="ORG", name="Library")
    out = Reader(highlight(text, [entity(text, "ایران"), whole]))
    assert [m["class"] for m in out.all("mark")] == ["yk-ORG", "yk-GPE"]
    assert out.plain == text


def test_a_mention_over_two_lines_is_marked_in_both() -> None:
    out = Reader(highlight("one two\r\nthree", [Entity(4, 14, "two\r\nthree")]))
    assert len(out.all("mark")) == 2
    assert len(out.all("sup")) == 1
    assert len(out.all("p")) == 2


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2), (0, 6)])
def test_a_mention_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside a text of 5"):
        highlight("abcde", [Entity(start, end, "")])


@pytest.mark.parametrize(
    ("name", "text", "words", "direction"),
    [
        ("persian", "در ایران", "ایران", "auto"),
        ("latin first", "NATO اعلام کرد که نیست", "اعلام", "rtl"),
        ("the only letters are isolated", "ایران 2022", "ایران", "rtl"),
        ("no letters", "2022 (12)", "12", "auto"),
        ("arabic name first in English", "ایران is mentioned here", "ایران", "auto"),
        ("arabic unmarked name first", "ایران is not mentioned here", "here", "ltr"),
    ],
)
def test_paragraph_direction(name: str, text: str, words: str, direction: str) -> None:
    out = highlight(text, [entity(text, words)])
    assert out.startswith(f'<p dir="{direction}">'), (name, out)


HOSTILE = [
    "<script>alert(1)</script>",
    "\"' onmouseover=alert(1) x='",
    "</p></div></style><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp;",
    "a\u202eb\u2066c",
    "\x00\x1b[31m\x7f\x9b",
    "\ud800",
    "]]>--><!--",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_inert(text: str) -> None:
    hostile = Entity(0, len(text), text, id=text, type=text, name=text)
    edit = Edit(0, 1, text, text, text)
    entry = show.Entry(datetime.date.min, datetime.date.max, text, [(0, text)], {text: 1})
    pieces = [
        highlight(text, [hostile]),
        show.mentions_table([], [hostile]),
        show.edits_table([edit]),
        show.timeline_table([entry]),
    ]
    whole = show.page(
        text, [show.Section(text, piece, text) for piece in pieces], lead=text, lang=text
    )
    whole.encode("utf-8")
    harmless = {
        "p",
        "mark",
        "sup",
        "bdi",
        "span",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }
    harmless |= {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "section"}
    harmless |= {"nav", "ol", "li", "a", "div"}
    for tag, attributes in Reader(whole).tags:
        assert tag in harmless
        assert not any(name.startswith("on") or name in ("src", "style") for name in attributes)
    assert not set(whole) & (set(REORDERING) | {"\x00", "\x1b", "\x7f", "\x9b"})


def test_a_reordering_control_is_shown_by_name() -> None:
    assert "⟨RLO⟩" in content("a\u202eb")
    assert 'title="U+202E RIGHT-TO-LEFT OVERRIDE"' in content("\u202e")
    assert attribute("a\u202eb") == "a⟨RLO⟩b"
    assert content("a\u200fb") == "a\u200fb"


def normal(text: str) -> str:
    """The text as the page shows it: lines joined, controls replaced."""
    lines = [line for line in re.split(r"[\r\n]+", text) if line and not line.isspace()]
    return html.unescape(re.sub("<[^>]*>", "", content("\n".join(lines))))


LETTERS = st.text(alphabet="ab 1۲\u200c\u0301ایرانوز،(.-'<&\u202e\n\r😀é", max_size=40)


@given(
    LETTERS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8), st.booleans()
)
def test_marks_never_change_the_text(text: str, spans: list[tuple[int, int]], labels: bool) -> None:
    mentions = []
    for a, b in spans:
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        mentions.append(Entity(start, end, text[start:end]))
    out = Reader(highlight(text, mentions, labels=labels))
    assert out.plain == normal(text)
    for attributes in out.all("p"):
        assert attributes["dir"] in ("auto", "ltr", "rtl")


@given(LETTERS, st.integers(0, 40), st.integers(0, 40))
def test_labels_and_isolation_stay_out_of_words(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert not inside_word(text, word_end(text, end))
    if start < end and stands_alone(text, start, end):
        assert not inside_word(text, start)
        assert not inside_word(text, end)


def test_reading_direction() -> None:
    assert reading("TRT عربي - وكالات") == "rtl"
    assert reading("12 (3)") is None
    assert reading("ab یک") == "ltr"


def test_edits_table() -> None:
    edits = [Edit(3, 4, "ي", "ی", "letters"), Edit(5, 5, "", "\u200c", "zwnj")]
    out = show.edits_table(edits)
    reader = Reader(out)
    assert [th["scope"] for th in reader.all("th")] == ["col"] * 5
    assert "U+064A → U+06CC" in out
    assert "∅ → U+200C" in out
    assert "2 edits" in out
    assert "the first 1 of 2 edits" in show.edits_table(edits, limit=1)


def test_a_list_in_a_cell_keeps_each_item_apart() -> None:
    out = show.table(["x"], [[["۱۲ نوامبر ۲۰۱۹", "12 November 2019"]], [[]]])
    assert "<td><bdi>۱۲ نوامبر ۲۰۱۹</bdi> · <bdi>12 November 2019</bdi></td>" in out
    assert "<td></td>" in out


def test_mentions_table_is_in_the_order_of_the_text() -> None:
    text = "ایران در ۱۰ ژانویه"
    out = show.mentions_table([Date(9, 18, text[9:], "2022-01-10")], [entity(text, "ایران")])
    assert out.index("0–5") < out.index("9–18")
    assert "2 mentions" in out


@pytest.mark.parametrize(
    ("text", "starts"),
    [
        ("One. Two.", [0, 4]),
        ("At 10.30 a.m. on Monday. Then", [0, 24]),
        ("خبر.از تهران. بعد؟ بله", [0, 13, 18]),
        ("a\nb\r\nc", [0, 2, 5]),
        ("", [0]),
        ("“Fine.” He", [0, 7]),
    ],
)
def test_sentences(text: str, starts: list[int]) -> None:
    assert sentence_starts(text) == starts


def test_timeline() -> None:
    day, other = datetime.date(2023, 11, 16), datetime.date(2019, 11, 12)
    text = "Iran on Thursday at ten. Italy in 2019. Nobody for two days."
    dates = [
        Date(8, 16, "Thursday", "2023-11-16", first=day, last=day),
        Date(8, 23, "Thursday at ten", "2023-11-16T10:00", first=day, last=day),
        Date(34, 38, "2019", "2019-11-12", first=other, last=other),
        Date(51, 59, "two days", "P2D", kind="DURATION"),
    ]
    entities = [
        entity(text, "Iran"),
        entity(text, "Iran", id=None),
        entity(text, "Italy", id="italy"),
    ]
    entries = show.timeline_entries([(0, text, dates, entities), (4, text, dates[:1], [])])
    assert [(e.value, e.rows, list(e.entities)) for e in entries] == [
        ("2019-11-12", [0], ["italy"]),
        ("2023-11-16", [0, 4], ["iran"]),
    ]
    assert entries[1].entities == {"iran": 2}
    week = show.Entry(day, day + datetime.timedelta(days=6), "2023-W47")
    assert week.label == "2023-W47 (2023-11-16 – 2023-11-22)"
    assert entries[1].label == "2023-11-16"
    assert entries[1].to_dict()["texts"] == ["Thursday", "Thursday at ten"]
    out = show.timeline_table(entries)
    assert '<th scope="row" dir="auto">2019-11-12</th>' in out
    assert "2 days or spans" in out
    called = show.timeline_table(entries, {"iran": "ایران"})
    assert "<bdi>ایران</bdi>" in called and "<bdi>italy</bdi>" in called


def test_page_can_be_read_by_everyone() -> None:
    page = show.page(
        "عنوان", [show.Section("یک", "<p>x</p>", "fa"), show.Section("Two", "")], lang="fa"
    )
    out = Reader(page)
    assert out.all("html")[0]["lang"] == "fa"
    assert len(out.all("h1")) == 1
    assert len(out.all("title")) == 1
    assert [h["id"] for h in out.all("h2")] == ["part-1", "part-2"]
    assert [a["href"] for a in out.all("a")] == ["#part-1", "#part-2"]
    assert "<script" not in page
    assert "http://" not in page
    assert "https://" not in page


def luminance(red: float, green: float, blue: float) -> float:
    def linear(value: float) -> float:
        value /= 255
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


@pytest.mark.parametrize(
    ("theme", "ground", "ink"),
    [
        ("page light", (255, 255, 255), (0x1C, 0x1C, 0x1E)),
        ("page dark", (0x17, 0x18, 0x1B), (0xEC, 0xEC, 0xEE)),
        ("notebook light", (255, 255, 255), (33, 33, 33)),
        ("notebook dark", (0x11, 0x11, 0x11), (255, 255, 255)),
    ],
)
def test_contrast_on_every_tint(theme: str, ground: tuple[int, ...], ink: tuple[int, ...]) -> None:
    from yeksan.show.style import FRAGMENT

    tints = re.findall(r"--yk-(?!line)[a-z]+:rgba\((\d+),(\d+),(\d+),(\.\d+)\)", FRAGMENT)
    assert len(tints) == 5
    for *colour, alpha in tints:
        # Two marks may lie on each other.
        below: tuple[float, ...] = ground
        for _ in range(2):
            below = tuple(
                float(alpha) * int(c) + (1 - float(alpha)) * g
                for c, g in zip(colour, below, strict=True)
            )
        high, low = sorted((luminance(*ink), luminance(*below)), reverse=True)
        assert (high + 0.05) / (low + 0.05) >= 4.5, (theme, colour)


CHROMIUM = shutil.which("chromium")

MEASURE = """<script>
function letters(root) {
  const out = [], walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node; (node = walk.nextNode());) {
    if (node.parentElement.closest('sup')) continue;
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange();
      range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      out.push([box.left, box.width]);
    }
  }
  return out;
}
const cases = [...document.querySelectorAll('.case')].map(c => [...c.children].map(letters));
document.getElementById('result').textContent = JSON.stringify(cases);
</script>"""


@pytest.mark.skipif(CHROMIUM is None, reason="needs a browser: Debian's chromium")
def test_letters_keep_their_joining_and_order_in_a_browser(tmp_path: Path) -> None:
    """Each letter is as wide in the marked text as in the plain one, in the same order."""
    table = [
        ("والعراقيون وصلوا", ["العراق"]),
        ("هزینههای ایرانیها", ["ایران"]),
        ("باليونسكو وللعراق", ["اليونسكو", "لعراق"]),
        ("کتابخانه ملی ایران در ۲۰ دی ۱۴۰۰ بود", ["ایران", "۲۰ دی ۱۴۰۰", "ملی ایران"]),
        ("From dell’Iran to Venice", ["Iran", "Venice"]),
        ("نشست 2021-2022 در NATO بود", ["2022", "NATO"]),
    ]
    body = []
    for text, words in table:
        marked = highlight(text, [entity(text, w) for w in words])
        way = re.match('<p dir="([a-z]+)"', marked)
        assert way
        body.append(
            f'<div class="yk case"><p dir="{way[1]}">{content(text)}</p><div>{marked}</div></div>'
        )
    html_page = show.page("x", [show.Section("x", "".join(body))])
    html_page = re.sub("<meta http-equiv[^>]*>", "", html_page)
    wide = "<style>.yk p{width:max-content;font:40px serif}</style>"
    path = tmp_path / "page.html"
    path.write_text(f"{html_page}{wide}<pre id=result></pre>{MEASURE}", encoding="utf-8")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={tmp_path}",
    ]
    command += ["--dump-dom", path.as_uri()]
    dom = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    found = re.search('<pre id="result">(.*?)</pre>', dom, re.S)
    assert found
    cases = json.loads(found[1])
    assert len(cases) == len(table)
    for (text, _), (plain, marked) in zip(table, cases, strict=True):
        assert len(plain) == len(marked) == len(text)
        for (_, before), (_, after) in zip(plain, marked, strict=True):
            assert abs(before - after) < 1.5, text  # kerning; another letter form is far more
        for i in range(1, len(text)):
            if inside_word(text, i):
                step = [boxes[i][0] - boxes[i - 1][0] for boxes in (plain, marked)]
                assert abs(step[0] - step[1]) < 1.5, (text, "something stands between two letters")
        order = [
            [i for _, i in sorted((box[0], i) for i, box in enumerate(boxes))]
            for boxes in (plain, marked)
        ]
        assert order[0] == order[1], text


def test_edits_in_their_words() -> None:
    text = "که می شود"
    out = show.edits_table([Edit(5, 6, " ", "\u200c", "zwnj")], original=text)
    assert Reader(out).all("th")[0] == {"scope": "col", "dir": "ltr"}
    assert '<td dir="rtl">می<mark> </mark>شود</td>' in out
    out = show.edits_table([Edit(5, 5, "", "\u200c", "zwnj")], original="هزینههای")
    assert "<mark>هه</mark>" in out
