"""Text made the same: normalization with every change traceable to the original."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, overload

from yeksan import _core
from yeksan._columns import is_column, map_column, refuse
from yeksan._core import Alignment, Edit
from yeksan._narwhals import is_narwhals, through
from yeksan._options import NormalizeOptions, check_names, spelled_out
from yeksan._progress import watcher
from yeksan.errors import OptionError

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from yeksan._columns import Progress
    from yeksan._options import Errors, Lang

__all__ = ["Alignment", "Edit", "NormalizeOptions", "Normalizer", "detect_language", "normalize"]


class Normalizer:
    """A normalizer with its options: make it once, call it often.

    It is immutable, hashable, picklable and safe to share between threads; its repr makes it again.

    Parameters
    ----------
    lang
        The language of the text, or "auto" to tell it from each text alone.
    **options
        See `NormalizeOptions`; an option that does not exist is an `OptionError` that lists those that do.

    Examples
    --------
    >>> import yeksan as yk
    >>> n = yk.Normalizer("fa", digits="latin")
    >>> n("كتاب هاي سال ۱۴۰۰")
    'کتاب\u200cهای سال 1400'
    >>> n
    Normalizer('fa', digits='latin')
    >>> n == eval(repr(n), {"Normalizer": yk.Normalizer})
    True
    """

    __slots__ = ("_core",)
    _core: _core.Normalizer

    @spelled_out(NormalizeOptions)
    def __init__(self, lang: Lang = "auto", **options: Unpack[NormalizeOptions]) -> None:
        if not isinstance(lang, str):
            raise OptionError(f'lang is "auto" or the code of a language, not {lang!r}')
        check_names(options, NormalizeOptions)
        object.__setattr__(self, "_core", _core.Normalizer(lang, dict(options)))

    @overload
    def __call__(self, x: str, *, errors: Errors = ..., progress: Progress = ...) -> str: ...
    @overload
    def __call__(self, x: None, *, errors: Errors = ..., progress: Progress = ...) -> None: ...
    @overload
    def __call__(self, x: Any, *, errors: Errors = ..., progress: Progress = ...) -> Any: ...
    def __call__(self, x: Any, *, errors: Errors = "raise", progress: Progress = None) -> Any:
        """Normalizes a text or a column of texts; the same as `normalize` with these options."""
        if isinstance(x, str):
            return self._core.normalize(x)
        if x is None:
            return None
        if is_narwhals(x):
            return through(self, x, errors=errors, progress=progress)
        if not is_column(x):
            raise refuse(x, "normalize")
        watch = watcher(progress, "normalize")
        return map_column(x, lambda column: self._core.normalize_column(column, errors, watch))

    def align(self, text: str) -> Alignment:
        """Normalizes a text and keeps which part of it became which part of the result.

        Examples
        --------
        >>> import yeksan as yk
        >>> a = yk.Normalizer("fa").align("می شود")
        >>> a.normalized
        'می\u200cشود'
        >>> a.edits
        [Edit(2, 3, ' ', '\u200c', 'zwnj')]
        >>> a.to_original(0, 6)
        (0, 6)
        """
        if not isinstance(text, str):
            raise TypeError(f"align() takes a str, not {type(text).__name__}")
        return self._core.align(text)

    @property
    def lang(self) -> str:
        """The language, or "auto"."""
        return self._core.lang

    @property
    def options(self) -> dict[str, Any]:
        """Every option with its value; with lang="auto" only those that were given."""
        return self._core.options

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("a Normalizer is immutable; make another one")

    def __reduce__(self) -> tuple[Any, ...]:
        return _again, (self._core.lang, self._core.given)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Normalizer) and self._core == other._core

    def __hash__(self) -> int:
        return hash(self._core)

    def __repr__(self) -> str:
        given = "".join(f", {name}={value!r}" for name, value in self._core.given.items())
        return f"Normalizer({self._core.lang!r}{given})"


def _again(lang: Any, options: NormalizeOptions) -> Normalizer:
    return Normalizer(lang, **options)


@lru_cache(maxsize=64)
def _normalizer(lang: Any, options: tuple[tuple[str, Any], ...]) -> Normalizer:
    return Normalizer(lang, **dict(options))


@overload
def normalize(
    x: str,
    lang: Lang = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
    **options: Unpack[NormalizeOptions],
) -> str: ...
@overload
def normalize(
    x: None,
    lang: Lang = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
    **options: Unpack[NormalizeOptions],
) -> None: ...
@overload
def normalize(
    x: Any,
    lang: Lang = ...,
    *,
    errors: Errors = ...,
    progress: Progress = ...,
    **options: Unpack[NormalizeOptions],
) -> Any: ...
@spelled_out(NormalizeOptions)
def normalize(
    x: Any,
    lang: Lang = "auto",
    *,
    errors: Errors = "raise",
    progress: Progress = None,
    **options: Unpack[NormalizeOptions],
) -> Any:
    """Writes text the one way its language writes it.

    Parameters
    ----------
    x
        A str, None, or a column of them: list, pandas Series or Index, polars Series or expression,
        pyarrow Array or ChunkedArray, numpy array, or any object that exports Arrow. The answer is of
        the same kind, with index, name, nulls and text type kept; what is unchanged is not copied.
    lang
        The language, or "auto" to tell it from each row alone.
    errors
        What to do with a value of a column that is no text: "raise" an error that names its row, or
        make it "null".
    progress
        True for a progress bar, or a function that is called with (rows done, rows in all).
    **options
        See `NormalizeOptions`.

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.normalize("اين كتاب ها را مي خوانم")
    'این کتاب\u200cها را می\u200cخوانم'
    >>> yk.normalize(["كتاب", None], lang="fa")
    ['کتاب', None]
    """
    try:
        normalizer = _normalizer(lang, tuple(options.items()))
    except TypeError:  # an unhashable value: the constructor says which
        normalizer = Normalizer(lang, **options)
    return normalizer(x, errors=errors, progress=progress)


def detect_language(x: Any, *, errors: Errors = "raise", progress: Progress = None) -> Any:
    """Tells the language of a text: "fa", "ar", "it", "en", "fr", "ckb", "ps", "ur", or "und".

    Distinctive letters decide first, then function words, then letter statistics for texts of more
    than forty letters; "und" is undecided or another language.

    Parameters
    ----------
    x
        A str, None, or a column of them; a column gives a column of codes.
    errors, progress
        As in `normalize`.

    Examples
    --------
    >>> import yeksan as yk
    >>> yk.detect_language("این یک جمله است")
    'fa'
    >>> yk.detect_language(["هذه جملة عربية", None])
    ['ar', None]
    """
    if isinstance(x, str):
        return _core.detect_language(x)
    if x is None:
        return None
    if is_narwhals(x):
        return through(detect_language, x, errors=errors, progress=progress)
    if not is_column(x):
        raise refuse(x, "detect_language")
    watch = watcher(progress, "detect_language")
    return map_column(x, lambda column: _core.detect_language_column(column, errors, watch))
