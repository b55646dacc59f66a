"""HTML of findings: marked text, tables, timelines, pages, all of which read without styles."""

from __future__ import annotations

from yeksan.show.days import days_picture
from yeksan.show.findings import candidates_table, findings_table, gazetteer_table
from yeksan.show.highlight import highlight
from yeksan.show.month import month_table, month_view
from yeksan.show.page import Section, page
from yeksan.show.shape import AlignmentLike
from yeksan.show.style import styled
from yeksan.show.table import edits_table, mentions_table, table
from yeksan.show.timeline import Entry, timeline_entries, timeline_table

__all__ = [
    "Entry",
    "Section",
    "alignment_view",
    "candidates_table",
    "days_picture",
    "edits_table",
    "findings_table",
    "gazetteer_table",
    "highlight",
    "mentions_table",
    "month_table",
    "month_view",
    "page",
    "table",
    "timeline_entries",
    "timeline_table",
]


def alignment_view(alignment: AlignmentLike) -> str:
    """What a notebook shows of an alignment: each change in its words, with its rule."""
    return styled(edits_table(alignment.edits, original=alignment.original))
