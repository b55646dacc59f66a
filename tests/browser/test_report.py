"""The HTML report of a corpus: a checker of accessibility finds nothing, and nothing is run or fetched."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import yeksan as yk
from yeksan import samples

axe: Any = pytest.importorskip(
    "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
)


@pytest.fixture(scope="module")
def report(tmp_path_factory: Any) -> Path:
    """The samples, and one text that would like to be more than text."""
    articles = samples.load()
    hostile = "<script>document.title = 'run'</script><img src=x onerror=\"document.title = 'run'\"> \u202eevil"
    texts = [*(article.text for article in articles), hostile]
    days = [*(article.reference for article in articles), None]
    path = tmp_path_factory.mktemp("report") / "corpus.html"
    gazetteer = yk.Gazetteer.from_records(samples.gazetteer_records())
    yk.annotate(texts, gazetteer, days).to_html(path, title="Report")
    made: Path = path
    return made


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_accessibility(browser: Any, report: Path, scheme: str) -> None:
    # The page forbids all scripts; the checker is one.
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    try:
        page = context.new_page()
        page.goto(report.as_uri())
        found = axe.Axe().run(page).response
        assert [(v["id"], v["impact"], v["nodes"][0]["html"]) for v in found["violations"]] == []
        assert len(found["passes"]) > 20
    finally:
        context.close()


def test_hostile_text_is_inert(browser: Any, report: Path) -> None:
    page = browser.new_page()
    try:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(report.as_uri())
        page.wait_for_timeout(300)
        assert asked == [report.as_uri()]
        assert page.title() == "Report"
        assert page.locator("script").count() == 0 and page.locator("img").count() == 0
        assert "<script>document.title" in page.locator("main").inner_text()
    finally:
        page.close()
