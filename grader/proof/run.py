"""Many proofs: each for itself, so that one that cannot be read ends no other, and in parallel."""

from __future__ import annotations

import concurrent.futures
import multiprocessing
import multiprocessing.util
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from grader.content import Content
from grader.content.question import Referable
from grader.content.quiz import read_quiz
from grader.content.quizzes import Quizzes
from grader.content.syntax import read_file
from grader.errors import ContentError
from grader.messages import Message
from grader.proof import quiz_rules
from grader.proof.exercises import Proof, problem_of, prove, refused
from grader.proof.quizzes import VARIANTS, QuizProof, prove_quiz
from grader.sandbox import choose

if TYPE_CHECKING:
    from grader.model import Sandbox

Result = Proof | QuizProof


@dataclass(frozen=True, slots=True)
class Claim:
    """Something to prove: an exercise with a seed, or the quiz in a file, or a `question` of it."""

    seed: int
    exercise: str = ""
    quiz: Path | None = None
    question: str = ""


@dataclass
class Prover:
    """Proves what a course holds, one after the other.

    Parameters
    ----------
    root, base : Path
        The course's folder, and the one that files are named relative to.
    require : str, optional
        A sandbox that must not be weaker.
    variants : int
        Draws of each question.
    """

    root: Path
    base: Path | None = None
    require: str | None = None
    variants: int = VARIANTS
    _sandbox: Sandbox | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        self.content = Content(self.root, base=self.base)
        self.quizzes = Quizzes(self.content)

    def sandbox(self) -> Sandbox:
        """Return the sandbox; it is opened when something has to run."""
        if self._sandbox is None:
            self._sandbox = choose(self.require)
        return self._sandbox

    def close(self) -> None:
        if self._sandbox is not None:
            self._sandbox.close()
            self._sandbox = None

    def prove(self, task: Claim) -> Result:
        """Prove one task; what is wrong with its files is a problem, not an exception."""
        if task.quiz is not None:
            return self._quiz(task.quiz, task)
        try:
            exercise = self.content.exercise(task.exercise)
            known = self.content.misconceptions_of(task.exercise)
        except ContentError as error:
            return refused(task.exercise, task.seed, error)
        proof = prove(exercise, known, self.sandbox(), task.seed)
        return replace(proof, problems=(*self._of_the_course(), *proof.problems))

    def _of_the_course(self) -> Iterator[Message]:
        """Yield what keeps the course from being read, though each of its tracks can be."""
        try:
            self.content.misconceptions()
        except ContentError as error:
            yield problem_of(error)

    def _quiz(self, path: Path, task: Claim) -> QuizProof:
        start = time.monotonic()
        shown = self.content.shown(path)
        try:
            known = Referable(self.content.misconceptions(), self.content.ids)
            text = read_file(path, shown)
            quiz = read_quiz(text, path, shown, known)
        except ContentError as error:
            return QuizProof(shown, (), (problem_of(error),))
        if problem := self._taken(shown):
            return QuizProof(quiz.id, (), (problem,))
        found = prove_quiz(
            quiz,
            self.content,
            self.sandbox,
            variants=self.variants,
            seed=task.seed,
            only=task.question,
        )
        name = f"{quiz.id}#{task.question}" if task.question else quiz.id
        whole = () if task.question else tuple(quiz_rules.rules(quiz))
        return QuizProof(name, tuple(found), whole, time.monotonic() - start)

    def _taken(self, shown: str) -> Message | None:
        """Return what is wrong with a quiz beside the others: an id that is taken."""
        try:
            _ = self.quizzes.heads
        except ContentError as error:
            here = error.mark is not None and error.mark.path == shown
            return problem_of(error) if here else None
        return None


def run(prover: Prover, tasks: Sequence[Claim], jobs: int = 1) -> Iterator[Result]:
    """Yield what each task gave, in their order; with `jobs` processes at once."""
    if jobs == 1 or len(tasks) < 2:
        yield from map(prover.prove, tasks)
        return
    with concurrent.futures.ProcessPoolExecutor(
        min(jobs, len(tasks)),
        mp_context=multiprocessing.get_context("spawn"),
        initializer=_begin,
        initargs=(prover.root, prover.base, prover.require, prover.variants),
    ) as pool:
        try:
            yield from pool.map(_prove, tasks)
        finally:
            pool.shutdown(cancel_futures=True)


# --------------------------------------------------------------------------- a process of several

_OWN: list[Prover] = []


def _begin(root: Path, base: Path | None, require: str | None, variants: int) -> None:
    prover = Prover(root, base, require, variants)
    _OWN.append(prover)
    multiprocessing.util.Finalize(None, prover.close, exitpriority=10)


def _prove(task: Claim) -> Result:
    return _OWN[0].prove(task)
