"""What holds for every text and every option set, through the Python surface."""

from __future__ import annotations

import itertools
import pickle
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

import yeksan as yk

PIECES = [
    "می", "نمی", "ها", "های", "تر", " ", "  ", "\u200c", "\u200d", "\u200f", "\ufeff", "كتاب", "يي", "ۀ",
    "ـ", "هـ", "َّ", "ﻻ", "ﷲ", "۱۲", "٤٥", "12.5", "1,200", ".", "،", ",", "؟", "!", "«", "»", '"',
    "’", "(", ")", "https://a.ir/ي", "a@b.it", "@x", "#y", "`c`", "\r\n", "\n", "\0", "e\u0301", "É", "ß",
    "😀", "👩\u200d👧", "سلاااام", "l’Ucraina", "...", "…", "–", "ٱلله", "וגם", "да", "中", "III", "www",
    "۲۰ دی ۱۴۰۰", "10 gennaio 2022", "يناير/كانون الثاني", "yesterday", "امروز", "Blinken", "أوكرانيا",
    "وأوكرانيا", "dell’Italia", "روسیه‌ای", "ایران", "Iran",
]  # fmt: skip

texts = st.one_of(
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=40),
    st.lists(st.sampled_from(PIECES), max_size=12).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
)

options = st.fixed_dictionaries(
    {},
    optional={
        "profile": st.sampled_from(["read", "search"]),
        "form": st.sampled_from(["nfc", "none"]),
        "presentation": st.sampled_from(["fold", "keep"]),
        "letters": st.booleans(),
        "digits": st.sampled_from(["keep", "latin", "persian", "arabic-indic"]),
        "marks": st.sampled_from(["keep", "strip"]),
        "tatweel": st.sampled_from(["strip", "keep"]),
        "bidi": st.sampled_from(["strip", "keep"]),
        "elongation": st.sampled_from(["keep", "two", "one"]),
        "ezafe": st.sampled_from(["keep", "hamza", "yeh"]),
        "zwnj": st.sampled_from(["careful", "keep", "tidy", "full", "strip"]),
        "spacing": st.booleans(),
        "punctuation": st.sampled_from(["local", "keep", "ascii"]),
        "quotes": st.sampled_from(["keep", "local", "ascii"]),
        "case": st.sampled_from(["keep", "fold"]),
    },
)
languages = st.sampled_from(["auto", "fa", "ar", "it", "en", "und", "ur"])

GAZETTEER = yk.Gazetteer.from_records(
    [
        {"id": "ukraine", "type": "GPE", "names": {"ar": ["أوكرانيا"], "it": ["Ucraina"]}},
        {"id": "iran", "type": "GPE", "names": {"fa": ["ایران"], "en": ["Iran"]}},
        {"id": "blinken", "type": "PER", "names": {"en": ["Antony Blinken"]}},
    ]
)


@settings(deadline=None, max_examples=300)
@given(texts, languages, options)
def test_normalization_is_idempotent(text: str, lang: Any, chosen: Any) -> None:
    normalizer = yk.Normalizer(lang, **chosen)
    once = normalizer(text)
    assert normalizer(once) == once


@settings(deadline=None, max_examples=300)
@given(texts, languages, options, st.data())
def test_alignments_are_true(text: str, lang: Any, chosen: Any, data: Any) -> None:
    normalizer = yk.Normalizer(lang, **chosen)
    a = normalizer.align(text)
    assert (a.original, a.normalized) == (text, normalizer(text))
    replayed, at = [], 0
    for edit in a.edits:
        assert edit.start >= at
        assert text[edit.start : edit.end] == edit.before
        replayed += [text[at : edit.start], edit.after]
        at = edit.end
    assert "".join([*replayed, text[at:]]) == a.normalized
    for length, other, function in (
        (len(text), len(a.normalized), a.to_normalized),
        (len(a.normalized), len(text), a.to_original),
    ):
        ends = sorted(data.draw(st.lists(st.integers(0, length), min_size=2, max_size=6)))
        mapped = [function(start, end) for start, end in itertools.pairwise(ends)]
        assert all(0 <= start <= end <= other for start, end in mapped)
        assert [m[0] for m in mapped] == sorted(m[0] for m in mapped)
        assert function(ends[:-1], ends[1:]) == ([m[0] for m in mapped], [m[1] for m in mapped])


@settings(deadline=None, max_examples=200)
@given(texts, languages)
def test_every_date_stands_where_it_says(text: str, lang: Any) -> None:
    last = 0
    for m in yk.find_dates(text, lang=lang, reference="2022-01-01"):
        assert text[m.start : m.end] == m.text != ""
        assert m.start >= last
        last = m.end
        assert (m.first is None) == (m.last is None)
        assert m.first is None or m.first <= m.last


@settings(deadline=None, max_examples=200)
@given(texts, languages)
def test_every_entity_stands_where_it_says(text: str, lang: Any) -> None:
    last = 0
    for m in GAZETTEER.find(text, lang=lang):
        assert text[m.start : m.end] == m.text != ""
        assert m.start >= last
        last = m.end
        assert m.id in GAZETTEER


@settings(deadline=None, max_examples=60)
@given(st.lists(st.none() | texts, max_size=8))
def test_findings_of_a_column_equal_the_loop(rows: list[str | None]) -> None:
    for find in (lambda x: yk.find_dates(x, reference="2022-01-01"), GAZETTEER.find):
        loop = [None if row is None else find(row) for row in rows]
        column = find(rows)
        assert [r and [(m.start, m.end, m.text) for m in r] for r in column] == [
            r and [(m.start, m.end, m.text) for m in r] for r in loop
        ]


def test_results_pickle() -> None:
    a = yk.Normalizer("fa").align("كتاب ها")
    assert pickle.loads(pickle.dumps(a)) == a
    assert pickle.loads(pickle.dumps(a.edits)) == a.edits
