"""The options that several functions take, and how they complete on Tab."""

from __future__ import annotations

import contextlib
import difflib
import inspect
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict, TypeVar

from yeksan.errors import OptionError

if TYPE_CHECKING:
    from yeksan._columns import Progress

#: A language code, or "auto" to tell it from the text, row by row.
Lang: TypeAlias = Literal["auto", "fa", "ar", "it", "en", "fr", "ckb", "ps", "ur", "und"]
Errors: TypeAlias = Literal["raise", "null"]
Overlaps: TypeAlias = Literal["longest", "all"]
F = TypeVar("F", bound=Callable[..., Any])


class NormalizeOptions(TypedDict, total=False):
    """The options of `normalize` and `Normalizer`; what is left out has the language's default.

    The first value that is named is the default; each rule with its before and after is in the documentation.

    Parameters
    ----------
    profile
        "read", or "search": a key to compare by, folded as far as a reader would call it the same word.
    form
        "nfc" for Unicode's composed form, or "none".
    presentation
        "fold" makes presentation forms and ligatures of Arabic plain letters; "keep".
    letters
        True writes the language's own letters for those of another keyboard (ي ك to ی ک), "unify" one
        spelling for all languages of Arabic script; False.
    digits
        "keep", "latin", "persian" or "arabic-indic".
    marks
        "keep", "strip" all, "shadda" all but it, "signs" those of recitation alone.
    tatweel, bidi
        "strip" takes the kashida, or the invisible controls, off; "keep".
    controls
        "keep", or "strip" the control characters but tabs and line ends.
    compatibility
        "keep", or "fold" full-width forms and Latin ligatures.
    elongation
        "keep", or leave "two" or "one" of a letter that is written three times or more.
    ezafe
        "keep", or write it after a silent heh with "hamza" (خانهٔ) or "yeh" (خانه‌ی).
    zwnj
        Half-spaces of Persian: "careful" and "full" restore them, "tidy" mends those that are there, "strip" and
        "space" take them off; "keep" is the default elsewhere.
    threshold
        "auto", or from which confidence, 0 to 1, a half-space is restored, in place of that of "careful" or "full".
    spacing
        True for one space between words and none before a closing mark, or False.
    lines
        "keep", at most "two" line ends in a row or "one", or a "space" for each.
    number_spacing
        False, or True for a space between a number and a word of Arabic script.
    punctuation
        "local" for the marks of the script around, "ascii", "strip" or "keep".
    repeated_marks
        "keep", or "one" of a mark that is repeated.
    quotes
        "keep", "local" or "ascii".
    ellipsis
        "keep", or one "sign" or three "dots".
    dashes
        "keep", or "long" for two and three hyphens.
    separators
        Of decimals and thousands: "keep", "local" or "ascii".
    case
        "keep" or "fold".
    accents
        "keep", "restore" those of Italian that were typed as apostrophes, or "strip".
    alef, hamza, teh_marbuta, alef_maqsura
        "keep" or "fold" these letters of Arabic; the profile "search" folds them.
    entities
        "keep", or "decode" what is left over of HTML's.
    tags
        "keep", or "strip" the elements of HTML.
    repair
        "none", or mend "mojibake".
    mask
        "none", or what is replaced by its name: some of urls, emails, handles, hashtags, numbers, code, emoji.
    mask_with
        "label", or "nothing".
    protect
        Which of these no rule touches: all of them, some, or "none".
    """

    profile: Literal["read", "search"]
    form: Literal["nfc", "none"]
    presentation: Literal["fold", "keep"]
    letters: bool | Literal["unify"]
    digits: Literal["keep", "latin", "persian", "arabic-indic"]
    marks: Literal["keep", "strip", "shadda", "signs"]
    tatweel: Literal["strip", "keep"]
    bidi: Literal["strip", "keep"]
    controls: Literal["keep", "strip"]
    compatibility: Literal["keep", "fold"]
    elongation: Literal["keep", "two", "one"]
    ezafe: Literal["keep", "hamza", "yeh"]
    zwnj: Literal["careful", "keep", "tidy", "full", "strip", "space"]
    threshold: float | Literal["auto"]
    spacing: bool
    lines: Literal["keep", "two", "one", "space"]
    number_spacing: bool
    punctuation: Literal["local", "keep", "ascii", "strip"]
    repeated_marks: Literal["keep", "one"]
    quotes: Literal["keep", "local", "ascii"]
    ellipsis: Literal["keep", "sign", "dots"]
    dashes: Literal["keep", "long"]
    separators: Literal["keep", "local", "ascii"]
    case: Literal["keep", "fold"]
    accents: Literal["keep", "restore", "strip"]
    alef: Literal["keep", "fold"]
    hamza: Literal["keep", "fold"]
    teh_marbuta: Literal["keep", "fold"]
    alef_maqsura: Literal["keep", "fold"]
    entities: Literal["keep", "decode"]
    tags: Literal["keep", "strip"]
    repair: Literal["none", "mojibake"]
    mask: str | tuple[str, ...]
    mask_with: Literal["label", "nothing"]
    protect: str | tuple[str, ...]


class FindOptions(TypedDict, total=False):
    """The options of `Gazetteer.find` that say what is a mention; it explains them."""

    fuzzy: bool
    cross_script: bool
    coreference: bool
    min_score: float | None
    types: str | Sequence[str] | None
    overlaps: Overlaps
    unlinked: bool
    demonyms: bool


class FindColumnOptions(FindOptions, total=False):
    """The options of `Gazetteer.find` on a column."""

    errors: Errors
    progress: Progress


class AnnotateOptions(NormalizeOptions, FindOptions, total=False):
    """The options of `annotate`: those of `Normalizer` and of `Gazetteer.find`."""


def at_least(score: Any, name: str = "min_score") -> float:
    """A least score as a number between 0 and 1."""
    if not isinstance(score, str):
        with contextlib.suppress(TypeError, ValueError):
            if 0 <= (number := float(score)) <= 1:
                return number
    raise OptionError(f"{name} is a number between 0 and 1, not {score!r}")


def at_most(count: Any, name: str = "limit") -> int:
    """How many of something at most."""
    try:
        number = operator.index(count)
    except TypeError:
        number = -1
    if number < 0:
        raise OptionError(f"{name} is a whole number from 0, not {count!r}")
    return number


def check_names(options: Mapping[str, Any], *kinds: Any) -> None:
    """Says that an option does not exist, and which one may be meant."""
    known = [name for kind in kinds for name in kind.__annotations__]
    for name in options:
        if name not in known:
            near = difflib.get_close_matches(name, ["lang", *known], 1)
            remedy = f"do you mean {near[0]}?" if near else f"the options are {', '.join(known)}"
            raise OptionError(f'there is no option "{name}"; {remedy}')


def split(options: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The options of `annotate` as those of `Gazetteer.find`, and the others."""
    check_names(options, NormalizeOptions, FindOptions)
    find = {name: value for name, value in options.items() if name in FindOptions.__annotations__}
    return find, {name: value for name, value in options.items() if name not in find}


class LeftOut:
    """What stands in a signature for the value that depends on the language."""

    def __repr__(self) -> str:
        return "..."


def spelled_out(options: Any) -> Callable[[F], F]:
    """Puts the names of a TypedDict into a signature in place of `**options`, for Tab and `help`."""

    def decorate(function: F) -> F:
        signature = inspect.signature(function)
        kept = [p for p in signature.parameters.values() if p.kind is not p.VAR_KEYWORD]
        named = [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=LeftOut(),
                annotation=getattr(kind, "__forward_arg__", kind),
            )
            for name, kind in options.__annotations__.items()
        ]
        function.__signature__ = signature.replace(parameters=kept + named)  # type: ignore[attr-defined]
        return function

    return decorate
