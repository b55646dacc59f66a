"""A timeline as an interactive picture, by Altair where it is installed."""

from __future__ import annotations

import datetime
import json
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from yeksan.show.escape import REORDERING
from yeksan.show.timeline import Entry

# A name is isolated, so that one which runs from right to left moves nothing around it.
_ISOLATE, _END = "\u2068", "\u2069"
# What is read where no script may run; the chart takes its place.
_UNDRAWN = (
    "<p>This chart is drawn by a script, which an untrusted notebook does not run. "
    "The timeline itself is a table, and needs none.</p>"
)


def chart_rows(
    entries: Sequence[Entry], names: Mapping[str, str], limit: int = 25
) -> list[dict[str, Any]]:
    """One row for each day and each entity beside it; an entry without entities is told as such."""
    counts = Counter(id for entry in entries for id in entry.entities)
    kept = {id for id, _ in counts.most_common(limit)}
    rows = []
    for entry in entries:
        words = list(dict.fromkeys(text for _, text in entry.mentions))
        near: list[str | None] = [id for id in entry.entities if id in kept]
        for id in near or ([] if entry.entities else [None]):
            rows.append(
                {
                    "first": entry.first.isoformat(),
                    "until": (entry.last + datetime.timedelta(days=1)).isoformat(),
                    "days": entry.label,
                    "entity": "(nobody named)" if id is None else _label(names.get(id) or id),
                    "written as": " · ".join(map(_label, words[:6])),
                    "mentions": len(entry.mentions),
                }
            )
    return rows


def timeline_chart(entries: Sequence[Entry], names: Mapping[str, str], limit: int = 25) -> Any:
    """The Altair chart of a timeline."""
    try:
        import altair as alt
    except ImportError:
        raise ImportError(
            'a chart needs Altair: pip install "yeksan[notebook]"; '
            "the timeline itself is shown as a table without it"
        ) from None
    data = alt.Data(values=chart_rows(entries, names, limit))
    tooltip = [
        alt.Tooltip(f"{name}:{kind}")
        for name, kind in (("days", "N"), ("entity", "N"), ("written as", "N"), ("mentions", "Q"))
    ]
    base = alt.Chart(data).encode(
        x=alt.X("first:T", title=None, scale=alt.Scale(type="utc")),
        y=alt.Y("entity:N", title=None, sort=alt.EncodingSortField("first", op="min")),
        tooltip=tooltip,
    )
    spans = base.mark_rule(strokeWidth=7, opacity=0.35).encode(x2="until:T")
    days = base.mark_circle(opacity=0.8).encode(
        size=alt.Size("mentions:Q", scale=alt.Scale(range=[40, 300]), legend=None)
    )
    return _drawn_here((spans + days).properties(width=640).interactive(bind_y=False))


def _drawn_here(chart: Any) -> Any:
    """The same chart; a notebook shows it with the scripts that draw it, so that nothing is fetched.

    Who has chosen a renderer of Altair, or lacks vl-convert, has what Altair shows.
    """
    kind = type(chart)

    class Drawn(kind):  # type: ignore[misc, valid-type]
        def _repr_mimebundle_(self, *arguments: Any, **named: Any) -> Any:
            import altair as alt

            if alt.renderers.active == "default" and (drawing := _drawing()) is not None:
                home = f"yk-{uuid.uuid4().hex}"
                scripts = f"<script>{drawing}</script><script>{_start(self, home)}</script>"
                return {"text/html": f'<div id="{home}">{_UNDRAWN}</div>{scripts}'}
            return super()._repr_mimebundle_(*arguments, **named)

    Drawn.__name__ = Drawn.__qualname__ = kind.__name__
    # Altair takes what is set on a chart for a part of the chart.
    object.__setattr__(chart, "__class__", Drawn)
    return chart


def embedded(chart: Any) -> tuple[str, list[str]]:
    """HTML with room for a chart, and the scripts that draw it there."""
    drawing = _drawing()
    if drawing is None:
        raise ImportError(
            'an interactive page needs vl-convert: pip install "yeksan[notebook]"; '
            "without interactive=True the page has a picture and a table"
        )
    return '<div id="yk-chart"></div>', [drawing, _start(chart, "yk-chart")]


def _drawing() -> str | None:
    """Vega, Vega-Lite and Vega-Embed as one script, from vl-convert; None where that is not installed."""
    try:
        import vl_convert
    except ImportError:
        return None
    # In a function, and once: a page may have several charts.
    converter: Any = vl_convert
    bundle: str = converter.javascript_bundle()
    return f"if (!window.vegaEmbed) {{ (() => {{ {bundle} }})(); }}"


def _start(chart: Any, home: str) -> str:
    # No text can end the script or begin a tag.
    spec = json.dumps(chart.to_dict()).replace("<", "\\u003c").replace(">", "\\u003e")
    return f'vegaEmbed("#{home}", {spec}, {{mode: "vega-lite"}});'


def _label(text: str) -> str:
    plain = "".join(character for character in text if character not in REORDERING)
    return f"{_ISOLATE}{plain}{_END}"
