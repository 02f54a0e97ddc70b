"""Answers that are texts: which are right, which are wrong in a way that has a name."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message
from grader.model import Text
from grader.questions._records import Fault, Marking, Remark
from grader.questions._tables import check_reasons, wrong_remark
from grader.questions._template import fill_text
from grader.questions._typed import words

Form = Callable[[str], Hashable]
"""What two answers have in common that count as the same."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """Answers in their compared form: right ones, and wrong ones with remark and slip."""

    right: frozenset[Any]
    wrong: Mapping[Any, tuple[Remark, str]]
    listed: tuple[tuple[Text, Remark], ...] = ()
    """The wrong ones as they were written."""

    def mark(self, answer: Hashable) -> Marking:
        """Mark an answer in its compared form."""
        if answer in self.right:
            return Marking(1.0)
        if answer in self.wrong:
            remark, slip = self.wrong[answer]
            return Marking(0.0, (remark,), slip)
        return Marking(0.0)


def _every(text: Text) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.by_language().values()))


def accepted(options: Mapping[str, Any], names: Mapping[str, Any], form: Form) -> Accepted:
    """Return the answers of `answer`, `accept` and `wrong`, in every language."""
    right = [fill_text(text, names) for text in (options["answer"], *options["accept"])]
    wrong: dict[Any, tuple[Remark, str]] = {}
    listed = []
    for number, record in enumerate(options["wrong"], start=1):
        slip = record["misconception"] or f"wrong {number}"
        value, remark = fill_text(record["value"], names), wrong_remark(record, names)
        listed.append((value, remark))
        for text in _every(value):
            wrong[form(text)] = (remark, slip)
    forms = frozenset(form(part) for text in right for part in _every(text))
    return Accepted(forms, wrong, tuple(listed))


def check_accepted(
    options: Mapping[str, Any], path: tuple[str | int, ...], form: Form
) -> Iterator[Fault]:
    """Yield what is wrong with `answer`, `accept` and `wrong` at `path`."""
    seen = {form(text) for text in _every(options["answer"])}
    if not all(seen):
        yield Fault((*path, "answer"), Message("nothing is left of the answer when it is compared"))
    for record in options["accept"]:
        seen |= {form(text) for text in _every(record)}
    for index, record in enumerate(options["wrong"]):
        if any(form(text) in seen for text in _every(record["value"])):
            yield Fault(
                (*path, "wrong", index, "value"), Message("this wrong answer counts as right")
            )
    for fault in check_reasons(options["wrong"], "wrong"):
        yield Fault((*path, *fault.path), fault.message, fault.hint)


def read_alike(texts: Sequence[Text]) -> bool:
    """Whether two texts are the same words in some language."""
    spoken = {lang for text in texts for lang in text.by_language()}
    return any(len({words(t.get(lang)) for t in texts}) < len(texts) for lang in spoken)


def text_of(text: str, form: Form) -> Any:
    """Return an answer in its compared form.

    Raises
    ------
    ExpressionError
        Nothing was typed, or nothing that is compared.
    """
    found = form(text)
    if not found:
        raise ExpressionError(Message("nothing to read"), column=1)
    return found
