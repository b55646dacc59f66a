"""The style sheet: tints for light and dark grounds alike, and nothing that meaning hangs on."""

from __future__ import annotations

# Twice .yk is more than what JupyterLab says of tables.
# No padding, margin, border or other font in a mark: each would cut Arabic letters from each other.
FRAGMENT = """\
.yk{--yk-per:rgba(226,132,32,.32);--yk-org:rgba(92,112,232,.32);--yk-place:rgba(38,160,88,.32);--yk-date:rgba(206,70,140,.26);\
--yk-other:rgba(128,128,128,.3);--yk-line:rgba(128,128,128,.55);color:var(--jp-content-font-color1,inherit);line-height:1.9;text-align:start}
.yk p{margin:.35em 0}
.yk mark{color:inherit;background:var(--yk-other);padding:0;margin:0;border:0;font:inherit}
.yk .yk-PER{background:var(--yk-per)}
.yk .yk-ORG{background:var(--yk-org)}
.yk .yk-GPE,.yk .yk-LOC{background:var(--yk-place)}
.yk .yk-DATE,.yk .yk-TIME,.yk .yk-DURATION,.yk .yk-SET{background:var(--yk-date)}
.yk sup{font:600 .58em/0 system-ui,sans-serif;vertical-align:super;user-select:none}
.yk sup{white-space:nowrap}
.yk .yk-control{font:.6em/0 system-ui,sans-serif;border:1px dotted var(--yk-line);user-select:none}
.yk table{border-collapse:collapse;margin:.5em 0;line-height:1.6}
.yk.yk table caption{text-align:start;font-weight:600;padding:.3em 0}
.yk.yk table th,.yk.yk table td{border:1px solid var(--yk-line);padding:.2em .55em;text-align:start}
.yk.yk table th,.yk.yk table td{vertical-align:top}
.yk tbody th{white-space:nowrap}
.yk thead th{border-bottom-width:2px}
.yk code{font-size:.85em;white-space:pre-wrap}
.yk summary{cursor:pointer}
.yk small{font-size:.72em}
.yk.yk table td:has(small){text-align:center;white-space:nowrap}
.yk circle.yk-PER{fill:#c96f12}
.yk circle.yk-ORG{fill:#5868d8}
.yk circle.yk-GPE,.yk circle.yk-LOC{fill:#23915a}
@media (forced-colors:active){.yk mark{text-decoration:underline}}
"""

PAGE = """\
:root{color-scheme:light dark;--yk-ground:#fff;--yk-ink:#1c1c1e;--yk-link:#0b57d0}
@media (prefers-color-scheme:dark){:root{--yk-ground:#17181b;--yk-ink:#ececee;--yk-link:#8ab4f8}}
body{background:var(--yk-ground);color:var(--yk-ink);max-width:62em;margin:0 auto;padding:1.2em}
body{font:16px/1.6 system-ui,"Noto Sans","Noto Sans Arabic",sans-serif}
a{color:var(--yk-link)}
h1{font-size:1.6em;line-height:1.3}
h2{font-size:1.25em;line-height:1.5;margin-top:1.8em}
.yk-wide{overflow-x:auto}
"""


def styled(inner: str) -> str:
    """A fragment with its style sheet, for a notebook cell; without the sheet it still reads."""
    return f'<div class="yk"><style>{FRAGMENT}</style>{inner}</div>'
