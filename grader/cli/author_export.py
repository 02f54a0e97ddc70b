"""`grader author export`: a quiz in the format of another system."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.content.quizzes import Quizzes
    from grader.model import Misconception
    from grader.questions import Question, Variant

SECTION = "author"


@click.command(epilog="example: grader author export attention --to gift -o attention.gift")
@click.argument("quiz", metavar="QUIZ[#ID]")
@click.option("--to", "kind", type=click.Choice(["gift", "text2qti", "anki"]), required=True)
@click.option("-o", "--output", metavar="FILE", help="write it there")
@click.option("--seed", type=click.IntRange(0), default=0, metavar="N", help="of drawn values")
@click.option(
    "--variants",
    type=click.IntRange(1, 100),
    default=1,
    metavar="N",
    help="of each question with drawn values",
)
@click.pass_obj
def command(
    setting: Setting, quiz: str, kind: str, output: str | None, seed: int, variants: int
) -> None:
    """Write a quiz for Moodle (gift), Canvas (text2qti) or Anki."""
    from grader import families
    from grader.cli._session import quizzes
    from grader.errors import UsageError

    found = quizzes(setting)
    drawn, title = _drawn(setting, found, quiz, seed, variants)
    exported = families.member("exchange", kind).write(drawn, title, setting.lang)
    if output is None:
        setting.emit(exported.text)
    else:
        try:
            Path(setting.cwd / output).write_text(exported.text, encoding="utf-8", newline="\n")
        except OSError as error:
            raise UsageError(f"cannot write `{output}`: {error.strerror}") from None
        setting.emit(f"wrote {output}: {len(drawn) - len(exported.left_out)} questions\n")
    for left in exported.left_out:
        setting.say(f"left out {left.name}: {left.reason}")


def _drawn(
    setting: Setting, found: Quizzes, target: str, seed: int, count: int
) -> tuple[list[Variant], str]:
    from grader.cli.quiz import one
    from grader.questions import draw

    name, _, identity = target.partition("#")
    head = found.head(name) if name else found.entries[one(found, None, identity)][0]
    only = one(found, head, identity) if identity else ""
    known = setting.course.misconceptions()
    drawn = []
    for question in found.quiz(head.id).questions:
        if only and question.id != only:
            continue
        whole = _with_reasons(question, known)
        for number in range(count if question.drawn else 1):
            variant = draw(whole, f"export {seed}/{question.id}/{number}", audit=True)
            named = replace(whole, id=f"{whole.id}-{number + 1}")
            drawn.append(replace(variant, question=named) if count > 1 and whole.drawn else variant)
    return drawn, head.title.get(setting.lang)


def _with_reasons(question: Question, known: Mapping[str, Misconception]) -> Question:
    """Return the question with the sentences of its misconceptions where it has none itself."""

    def whole(part: Any) -> Any:
        if isinstance(part, Mapping):
            filled = {name: whole(value) for name, value in part.items()}
            name = str(filled.get("misconception"))
            if name in known and filled.get("why", "") is None:
                filled["why"] = known[name].says
            return filled
        return tuple(map(whole, part)) if isinstance(part, tuple) else part

    return replace(question, options=whole(question.options))
