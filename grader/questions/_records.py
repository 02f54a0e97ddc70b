"""The nouns of quizzes: questions as written, variants as drawn, answers as marked."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from grader.messages import SOURCE, Message, languages
from grader.model import Mark, Text


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture made of characters, and the sentence that says the same."""

    says: Text
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question as written: `options` are the fields of its type, already read.

    `params` are records of how to draw each value, `let` and `require` expressions over them.
    """

    id: str
    type: str
    prompt: Text
    options: Mapping[str, Any]
    quiz: str = ""
    concepts: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """Misconceptions that it clears up, besides those that its wrong answers show."""
    points: float = 1.0
    difficulty: int = 0
    source: Text | None = None
    exercise: str = ""
    """The exercise that trains what is asked."""
    hints: tuple[Text, ...] = ()
    explain: Text | None = None
    code: str = ""
    figure: Figure | None = None
    predict: Text | None = None
    """What to write down before the choices are shown."""
    confidence: bool = True
    attempts: int = 2
    shuffle: bool = True
    params: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    let: Mapping[str, Any] = field(default_factory=dict)
    require: Any = None
    reference: Mapping[str, Any] | None = None
    unequal: str = ""
    """Why its languages name different numbers, where they do."""
    mark: Mark | None = field(default=None, repr=False, compare=False)

    @property
    def drawn(self) -> bool:
        """Whether one variant differs from another in its values."""
        return bool(self.params)

    @property
    def misconceptions(self) -> tuple[str, ...]:
        """The misconceptions that it is about or that a wrong answer can show, each once."""
        found: dict[str, None] = dict.fromkeys(self.about)
        pending: list[Any] = [self.options]
        while pending:
            part = pending.pop(0)
            if isinstance(part, Mapping):
                name = part.get("misconception")
                if isinstance(name, str) and name:
                    found[name] = None
                pending.extend(part.values())
            elif isinstance(part, tuple | list):
                pending.extend(part)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with a question as written.

    `path` leads to it through keys and positions of lists; `column` (from 1) points into the
    expression that stands there.
    """

    path: tuple[str | int, ...]
    message: Message
    hint: Message | None = None
    column: int = 0


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence about an answer: `label` is the option it is about, `good` whether it is right.

    Where `text` is empty the misconception's own sentence stands for it.
    """

    text: Text | Message
    good: bool | None = None
    label: str = ""
    misconception: str = ""


@dataclass(frozen=True, slots=True)
class Marking:
    """What an answer is worth: `share` of the points, from 0 to 1.

    `slip` names what was chosen instead of the right answer, the same in every variant.
    """

    share: float
    remarks: tuple[Remark, ...] = ()
    slip: str = ""

    @property
    def right(self) -> bool:
        return self.share >= 1.0

    @property
    def misconceptions(self) -> tuple[str, ...]:
        names = (r.misconception for r in self.remarks if r.misconception and not r.good)
        return tuple(dict.fromkeys(names))


@dataclass(frozen=True, slots=True)
class Unreadable:
    """An answer that cannot be read, which costs nothing; `column` counts from 1, 0 is nowhere."""

    message: Message
    column: int = 0
    hint: Message | None = None


class Body(ABC):
    """One variant of a question: what is shown, and what an answer is worth."""

    lines: int = 1
    """How many lines an answer has."""
    picks: str = ""
    """How many of the rows an answer names by their numbers: `one`, `several`; empty: none."""
    numbered: bool = False
    """Whether the lines of the code are numbered."""
    taken: frozenset[str] = frozenset()
    """Short words that are answers here, and so no commands."""
    computed: Mapping[str, Any] = MappingProxyType({})
    """Values that hints and explanations may name, beside those that were drawn."""

    def rows(self, lang: str) -> tuple[str, ...]:
        """Return the lines to choose from, numbered as they are answered."""
        return ()

    @abstractmethod
    def how(self) -> Message:
        """Say in one line what an answer looks like."""

    @abstractmethod
    def read(self, text: str) -> Any:
        """Read what a learner typed; two answers that mean the same are equal.

        Raises
        ------
        ExpressionError
            It cannot be read: never a reason to mark it wrong.
        """

    @abstractmethod
    def mark(self, answer: Any) -> Marking:
        """Mark an answer that `read` returned."""

    @abstractmethod
    def key(self, lang: str) -> str:
        """Return a right answer as it would be typed."""

    def reveal(self) -> tuple[Remark, ...]:
        """Return the right answer in words, with its reasons, for when all is over."""
        key = Text(**{lang: self.key(lang) for lang in languages()})
        return (Remark(Message("the answer is {key}", key=key), True),)

    def slips(self, lang: str) -> tuple[tuple[str, Remark], ...]:
        """Return the listed wrong answers as they would be typed, with what is said to them."""
        return ()

    @property
    def listed(self) -> tuple[int, ...]:
        """The numbers, from 1, of what `slips` returns among the wrong answers of the file."""
        return tuple(range(1, len(self.slips(SOURCE)) + 1))

    def audit(self) -> Message | None:
        """Return why this variant is not fit to be asked, if it is not."""
        return None


@dataclass(frozen=True, slots=True)
class Variant:
    """A question with its values drawn. `code` is its short name; `draws` counts what it took."""

    question: Question
    seed: str
    code: str
    names: Mapping[str, Any]
    prompt: Text
    listing: str
    """Code to show, values filled in."""
    body: Body
    draws: int = 1
