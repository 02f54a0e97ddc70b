"""The class report as one HTML page: inline SVG, no script, nothing from outside."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape as as_html

from grader.classroom.attention import Concern
from grader.classroom.chart import bars, histogram
from grader.classroom.statistics import ClassStatistics, ExerciseStatistics
from grader.classroom.summary import (
    Table,
    attention_table,
    exercises_table,
    overview,
    standing,
    tables,
)
from grader.messages import Language, Message
from grader.page import page
from grader.text import clean


def class_page(
    found: ClassStatistics,
    tr: Language,
    concerns: Sequence[Concern] = (),
) -> str:
    """Return the page. Without `concerns` it names no student and no file: it is for showing."""
    names = tuple(exercise.title for exercise in found.exercises[:3])
    title = Message("Class report: {names}", names=names)
    return page(tr.of(title), _Body(tr).of(found, title, concerns), tr)


class _Body:
    """Writes the page in one language."""

    def __init__(self, tr: Language) -> None:
        self.tr = tr

    def of(self, found: ClassStatistics, title: Message, concerns: Sequence[Concern]) -> str:
        parts = [f"<h1>{self.text(title)}</h1>"]
        facts = "".join(
            f"<div><dt>{self.text(n)}</dt><dd>{self.text(v)}</dd></div>" for n, v in overview(found)
        )
        parts.append(f"<dl>{facts}</dl>")
        if found.open:
            reasons = "".join(f"<li>{self.text(why)}: {count}</li>" for why, count in found.open)
            open_ = self.text(Message("Not graded, and not a mark"))
            parts.append(f"<h2>{open_}</h2><ul>{reasons}</ul>")
        if concerns:
            parts.append(self.table(attention_table(concerns)))
        if len(found.exercises) > 1:
            parts.append(self.table(exercises_table(found)))
        parts += [self.exercise(exercise) for exercise in found.exercises]
        return "\n".join(parts)

    def exercise(self, found: ExerciseStatistics) -> str:
        title = self.text(found.title)
        parts = [f"<section><h2>{title}</h2><p>{self.text(standing(found))}</p>"]
        if any(found.histogram):
            label = self.tr("Scores in {title}", title=found.title)
            below = Message("Submissions by score, in per cent of the points")
            parts.append(self.figure(histogram(found.histogram, label), below))
        failing = [(c.name, c.failed, c.seen) for c in found.checks if c.failed]
        if failing:
            failing.sort(key=lambda row: -row[1] / row[2])
            label = self.tr("Failing checks in {title}", title=found.title)
            below = Message("Submissions that fail a check, of those that ran it")
            parts.append(self.figure(bars(failing, label, self.tr), below))
        parts += [self.table(table) for table in tables(found)]
        return "\n".join([*parts, "</section>"])

    def figure(self, chart: str, caption: Message) -> str:
        return f"<figure>{chart}<figcaption>{self.text(caption)}</figcaption></figure>"

    def table(self, table: Table) -> str:
        def row(cells: Sequence[object], tag: str) -> str:
            kinds = [' class="n"' if n in table.numeric else "" for n in range(len(cells))]
            inside = "".join(
                f"<{tag}{kind}>{self.text(cell)}</{tag}>"
                for kind, cell in zip(kinds, cells, strict=True)
            )
            return f"<tr>{inside}</tr>"

        note = f'<p class="faint">{self.text(table.note)}</p>' if table.note else ""
        body = "".join(row(cells, "td") for cells in table.rows)
        return (
            f'<h3>{self.text(table.title)}</h3><div class="scroll"><table><thead>'
            f"{row(table.header, 'th')}</thead><tbody>{body}</tbody></table></div>{note}"
        )

    def text(self, said: object) -> str:
        """Return text for a page: harmless, and with nothing in it that nobody sees."""
        return as_html(clean(self.tr.of(said)))
