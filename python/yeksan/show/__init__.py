"""HTML of findings: marked text, tables, timelines, pages, all of which read without styles."""

from __future__ import annotations

from yeksan.show.highlight import highlight
from yeksan.show.page import Section, page
from yeksan.show.table import edits_table, mentions_table, table
from yeksan.show.timeline import Entry, timeline_entries, timeline_table

__all__ = [
    "Entry",
    "Section",
    "edits_table",
    "highlight",
    "mentions_table",
    "page",
    "table",
    "timeline_entries",
    "timeline_table",
]
