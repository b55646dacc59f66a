"""What the pictures need to know of a finding: any object with these attributes can be shown."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any, Protocol


class Spanned(Protocol):
    """A stretch of a text, in code points."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends; the end is not part of it."""

    @property
    def text(self) -> str:
        """The words."""


class DateLike(Spanned, Protocol):
    """A date, time, duration or set found in a text."""

    @property
    def kind(self) -> str:
        """DATE, TIME, DURATION or SET."""

    @property
    def value(self) -> str | None:
        """The ISO value, None if it is unresolved."""

    @property
    def calendar(self) -> str | None:
        """The calendar it is written in."""

    @property
    def first(self) -> datetime.date | None:
        """The first day that it covers."""

    @property
    def last(self) -> datetime.date | None:
        """The last day that it covers."""


class EntityLike(Spanned, Protocol):
    """A person, organization or place found in a text."""

    @property
    def id(self) -> str | None:
        """The id in the gazetteer, None if it is undecided."""

    @property
    def type(self) -> str | None:
        """PER, ORG, GPE, LOC or another type of the gazetteer."""

    @property
    def name(self) -> str | None:
        """The canonical name."""


class EditLike(Protocol):
    """One change that normalization made."""

    @property
    def start(self) -> int:
        """Where it starts."""

    @property
    def end(self) -> int:
        """Where it ends; the end is not part of it."""

    @property
    def before(self) -> str:
        """The text before the change."""

    @property
    def after(self) -> str:
        """The text after it."""

    @property
    def rule(self) -> str:
        """The rule that made it."""


class AlignmentLike(Protocol):
    """A text with what normalization changed in it."""

    @property
    def original(self) -> str:
        """The text as it was."""

    @property
    def edits(self) -> Sequence[EditLike]:
        """The changes in order."""


def is_date(mention: Any) -> bool:
    """Whether a finding is a date rather than an entity: only dates have a `kind`."""
    return hasattr(mention, "kind")
