"""The completion of the command line, tried in the shells that are there."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest

from yeksan.cli.main import COMMANDS

NAMES = {command.__name__.rpartition(".")[2] for command in COMMANDS}


def script(shell: str) -> str:
    command = [sys.executable, "-m", "yeksan", "completion", shell]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def completed(words: list[str]) -> set[str]:
    """What bash offers for the last of some words."""
    line = " ".join(f"'{word}'" for word in words)
    lines = f"{script('bash')}\nCOMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; _yeksan\n"
    lines += 'printf "%s\\n" "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", lines], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return set(done.stdout.split())


needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")


@needs_bash
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["yeksan", ""], NAMES | {"--help", "--version"}),
        (["yeksan", "ann"], {"annotate"}),
        (["yeksan", "completion", ""], {"bash", "zsh", "fish", "-h", "--help"}),
        (["yeksan", "normalize", "--lan"], {"--lang"}),
        (["yeksan", "normalize", "articles"], set()),
        (["yeksan", "nothing", ""], set()),
    ],
)
def test_bash(words: list[str], offered: set[str]) -> None:
    assert completed(words) == offered


@needs_bash
def test_values_of_options_complete() -> None:
    offered = completed(["yeksan", "normalize", "--zwnj", ""])
    assert {"careful", "keep", "tidy", "full", "strip"} <= offered
    assert not any(word.startswith("-") for word in offered)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_the_scripts_of_other_shells(shell: str) -> None:
    text = script(shell)
    assert all(name in text for name in NAMES)
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed, so that its script is not parsed")
    subprocess.run([shell, "-n"], input=text, text=True, check=True)


def test_an_unknown_shell() -> None:
    command = [sys.executable, "-m", "yeksan", "completion", "tcsh"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
