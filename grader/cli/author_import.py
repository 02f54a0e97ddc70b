"""`grader author import`: questions of another system as a quiz file."""

from __future__ import annotations

from pathlib import Path

import click

from grader import registry
from grader.cli._command import Choice, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import unreadable, write_new
from grader.messages import Message

SECTION = "author"

_MOST = 1 << 20


@documented(
    Message("Read questions of Moodle (gift) or plain choices (aiken)."),
    "grader author import old.gift --from gift -o quiz.yaml",
)
@click.argument("file", metavar="FILE")
@option("--from", "kind", type=Choice(registry.stating("exchange", "READS")), required=True)
@option("--quiz", "name", metavar="ID", help=Message("id of the quiz; the file's name by default"))
@option("-o", "--output", metavar="FILE", help=Message("write it there, never over a file"))
@click.pass_obj
def command(setting: Setting, file: str, kind: str, name: str | None, output: str | None) -> int:
    import re

    from grader.exchange import left_out, wrote
    from grader.exchange._yaml import as_yaml

    path = setting.cwd / file
    found = registry.member("exchange", kind).read(_read(path, file))
    if not found.questions:
        for left in found.left_out:
            setting.say(left_out(left))
        raise UsageError(
            Message("`{file}` has no question that can be read as {kind}", file=file, kind=kind)
        )
    quiz = re.sub(r"[^a-z0-9]+", "-", (name or path.stem).lower()).strip("-") or "quiz"
    text, remarks = as_yaml(found, quiz, name or path.stem)
    if output is None:
        setting.emit(text)
    else:
        write_new(setting.cwd / output, text, output)
        setting.emit(setting.tr.of(wrote(output, len(found.questions))) + "\n")
    for left in found.left_out:
        setting.say(left_out(left))
    for remark in remarks:
        setting.say(Message("look at {name}: {reason}", name=remark.name, reason=remark.reason))
    return 1 if found.left_out else 0


def _read(path: Path, shown: str) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_MOST + 1)
    except OSError as error:
        raise unreadable(shown, error) from None
    if len(data) > _MOST:
        raise UsageError(
            Message("`{file}` is larger than {size} MiB", file=shown, size=_MOST >> 20)
        )
    return data.decode("utf-8-sig", "replace")
