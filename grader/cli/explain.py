"""`grader explain`: a misconception in words, where to read on, where it is met and asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.model import Misconception, Text

SECTION = "learner"


@click.command(epilog="example: grader explain no-scale")
@click.argument("code")
@click.pass_obj
def command(setting: Setting, code: str) -> None:
    """Explain a mistake that a report named."""
    from grader.reports._text import wrap

    mistake = _find(setting, code)
    lang, width = setting.lang, setting.width
    lines = wrap(f"{mistake.id}   {mistake.title.get(lang)}", width)
    lines += ["", *wrap(f"  {mistake.says.get(lang).strip()}", width)]
    met = list(_exercises(setting, mistake.id))
    for exercise, says in met:
        if says is not None:
            lines += ["", f"  in {exercise}:"]
            lines += wrap(f"    {says.get(lang).strip()}", width)
    if mistake.see:
        lines += ["", *wrap(f"  read    {mistake.see}", width)]
    if met:
        lines += [] if mistake.see else [""]
        lines += wrap(f"  met in  {', '.join(exercise for exercise, _ in met)}", width)
    if questions := _questions(setting, mistake.id):
        lines += [] if mistake.see or met else [""]
        lines += wrap(f"  asked   grader quiz {questions[0]}", width)
    setting.emit("\n".join(lines) + "\n")


def _questions(setting: Setting, code: str) -> list[str]:
    """Return the questions that can show `code`, as `QUIZ#ID`."""
    from grader.cli._session import quizzes
    from grader.errors import ContentError

    try:
        entries = quizzes(setting).entries.values()
    except ContentError:  # a quiz's fault is no reason to explain nothing
        return []
    return [f"{head.id}#{entry.id}" for head, entry in entries if code in entry.misconceptions]


def _find(setting: Setting, code: str) -> Misconception:
    from grader.errors import UsageError
    from grader.suggest import suggest

    known = setting.course.misconceptions()
    wanted = code.replace("_", "-")
    near = [name for name in known if name.startswith(wanted)]
    if wanted in known or len(near) == 1:
        return known[wanted if wanted in known else near[0]]
    if near:
        raise UsageError(
            f"`{code}` is the beginning of {len(near)} codes: {', '.join(near)}",
            hint="write more of the name",
        )
    guess = suggest(wanted, known)
    hint = f"did you mean `{guess}`?" if guess else "codes are what a report calls your mistake"
    raise UsageError(f"no misconception `{code}`", hint=hint)


def _exercises(setting: Setting, code: str) -> Iterator[tuple[str, Text | None]]:
    """Yield the exercises that know `code`, with their own sentence where they have one."""
    from grader.errors import ContentError

    for identity in setting.course.ids:
        if code not in setting.course.path(identity).read_text("utf-8", "replace"):
            continue
        try:
            slip = setting.course.exercise(identity).slips.get(code)
        except ContentError:  # another exercise's fault is no reason to explain nothing
            continue
        if slip is not None:
            yield identity, slip.says
