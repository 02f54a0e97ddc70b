"""`grader author stats`: how questions did, over the answers of many learners."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import click

from grader.cli._command import Command, example, option
from grader.cli._setting import Setting
from grader.messages import Message

if TYPE_CHECKING:
    from grader.item_statistics import ItemStatistics, Records

SECTION = "author"

_WEAK = 0.1
"""Below this discrimination a question asks for a look."""


@click.command(
    cls=Command,
    help=Message(
        "Show difficulty, discrimination and the most chosen wrong answer per question.\n\n"
        "FILE is what `grader quiz --record FILE` wrote: one per learner, or one for all."
    ),
    epilog=example("grader author stats answers/*.jsonl"),
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option("--json", "as_json", is_flag=True, help=Message("one JSON object instead of a table"))
@click.pass_obj
def command(setting: Setting, files: tuple[str, ...], as_json: bool) -> None:
    from grader.errors import UsageError
    from grader.item_statistics import read_records, statistics

    texts = []
    for name in files:
        try:
            texts.append((name, (setting.cwd / name).read_text("utf-8", "replace")))
        except OSError as error:
            raise UsageError(f"cannot read `{name}`: {error.strerror}") from None
    records = read_records(texts)
    if records.damaged:
        lines = "line" if records.damaged == 1 else "lines"
        setting.say(f"warning: skipped {records.damaged} damaged {lines}")
    found = statistics(records)
    if not found:
        raise UsageError(
            "no answers in these files", hint="`grader quiz --record FILE` writes them"
        )
    setting.emit(_json(found, records) if as_json else _table(found, records))


def _table(found: tuple[ItemStatistics, ...], records: Records) -> str:
    width = max(8, *(len(item.question) for item in found))
    head = f"{'question':<{width}}  answers  difficulty  discrimination  most chosen wrong answer"
    lines = [f"{len(records.shares)} learners, {len(found)} questions", "", head]
    for item in sorted(found, key=lambda item: (item.difficulty, item.question)):
        power = f"{item.discrimination:.2f}" if math.isfinite(item.discrimination) else "-"
        slip = f"  {item.slip} ({item.slip_count}x)" if item.slip else ""
        numbers = f"{item.count:>7}  {item.difficulty:>10.2f}  {power:>14}"
        lines.append(f"{item.question:<{width}}  {numbers}{slip}")
    weak = [item.question for item in found if item.discrimination < _WEAK]
    if weak:
        lines += [
            "",
            f"look at: {', '.join(weak)}",
            "who did well elsewhere did no better on these",
        ]
    return "\n".join(lines) + "\n"


def _json(found: tuple[ItemStatistics, ...], records: Records) -> str:
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
    whole = {"schema": 1, "learners": len(records.shares), "questions": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
