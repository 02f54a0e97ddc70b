"""`grader author words`: the words that the expressions of an exercise may use."""

from __future__ import annotations

import click

from grader.cli._command import Command, example
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "author"


@click.command(
    cls=Command,
    help=Message(
        "List the words of expressions: all, or those whose name or sentence has PART in it."
    ),
    epilog=example("grader author words mask"),
)
@click.argument("part", metavar="[PART]", default="")
@click.pass_obj
def command(setting: Setting, part: str) -> None:
    from grader.errors import UsageError
    from grader.numerics.vocabulary import NAMES, document
    from grader.suggest import did_you_mean

    words = document()
    wanted = part.casefold()
    found = [w for w in words if wanted in w.signature.casefold() or wanted in w.doc.casefold()]
    if not found:
        hint = did_you_mean(part, [word.name for word in words])
        raise UsageError(
            Message("no word has `{part}` in it", part=part),
            hint=hint or Message("`grader author words` lists all"),
        )
    lines = [f"{word.signature}\n    {word.doc}" for word in found]
    if not part:
        lines += [" ".join(NAMES), "    " + setting.tr("Constants.")]
    setting.emit("\n".join(lines) + "\n")
