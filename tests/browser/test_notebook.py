"""The quickstart in JupyterLab: what a reader sees, read from the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

# Where each mark of the first highlighted Persian paragraph that has two on a line begins, from the page.
MARKS = """() => {
    const out = [];
    for (const p of document.querySelectorAll('.jp-OutputArea-output .yk p, .jp-OutputArea-output p[dir]')) {
        const marks = [...p.querySelectorAll('mark')];
        out.push({
            direction: getComputedStyle(p).direction,
            text: p.textContent,
            marks: marks.map(m => {
                const box = m.getClientRects()[0];
                return {text: m.textContent, left: box.left, right: box.right, top: box.top};
            }),
        });
    }
    return out;
}"""

# How wide a word is with a mark in it, and without one: Arabic letters that cease to join are wider or narrower.
WIDTHS = """() => {
    const home = document.querySelector('.jp-OutputArea-output .yk');
    const width = html => {
        const span = document.createElement('span');
        span.innerHTML = html;
        span.style.display = 'inline-block';
        span.dir = 'rtl';
        home.appendChild(span);
        const is = span.getBoundingClientRect().width;
        span.remove();
        return is;
    };
    return [
        ['و<mark class="yk-GPE">إيطاليا</mark>', 'وإيطاليا'],
        ['<mark class="yk-GPE">ایران</mark>ی', 'ایرانی'],
        ['ل<mark class="yk-GPE">لعراق</mark>', 'للعراق'],
        ['ب<mark class="yk-PER">بلينكن</mark>', 'ببلينكن'],
    ].map(([marked, plain]) => [width(marked), width(plain), width(plain.split('').join('\\u200c'))]);
}"""


def open_notebook(browser: Any, lab: str, name: str) -> Any:
    page = browser.new_page(viewport={"width": 1200, "height": 1000})
    page.goto(f"{lab}/lab/tree/{name}?token=here", timeout=120_000)
    page.wait_for_selector(".jp-NotebookPanel .jp-Cell", timeout=120_000)
    page.wait_for_function("window.jupyterapp !== undefined", timeout=60_000)
    return page


@pytest.fixture(scope="module")
def quickstart(browser: Any, lab: str) -> Iterator[Any]:
    """The quickstart after "run all cells"."""
    page = open_notebook(browser, lab, "quickstart.ipynb")
    page.wait_for_function(
        """() => {
            const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel;
            return kernel?.connectionStatus === 'connected' && kernel.status === 'idle';
        }""",
        timeout=120_000,
    )
    # Not awaited: it ends when the last cell does.
    page.evaluate("() => { window.jupyterapp.commands.execute('notebook:run-all-cells'); }")
    page.wait_for_function(
        """() => {
            const panel = window.jupyterapp.shell.currentWidget;
            const cells = panel.content.widgets.filter(w => w.model.type === 'code');
            return cells.every(w => w.model.executionCount > 0 && w.model.executionState === 'idle');
        }""",
        timeout=120_000,
    )
    yield page
    page.close()


def outputs(page: Any) -> list[Any]:
    """The outputs of the notebook's model, whether they are in sight or not."""
    found: list[Any] = page.evaluate("""() => window.jupyterapp.shell.currentWidget.content.widgets
        .filter(w => w.model.type === 'code').map(w => w.model.outputs.toJSON())""")
    return found


def show_all(page: Any) -> None:
    """Scrolls through the notebook, so that every cell is drawn."""
    count = page.evaluate("window.jupyterapp.shell.currentWidget.content.widgets.length")
    for number in range(count):
        page.evaluate("n => window.jupyterapp.shell.currentWidget.content.scrollToItem(n)", number)
        page.wait_for_timeout(150)


def test_every_cell_ran(quickstart: Any) -> None:
    found = outputs(quickstart)
    assert not [o for cell in found for o in cell if o["output_type"] == "error"]
    assert sum(any("text/html" in o.get("data", {}) for o in cell) for cell in found) >= 8


def in_order(paragraphs: list[Any]) -> int:
    """How many pairs of marks on one line stand in the paragraph's direction; none may stand against it."""
    pairs = 0
    for paragraph in paragraphs:
        for one, other in zip(paragraph["marks"], paragraph["marks"][1:], strict=False):
            if abs(one["top"] - other["top"]) > 3 or other["text"] in one["text"]:
                continue
            pairs += 1
            if paragraph["direction"] == "rtl":
                assert one["left"] >= other["right"] - 1, (one, other)
            else:
                assert one["right"] <= other["left"] + 1, (one, other)
    return pairs


def test_marks_stand_in_the_order_of_the_text(quickstart: Any, pictures: Path) -> None:
    directions, pairs = set(), 0
    count = quickstart.evaluate("window.jupyterapp.shell.currentWidget.content.widgets.length")
    for number in range(count):
        quickstart.evaluate(
            "n => window.jupyterapp.shell.currentWidget.content.scrollToItem(n)", number
        )
        quickstart.wait_for_timeout(200)
        paragraphs = quickstart.evaluate(MARKS)
        directions |= {p["direction"] for p in paragraphs if p["marks"]}
        pairs += in_order(paragraphs)
    assert "rtl" in directions
    assert pairs > 5


def test_cells_begin_where_their_text_does(quickstart: Any) -> None:
    show_all(quickstart)
    cells = quickstart.evaluate("""() => [...document.querySelectorAll('.jp-OutputArea-output .yk td[dir]')]
        .map(cell => [cell.dir, getComputedStyle(cell).direction, getComputedStyle(cell).textAlign])""")
    assert {cell[0] for cell in cells} >= {"rtl", "ltr"}
    for dir, direction, align in cells:
        assert align == "start"
        assert dir in ("auto", direction)


def test_letters_join_at_the_edge_of_a_mark(quickstart: Any) -> None:
    show_all(quickstart)
    for marked, plain, apart in quickstart.evaluate(WIDTHS):
        assert abs(marked - plain) < 0.5
        # The measure can tell: letters that do not join have another width.
        assert abs(apart - plain) > 1


@pytest.mark.parametrize("theme", ["JupyterLab Light", "JupyterLab Dark"])
def test_themes(quickstart: Any, pictures: Path, theme: str) -> None:
    quickstart.evaluate(
        "theme => window.jupyterapp.commands.execute('apputils:change-theme', {theme})", theme
    )
    quickstart.wait_for_timeout(1500)
    quickstart.evaluate("window.jupyterapp.shell.currentWidget.content.scrollToItem(16)")
    quickstart.wait_for_timeout(500)
    quickstart.screenshot(path=str(pictures / f"{theme.split()[1].lower()}.png"))
    colors = quickstart.evaluate("""() => {
        const mark = document.querySelector('.jp-OutputArea-output .yk mark');
        const ground = getComputedStyle(document.body).getPropertyValue('--jp-layout-color0').trim();
        return [getComputedStyle(mark).color, ground];
    }""")
    ink = [
        int(part)
        for part in colors[0].removeprefix("rgba(").removeprefix("rgb(").rstrip(")").split(",")[:3]
    ]
    # Light ink on a dark ground, dark ink on a light one.
    assert (sum(ink) > 3 * 128) == theme.endswith("Dark")


def test_untrusted(browser: Any, lab: str, pictures: Path) -> None:
    page = open_notebook(browser, lab, "untrusted.ipynb")
    try:
        page.evaluate("window.jupyterapp.shell.currentWidget.content.scrollToItem(16)")
        page.wait_for_timeout(1500)
        trusted = page.evaluate("""() => window.jupyterapp.shell.currentWidget.content.widgets
            .filter(w => w.model.type === 'code').every(w => w.model.trusted)""")
        assert not trusted
        show_all(page)
        page.evaluate("window.jupyterapp.shell.currentWidget.content.scrollToItem(16)")
        page.wait_for_timeout(500)
        page.screenshot(path=str(pictures / "untrusted.png"))
        marks = page.evaluate("""() => [...document.querySelectorAll('.jp-OutputArea-output mark')]
            .map(m => [m.textContent, m.closest('p') ? m.closest('p').textContent : ''])""")
        assert len(marks) > 5
        assert (
            page.evaluate("document.querySelectorAll('.jp-OutputArea-output .yk style').length")
            == 0
        )
        # The meaning is there without the styles: a label after the word.
        assert any("\u202f" in paragraph and "GPE" in paragraph for _, paragraph in marks)
    finally:
        page.close()
