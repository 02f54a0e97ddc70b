"""A report as one HTML page, to show and to hand back: no script, nothing from elsewhere.

Verdict, mistake, the case that fails, checks; the rest is folded. Everything is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape

from grader import page, registry
from grader.model import Status
from grader.reports import Audience, Display, View
from grader.reports._feedback import place, the_case
from grader.reports._parts import Failure
from grader.text import number

KIND = "html"
AUDIENCE = Audience.STUDENT
DRAWINGS = """
.picture .title { font-weight: 600; } .picture .quiet { fill: var(--faint); }
.picture rect { stroke: var(--line); } .warm { fill: var(--warm); } .cold { fill: var(--cold); }
.picture .odd { fill: none; stroke-dasharray: 2 2; }
.picture path { fill: none; stroke: var(--ink); stroke-width: 1.5; }
.picture .off { stroke-width: 1; } .picture .dot { fill: var(--ink); stroke: none; }
.picture .frame, .picture .zero { stroke: var(--faint); stroke-width: 1; }
.picture .zero { stroke-dasharray: 1 3; } .picture .boundary { stroke-width: 2; }
.picture .margin { stroke-dasharray: 6 4; } .picture .wrong { stroke: var(--bad); }
.picture .warm-mark { stroke: var(--yours); } .picture .cold-mark { stroke: var(--theirs); }
.picture .yours { stroke: var(--yours); stroke-width: 2; }
.picture .theirs { stroke: var(--theirs); stroke-width: 2; stroke-dasharray: 6 4; }
.picture .dots { stroke-dasharray: none; stroke-width: 1.5; }
.picture .yours.dots { fill: var(--yours); }
"""
"""What the parts of a drawing look like, on a page and in an image of its own."""
STYLE = (
    DRAWINGS
    + """
.verdict { margin: 0 0 1.5rem; padding: .75rem 1rem; background: var(--box);
  border-left: .4rem solid var(--faint); }
.verdict.good { border-color: var(--good); } .verdict.bad { border-color: var(--bad); }
.verdict p { margin: 0; } .verdict .word { font-weight: 700; font-size: 1.15rem; }
.verdict .steps { margin: .5rem 0 0; padding: 0; list-style: none; }
.good .word, .yes { color: var(--good); } .bad .word, .no { color: var(--bad); }
.name { border-left: .4rem solid var(--mark); padding-left: 1rem; }
.name p { white-space: pre-line; }
pre { margin: .5rem 0; background: var(--box); line-height: 1.4; }
pre, code { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
.call { white-space: pre-wrap; overflow-wrap: anywhere; }
.pair { display: flex; flex-wrap: wrap; gap: 0 1.5rem; } .pair > div { min-width: 0; }
.pair p { margin-bottom: 0; font-weight: 600; }
.advice::before { content: "→ "; }
.picture { display: flex; flex-wrap: wrap; gap: 1rem 1.5rem; margin: 1rem 0; }
.picture figcaption { flex-basis: 100%; }
.panel { overflow-x: auto; max-width: 100%; } .panel svg { max-width: none; }
.said { min-width: 14rem; white-space: pre-line; }
@media (max-width: 34rem) { .rows thead { display: none; } .rows, .rows tbody { display: block; }
  .rows tr { display: grid; grid-template-columns: 1.5rem 1fr auto; padding: .25rem 0;
    border-bottom: 1px solid var(--line); }
  .rows td { border: 0; padding: 0; overflow-wrap: anywhere; }
  .rows .said { grid-column: 2 / -1; min-width: 0; } }
"""
)
_GLYPHS = {Status.PASS: ("yes", "✓"), Status.BLOCKED: ("faint", "–")}


def render(view: View, options: Display) -> str:
    """Return the page."""
    return page.page(view.title, body(view), view.tr, STYLE)


def fragment(view: View) -> str:
    """Return what a notebook shows below a cell.

    A notebook that is not trusted drops rules and drawings, and leaves the texts of the drawings:
    there they are images.
    """
    return page.fragment(page.with_images(body(view), DRAWINGS), view.tr, STYLE)


def body(view: View) -> str:
    """Return what stands between the tags of `main`."""
    parts = [_head(view), *_mistakes(view)]
    if view.failure is not None:
        parts.append(_failure(view, view.failure))
    return "\n".join([*parts, _checks(view), _rest(view)])


def _head(view: View) -> str:
    report = view.report
    kind = "good" if report.passed else "" if report.internal or not report.outcomes else "bad"
    glyph = {"good": "✓ ", "bad": "✗ "}.get(kind, "! ")
    facts = [report.exercise, report.file, report.backend]
    facts.append(view.tr("seed {seed}", seed=report.seed))
    return (
        f"<h1>{escape(view.title)}</h1>"
        f'<div class="verdict {kind}"><p class="word">{glyph}{escape(view.verdict)}</p>'
        f"<p>{escape(view.points)}</p>{_p(' · '.join(facts), 'faint')}{_steps(view)}</div>"
    )


def _steps(view: View) -> str:
    """Return the commands that go on, where its reader has them."""
    named = (f"{escape(step.label)} <code>{escape(step.command)}</code>" for step in view.steps)
    told = "".join(f"<li>{one}</li>" for one in named)
    return f'<ul class="steps">{told}</ul>' if told else ""


def _mistakes(view: View) -> list[str]:
    named = []
    for one in view.mistakes:
        title = escape(view.tr("mistake: {title}", title=one.title))
        said = _p(one.message) + _p(one.evidence, "faint")
        named.append(f'<section class="name"><h2>{title}</h2>{said}</section>')
    return [_p(view.relation), *named] if view.relation else named


def _failure(view: View, worst: Failure) -> str:
    tr = view.tr
    if worst.case:
        first = the_case(view, worst)
    else:
        first = tr("{label}: {text}", label=worst.check, text=worst.message)
    said = worst.lines or ((worst.message,) if worst.case else ())
    parts = [f"<section><h2>{escape(first)}</h2>", *map(_p, said)]
    parts += [_p(worst.advice, "advice"), _called(worst), _picture(view, worst)]
    if not worst.figure:
        parts.append(_results(view, worst))
    for spot in worst.spots[-1:]:
        carets = f"\n{spot.carets}" if spot.carets else ""
        parts += [_p(place(view, spot)), _pre([f"{spot.text}{carets}"]) if carets else ""]
    return "".join([*parts, "</section>"])


def _picture(view: View, worst: Failure) -> str:
    """Return the figure, with its line above it and what its marks mean below."""
    if worst.figure is None or worst.figure.kind not in registry.kinds("figures"):
        return ""
    module = registry.member("figures", worst.figure.kind)
    drawn, legend = module.svg(worst.figure, view.tr), module.legend(worst.figure, view.tr)
    below = f"<figcaption>{escape(legend)}</figcaption>" if legend else ""
    return f'{_p(worst.told)}<figure class="picture">{drawn}{below}</figure>'


def _called(worst: Failure) -> str:
    """Return the call with its inputs."""
    sample = worst.sample
    if not sample.call:
        return ""
    given = (one.name if one.grid else f"{one.name}={one.brief}" for one in sample.inputs)
    shapes = [f"{one.name} {one.brief}" for one in sample.inputs if one.grid]
    return _pre([f"{sample.call}({', '.join(given)})", *shapes], "call")


def _results(view: View, worst: Failure) -> str:
    """Return what came of the call beside what was expected."""
    sample, tr = worst.sample, view.tr
    sides = [(tr("yours"), sample.got), (tr("expected"), sample.want)]
    shown = [f"<div>{_p(name + sample.of)}{_pre([text])}</div>" for name, text in sides if text]
    return "".join(['<div class="pair">', *shown, "</div>"]) if shown else ""


def _checks(view: View) -> str:
    tr = view.tr
    rows = [
        (
            _mark(row.status),
            escape(row.check),
            f"{number(row.points)}/{number(row.max_points)}" if row.max_points else "",
            _told(row.text),
        )
        for row in view.rows
        if row.status is not Status.BLOCKED
    ]
    if waiting := [row for row in view.rows if row.status is Status.BLOCKED]:
        many = tr.plural("{n} check", "{n} checks", len(waiting))
        rows.append((_mark(Status.BLOCKED), escape(many), "", _told(waiting[0].text)))
    head = ("", escape(tr("check")), escape(tr("points")), "")
    title = escape(tr("Checks"))
    return f"<section><h2>{title}</h2>{_table(head, rows)}</section>"


def _mark(status: Status) -> str:
    kind, glyph = _GLYPHS.get(status, ("no", "✗"))
    return f'<span class="{kind}">{glyph}</span>'


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of cells that are HTML; the last one holds sentences."""
    titles = "".join(f"<th>{cell}</th>" for cell in head)
    last, said = len(head) - 1, ' class="said"'
    lines = (
        "".join(f"<td{said * (n == last)}>{cell}</td>" for n, cell in enumerate(row))
        for row in rows
    )
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    return (
        f'<div class="scroll"><table class="rows"><thead><tr>{titles}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _rest(view: View) -> str:
    """Return what is folded: every visible case, remarks, what was printed, how it was graded."""
    tr, report = view.tr, view.report
    cases = [
        (_mark(o.status), f"{escape(o.check)} / {escape(o.case)}", _told(tr.of(o.message)))
        for o in report.outcomes
        if o.case and not o.hidden
    ]
    parts = [_table(("", escape(tr("case")), ""), cases)] if cases else []
    if view.failure is not None and view.failure.figure:
        parts.append(_results(view, view.failure))
    if view.failure is not None and view.failure.map:
        parts += [_p(tr("· as allowed, then ░ ▒ █")), _pre(view.failure.map)]
    if view.printed.lines:
        parts += [_p(tr("your code printed:")), _pre(view.printed.lines)]
    facts = [tr("seed: {seed}", seed=report.seed)]
    facts.append(tr("isolation: {isolation}", isolation=view.isolation))
    if origin := str(report.origin):
        facts.append(tr("content: {origin}", origin=origin))
    parts += [_p(fact, "faint") for fact in facts]
    notes = "".join(f"<li>{_told(note)}</li>" for note in view.notes)
    shown = f"<ul>{notes}</ul>" if notes else ""
    title = escape(tr("All that is known"))
    return f"{shown}<details><summary>{title}</summary>{''.join(parts)}</details>"


def _p(text: str, kind: str = "") -> str:
    within = f' class="{kind}"' if kind else ""
    return f"<p{within}>{_told(text)}</p>" if text else ""


def _told(text: str) -> str:
    """Return a sentence as HTML: what stands in backticks is code."""
    return re.sub(r"`([^`\n]+)`", r"<code>\1</code>", escape(text))


def _pre(lines: Sequence[str], kind: str = "") -> str:
    within = f' class="{kind}"' if kind else ""
    return f"<pre{within}>{escape(chr(10).join(lines))}</pre>"
