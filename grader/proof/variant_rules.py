"""What the variants of a question keep: no float noise is shown, every wrong answer can be met."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from grader.errors import ExpressionError
from grader.messages import Message, Text, languages
from grader.questions import Question, Unreadable, Variant, fill_text, mark, texts

_NOISE = re.compile(r"-?\d(?:\.\d+)?e-(?:09|[1-9]\d)\b|-?\d+\.\d{9,}")
"""A number near 0 that should be 0, or one with more digits than anybody reads."""

_CHOSEN = ("choice", "multi")
"""Types whose wrong answers are always there, by number."""


class Shown:
    """The variants of one question as they were drawn: what they show, and what they catch.

    Parameters
    ----------
    question : Question
        What is drawn.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self._met: set[int] = set()
        self._missed: dict[int, str] = {}

    def see(self, variant: Variant) -> Iterator[Message]:
        """Look at a variant; yield what is wrong with it."""
        try:
            shown = list(self._texts(variant))
        except ExpressionError as error:
            yield Message("a text cannot be filled in: {reason}", reason=error.message)
            return
        yield from self._noise(shown)
        if self.question.type not in _CHOSEN:
            yield from self._caught(variant)

    def never(self) -> Iterator[Message]:
        """Yield the wrong answers that no variant had, or that were marked as something else."""
        count = len(self.question.options.get("wrong") or ())
        for number in sorted({*range(1, count + 1), *self._missed} - self._met):
            if typed := self._missed.get(number):
                yield Message(
                    "wrong answer {number}, `{typed}`, is never met: something else is said to "
                    "whoever gives it",
                    number=number,
                    typed=typed,
                )
            else:
                yield Message(
                    "wrong answer {number} is one for no draw: its `when` never holds",
                    number=number,
                )

    def _texts(self, variant: Variant) -> Iterator[str]:
        """Yield what is shown of a variant, in every language."""
        question, body = variant.question, variant.body
        whole = [variant.prompt, *(remark.text for remark in body.reveal())]
        whole += [remark.text for _, remark in body.slips("en")]
        for text in (*question.hints, question.explain, question.predict):
            if text is not None:
                whole.append(fill_text(text, variant.names))
        for lang in languages():
            yield from (t.get(lang) if isinstance(t, Text) else t.text(lang) for t in whole)
            yield body.key(lang)
            yield from body.rows(lang)

    @cached_property
    def _written(self) -> str:
        """What the author wrote: `1e-12` there is meant."""
        parts = [sentence for _, t in texts(self.question) for sentence in t.by_language().values()]
        return "\n".join((*parts, self.question.code, str(self.question.options)))

    def _noise(self, shown: Sequence[str]) -> Iterator[Message]:
        for text in shown:
            for found in _NOISE.findall(text) if "." in text or "e-" in text else ():
                if found not in self._written:
                    yield Message(
                        "`{number}` is shown: round what is computed, draw other values, or give "
                        "the answer a `tolerance`",
                        number=found,
                    )

    def _caught(self, variant: Variant) -> Iterator[Message]:
        """Give every wrong answer that is listed; it must be wrong, and its reason be told."""
        body = variant.body
        for number, (typed, remark) in zip(body.listed, body.slips("en"), strict=True):
            if number in self._met and not self.question.drawn:
                continue
            marked = mark(variant, typed)
            if isinstance(marked, Unreadable):
                self._missed[number] = typed
                continue
            if marked[1].right:
                yield Message(
                    "wrong answer {number}, `{typed}`, is marked right", number=number, typed=typed
                )
            told = (remark.text, remark.misconception)
            if any(told == (one.text, one.misconception) for one in marked[1].remarks):
                self._met.add(number)
            else:
                self._missed[number] = typed
