"""The class report as one HTML page: inline SVG, no script, nothing from outside."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as as_html

from grader.classroom.attention import Concern
from grader.classroom.chart import bars, histogram
from grader.classroom.statistics import ClassFigures, ExerciseFigures
from grader.classroom.summary import (
    Table,
    attention_table,
    exercises_table,
    overview,
    percent,
    tables,
)
from grader.page import page
from grader.text import clean

__all__ = ["class_page"]


def class_page(
    found: ClassFigures, title: str, note: str = "", concerns: Sequence[Concern] = ()
) -> str:
    """Return the page. Without `concerns` it names no student and no file: it is for showing."""
    parts = [f"<h1>{escape(title)}</h1>"]
    facts = "".join(
        f"<div><dt>{escape(n)}</dt><dd>{escape(v)}</dd></div>" for n, v in overview(found)
    )
    parts.append(f"<dl>{facts}</dl>")
    if found.open:
        reasons = "".join(f"<li>{escape(why)}: {count}</li>" for why, count in found.open)
        parts.append(f"<h2>Not graded, and not a mark</h2><ul>{reasons}</ul>")
    if concerns:
        parts.append(_table(attention_table(concerns)))
    if len(found.exercises) > 1:
        parts.append(_table(exercises_table(found)))
    parts += [_exercise(exercise) for exercise in found.exercises]
    if note:
        parts.append(f'<p class="faint">{escape(note)}</p>')
    return page(title, "\n".join(parts))


def _exercise(found: ExerciseFigures) -> str:
    states = ", ".join(f"{count} {state}" for state, count in sorted(found.states.items()))
    line = f"{states}; mean {percent(found.mean)}, median {percent(found.median)}"
    parts = [f"<section><h2>{escape(found.title)}</h2><p>{escape(line)}</p>"]
    if any(found.histogram):
        chart = histogram(found.histogram, f"Scores in {found.title}")
        parts.append(f"<figure>{chart}<figcaption>Submissions by score, in per cent of the points")
        parts.append("</figcaption></figure>")
    failing = [(c.name, c.failed, c.seen) for c in found.checks if c.failed]
    if failing:
        failing.sort(key=lambda row: -row[1] / row[2])
        chart = bars(failing, f"Failing checks in {found.title}")
        parts.append(f"<figure>{chart}<figcaption>Submissions that fail a check, of those that ")
        parts.append("ran it</figcaption></figure>")
    parts += [_table(table) for table in tables(found)]
    return "\n".join([*parts, "</section>"])


def _table(table: Table) -> str:
    def row(cells: tuple[str, ...], tag: str) -> str:
        kinds = [' class="n"' if n in table.numeric else "" for n in range(len(cells))]
        inside = "".join(
            f"<{tag}{kind}>{escape(cell)}</{tag}>" for kind, cell in zip(kinds, cells, strict=True)
        )
        return f"<tr>{inside}</tr>"

    note = f'<p class="faint">{escape(table.note)}</p>' if table.note else ""
    body = "".join(row(cells, "td") for cells in table.rows)
    return (
        f'<h3>{escape(table.title)}</h3><div class="scroll"><table><thead>'
        f"{row(table.header, 'th')}</thead><tbody>{body}</tbody></table></div>{note}"
    )


def escape(text: str) -> str:
    """Return text for a page: harmless, and with nothing in it that nobody sees."""
    return as_html(clean(text))
