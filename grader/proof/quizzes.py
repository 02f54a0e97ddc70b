"""Prove a quiz: variants are fit, right answers are right, code prints what it is said to print.

An author's tool: the code of `output` questions is run in a process of its own, and a `reference`
is called in the reference's worker.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from grader.content.terms import read_terms
from grader.errors import ContentError, GraderError
from grader.messages import Message, languages, verbatim
from grader.model import Observation, Returned
from grader.proof import question_rules
from grader.proof.variant_rules import Shown
from grader.questions import Question, Unreadable, Variant, mark, trial

if TYPE_CHECKING:
    from grader.content import Content
    from grader.content.quiz import Quiz
    from grader.model import Exercise, Sandbox

FEWEST = 0.05
"""A question of which a smaller share of the draws is fit asks for better parameters."""

VARIANTS = 500
"""Draws of each question: what happens in one of a hundred is met with near certainty."""

_RUN = 5
"""Variants whose code is run."""

_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class QuestionProof:
    """What proving one question gave.

    `accepted` of `draws` draws were fit; `refused` is an example of one that was not. `place` is
    the file and the line where the question begins.
    """

    question: str
    type: str
    draws: int
    accepted: int
    refused: Message | None
    problems: tuple[Message, ...]
    place: str = ""

    @property
    def stands(self) -> bool:
        return not self.problems


@dataclass(frozen=True, slots=True)
class QuizProof:
    """What proving a quiz gave; `problems` are those of the quiz as a whole.

    Where it cannot be read at all, there are no questions.
    """

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
    variants: int = VARIANTS,
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
    terms = read_terms(content)
    for question in quiz.questions:
        if not only or question.id == only:
            proof = _prove(question, content, sandbox, variants if question.drawn else 1, seed)
            written = question_rules.rules(question, quiz.track, terms)
            yield replace(proof, problems=(*written, *proof.problems))


def _prove(
    question: Question,
    content: Content,
    sandbox: Callable[[], Sandbox],
    count: int,
    seed: int,
) -> QuestionProof:
    refused: Message | None = None
    accepted = 0
    fit: dict[str, Variant] = {}  # by the values drawn: few values are soon all drawn
    for number in range(count):
        drawn = trial(question, f"{question.id}/proof {seed}/{number}")
        if isinstance(drawn, str):
            refused = refused or drawn
            continue
        accepted += 1
        fit.setdefault(repr(drawn.names), drawn)
    found = list(_wrong_with(question, tuple(fit.values()), content, sandbox))
    if accepted < FEWEST * count:
        problem = Message(
            "{fit} of {count} draws are fit; for example: {refused}",
            fit=accepted,
            count=count,
            refused=refused or Message("nothing"),
        )
        found.insert(0, problem)
    at = question.mark
    return QuestionProof(
        question.id,
        question.type,
        count,
        accepted,
        refused,
        tuple({problem.template: problem for problem in reversed(found)}.values())[::-1],
        f"{at.path}:{at.line}" if at else "",
    )


def _wrong_with(
    question: Question,
    variants: Sequence[Variant],
    content: Content,
    sandbox: Callable[[], Sandbox],
) -> Iterator[Message]:
    """Yield what is wrong with the variants of a question, each kind of fault many times."""
    shown = Shown(question)
    for variant in variants:
        yield from _answers(variant)
        yield from shown.see(variant)
    if variants:
        yield from shown.never()
    yield from _runs(question, variants[:_RUN])
    if question.reference is not None and variants:
        yield from _reference(question, variants, content, sandbox)


def _answers(variant: Variant) -> Iterator[Message]:
    """Yield what is wrong with the right answer of a variant."""
    for key in dict.fromkeys(map(variant.body.key, languages())):
        marked = mark(variant, key)
        if isinstance(marked, Unreadable):
            yield Message(
                "the right answer `{key}` cannot be read: {reason}", key=key, reason=marked.message
            )
        elif not marked[1].right:
            yield Message(
                "the right answer `{key}` is marked {share:g}", key=key, share=marked[1].share
            )


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
    from grader.trial.answers import Wanted

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
        model = solution.variant("")
        asked = [
            Wanted(f"{question.id} {number}".encode(), model, entry, _arguments(variant, written))
            for number, variant in enumerate(variants)
        ]
        observations = solution.observe_all(asked)
        for variant, observed in zip(variants, observations, strict=True):
            yield from _compared(variant, observed, exercise, entry, written)
    except ContentError as error:
        yield Message("reference: {reason}", reason=error.message)
    finally:
        solution.close()


def _arguments(variant: Variant, written: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what the model answer is called with for a variant."""
    from grader.expressions import parse
    from grader.numerics import vocabulary

    scope = {**vocabulary.NAMES, **variant.names}
    return {
        name: parse(text).evaluate(scope, vocabulary.FUNCTIONS)
        for name, text in written["args"].items()
    }


def _compared(
    variant: Variant,
    observed: Observation,
    exercise: Exercise,
    entry: str,
    written: Mapping[str, Any],
) -> Iterator[Message]:
    from grader.expressions import parse
    from grader.numerics import vocabulary

    if not isinstance(observed, Returned):
        yield Message("reference: `{name}` did not return: {what}", name=entry, what=str(observed))
        return
    scope = {**vocabulary.NAMES, **variant.names, "out": _plain(observed.value)}
    value = parse(written["result"]).evaluate(scope, vocabulary.FUNCTIONS)
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
