"""Items to be put into order; every order that the rules allow is right."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping, Sequence
from random import Random
from typing import Any

from grader.errors import ExpressionError
from grader.messages import Message, plural
from grader.model import Field, Text
from grader.questions._records import Body, Fault, Marking, Question, Remark
from grader.questions._template import fill_text
from grader.questions._typed import each_once, options, plain
from grader.suggest import did_you_mean

KIND = "order"

FIELDS = (
    Field("items", "mapping", "what to put into order, by name", required=True),
    Field("before", "list", "rules such as `a < b` or `a < b < c`, by name", required=True),
    Field(
        "scoring",
        "name",
        "how an order counts",
        default="pairs",
        choices=("pairs", "all-or-nothing", "lcs"),
    ),
)

TABLES = {"items": "texts"}

EXAMPLE = """\
prompt:
  en: "Put these steps into order."
  zh: "排列这些步骤。"
items:
  first: {en: "The first step", zh: "第一步"}
  second: {en: "The second step", zh: "第二步"}
  third: {en: "The third step", zh: "第三步"}
before: [first < second < third]
"""

MOST = 10

Pairs = frozenset[tuple[str, str]]


def _chains(before: Sequence[Any]) -> list[list[str]]:
    return [[part.strip() for part in str(rule).split("<")] for rule in before]


def implied(before: Sequence[Any]) -> Pairs:
    """Return every pair (earlier, later) that the rules imply."""
    pairs = {pair for chain in _chains(before) for pair in itertools.combinations(chain, 2)}
    while True:
        more = {(a, d) for a, b in pairs for c, d in pairs if b == c} - pairs
        if not more:
            return frozenset(pairs)
        pairs |= more


def examine(question: Question) -> Iterator[Fault]:
    """Yield what is wrong with the items and the rules."""
    items = question.options["items"]
    if not 2 <= len(items) <= MOST:
        yield Fault(
            ("items",),
            Message("there must be 2 to {most} items, got {count}", most=MOST, count=len(items)),
        )
        return
    for index, (rule, chain) in enumerate(
        zip(question.options["before"], _chains(question.options["before"]), strict=True)
    ):
        path = ("before", index)
        if not isinstance(rule, str) or len(chain) < 2:
            yield Fault(path, Message("expected a rule such as `a < b`, got `{rule}`", rule=rule))
            return
        for name in chain:
            if name not in items:
                yield Fault(
                    path,
                    Message("`{name}` is no item", name=name),
                    did_you_mean(name, items, Message("items")),
                )
                return
    pairs = implied(question.options["before"])
    for index, chain in enumerate(_chains(question.options["before"])):
        if any((b, a) in pairs for a, b in itertools.pairwise(chain)):
            yield Fault(("before", index), Message("the rules go round in a circle here"))
            return


def pairs_share(order: Sequence[str], pairs: Pairs) -> float:
    """Return `2 p - 1` for the share p of implied pairs that stand in order; -1 to 1."""
    place = {name: index for index, name in enumerate(order)}
    good = sum(place[a] < place[b] for a, b in pairs)
    return 2 * good / len(pairs) - 1


def longest(order: Sequence[str], pairs: Pairs) -> int:
    """Return how many items can stay while no two that stay are in the wrong order."""
    for size in range(len(order), 1, -1):
        for kept in itertools.combinations(order, size):
            if not any((b, a) in pairs for a, b in itertools.combinations(kept, 2)):
                return size
    return 1


class Order(Body):
    """The items in the order in which one variant shows them; an answer names them by position."""

    def __init__(
        self, names: Sequence[str], texts: Mapping[str, Text], pairs: Pairs, scoring: str
    ) -> None:
        self.names = names
        self.texts = texts
        self.pairs = pairs
        self.scoring = scoring

    def rows(self, lang: str) -> tuple[str, ...]:
        return tuple(
            f"{number:2}  {self.texts[name].get(lang)}"
            for number, name in enumerate(self.names, start=1)
        )

    def how(self) -> Message:
        form = " ".join(str(i + 1) for i in reversed(range(len(self.names))))
        return Message("all the numbers in the right order, such as {form}", form=form)

    def read(self, text: str) -> tuple[int, ...]:
        line = re.sub(r"[<>→-]", " ", plain(text))
        word = line.strip()
        count = len(self.names)
        glued = len(word) == count < 10 and bool(re.fullmatch(r"[0-9]+|[a-zA-Z]+", word))
        order = tuple(each_once(options(line, count, glued=glued)))
        if missing := [str(i + 1) for i in range(count) if i not in order]:
            message = plural(
                "{numbers} is missing",
                "{numbers} are missing",
                len(missing),
                numbers=tuple(missing),
            )
            raise ExpressionError(message, column=len(text.rstrip()) + 1)
        return order

    def mark(self, answer: tuple[int, ...]) -> Marking:
        order = [self.names[index] for index in answer]
        worth = pairs_share(order, self.pairs)
        if worth == 1:
            return Marking(1.0)
        place = {name: index for index, name in enumerate(order)}
        swapped = sorted(
            (pair for pair in self.pairs if place[pair[0]] > place[pair[1]]),
            key=lambda pair: (place[pair[1]], place[pair[0]]),
        )
        first, second = swapped[0]
        numbers = [self.names.index(name) + 1 for name in (first, second)]
        text = Message("{first} comes before {second}", first=numbers[0], second=numbers[1])
        if (count := len(swapped)) > 1:
            text = Message(
                "{remark} ({count} pairs are in the wrong order)", remark=text, count=count
            )
        if self.scoring == "all-or-nothing":
            worth = 0.0
        elif self.scoring == "lcs":
            worth = 2 * longest(order, self.pairs) / len(order) - 1
        return Marking(max(0.0, worth), (Remark(text, False),), f"{second} before {first}")

    def _legal(self) -> list[str]:
        """Return a legal order, the items as nearly as possible in the order of the file."""
        left, order = list(self.texts), []
        while left:
            ready = next(n for n in left if not any((m, n) in self.pairs for m in left))
            left.remove(ready)
            order.append(ready)
        return order

    def key(self, lang: str) -> str:
        return " ".join(str(self.names.index(name) + 1) for name in self._legal())

    def reveal(self) -> tuple[Remark, ...]:
        order = self._legal()
        return tuple(
            Remark(self.texts[name], None, f"{self.names.index(name) + 1}") for name in order
        )


def draw(question: Question, names: Mapping[str, Any], rng: Random) -> Order:
    """Return the items shuffled, and never in an order that is right already."""
    texts = {str(name): fill_text(text, names) for name, text in question.options["items"].items()}
    pairs = implied(question.options["before"])
    order = list(texts)
    for _ in range(100):
        rng.shuffle(order)
        if pairs_share(order, pairs) < 1:
            break
    return Order(tuple(order), texts, pairs, question.options["scoring"])
