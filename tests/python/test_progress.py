"""Progress: what is asked for, what appears by itself, and where nothing may."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import textwrap
import threading
from typing import Any

import pytest

import yeksan as yk
from yeksan import _progress

COLUMN = ["كتاب ها را مي خوانم"] * 20_000


class Tqdm:
    """Stands for the bar of tqdm, and keeps what it is told."""

    made: list[Tqdm]

    def __init__(self, total: int, desc: str, unit: str) -> None:
        self.total, self.desc, self.n, self.closed = total, desc, 0, False
        Tqdm.made.append(self)

    def update(self, more: int) -> None:
        self.n += more

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def bars(monkeypatch: pytest.MonkeyPatch) -> list[Tqdm]:
    Tqdm.made = []
    monkeypatch.setattr(_progress, "_tqdm", lambda: Tqdm)
    return Tqdm.made


def test_asked_for(bars: list[Tqdm]) -> None:
    yk.normalize(COLUMN, "fa", progress=True)
    assert [(bar.total, bar.n, bar.desc, bar.closed) for bar in bars] == [
        (len(COLUMN), len(COLUMN), "normalize", True)
    ]


def test_a_function() -> None:
    calls: list[tuple[int, int]] = []
    yk.normalize(COLUMN, "fa", progress=lambda done, total: calls.append((done, total)))
    assert calls[-1] == (len(COLUMN), len(COLUMN))
    assert calls == sorted(calls)


@pytest.mark.parametrize(("patience", "appears"), [(0.0, True), (3600.0, False)])
def test_by_itself_when_it_takes_long(
    bars: list[Tqdm], monkeypatch: pytest.MonkeyPatch, patience: float, appears: bool
) -> None:
    monkeypatch.setattr(_progress, "_is_watched", lambda: True)
    monkeypatch.setattr(_progress, "PATIENCE", patience)
    yk.find_dates(COLUMN[:2_000], "fa")
    assert [bar.desc for bar in bars] == (["find_dates"] if appears else [])
    assert all(bar.closed for bar in bars)
    yk.find_dates(COLUMN[:2_000], "fa", progress=False)
    assert len(bars) == appears


def test_none_on_the_command_line(bars: list[Tqdm], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_progress, "_is_watched", lambda: True)
    monkeypatch.setattr(_progress, "PATIENCE", 0.0)
    with _progress.silent():
        yk.normalize(COLUMN, "fa")
        assert bars == []
        yk.normalize(COLUMN, "fa", progress=True)
    yk.normalize(COLUMN, "fa")
    assert len(bars) == 2


def test_without_tqdm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tqdm.auto", None)
    monkeypatch.setattr(_progress, "_is_watched", lambda: True)
    monkeypatch.setattr(_progress, "PATIENCE", 0.0)
    assert yk.normalize(["كتاب"], "fa") == ["کتاب"]
    with pytest.raises(ImportError, match=r"yeksan\[notebook\]"):
        yk.normalize(["كتاب"], "fa", progress=True)


def test_who_watches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "ipykernel", raising=False)

    class Stream:
        def __init__(self, terminal: bool) -> None:
            self.isatty = lambda: terminal

    for terminal in (True, False):
        monkeypatch.setattr(sys, "stderr", Stream(terminal))
        assert _progress._is_watched() is terminal
    monkeypatch.setitem(sys.modules, "ipykernel", sys)
    assert _progress._is_watched()
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(_progress._is_watched()))
    thread.start()
    thread.join()
    assert answers == [False]


SCRIPT = """
    from yeksan import _progress
    import yeksan as yk
    _progress.PATIENCE = 0.0
    yk.normalize(["كتاب ها"] * 20_000, "fa")
"""


def test_nothing_in_a_pipe() -> None:
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty to make a terminal of")
def test_a_bar_on_a_terminal() -> None:
    pytest.importorskip("tqdm", reason="tqdm is not installed")
    pty: Any = __import__("pty")
    ours, theirs = pty.openpty()
    fcntl: Any = __import__("fcntl")
    termios: Any = __import__("termios")
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT)]
    done = subprocess.run(command, stderr=theirs, stdout=subprocess.PIPE, check=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "normalize" in shown and "20000/20000" in shown
    assert done.stdout == b""
