"""Records that several types of questions share: choices and wrong values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from grader.messages import Message
from grader.model import Field, Text
from grader.questions._records import Fault, Remark
from grader.questions._template import fill_text

WHY = Field("why", "texts", "what to say to whoever answers this")
MISCONCEPTION = Field("misconception", "name", "id of the misconception it shows", default="")

CHOICE = (
    Field("text", "texts", "the choice as it is shown", required=True),
    Field("correct", "flag", "whether it is right", default=False),
    WHY,
    MISCONCEPTION,
)

WRONG = (
    Field("value", "expression", "the wrong value, computed", required=True),
    WHY,
    MISCONCEPTION,
)

WRONG_TEXT = (
    Field("value", "texts", "the wrong answer as it is typed", required=True),
    WHY,
    MISCONCEPTION,
)

ACCEPT = Field("accept", "list", "further answers that are right", default=())

NOTHING = Text("")


def check_reasons(records: Sequence[Mapping[str, Any]], key: str) -> Iterator[Fault]:
    """Yield a fault for every record that says neither why it is wrong nor which idea it shows."""
    for index, record in enumerate(records):
        if record["why"] is None and not record["misconception"]:
            hint = Message("add `why`, `misconception`, or both")
            yield Fault((key, index), Message("a wrong answer needs its reason"), hint)


def wrong_remark(record: Mapping[str, Any], names: Mapping[str, Any], label: str = "") -> Remark:
    """Return what to say to whoever gave a wrong answer that is listed."""
    why = record["why"]
    text = NOTHING if why is None else fill_text(why, names)
    return Remark(text, False, label, record["misconception"])
