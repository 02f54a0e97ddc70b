"""The frame of every HTML page of ours: one file, no script, a strict policy, light and dark."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from grader.messages import Language

STYLE = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --faint: #666; --line: #bbb;
  --bar: #3465a4; --mark: #8f5902; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #161616; --faint: #aaa;
  --line: #555; --bar: #729fcf; --mark: #fcaf3e; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin-top: 2rem; }
p { max-width: 44rem; } .faint, caption, figcaption { color: var(--faint); font-size: .875rem; }
caption { text-align: left; padding-bottom: .25rem; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .25rem .75rem .25rem 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th { font-weight: 600; white-space: nowrap; }
td.n, th.n { text-align: right; white-space: nowrap; }
pre { padding: .75rem; border: 1px solid var(--line); overflow-x: auto; font-size: .875rem; }
figure { display: inline-block; margin: 1rem 2rem 1rem 0; vertical-align: top; max-width: 100%; }
 svg { max-width: 100%; height: auto; display: block; }
svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }
svg .bar { fill: var(--bar); } svg .axis { stroke: var(--line); } svg .mark { fill: var(--mark); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem 1rem; }
dt { color: var(--faint); font-size: .875rem; } dd { margin: 0; font-size: 1.25rem; }
@media print { :root { --ink: #000; --paper: #fff; --faint: #333; --line: #888; --bar: #555;
  --mark: #000; } section, figure, tr { break-inside: avoid; } main { max-width: none; } }
"""


def page(title: str, body: str, tr: Language | None = None) -> str:
    """Return a page; `body` is HTML whose texts are escaped already."""
    tag = (tr or Language()).in_context("tag of this language in HTML", "en")
    digest = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
