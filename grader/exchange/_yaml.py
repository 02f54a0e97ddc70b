"""Write imported questions as a quiz file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from grader.exchange._records import Found, Imported, LeftOut
from grader.messages import Message

NO_REASON = "This is not right."
"""Stands for a reason that the foreign file does not give."""


def as_yaml(found: Imported, quiz: str, title: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a quiz file, and what its author should look at.

    Parameters
    ----------
    found : Imported
        The questions.
    quiz, title : str
        Id and title of the quiz.
    """
    lines = ["schema: 1", f"quiz: {quiz}", f"title: {_text(title)}", "questions:"]
    remarks: list[LeftOut] = []
    names: set[str] = set()
    for question in found.questions:
        identity = _identity(question.name, names)
        names.add(identity)
        lines += ["", f"  - id: {identity}", f"    type: {question.type}"]
        lines += [f"    {line}" for line in _body(question)]
        bare = question.type in ("choice", "multi", "numeric", "text")
        if bare and any(c.share <= 0 and not c.why for c in question.choices):
            remarks.append(LeftOut(identity, Message("a wrong answer has no reason yet")))
    return "\n".join(lines) + "\n", tuple(remarks)


def _text(text: str) -> str:
    """Return a text in double quotes, which YAML reads as JSON does; two braces make no insert."""
    text = text.replace("{{", "{ {")
    return json.dumps(text.encode("utf-8", "replace").decode(), ensure_ascii=False)


def _identity(name: str, taken: set[str]) -> str:
    base = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-") or "question"
    identity, number = base, 1
    while identity in taken:
        number += 1
        identity = f"{base}-{number}"
    return identity


def _body(question: Found) -> Iterator[str]:
    yield f"prompt: {_text(question.prompt or 'What is right?')}"
    if question.code:
        yield f"code: {_text(question.code)}"
    yield from _WRITERS[question.type](question)
    if question.explain:
        yield f"explain: {_text(question.explain)}"


def _choices(question: Found) -> Iterator[str]:
    yield "choices:"
    for choice in question.choices:
        yield f"  - text: {_text(choice.text)}"
        if choice.share > 0:
            yield "    correct: true"
        if choice.why or choice.share <= 0:
            yield f"    why: {_text(choice.why or NO_REASON)}"


def _numeric(question: Found) -> Iterator[str]:
    right = next(i for i, choice in enumerate(question.choices) if choice.share >= 1)
    near = question.tolerances[right]
    yield f"answer: {_number(question.choices[right].text)}"
    if near > 0:
        yield f"tolerance: {{abs: {near!r}}}"
    wrong = [c for c in question.choices if c.share <= 0]
    if wrong:
        yield "wrong:"
    for choice in wrong:
        yield f"  - value: {_number(choice.text)}"
        yield f"    why: {_text(choice.why or NO_REASON)}"


def _number(text: str) -> str:
    value = float(text)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def _texts(question: Found) -> Iterator[str]:
    right = [choice.text for choice in question.choices if choice.share > 0]
    yield f"answer: {_text(right[0])}"
    if right[1:]:
        yield "accept:"
        yield from (f"  - {_text(text)}" for text in right[1:])
    wrong = [choice for choice in question.choices if choice.share <= 0]
    if wrong:
        yield "wrong:"
    for choice in wrong:
        yield f"  - value: {_text(choice.text)}"
        yield f"    why: {_text(choice.why or NO_REASON)}"


def _match(question: Found) -> Iterator[str]:
    yield "pairs:"
    for pair in question.choices:
        yield f"  - left: {_text(pair.text)}"
        yield f"    right: {_text(pair.why)}"
    if question.extra:
        yield "extra:"
        yield from (f"  - {_text(text)}" for text in question.extra)


_WRITERS = {
    "choice": _choices,
    "multi": _choices,
    "numeric": _numeric,
    "text": _texts,
    "match": _match,
}
