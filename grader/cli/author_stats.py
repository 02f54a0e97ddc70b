"""`grader author stats`: how questions did, over the answers of many learners."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from grader.cli._command import documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import unreadable
from grader.messages import Language, Message, plural
from grader.text import cells, clean, pad

if TYPE_CHECKING:
    from grader.item_statistics import ItemStatistics, Records

SECTION = "author"

_WEAK = 0.1
"""Below this discrimination a question asks for a look."""


@documented(
    Message(
        "Show difficulty, discrimination and the most chosen wrong answer per question.\n\n"
        "FILE is what `grader quiz --record FILE` wrote: one per learner, or one for all."
    ),
    "grader author stats answers/*.jsonl",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option("--json", "as_json", is_flag=True, help=Message("one JSON object instead of a table"))
@click.pass_obj
def command(setting: Setting, files: tuple[str, ...], as_json: bool) -> None:
    from grader.item_statistics import read_flags, read_records, statistics

    texts = []
    for name in files:
        try:
            texts.append((name, (setting.cwd / name).read_text("utf-8", "replace")))
        except OSError as error:
            raise unreadable(name, error) from None
    records = read_records(texts)
    if records.damaged:
        setting.say(
            plural(
                "warning: skipped {n} damaged line",
                "warning: skipped {n} damaged lines",
                records.damaged,
            )
        )
    found, flags = statistics(records), read_flags(texts)
    if not found and not flags:
        raise UsageError(
            Message("no answers in these files"),
            hint=Message("`grader quiz --record FILE` writes them"),
        )
    if as_json:
        setting.emit(_json(found, records, flags))
        return
    lines = [*(_table(found, records, setting.tr) if found else []), *_flagged(flags, setting.tr)]
    setting.emit("\n".join(lines) + "\n")


def _flagged(flags: Mapping[str, Sequence[str]], tr: Language) -> list[str]:
    """Return what learners reported, the question that was reported most in front."""
    lines: list[str] = []
    for question, notes in sorted(flags.items(), key=lambda item: (-len(item[1]), item[0])):
        flagged = tr("flagged {n}x: {name}", n=len(notes), name=clean(question))
        lines += ["", flagged, *(f"  {clean(note)}" for note in notes if note.strip())]
    return lines


def _table(found: tuple[ItemStatistics, ...], records: Records, tr: Language) -> list[str]:
    heads = (tr("answers"), tr("difficulty"), tr("discrimination"), tr("most chosen wrong answer"))
    first = tr.in_context("head of a table", "question")
    name = max(8, cells(first), *(cells(item.question) for item in found))
    widths = [max(least, cells(head)) for least, head in zip((7, 10, 14), heads, strict=False)]
    padded = (pad(head, width) for head, width in zip(heads, widths, strict=False))
    counts = tr(
        "{learners} learners, {questions} questions",
        learners=len(records.shares),
        questions=len(found),
    )
    lines = [counts, "", "  ".join([pad(first, name), *padded, heads[-1]])]
    for item in sorted(found, key=lambda item: (item.difficulty, item.question)):
        power = f"{item.discrimination:.2f}" if math.isfinite(item.discrimination) else "-"
        slip = f"  {item.slip} ({item.slip_count}x)" if item.slip else ""
        figures = (str(item.count), f"{item.difficulty:.2f}", power)
        row = (figure.rjust(width) for figure, width in zip(figures, widths, strict=True))
        lines.append("  ".join([pad(item.question, name), *row]) + slip)
    weak = tuple(item.question for item in found if item.discrimination < _WEAK)
    if weak:
        lines += ["", tr("look at: {names}", names=weak)]
        lines.append(tr("who did well elsewhere did no better on these"))
    return lines


def _json(
    found: tuple[ItemStatistics, ...], records: Records, flags: Mapping[str, Sequence[str]]
) -> str:
    import json
    from dataclasses import asdict

    rows = []
    for item in found:
        row = asdict(item)
        rows.append(
            {
                name: None if isinstance(value, float) and not math.isfinite(value) else value
                for name, value in row.items()
            }
        )
    flagged = [{"question": name, "notes": list(notes)} for name, notes in flags.items()]
    learners = len(records.shares)
    whole = {"schema": 1, "learners": learners, "questions": rows, "flagged": flagged}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
