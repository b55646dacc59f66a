"""Text, dates and names made the same that are written in many ways.

For Persian, Arabic, Italian and English: `normalize` for text, `find_dates` and the Solar Hijri and
Islamic calendars for dates, `Gazetteer` for names, `annotate` for all of it together.
"""

from __future__ import annotations

from yeksan import _core, _register, _solar_accessor, _text_accessor
from yeksan._core import ArrowColumn, Findings, set_threads, threads, versions
from yeksan.annotate import Corpus, Document, annotate
from yeksan.calendars import (
    IslamicDate,
    SolarDate,
    date_range,
    from_islamic,
    from_solar,
    to_islamic,
    to_solar,
)
from yeksan.clustering import cluster_names
from yeksan.dates import DateMention, find_dates, parse_dates
from yeksan.errors import DataError, DateError, OptionError, TextError, YeksanError
from yeksan.explanation import NameExplanation, NamePiece, explain_names
from yeksan.gazetteer import Candidate, EntityMention, Gazetteer
from yeksan.joining import join_names
from yeksan.names import name_similarity
from yeksan.solar_datetime import SolarDateTime
from yeksan.text import Alignment, Edit, Normalizer, detect_language, normalize

__version__ = _core.VERSION

_register.register("solar", _solar_accessor.Solar)
_register.register("yk", _text_accessor.Text)

__all__ = [
    "Alignment",
    "ArrowColumn",
    "Candidate",
    "Corpus",
    "DataError",
    "DateError",
    "DateMention",
    "Document",
    "Edit",
    "EntityMention",
    "Findings",
    "Gazetteer",
    "IslamicDate",
    "NameExplanation",
    "NamePiece",
    "Normalizer",
    "OptionError",
    "SolarDate",
    "SolarDateTime",
    "TextError",
    "YeksanError",
    "annotate",
    "cluster_names",
    "date_range",
    "detect_language",
    "explain_names",
    "find_dates",
    "from_islamic",
    "from_solar",
    "join_names",
    "name_similarity",
    "normalize",
    "parse_dates",
    "set_threads",
    "threads",
    "to_islamic",
    "to_solar",
    "versions",
]
