"""Prove a quiz: variants are fit, right answers are right, code prints what it is said to print.

An author's tool: the code of `output` questions is run in a process of its own, and a `reference`
is called in the reference's worker.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.errors import ContentError, ExpressionError, GraderError
from grader.messages import Message, languages, verbatim
from grader.model import Returned
from grader.questions import Question, Unreadable, Variant, mark, trial

if TYPE_CHECKING:
    from grader.content import Content
    from grader.content.quiz import Quiz
    from grader.model import Exercise, Sandbox

FEWEST = 0.05
"""A question of which a smaller share of the draws is fit asks for better parameters."""

_CHECKED = 5
"""Variants whose answers are computed again: by running code, or by a reference."""

_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class QuestionProof:
    """What proving one question gave.

    `accepted` of `draws` draws were fit; `refused` is an example of one that was not.
    """

    question: str
    type: str
    draws: int
    accepted: int
    refused: Message | None
    problems: tuple[Message, ...]

    @property
    def stands(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class QuizProof:
    """What proving a quiz gave; `problems` say why it cannot be read at all."""

    quiz: str
    questions: tuple[QuestionProof, ...]
    problems: tuple[Message, ...] = ()
    seconds: float = 0.0

    @property
    def stands(self) -> bool:
        return not self.problems and all(question.stands for question in self.questions)


def prove_quiz(
    quiz: Quiz,
    content: Content,
    sandbox: Callable[[], Sandbox],
    *,
    variants: int = 100,
    seed: int = 0,
    only: str = "",
) -> Iterator[QuestionProof]:
    """Prove every question of a quiz, or the one whose id is `only`.

    Parameters
    ----------
    quiz : Quiz
        Its questions have been read and validated.
    content : Content
        Where the exercises of references are.
    sandbox : callable
        Returns a sandbox; called only when a reference has to run.
    variants, seed : int
        How many draws of each question that has parameters, and from which seed.
    """
    for question in quiz.questions:
        if not only or question.id == only:
            yield _prove(question, content, sandbox, variants if question.drawn else 1, seed)


def _prove(
    question: Question,
    content: Content,
    sandbox: Callable[[], Sandbox],
    count: int,
    seed: int,
) -> QuestionProof:
    fit: list[Variant] = []
    refused: Message | None = None
    problems = dict[Message, None]()
    for number in range(count):
        drawn = trial(question, f"{question.id}/proof {seed}/{number}")
        if isinstance(drawn, str):
            refused = refused or drawn
            continue
        fit.append(drawn)
        problems.update(dict.fromkeys(_answers(drawn)))
    if len(fit) < FEWEST * count:
        problem = Message(
            "{fit} of {count} draws are fit; for example: {refused}",
            fit=len(fit),
            count=count,
            refused=refused or Message("nothing"),
        )
        problems[problem] = None
    problems.update(dict.fromkeys(_runs(question, fit[:_CHECKED])))
    if question.reference is not None and fit:
        problems.update(dict.fromkeys(_reference(question, fit[:_CHECKED], content, sandbox)))
    return QuestionProof(question.id, question.type, count, len(fit), refused, tuple(problems))


def _answers(variant: Variant) -> Iterator[Message]:
    """Yield what is wrong with the right answer of a variant, and texts that cannot be filled."""
    for lang in languages():
        key = variant.body.key(lang)
        marked = mark(variant, key)
        if isinstance(marked, Unreadable):
            yield Message(
                "the right answer `{key}` cannot be read: {reason}", key=key, reason=marked.message
            )
        elif not marked[1].right:
            yield Message(
                "the right answer `{key}` is marked {share:g}", key=key, share=marked[1].share
            )
    from grader.questions import fill_text

    question = variant.question
    for text in (*question.hints, question.explain, question.predict):
        try:
            if text is not None:
                fill_text(text, variant.names)
        except ExpressionError as error:
            yield Message("a text cannot be filled in: {reason}", reason=error.message)


# --------------------------------------------------------------------------- code that is shown


def _runs(question: Question, variants: Sequence[Variant]) -> Iterator[Message]:
    """Run the code of `output` questions and compare what it prints."""
    if question.type != "output":
        return
    for variant in variants:
        printed, fault = _printed(variant.listing)
        if fault:
            yield Message("the code fails: {reason}", reason=fault)
            continue
        marked = mark(variant, printed)
        if isinstance(marked, Unreadable) or not marked[1].right:
            shown = printed.strip().replace("\n", " | ")
            yield Message(
                "the code prints `{printed}`, the answer says `{key}`",
                printed=shown,
                key=variant.body.key("en"),
            )


def _printed(code: str) -> tuple[str, Message | str]:
    """Return what code prints, and the last line of what went wrong."""
    try:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return "", Message("it takes more than {seconds:.0f} s", seconds=_SECONDS)
    lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
    fault = verbatim((lines or ["no message"])[-1] if done.returncode else "")
    return done.stdout.decode("utf-8", "replace"), fault


# --------------------------------------------------------------------------- references


def _reference(
    question: Question,
    variants: Sequence[Variant],
    content: Content,
    sandbox: Callable[[], Sandbox],
) -> Iterator[Message]:
    """Compare the answers with what the model answer of an exercise computes."""
    from grader.trial import SolutionWorker

    written = question.reference or {}
    try:
        exercise = content.exercise(written["exercise"])
    except GraderError as error:
        yield Message("reference: {reason}", reason=error.message)
        return
    entry = written["call"] or next(iter(exercise.entries))
    if entry not in exercise.entries:
        yield Message(
            "reference: `{exercise}` has no function `{name}`", exercise=exercise.id, name=entry
        )
        return
    solution = SolutionWorker(exercise, sandbox())
    try:
        for variant in variants:
            yield from _compared(variant, solution, exercise, entry, written)
    finally:
        solution.close()


def _compared(
    variant: Variant, solution: Any, exercise: Exercise, entry: str, written: Mapping[str, Any]
) -> Iterator[Message]:
    from grader.expressions import parse
    from grader.numerics import vocabulary

    scope = {**vocabulary.NAMES, **variant.names}
    try:
        arguments = {
            name: parse(text).evaluate(scope, vocabulary.FUNCTIONS)
            for name, text in written["args"].items()
        }
        observed = solution.observe(solution.variant(""), entry, arguments)
        if not isinstance(observed, Returned):
            yield Message(
                "reference: `{name}` did not return: {what}", name=entry, what=str(observed)
            )
            return
        out = _plain(observed.value)
        value = parse(written["result"]).evaluate({**scope, "out": out}, vocabulary.FUNCTIONS)
    except ContentError as error:
        yield Message("reference: {reason}", reason=error.message)
        return
    typed = _typed(value)
    marked = mark(variant, typed)
    if isinstance(marked, Unreadable):
        yield Message(
            "reference: `{exercise}` gives `{value}`, which is no answer: {reason}",
            exercise=exercise.id,
            value=typed,
            reason=marked.message,
        )
    elif not marked[1].right:
        yield Message(
            "reference: `{exercise}` gives `{value}`, the answer is `{key}`",
            exercise=exercise.id,
            value=typed,
            key=variant.body.key("en"),
        )


def _plain(value: Any) -> Any:
    """Return a result of the wire as arrays, numbers, tuples and dicts."""
    if hasattr(value, "data") and hasattr(value, "container"):
        return value.data
    if isinstance(value, list | tuple):
        return type(value)(_plain(part) for part in value)
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items()}
    return value


def _typed(value: Any) -> str:
    """Return a computed value as somebody would type it, with every digit."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    return str(list(value) if isinstance(value, tuple) and len(value) == 1 else value)
