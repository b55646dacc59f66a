"""JupyterLab on a free port, and a headless Chromium that opens a notebook in it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import yeksan as yk

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: Any) -> Any:
    """The notebooks: the quickstart as it is, and one that somebody else has run, and nobody here trusts."""
    nbformat = pytest.importorskip("nbformat", reason="nbformat is not installed")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    made = tmp_path_factory.mktemp("lab")
    source = ROOT / "examples/notebooks/quickstart.ipynb"
    shutil.copy(source, made / "quickstart.ipynb")
    notebook = nbformat.read(source, as_version=4)
    where = str(Path(yk.__file__).resolve().parents[1])
    os.environ["PYTHONPATH"] = os.pathsep.join([where, os.environ.get("PYTHONPATH", "")])
    nbclient.NotebookClient(notebook, resources={"metadata": {"path": str(made)}}).execute()
    nbformat.write(notebook, made / "untrusted.ipynb")
    return made


@pytest.fixture(scope="session")
def lab(folder: Path, tmp_path_factory: Any) -> Iterator[str]:
    pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    home = tmp_path_factory.mktemp("home")
    environment = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(home),
        "JUPYTER_DATA_DIR": str(home),
        "HOME": str(home),
    }
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"]
    command += ["--ip=127.0.0.1", "--ServerApp.port_retries=0", "--IdentityProvider.token=here"]
    command += [
        f"--ServerApp.root_dir={folder}",
        "--expose-app-in-browser",
        "--LabApp.news_url=None",
    ]
    log = (home / "log").open("w")
    server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{url}/api?token=here", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, (home / "log").read_text()
                time.sleep(0.5)
        else:
            raise AssertionError("JupyterLab did not start: " + (home / "log").read_text())
        yield url
    finally:
        server.terminate()
        server.wait(30)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed, so that no page can be read in it")
    with playwright.sync_playwright() as running:
        opened = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where the pictures go, to be looked at; they are not part of the repository."""
    made = ROOT / "target/pictures"
    made.mkdir(parents=True, exist_ok=True)
    return made
