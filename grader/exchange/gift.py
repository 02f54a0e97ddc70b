"""GIFT, the plain text format of Moodle: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from grader.exchange._gift_reader import read as read
from grader.exchange._listing import (
    Writer,
    answered,
    choices,
    explained,
    line_choices,
    listing,
    remark_text,
    short_answers,
)
from grader.exchange._records import Choice, Exported, question_text
from grader.messages import Message
from grader.questions import Variant

KIND = "gift"
READS = True
WRITES = True

_SPECIAL = "\\~=#{}:"


def escape(text: str) -> str:
    """Return a text in which nothing has a meaning for GIFT; line ends become `\\n`."""
    text = "".join(f"\\{c}" if c in _SPECIAL else c for c in text.strip())
    # a dash and an angle make a pair in a matching question
    return text.replace("->", "-\u200b>").replace("\r\n", "\n").replace("\n", "\\n")


def write(variants: Sequence[Variant], title: str, lang: str) -> Exported:
    """Return the questions as GIFT; those of the types below only."""
    written, left_out = answered(variants, lang, _WRITERS, "GIFT")
    parts = [f"// {title}".replace("\n", " ")]
    for variant, answers in written:
        parts.append(
            "\n".join([_head(variant, lang) + " {", *answers, *_general(variant, lang), "}"])
        )
    return Exported("\n\n".join(parts) + "\n", left_out)


def _head(variant: Variant, lang: str) -> str:
    code = listing(variant)
    text = escape(question_text(variant, lang))
    if not code:
        return f"::{escape(variant.question.id)}::{text}"
    rows = "\\n".join("    " + escape_row(row) for row in code.split("\n"))
    return f"::{escape(variant.question.id)}::[markdown]{text}\\n\\n{rows}"


def escape_row(row: str) -> str:
    """Escape one line of code and keep its indentation."""
    indent = row[: len(row) - len(row.lstrip())]
    return indent + escape(row)


def _general(variant: Variant, lang: str) -> list[str]:
    explain = explained(variant, lang)
    return [f"####{escape(explain)}"] if explain else []


def _feedback(why: str) -> str:
    return f"#{escape(why)}" if why else ""


def _choices(found: Sequence[Choice]) -> list[str]:
    """Write choices, several right ones by their shares; wrong ticks cost as many points."""
    right = [choice for choice in found if choice.share > 0]
    if len(right) == 1:
        return [f"{'=' if c.share else '~'}{escape(c.text)}{_feedback(c.why)}" for c in found]
    wrong = max(1, len(found) - len(right))
    cost = 100 / len(right) * max(1.0, len(right) / wrong)
    return [
        f"~%{_percent(100 / len(right) if c.share else -cost)}%{escape(c.text)}{_feedback(c.why)}"
        for c in found
    ]


def _percent(value: float) -> str:
    return f"{max(-100.0, value):.5f}".rstrip("0").rstrip(".")


def _choice(variant: Variant, lang: str) -> list[str]:
    return _choices(choices(variant, lang))


def _numeric(variant: Variant, lang: str) -> list[str]:
    body: Any = variant.body
    near = body.tolerance.around
    wrong = [
        f"=%0%{w.value!r}:{near(w.value):g}{_feedback(remark_text(w.remark, lang))}"
        for w in body.wrong
    ]
    return ["#", f"={body.answer!r}:{near(body.answer):g}", *wrong]


def _short(variant: Variant, lang: str) -> list[str] | Message:
    right = short_answers(variant, lang, "GIFT")
    if isinstance(right, Message):
        return right
    wrong = [
        f"=%0%{escape(text)}{_feedback(remark_text(remark, lang))}"
        for text, remark in variant.body.slips(lang)
    ]
    return [*(f"={escape(text)}" for text in right), *wrong]


def _match(variant: Variant, lang: str) -> list[str]:
    body: Any = variant.body
    pairs = [
        f"={escape(pair['left'].get(lang))} -> {escape(pair['right'].get(lang))}"
        for pair in body.pairs
    ]
    used = {pair["right"] for pair in body.pairs}
    extra = [f"= -> {escape(text.get(lang))}" for text in body.targets if text not in used]
    return [*pairs, *extra]


def _bug(variant: Variant, lang: str) -> list[str]:
    return _choices(line_choices(variant, lang))


_WRITERS: Mapping[str, Writer] = {
    **dict.fromkeys(("choice", "multi"), _choice),
    **dict.fromkeys(("text", "output", "blank", "shape"), _short),
    "numeric": _numeric,
    "match": _match,
    "bug": _bug,
}
