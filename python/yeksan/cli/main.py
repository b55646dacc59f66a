"""The parser of the command line, and how a command ends."""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import signal
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import yeksan
from yeksan._progress import silent
from yeksan.cli import annotate, completion, convert, dates, demo, entities, normalize
from yeksan.cli.failure import Failure

COMMANDS = (normalize, dates, entities, annotate, convert, demo, completion)


class Parser(argparse.ArgumentParser):
    """A parser whose errors are one line, like every other error of the command line."""

    def error(self, message: str) -> NoReturn:
        """Ends with the message as a failure."""
        raise Failure(message, remedy=f"see {self.prog} --help")


def parser() -> Parser:
    """The whole command line."""
    script = os.path.basename(sys.argv[0] or "")
    whole = Parser(
        prog="yeksan" if script == "yeksan" else "python -m yeksan",
        description="Persian, Arabic, Italian and English text, dates and names made the same.",
    )
    whole.add_argument("--version", action="version", version=f"yeksan {yeksan.__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        name = command.__name__.rpartition(".")[2]
        summary = (command.__doc__ or "").partition("\n")[0]
        sub = commands.add_parser(
            name,
            help=summary,
            description=command.__doc__,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        command.arguments(sub)
        sub.set_defaults(run=command.run)
    return whole


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and answers its exit status: 0, 2 on bad input, 130 on an interrupt."""
    _end_cleanly_on_terminate()
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A pipe on Windows would refuse Persian letters.
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    try:
        arguments = parser().parse_args(argv)
        with silent():
            arguments.run(arguments)
        sys.stdout.flush()
    except (Failure, yeksan.YeksanError) as failure:
        print(f"yeksan: {_one_line(failure)}", file=sys.stderr)
        return 2
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            # The reader has gone (| head); nothing more can be written, not even at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            return 141
        name = f"{error.filename}: " if error.filename else ""
        print(f"yeksan: {name}{error.strerror or _one_line(error)}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("yeksan: interrupted", file=sys.stderr)
        return 130
    return 0


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())


def _end_cleanly_on_terminate() -> None:
    """A terminated command takes its unfinished output with it, like an interrupted one."""

    def stop(signum: int, frame: Any) -> NoReturn:
        raise SystemExit(128 + signum)

    # Not on the main thread: whoever runs us there decides.
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGTERM, stop)
