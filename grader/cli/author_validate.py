"""`grader author validate`: prove that exercises and quizzes are what they say they are."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli._command import Choice, Whole, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message

if TYPE_CHECKING:
    from grader.proof import Claim, Proof, QuestionProof, QuizProof, Result, VariantProof

SECTION = "author"


@documented(
    Message("Run every answer, starter and wrong variant; draw every question of a quiz."),
    "grader author validate stable-softmax --seeds 3",
)
@click.argument("targets", metavar="[EX|QUIZ[#ID]]...", nargs=-1)
@option("--seed", type=Whole(0), default=0, metavar="N", help=Message("first seed"))
@option("--seeds", type=Whole(1), default=1, metavar="N", help=Message("how many seeds"))
@option(
    "--variants", type=Whole(1), metavar="N", help=Message("draws of each question; lists them")
)
@option("--matrix", is_flag=True, help=Message("show what catches what, and how each was named"))
@option("--changed", metavar="REV", help=Message("only what has changed since a git revision"))
@option("--jobs", type=Whole(1), default=1, metavar="N", help=Message("how many at once"))
@option(
    "--format",
    "form",
    type=Choice(("text", "junit", "json")),
    default="text",
    help=Message("what to print"),
)
@option("--require-sandbox", "require", metavar="KIND", help=Message("refuse a weaker sandbox"))
@click.pass_obj
def command(
    setting: Setting,
    targets: tuple[str, ...],
    seed: int,
    seeds: int,
    variants: int | None,
    matrix: bool,
    changed: str | None,
    jobs: int,
    form: str,
    require: str | None,
) -> int:
    from grader.proof import VARIANTS, Prover, run
    from grader.proof.formats import as_json, as_junit, standing

    tasks = list(_tasks(setting, targets, range(seed, seed + seeds), changed))
    if not tasks:
        return _nothing(setting, changed)
    prover = Prover(setting.course.root, setting.course.base, require, variants or VARIANTS)
    results: list[Result] = []
    try:
        for result in run(prover, tasks, jobs):
            results.append(result)
            if form == "text":
                lines = _lines(setting, result, matrix=matrix, every=variants is not None)
                setting.emit("\n".join(lines) + "\n")
    finally:
        prover.close()
    good, count = standing(results)
    if form == "text":
        line = setting.tr("{good} of {count} proofs stand", good=good, count=count)
        setting.emit(f"{line}\n")
    else:
        setting.emit({"json": as_json, "junit": as_junit}[form](results))
    return 0 if good == count else 1


def _nothing(setting: Setting, changed: str | None) -> int:
    if changed is None:
        raise UsageError(
            Message("there is no exercise to validate"), hint=Message("`grader author new`")
        )
    setting.say(Message("nothing has changed since `{revision}`", revision=changed))
    return 0


def _tasks(
    setting: Setting, targets: Sequence[str], seeds: Sequence[int], changed: str | None
) -> Iterator[Claim]:
    """Yield what to prove: the targets, else everything, of that only what has changed."""
    from grader.content.changes import changed_since
    from grader.proof import Claim

    course = setting.course
    if targets:
        exercises, quizzes = _split(setting, targets)
    else:
        exercises = list(course.ids)
        quizzes = [(path, "") for path in setting.quizzes.paths]
    if changed is not None:
        changes = changed_since(course, changed)
        exercises = [name for name in exercises if name in changes.exercises]
        quizzes = [quiz for quiz in quizzes if quiz[0] in changes.quizzes]
    for name in exercises:
        yield from (Claim(seed, exercise=name) for seed in seeds)
    for path, question in quizzes:
        yield Claim(seeds[0], quiz=path, question=question)


def _split(setting: Setting, targets: Sequence[str]) -> tuple[list[str], list[tuple[Path, str]]]:
    """Return which targets are exercises, by id, and which are quizzes or questions of them.

    Raises
    ------
    UsageError
        One is neither.
    """
    from grader.interface.quizzes import named

    exercises: list[str] = []
    quizzes: list[tuple[Path, str]] = []
    for target in targets:
        if "#" in target or (
            target not in setting.course.ids
            and any(target == head.id for head in setting.quizzes.heads)
        ):
            head, question = named(setting.quizzes, target)
            quizzes.append((head.path, question))
        else:
            exercises.append(setting.exercise_id(target))
    return exercises, quizzes


# --------------------------------------------------------------------------- as text


def _lines(setting: Setting, result: Result, *, matrix: bool, every: bool) -> Iterator[str]:
    from grader.proof import Proof

    if isinstance(result, Proof):
        yield from _exercise(setting, result, matrix)
    else:
        yield from _quiz(setting, result, every)


def _exercise(setting: Setting, proof: Proof, matrix: bool) -> Iterator[str]:
    tr = setting.tr
    margin = tr("infinite")
    if math.isfinite(proof.margin):
        margin = tr("{margin:.0f} x", margin=proof.margin)
    head = f"{'ok  ' if proof.stands else 'FAIL'} {proof.exercise}"
    if not proof.correct:
        yield head + " " + tr("(seed {seed})", seed=proof.seed)
    else:
        yield (
            head
            + " "
            + tr(
                "(seed {seed}): {correct} correct, {killed} of {wrong} wrong caught, "
                "{named} named, margin {margin}",
                seed=proof.seed,
                correct=len(proof.correct),
                killed=sum(bool(row.killed_by) for row in proof.wrong),
                wrong=len(proof.wrong),
                named=sum(row.variant in row.named for row in proof.wrong),
                margin=margin,
            )
        )
    if matrix:
        for row in (*proof.correct, *proof.wrong):
            yield from _row(setting, row)
    for problem in proof.problems:
        yield from _indented(tr.of(problem), "     ")
    if any(row.killed_by for row in proof.correct):
        yield "     " + tr("hint: a class that no misconception names counts as correct")


def _row(setting: Setting, row: VariantProof) -> Iterator[str]:
    tr = setting.tr
    ratio = f"{row.ratio:.2g}" if math.isfinite(row.ratio) else "inf"
    named = tr("named {names}", names=row.named) if row.named else ""
    allowed = tr("{ratio} x allowed", ratio=f"{ratio:>8}")
    yield f"     {row.variant:<32} {allowed}  {row.seconds:5.2f} s  {named}"
    if row.killed_by:
        yield "       " + tr("caught by {names}", names=row.killed_by)


def _quiz(setting: Setting, proof: QuizProof, every: bool) -> Iterator[str]:
    tr = setting.tr
    head = "ok  " if proof.stands else "FAIL"
    if proof.questions:
        yield f"{head} " + tr(
            "quiz {name}: {good} of {count} questions",
            name=proof.quiz,
            good=sum(question.stands for question in proof.questions),
            count=len(proof.questions),
        )
    else:
        yield head + " " + tr("quiz {name}", name=proof.quiz)
    for problem in proof.problems:
        yield from _indented(tr.of(problem), "     ")
    for question in proof.questions:
        yield from _question(setting, question, every)


def _question(setting: Setting, proof: QuestionProof, every: bool) -> Iterator[str]:
    tr = setting.tr
    share = tr("no draws")
    if proof.draws > 1:
        share = tr("{fit} of {count} draws fit", fit=proof.accepted, count=proof.draws)
    if every or proof.problems:
        yield f"     {proof.question} ({proof.type}): {share}"
        if proof.problems and proof.place:
            yield f"       {proof.place}"
        if proof.refused and not proof.problems:
            yield "       " + tr("refused, for example: {reason}", reason=proof.refused)
    for problem in proof.problems:
        yield from _indented(tr("problem: {problem}", problem=problem), "       ")


def _indented(text: str, indent: str) -> Iterator[str]:
    yield from (f"{indent}{line}" for line in text.split("\n"))
