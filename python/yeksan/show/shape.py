"""What the pictures need to know of a finding: any object with these attributes can be shown."""

from __future__ import annotations

import datetime
from typing import Any, Protocol


class Spanned(Protocol):
    """A stretch of a text, in code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


class DateLike(Spanned, Protocol):
    """A date, time, duration or set found in a text."""

    @property
    def kind(self) -> str: ...
    @property
    def value(self) -> str | None: ...
    @property
    def calendar(self) -> str | None: ...
    @property
    def first(self) -> datetime.date | None: ...
    @property
    def last(self) -> datetime.date | None: ...


class EntityLike(Spanned, Protocol):
    """A person, organization or place found in a text."""

    @property
    def id(self) -> str | None: ...
    @property
    def type(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...


class EditLike(Protocol):
    """One change that normalization made."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...
    @property
    def rule(self) -> str: ...


def is_date(mention: Any) -> bool:
    """Whether a finding is a date rather than an entity: only dates have a `kind`."""
    return hasattr(mention, "kind")
