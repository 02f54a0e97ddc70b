"""`grader author validate`: prove that exercises and quizzes are what they say they are."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from grader.cli._command import Command, Whole, example, option
from grader.cli._setting import Setting
from grader.messages import Message

if TYPE_CHECKING:
    from grader.validate import Proof, Row

SECTION = "author"


@click.command(
    cls=Command,
    help=Message("Run every answer, starter and wrong variant; draw every question of a quiz."),
    epilog=example("grader author validate stable-softmax --seeds 3"),
)
@click.argument("targets", metavar="[EX|QUIZ[#ID]]...", nargs=-1)
@option("--seed", type=Whole(0), default=0, metavar="N", help=Message("first seed"))
@option("--seeds", type=Whole(1), default=1, metavar="N", help=Message("how many seeds"))
@option(
    "--variants", type=Whole(1), metavar="N", help=Message("draws of each question; lists them")
)
@option("--matrix", is_flag=True, help=Message("show what catches what, and how each was named"))
@option("--require-sandbox", "require", metavar="KIND", help=Message("refuse a weaker sandbox"))
@click.pass_obj
def command(
    setting: Setting,
    targets: tuple[str, ...],
    seed: int,
    seeds: int,
    variants: int | None,
    matrix: bool,
    require: str | None,
) -> int:
    from grader.cli._validate_quiz import split, validate_quizzes
    from grader.sandbox import choose
    from grader.validate import validate

    chosen, quizzes = split(setting, targets)

    def show(proof: Proof) -> None:
        setting.emit("\n".join(_lines(proof, matrix)) + "\n")

    sandbox = choose(require)
    try:
        standing = count = 0
        if chosen or (not quizzes and setting.course.ids):
            proofs = validate(
                setting.course, sandbox, chosen, seeds=range(seed, seed + seeds), on_proof=show
            )
            standing, count = sum(proof.stands for proof in proofs), len(proofs)
        if quizzes or not targets:
            good, asked = validate_quizzes(
                setting,
                quizzes,
                lambda: sandbox,
                variants=variants or 100,
                seed=seed,
                every=variants is not None,
            )
            standing, count = standing + good, count + asked
    finally:
        sandbox.close()
    setting.emit(f"{standing} of {count} proofs stand\n")
    return 0 if standing == count else 1


def _lines(proof: Proof, matrix: bool) -> Iterator[str]:
    named = sum(row.variant in row.named for row in proof.wrong)
    killed = sum(bool(row.killed_by) for row in proof.wrong)
    margin = f"{proof.margin:.0f} x" if math.isfinite(proof.margin) else "infinite"
    yield (
        f"{'ok  ' if proof.stands else 'FAIL'} {proof.exercise} (seed {proof.seed}): "
        f"{len(proof.correct)} correct, {killed} of {len(proof.wrong)} wrong caught, "
        f"{named} named, margin {margin}"
    )
    if matrix:
        for row in (*proof.correct, *proof.wrong):
            yield from _row(row)
    for problem in proof.problems:
        yield f"     {problem}"
    if any(problem.startswith("correct `") for problem in proof.problems):
        yield "     hint: a class that no misconception names counts as correct"


def _row(row: Row) -> Iterator[str]:
    ratio = f"{row.ratio:.2g}" if math.isfinite(row.ratio) else "inf"
    named = f"named {', '.join(row.named)}" if row.named else ""
    yield f"     {row.variant:<32} {ratio:>8} x allowed  {row.seconds:5.2f} s  {named}"
    if row.killed_by:
        yield f"       caught by {', '.join(row.killed_by)}"
