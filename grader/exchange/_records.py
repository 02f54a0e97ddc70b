"""What comes of an exchange: a text, and what it does not hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from grader.messages import Message, plural
from grader.questions import Variant


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A question that could not be carried over, or not all of it."""

    name: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Exported:
    """A file in another format, and the questions that it cannot express."""

    text: str
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of an imported question; `share` of the points is 1 where it is simply right."""

    text: str
    share: float = 0.0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One imported question, of type `choice`, `multi`, `numeric`, `text` or `match`.

    For `numeric` the choices are numbers with their `tolerances`; for `match` they are left sides,
    with the partner in `why`, and `extra` holds wrong partners.
    """

    name: str
    type: str
    prompt: str
    choices: Sequence[Choice]
    explain: str = ""
    code: str = ""
    tolerances: Sequence[float] = ()
    extra: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """The questions of a foreign file, what was left out, and what should be looked at."""

    questions: tuple[Found, ...]
    left_out: tuple[LeftOut, ...] = ()
    remarks: tuple[LeftOut, ...] = field(default=())


def left_out(left: LeftOut) -> Message:
    """Return what is said of a question that is left out."""
    return Message("left out {name}: {reason}", name=left.name, reason=left.reason)


def wrote(path: str, count: int) -> Message:
    """Return what is said of a file that has been written."""
    return plural("wrote {path}: {n} question", "wrote {path}: {n} questions", count, path=path)


def question_text(variant: Variant, lang: str) -> str:
    """Return what is asked, with the sentence that stands for its figure."""
    parts = [variant.prompt.get(lang).strip()]
    if variant.question.figure is not None:
        parts.append(variant.question.figure.says.get(lang).strip())
    return "\n".join(parts)
