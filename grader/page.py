"""The frame of every HTML page of ours: one file, no script, a strict policy, light and dark."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape

from grader.messages import Language

COLOURS = """
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --faint: #595959; --line: #bbb;
  --bar: #3465a4; --mark: #8f5902; --good: #1b6e2d; --bad: #a8201a; --box: #f4f4f2;
  --yours: #a84300; --theirs: #1f5f99; --warm: #f0a050; --cold: #6ba3d6; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #161616; --faint: #b0b0b0;
  --line: #555; --bar: #729fcf; --mark: #fcaf3e; --good: #86d993; --bad: #ff9d94; --box: #222;
  --yours: #f5a25d; --theirs: #8ab8ea; --warm: #a35c1e; --cold: #2d669e; } }
@media print { :root { --ink: #000; --paper: #fff; --faint: #333; --line: #888; --bar: #555;
  --mark: #000; --good: #000; --bad: #000; --box: #fff; --yours: #000; --theirs: #444;
  --warm: #f0a050; --cold: #6ba3d6; } }
"""
"""Of pictures: `yours` and `theirs` are lines, `warm` and `cold` the ground of a number's cell."""

_GROUND = "background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif;"
_RULES = """
* { box-sizing: border-box; }
main { max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; line-height: 1.2; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; line-height: 1.3; margin: 0 0 .5rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; } section { margin: 2rem 0; }
p { max-width: 44rem; margin: .5rem 0; overflow-wrap: anywhere; }
.faint, caption, figcaption { color: var(--faint); font-size: .875rem; }
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
svg .bar { fill: var(--bar); } svg .axis { stroke: var(--line); } svg .mark { fill: var(--mark); }
dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: .5rem 1rem; }
dt { color: var(--faint); font-size: .875rem; } dd { margin: 0; font-size: 1.25rem; }
ul { padding-left: 1.25rem; } li { overflow-wrap: anywhere; }
details { margin: 1rem 0; } summary { cursor: pointer; font-weight: 600; padding: .25rem 0; }
@media print { section, figure, tr { break-inside: avoid; } main { max-width: none; } }
"""
_TEXT = "svg text { fill: var(--ink); font: 12px system-ui, sans-serif; }"
_DRAWING = re.compile(r'<svg role="img" aria-label="(?P<label>[^"]*)".*?</svg>', re.S)
STYLE = f"{COLOURS}body {{ margin: 0; {_GROUND} }}{_RULES}{_TEXT}"


def page(title: str, body: str, tr: Language | None = None, style: str = "") -> str:
    """Return a page; `body` is HTML whose texts are escaped already, `style` further rules."""
    tag = language_tag(tr or Language())
    rules = STYLE + style
    digest = base64.b64encode(hashlib.sha256(rules.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{tag}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(title)}</title>\n<style>{rules}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def fragment(body: str, tr: Language, style: str = "") -> str:
    """Return the same for a page of somebody else, a notebook's: the rules reach no further."""
    colours = COLOURS.replace(":root", ".grader")
    rules = f"{colours}.grader {{ {_GROUND} padding: 1rem; {_RULES}{style} }}"
    return f'<div class="grader" lang="{language_tag(tr)}"><style>{rules}</style>{body}</div>'


def language_tag(tr: Language) -> str:
    """Return what HTML calls a language."""
    return tr.in_context("tag of this language in HTML", "en")


def with_images(body: str, style: str) -> str:
    """Return HTML with an image in the place of every drawing; `style` are the drawings' rules."""
    rules = f"{COLOURS}svg {{ background: var(--paper); }}{_TEXT}{style}"

    def image(drawn: re.Match[str]) -> str:
        svg = drawn[0].replace("<svg ", '<svg class="picture" ', 1)
        svg = svg.replace("<title>", f"<style>{rules}</style><title>", 1)
        data = base64.b64encode(svg.encode()).decode()
        return f'<img alt="{drawn["label"]}" src="data:image/svg+xml;base64,{data}">'

    return _DRAWING.sub(image, body)
