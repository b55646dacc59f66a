"""Writes docs/_static/annotated.png, the README's picture: two articles of the samples, marked, in Chromium.

Run it after `make test-browser`, which installs what it needs: `.venv/bin/python tools/make_picture.py`.
"""

from __future__ import annotations

import pathlib
import shutil

from playwright.sync_api import sync_playwright

import yeksan as yk
from yeksan import samples
from yeksan.show import Section, highlight, page

PICTURE = pathlib.Path(__file__).resolve().parent.parent / "docs/_static/annotated.png"


def main() -> None:
    """Writes the picture."""
    gazetteer = yk.Gazetteer.from_records(samples.gazetteer_records())
    parts = []
    for sample in samples.load():
        if sample.id not in ("fa-1", "it-1"):
            continue
        text = "\n".join([line for line in sample.text.splitlines() if line.strip()][1:3])
        document = yk.annotate(text, gazetteer, sample.reference, sample.lang)
        parts.append(Section("", highlight(text, document.mentions), sample.lang))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        view = browser.new_page(viewport={"width": 860, "height": 400}, device_scale_factor=1.25)
        view.set_content(page("", parts))
        view.add_style_tag(content="nav, h1, h2 { display: none } main { padding: 0 12px }")
        view.locator("main").screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
