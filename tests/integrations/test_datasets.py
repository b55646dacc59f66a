"""Hugging Face datasets: lists, Arrow, several processes, a cache that knows the same function again."""

from __future__ import annotations

from typing import Any

import pytest

import yeksan as yk

datasets: Any = pytest.importorskip("datasets", reason="datasets is not installed")

from yeksan.integrations.datasets import annotate, normalize  # noqa: E402


@pytest.fixture
def data(table: Any) -> Any:
    return datasets.Dataset(table)


@pytest.mark.parametrize("form", [None, "arrow"])
@pytest.mark.parametrize("processes", [None, 2])
def test_annotate(
    data: Any, annotated: Any, gazetteer: yk.Gazetteer, form: str | None, processes: int | None
) -> None:
    job = annotate("text", gazetteer, reference="day")
    done = data.with_format(form).map(job, batched=True, batch_size=7, num_proc=processes)
    done = done.with_format(None)
    assert done.column_names == annotated.column_names
    assert done.to_list() == annotated.to_pylist()


@pytest.mark.parametrize("form", [None, "arrow"])
@pytest.mark.parametrize("output", [None, "clean"])
def test_normalize(data: Any, form: str | None, output: str | None) -> None:
    job = normalize("text", output, digits="latin")
    done = data.with_format(form).map(job, batched=True).with_format(None)
    assert done.column_names == [*data.column_names, *([output] if output else [])]
    assert done[output or "text"][:] == yk.normalize(data["text"][:], digits="latin")


def test_the_cache_tells_functions_apart(gazetteer: yk.Gazetteer) -> None:
    hashed = datasets.fingerprint.Hasher.hash
    assert hashed(normalize("text")) == hashed(normalize("text"))
    assert hashed(normalize("text")) != hashed(normalize("text", digits="latin"))
    assert hashed(annotate("text", gazetteer)) == hashed(annotate("text", gazetteer))
    other = gazetteer.updated(add=[{"id": "new", "names": ["New"]}])
    assert hashed(annotate("text", gazetteer)) != hashed(annotate("text", other))


def test_in_a_stream(data: Any, annotated: Any, gazetteer: yk.Gazetteer) -> None:
    job = annotate("text", gazetteer, reference="day")
    stream = data.to_iterable_dataset().with_format("arrow")
    streamed = stream.map(job, batched=True, batch_size=9).with_format(None)
    assert list(streamed) == annotated.to_pylist()
