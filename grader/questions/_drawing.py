"""Draw a variant of a question, audit it, and mark an answer to it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from random import Random
from typing import Any

from grader import registry
from grader.errors import ContentError, ExpressionError
from grader.messages import Message
from grader.questions._names import draw_names
from grader.questions._records import Body, Marking, Question, Unreadable, Variant
from grader.questions._template import fill, fill_text, shown

DRAWS = 200
"""Draws before a question counts as impossible to draw."""

LONGEST = 4000
"""Characters of an answer; nobody types more."""


class Rejected(ContentError):
    """No draw of a question is fit to be asked."""


def draw(question: Question, seed: str, *, audit: bool | None = None) -> Variant:
    """Return the variant of `question` that `seed` gives.

    Parameters
    ----------
    question : Question
        What to draw.
    seed : str
        Equal seeds give equal variants.
    audit : bool, optional
        Whether to audit the values; by default where they are drawn at all. What is not drawn is
        audited once, when the question is validated.

    Raises
    ------
    Rejected
        Every draw was refused; the message says why the last one was.
    """
    rng = Random(seed)
    code = f"{rng.getrandbits(16):04x}"
    audit = question.drawn if audit is None else audit
    tries = DRAWS if question.drawn else 1
    reason = None
    for count in range(1, tries + 1):
        found = _trial(question, seed, code, rng, count, audit=audit)
        if isinstance(found, Variant):
            return found
        reason = found
    if not question.drawn:
        message = Message("question `{id}`: {reason}", id=question.id, reason=reason)
    else:
        message = Message(
            "question `{id}`: {tries} draws in a row are not fit, the last one: {reason}",
            id=question.id,
            tries=tries,
            reason=reason,
        )
    raise Rejected(message, mark=question.mark)


def trial(question: Question, seed: str) -> Variant | Message:
    """Draw and audit once; return the variant, or why it is not fit with the values drawn."""
    rng = Random(seed)
    return _trial(question, seed, f"{rng.getrandbits(16):04x}", rng, 1, audit=True)


def _trial(
    question: Question, seed: str, code: str, rng: Random, count: int, *, audit: bool
) -> Variant | Message:
    names: dict[str, Any] = {}
    try:
        draw_names(question, rng, names)
        variant = _variant(question, names, seed, code, rng, count)
        reason = variant.body.audit() if audit else None
    except ExpressionError as error:
        reason = error.message
    else:
        if not reason:
            return variant
    if not names:
        return reason
    drawn = tuple(f"{name} = {shown(value)}" for name, value in names.items())
    return Message("{reason} (at {drawn})", reason=reason, drawn=drawn)


def _variant(
    question: Question, names: Mapping[str, Any], seed: str, code: str, rng: Random, count: int
) -> Variant:
    body: Body = registry.member("questions", question.type).draw(question, names, rng)
    names = {**names, **body.computed}
    return Variant(
        question=question,
        seed=seed,
        code=code,
        names=names,
        prompt=fill_text(question.prompt, names),
        listing=fill(question.code, names) if question.drawn else question.code,
        body=body,
        draws=count,
    )


def mark(variant: Variant, text: str) -> tuple[Hashable, Marking] | Unreadable:
    """Read and mark an answer; whatever was typed, nothing is raised for it.

    Returns
    -------
    (answer, Marking) or Unreadable
        Two answers that mean the same are equal.
    """
    if not text.strip():
        return Unreadable(Message("nothing was typed"))
    if len(text) > LONGEST:
        return Unreadable(
            Message(
                "the answer has {count} characters, allowed are {most}",
                count=len(text),
                most=LONGEST,
            ),
            LONGEST,
        )
    try:
        answer: Any = variant.body.read(text)
        return answer, variant.body.mark(answer)
    except ExpressionError as error:
        return Unreadable(error.message, error.column, error.hint)
