"""What ends a command: one line that says what was wrong, where, and what would do."""

from __future__ import annotations


class Failure(Exception):
    """Bad input or a bad argument; the command line prints it and exits with status 2."""

    def __init__(self, what: str, *, at: str = "", remedy: str = "") -> None:
        place = f"{at}: " if at else ""
        advice = f"; {remedy}" if remedy else ""
        # One line, whatever a library put into its message.
        super().__init__(" ".join(f"{place}{what}{advice}".split()))
