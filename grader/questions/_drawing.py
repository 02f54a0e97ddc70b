"""Draw a variant of a question, audit it, and mark an answer to it."""

from __future__ import annotations

from collections.abc import Hashable
from random import Random
from typing import Any

from grader import families
from grader.errors import ContentError, ExpressionError
from grader.questions._names import draw_names
from grader.questions._records import Body, Marking, Question, Unreadable, Variant
from grader.questions._template import fill, fill_text

__all__ = ["DRAWS", "LONGEST", "Rejected", "draw", "mark"]

DRAWS = 200
"""Draws before a question counts as impossible to draw."""

LONGEST = 4000
"""Characters of an answer; nobody types more."""


class Rejected(ContentError):
    """No draw of a question is fit to be asked; `draws` were tried."""

    draws = 0


def draw(
    question: Question, seed: str, *, audit: bool | None = None, draws: int = DRAWS
) -> Variant:
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
    draws : int
        How many draws may be refused before giving up.

    Raises
    ------
    Rejected
        Every draw was refused; the message says why the last one was.
    """
    rng = Random(seed)
    code = f"{rng.getrandbits(16):04x}"
    reason = ""
    tries = draws if question.drawn else 1
    for count in range(1, tries + 1):
        try:
            variant = _variant(question, seed, code, rng, count)
            reason = variant.body.audit() if (question.drawn if audit is None else audit) else ""
        except ExpressionError as error:
            reason = error.message
            continue
        if not reason:
            return variant
    what = (
        f"{tries} draws in a row are not fit, the last one" if question.drawn else "it is not fit"
    )
    error_ = Rejected(f"question `{question.id}`: {what}: {reason}", mark=question.mark)
    error_.draws = tries
    raise error_


def _variant(question: Question, seed: str, code: str, rng: Random, count: int) -> Variant:
    names = draw_names(question, rng)
    body: Body = families.member("questions", question.type).draw(question, names, rng)
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
    if len(text) > LONGEST:
        return Unreadable(f"the answer has {len(text)} characters, allowed are {LONGEST}", LONGEST)
    try:
        answer: Any = variant.body.read(text)
        return answer, variant.body.mark(answer)
    except ExpressionError as error:
        return Unreadable(error.message, error.column, error.hint)
