"""The part of `grader author validate` that proves quizzes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.model import Sandbox
    from grader.quiz_proof import QuestionProof

__all__ = ["split", "validate_quizzes"]


def split(setting: Setting, targets: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which targets are exercises, by id, and which are quizzes, as `QUIZ` or `QUIZ#ID`.

    Raises
    ------
    UsageError
        One is neither.
    """
    quizzes = {head.id for head in setting.quizzes.heads}
    exercises: list[str] = []
    asked: list[str] = []
    for target in targets:
        if "#" in target or (target in quizzes and target not in setting.course.ids):
            asked.append(target)
        else:
            exercises.append(setting.exercise_id(target))
    return exercises, asked


def validate_quizzes(
    setting: Setting,
    targets: Sequence[str],
    sandbox: Callable[[], Sandbox],
    *,
    variants: int,
    seed: int,
    every: bool,
) -> tuple[int, int]:
    """Prove quizzes, print a line per question, and return how many stand and how many there are.

    With `every`, each question has its line; otherwise only those with something to say.
    """
    standing = count = 0
    for target in targets or [head.id for head in setting.quizzes.heads]:
        proofs = list(_proofs(setting, target, sandbox, variants=variants, seed=seed))
        standing += sum(proof.stands for proof in proofs)
        count += len(proofs)
        lines = [line for proof in proofs for line in _lines(proof, every=every)]
        good = sum(proof.stands for proof in proofs)
        word = "ok  " if good == len(proofs) else "FAIL"
        setting.emit(
            "\n".join([f"{word} quiz {target}: {good} of {len(proofs)} questions", *lines])
        )
        setting.emit("\n")
    return standing, count


def _proofs(
    setting: Setting,
    target: str,
    sandbox: Callable[[], Sandbox],
    *,
    variants: int,
    seed: int,
) -> Iterator[QuestionProof]:
    from grader.cli._quizzes import named
    from grader.quiz_proof import prove_quiz

    head, only = named(setting.quizzes, target)
    quiz = setting.quizzes.quiz(head.id)
    yield from prove_quiz(quiz, setting.course, sandbox, variants=variants, seed=seed, only=only)


def _lines(proof: QuestionProof, *, every: bool) -> Iterator[str]:
    share = f"{proof.accepted} of {proof.draws} draws fit" if proof.draws > 1 else "no draws"
    if every or proof.problems:
        yield f"     {proof.question} ({proof.type}): {share}"
        if proof.refused and not proof.problems:
            yield f"       refused, for example: {proof.refused}"
    for problem in proof.problems:
        yield f"       problem: {problem}"
