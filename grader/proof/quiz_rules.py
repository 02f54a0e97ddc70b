"""What a quiz keeps as a whole: whoever knows nothing gains nothing by its form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from grader.content.quiz import Quiz
from grader.messages import Message, languages
from grader.questions import Question, Rejected, Variant, draw
from grader.text import cells

LEVEL = 0.01
"""How rarely chance alone may do as well as what strikes the eye."""

_FEWEST = 3
"""Questions with several right choices before their number can be a habit."""


def rules(quiz: Quiz) -> Iterator[Message]:
    """Yield by what form the right answers of a quiz can be told."""
    shown = [variant for question in quiz.questions if (variant := _shown(question))]
    for lang in languages():
        yield from _lengths(shown, lang)
    yield from _places(shown)
    yield from _counts(quiz.questions)


def _shown(question: Question) -> Variant | None:
    """Return one variant of a question with one right choice; what cannot be drawn is told else."""
    if question.type != "choice":
        return None
    try:
        return draw(question, f"{question.id}/form")
    except Rejected:
        return None


def _lengths(shown: Sequence[Variant], lang: str) -> Iterator[Message]:
    """Yield at which place by length the right choice of a quiz is too often."""
    right: list[int] = []
    others: list[list[int]] = []
    for variant in shown:
        choices: Any = variant.body.choices  # type: ignore[attr-defined]
        widths = [(cells(choice["text"].get(lang)), choice["correct"]) for choice in choices]
        right.append(next(width for width, correct in widths if correct))
        others.append([width for width, correct in widths if not correct])
    chances = [1 / (len(widths) + 1) for widths in others]
    for what, beats in _RANKS:
        hits = [beats(own, widths) for own, widths in zip(right, others, strict=True)]
        if (tail := at_least(sum(hits), chances)) <= LEVEL:
            names = [variant.question.id for variant, hit in zip(shown, hits, strict=True) if hit]
            yield Message(
                "in `{lang}` the right choice is the {what} in {count} of {all} questions, by "
                "chance {expected:.1f} (p = {tail:.4f}): change the lengths in some of {names}",
                lang=lang,
                what=what,
                count=sum(hits),
                all=len(hits),
                expected=sum(chances),
                tail=tail,
                names=tuple(names),
            )


def _nth(place: int, own: int, others: list[int]) -> bool:
    """Whether `own` alone has its place among the widths: 0 is the widest, -1 the narrowest.

    The places between count where four or more stand beside each other: else one is told twice.
    """
    if own in others or (len(others) < 3 and place not in {0, -1}):
        return False
    return sorted([own, *others], reverse=True)[place] == own


_RANKS: tuple[tuple[Message, Callable[[int, list[int]], bool]], ...] = (
    (Message("longest"), partial(_nth, 0)),
    (Message("second longest"), partial(_nth, 1)),
    (Message("second shortest"), partial(_nth, -2)),
    (Message("shortest"), partial(_nth, -1)),
)
"""Who keeps the right choice from being the longest makes it the second longest."""


def _places(shown: Sequence[Variant]) -> Iterator[Message]:
    """Yield at which place the right one of choices that are not shuffled stands too often."""
    fixed = [variant for variant in shown if not variant.question.shuffle]
    rights = [int(variant.body.key("en")) for variant in fixed]
    counts: list[int] = [len(variant.body.choices) for variant in fixed]  # type: ignore[attr-defined]
    for place in sorted(set(rights)):
        chances = [1 / count for count in counts if count >= place]
        hits = rights.count(place)
        if at_least(hits, chances) <= LEVEL:
            yield Message(
                "the right choice is number {place} in {count} of {all} questions that are not "
                "shuffled: move it, or let them be shuffled",
                place=place,
                count=hits,
                all=len(chances),
            )


def _counts(questions: Sequence[Question]) -> Iterator[Message]:
    """Yield how many choices are right in more than two thirds of the questions with several."""
    several = [question for question in questions if question.type == "multi"]
    rights = Counter(sum(c["correct"] for c in q.options["choices"]) for q in several)
    for right, count in rights.items():
        if len(several) >= _FEWEST and 3 * count > 2 * len(several):
            yield Message(
                "{right} choices are right in {count} of {all} questions with several right ones: "
                "let their number vary",
                right=right,
                count=count,
                all=len(several),
            )


def at_least(count: int, chances: Sequence[float]) -> float:
    """Return the probability of `count` hits or more in independent trials (Poisson binomial)."""
    exactly = [1.0]
    for chance in chances:
        miss = [p * (1 - chance) for p in exactly]
        hit = [p * chance for p in exactly]
        exactly = [a + b for a, b in zip([*miss, 0.0], [0.0, *hit], strict=True)]
    return sum(exactly[count:])
