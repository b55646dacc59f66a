"""The command line: one file a command, text, CSV, JSON Lines and Parquet in and out."""

from __future__ import annotations

from yeksan.cli.main import main

__all__ = ["main"]
