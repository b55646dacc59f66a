"""The component in a spaCy pipeline: spans true to the text, saved and loaded with it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import yeksan as yk
from yeksan import samples

spacy: Any = pytest.importorskip("spacy", reason="spaCy is not installed")

import yeksan.integrations.spacy  # noqa: E402


@pytest.fixture
def nlp(gazetteer: yk.Gazetteer) -> Any:
    made = spacy.blank("xx")
    made.add_pipe("yeksan").gazetteer = gazetteer
    return made


@pytest.mark.parametrize("sample", samples.load(), ids=lambda s: s.id)
def test_the_same_as_the_functions(nlp: Any, gazetteer: yk.Gazetteer, sample: Any) -> None:
    doc = nlp.make_doc(sample.text)
    doc._.yeksan_reference = sample.reference
    doc = nlp(doc)
    assert doc.text == sample.text
    assert doc._.yeksan_normalized == yk.normalize(sample.text)
    dates = yk.find_dates(sample.text, reference=sample.reference)
    entities = gazetteer.find(sample.text)
    expected = sorted([*dates, *entities], key=lambda m: (m.start, -m.end))
    spans = list(doc.spans["yeksan"])
    assert [span._.yeksan for span in spans] == expected
    for span, mention in zip(spans, expected, strict=True):
        # A span is whole tokens around the mention.
        assert span.start_char <= mention.start and mention.end <= span.end_char
        if isinstance(mention, yk.DateMention):
            assert (span.label_, span.kb_id_) == (mention.kind, mention.value or "")
        else:
            assert (span.label_, span.kb_id_) == (mention.type, mention.id)
    assert {span.kb_id_ for span in doc.ents} <= {span.kb_id_ for span in spans}
    assert len(doc.ents) > 3


def test_entities_that_are_there_stay(gazetteer: yk.Gazetteer) -> None:
    nlp = spacy.blank("it")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "MINE", "pattern": "Iran"}])
    nlp.add_pipe("yeksan").gazetteer = gazetteer
    doc = nlp("Iran, il 3 marzo 2022")
    assert [(e.text, e.label_) for e in doc.ents] == [("Iran", "MINE"), ("3 marzo 2022", "DATE")]
    assert [span.label_ for span in doc.spans["yeksan"]] == ["GPE", "DATE"]


def test_configuration(gazetteer: yk.Gazetteer, tmp_path: Path) -> None:
    gazetteer.save(tmp_path / "g.yk")
    nlp = spacy.blank("fa")
    config = {
        "gazetteer": str(tmp_path / "g.yk"),
        "lang": "fa",
        "spans_key": "mentions",
        "set_ents": False,
        "normalize": {"digits": "latin"},
        "find": {"types": ["GPE"]},
    }
    nlp.add_pipe("yeksan", config=config)
    doc = nlp("تهران در سال ۱۴۰۰")
    assert doc._.yeksan_normalized == "تهران در سال 1400"
    assert len(doc.ents) == 0
    assert {span.label_ for span in doc.spans["mentions"]} <= {"GPE", "DATE"}


def test_saved_and_loaded(nlp: Any, tmp_path: Path) -> None:
    text = samples.load("it")[0].text
    nlp.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    one, other = nlp(text), again(text)
    assert [s._.yeksan for s in one.spans["yeksan"]] == [s._.yeksan for s in other.spans["yeksan"]]
    assert len(one.spans["yeksan"]) > 3


def test_in_many_texts_at_once(nlp: Any) -> None:
    texts = [sample.text for sample in samples.load()]
    for piped, text in zip(nlp.pipe(texts), texts, strict=True):
        single = nlp(text)
        ids = [span.kb_id_ for span in single.spans["yeksan"]]
        assert [span.kb_id_ for span in piped.spans["yeksan"]] == ids


def test_found_without_importing_anything_of_ours() -> None:
    script = "import spacy; print(spacy.blank('fa').add_pipe('yeksan').spans_key)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.strip() == "yeksan", done.stderr
