"""Every notebook runs from its first cell to its last, and shows something."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

import yeksan as yk

nbclient: Any = pytest.importorskip("nbclient", reason="nbclient is not installed")
nbformat: Any = pytest.importorskip("nbformat", reason="nbformat is not installed")
for needed in ("ipykernel", "altair", "pandas", "polars"):
    pytest.importorskip(needed, reason=f"{needed} is not installed")

FOLDER = Path(__file__).resolve().parents[2] / "examples/notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def test_there_are_notebooks() -> None:
    assert "quickstart" in {path.stem for path in NOTEBOOKS}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_notebook(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The kernel finds the package where this process does.
    where = [str(Path(yk.__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", "")]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, where)))
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # What is shown is made by running; it is not stored.
            assert cell.outputs == [] and cell.execution_count is None
    resources = {"metadata": {"path": str(tmp_path)}}
    nbclient.NotebookClient(notebook, timeout=300, resources=resources).execute()
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", ())]
    assert not [output for output in outputs if output.output_type == "error"]
    # No warnings.
    assert not [output for output in outputs if output.get("name") == "stderr"]
    assert [output for output in outputs if "text/html" in output.get("data", {})]
