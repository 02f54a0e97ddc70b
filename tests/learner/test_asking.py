"""One question while it is being asked: attempts and points."""

from __future__ import annotations

import pytest

from grader.learner.asking import Asking, variant_seed
from grader.model import Text
from grader.questions import Marking, Question, draw


def asking(attempts: int = 2, points: float = 1.0, hints: int = 0) -> Asking:
    question = Question(
        id="q",
        type="text",
        prompt=Text("p"),
        options={"answer": Text("a"), "accept": (), "wrong": ()},
        attempts=attempts,
        points=points,
        hints=tuple(Text(str(number)) for number in range(hints)),
    )
    return Asking(draw(question, "x"))


def test_seeds() -> None:
    """A seed differs in each of its parts."""
    seeds = {
        variant_seed(quiz, learner, question, asked)
        for quiz in "ab"
        for learner in "cd"
        for question in "ef"
        for asked in (0, 1)
    }
    assert len(seeds) == 16


@pytest.mark.parametrize(
    ("attempts", "shares", "earned", "left", "done"),
    [
        (2, [1], 1, 1, True),
        (2, [0], 0, 1, False),
        (2, [0, 1], 0.5, 0, True),
        (2, [0, 0], 0, 0, True),
        (2, [0.5, 1], 0.5, 0, True),
        (2, [0.8, 0.9], 0.8, 0, True),
        (3, [0, 0, 1], 1 / 3, 0, True),
        (1, [0.25], 0.25, 0, True),
    ],
)
def test_attempts(attempts: int, shares: list[float], earned: float, left: int, done: bool) -> None:
    """A later attempt is worth less, and the best one counts."""
    one = asking(attempts)
    for number, share in enumerate(shares):
        one.take(number, Marking(share), confidence=2)
    assert one.earned == pytest.approx(earned)
    assert (one.left, one.done, one.confidence) == (left, done, 2)


def test_repeating_costs_nothing() -> None:
    """A given answer is known; the confidence is that of the first answer."""
    one = asking()
    one.take(("a", 1), Marking(0.0), confidence=3)
    assert one.repeats(("a", 1))
    assert not one.repeats(("b", 1))
    one.take(("b", 1), Marking(1.0), confidence=1)
    assert (one.confidence, one.right) == (3, True)


def test_hints() -> None:
    """One after another, until there is none left."""
    one = asking(hints=2)
    assert [one.next_hint() for _ in range(4)] == [0, 1, -1, -1]
    assert one.hints == 2
