"""What the tests of the integrations share: a few texts, a gazetteer, and what one process makes of them."""

from __future__ import annotations

from typing import Any

import pytest

import yeksan as yk
from yeksan import samples


@pytest.fixture(scope="session")
def gazetteer() -> yk.Gazetteer:
    return yk.Gazetteer.from_records(samples.gazetteer_records())


@pytest.fixture(scope="session")
def table() -> Any:
    """Sixty rows of the samples' lines, with nulls, their dates and a number."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed")
    rows: list[tuple[str | None, str]] = []
    for sample in samples.load():
        rows += [(line, sample.reference.isoformat()) for line in sample.text.splitlines()]
    rows = [row for row in rows if row[0]][:58]
    rows[3:3] = [(None, "2023-11-17"), ("", "2023-11-17")]
    texts, days = zip(*rows, strict=True)
    return pa.table({"number": list(range(len(rows))), "text": texts, "day": days})


@pytest.fixture(scope="session")
def annotated(table: Any, gazetteer: yk.Gazetteer) -> Any:
    """What one process makes of the table."""
    from yeksan.integrations.arrow import Annotate

    out = Annotate("text", gazetteer, reference="day")(table)
    # There is something to compare.
    assert sum(len(found or ()) for found in out["dates"].to_pylist()) > 20
    assert sum(len(found or ()) for found in out["entities"].to_pylist()) > 20
    return out
