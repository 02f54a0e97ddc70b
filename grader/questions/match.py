"""Pairs to be found: each thing on the left with its partner on the right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message, plural
from grader.model import Field, Text
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._tables import MISCONCEPTION, NOTHING, WHY
from grader.questions._template import fill_text
from grader.questions._typed import letter, plain, words
from grader.questions._words import read_alike

KIND = "match"

_ODD = re.compile(r"\s*\d{1,2}\s*[-=:>.)→]*\s*[A-Za-z]([^\w\s])")
"""A pair, and a sign behind it that separates nothing."""

FIELDS = (
    Field("pairs", "list", "what belongs together", required=True),
    Field("extra", "list", "wrong partners", default=()),
)

PAIR = (
    Field("left", "texts", "what is given", required=True),
    Field("right", "texts", "its partner", required=True),
    WHY,
    MISCONCEPTION,
)

TABLES = {"pairs": PAIR, "extra": "texts"}

EXAMPLE = """\
prompt:
  en: "Which belongs to which?"
  zh: "将左右配对。"
pairs:
  - {left: {en: one, zh: 一}, right: {en: the partner of one, zh: 一的伙伴}}
  - {left: {en: two, zh: 二}, right: {en: the partner of two, zh: 二的伙伴}}
extra: [{en: nobody's partner, zh: 没有伙伴}]
"""

MOST = 12


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the pairs."""
    pairs, extra = question.options["pairs"], question.options["extra"]
    if not 2 <= len(pairs) <= MOST:
        yield Fault(
            ("pairs",),
            Message("there must be 2 to {most} pairs, got {count}", most=MOST, count=len(pairs)),
        )
        return
    lefts = [words(pair["left"].en) for pair in pairs]
    rights = [words(pair["right"].en) for pair in pairs]
    for index, left in enumerate(lefts):
        if left in lefts[:index]:
            yield Fault(("pairs", index), Message("this left side stands above already"))
    if len(set(rights)) == 1:
        yield Fault(("pairs",), Message("all pairs have the same right side"))
    targets = list(rights)
    for index, text in enumerate(extra):
        if words(text.en) in targets:
            yield Fault(
                ("extra", index), Message("this wrong partner is a right one, or stands above")
            )
        targets.append(words(text.en))
    if len(set(targets)) > 26:
        yield Fault(("extra",), Message("more than 26 partners"))


class Matching(Body):
    """Left sides and partners in the order of one variant.

    An answer is a tuple with the position of the partner chosen for each left side.
    """

    def __init__(self, pairs: Sequence[Mapping[str, Any]], targets: Sequence[Text]) -> None:
        self.pairs = pairs
        self.targets = targets
        places = {target: index for index, target in enumerate(targets)}
        self.right = tuple(places[pair["right"]] for pair in pairs)

    def rows(self, lang: str) -> tuple[str, ...]:
        lefts = [f"{i:2}  {p['left'].get(lang)}" for i, p in enumerate(self.pairs, start=1)]
        rights = [f" {letter(i)}  {text.get(lang)}" for i, text in enumerate(self.targets)]
        return (*lefts, "", *rights)

    def how(self) -> Message:
        form = " ".join(f"{i + 1}{letter(i % len(self.targets))}" for i in range(len(self.pairs)))
        return Message("pairs such as {form}", form=form)

    def read(self, text: str) -> tuple[int, ...]:
        line = plain(text)
        found: dict[int, int] = {}
        bare = re.sub(r"[\s,;]", "", line)
        numbered = re.compile(r"\s*(\d{1,2})\s*[-=:>.)→]*\s*([A-Za-z])(?=[\s,;\d]|$)\s*[,;]?")
        if bare.isalpha() and bare.isascii() and len(bare) == len(self.pairs):
            places = [i for i, c in enumerate(line) if c.isalpha()]
            for left, place in enumerate(places):
                found[left] = self._target(line[place], place + 1)
            return tuple(found[i] for i in range(len(self.pairs)))
        at = 0
        while line[at:].strip():
            match = numbered.match(line, at)
            if match is None:
                raise _no_pair(line, at)
            left = int(match[1]) - 1
            if not 0 <= left < len(self.pairs):
                message = Message(
                    "`{word}` is none of 1 to {count}", word=match[1], count=len(self.pairs)
                )
                raise ExpressionError(message, column=match.start(1) + 1)
            if left in found:
                raise ExpressionError(
                    Message("{number} is named twice", number=left + 1), column=match.start(1) + 1
                )
            found[left] = self._target(match[2], match.start(2) + 1)
            at = match.end()
        if missing := [str(i + 1) for i in range(len(self.pairs)) if i not in found]:
            message = plural(
                "{numbers} has no partner",
                "{numbers} have no partner",
                len(missing),
                numbers=tuple(missing),
            )
            raise ExpressionError(message, column=len(text.rstrip()) + 1)
        return tuple(found[i] for i in range(len(self.pairs)))

    def _target(self, name: str, column: int) -> int:
        index = ord(name.lower()) - ord("a")
        if not 0 <= index < len(self.targets):
            last = letter(len(self.targets) - 1)
            raise ExpressionError(
                Message("`{name}` is none of a to {last}", name=name, last=last), column=column
            )
        return index

    def mark(self, answer: tuple[int, ...]) -> Marking:
        good = [got == want for got, want in zip(answer, self.right, strict=True)]
        share = sum(good) / len(good)
        if share == 1:
            return Marking(1.0)
        remarks = []
        for index, right in enumerate(good):
            pair = self.pairs[index]
            label = f"{index + 1}{letter(answer[index])}"
            if right:
                remarks.append(Remark(NOTHING, True, label))
            else:
                text = NOTHING if pair["why"] is None else pair["why"]
                remarks.append(Remark(text, False, label, pair["misconception"]))
        bad = [str(self.pairs[i]["number"]) for i, right in enumerate(good) if not right]
        return Marking(share, tuple(remarks), f"pair {', '.join(sorted(bad))}")

    def key(self, lang: str) -> str:
        return " ".join(f"{i + 1}{letter(target)}" for i, target in enumerate(self.right))

    def reveal(self) -> tuple[Remark, ...]:
        return tuple(
            Remark(
                Message("{left} - {right}", left=pair["left"], right=pair["right"]),
                None,
                f"{index + 1}{letter(self.right[index])}",
            )
            for index, pair in enumerate(self.pairs)
        )

    def audit(self) -> Message | None:
        return Message("two partners read the same") if read_alike(self.targets) else None


def _no_pair(line: str, at: int) -> ExpressionError:
    """Return the error of what stands in `line` from `at` on, which is no pair."""
    if odd := _ODD.match(line, at):
        message = Message("`{sign}` is no separator here", sign=odd[1])
        return ExpressionError(message, column=odd.start(1) + 1)
    word = line[at:].split()[0]
    message = Message("`{word}` is no pair such as 1a", word=word[:20])
    return ExpressionError(message, column=line.index(word, at) + 1)


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Matching:
    """Return left sides and partners shuffled; partners that read the same are one."""
    pairs = [
        {
            "left": fill_text(pair["left"], names),
            "right": fill_text(pair["right"], names),
            "why": None if pair["why"] is None else fill_text(pair["why"], names),
            "misconception": pair["misconception"],
            "number": number,
        }
        for number, pair in enumerate(question.options["pairs"], start=1)
    ]
    extra = [fill_text(text, names) for text in question.options["extra"]]
    targets = list(dict.fromkeys([*(pair["right"] for pair in pairs), *extra]))
    if question.shuffle:
        rng.shuffle(pairs)
    rng.shuffle(targets)
    return Matching(pairs, targets)
