"""What can go wrong: every error says what was wrong, where, and what would do."""

from __future__ import annotations

__all__ = ["DataError", "DateError", "OptionError", "TextError", "YeksanError"]


class YeksanError(ValueError):
    """What all errors of yeksan are; a ValueError.

    `row` is the 0-based row of the column that caused it, or None.

    Examples
    --------
    >>> import yeksan as yk
    >>> try:
    ...     yk.normalize(["a", b"b"])
    ... except yk.YeksanError as error:
    ...     print(error.row)
    1
    """

    row: int | None

    def __init__(self, message: str, row: int | None = None) -> None:
        super().__init__(message)
        self.row = row

    def __reduce__(self) -> tuple[type[YeksanError], tuple[str, int | None]]:
        return type(self), (str(self), self.row)


class OptionError(YeksanError):
    """An option, a language or a value of an option that does not exist."""


class DateError(YeksanError):
    """A date that does not exist or lies outside a calendar's range."""


class TextError(YeksanError):
    """Text that is not valid Unicode, or a column that holds no text."""


class DataError(YeksanError):
    """A record or a file that cannot be read."""
