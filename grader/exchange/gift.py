"""GIFT, the plain text format of Moodle: https://docs.moodle.org/en/GIFT_format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.exchange._gift_reader import read as read
from grader.exchange._listing import line_choices, listing, remark_text
from grader.exchange._records import Choice, Exported, LeftOut, question_text
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
    parts = [f"// {title}".replace("\n", " ")]
    left_out = []
    for variant in variants:
        writer = _WRITERS.get(variant.question.type)
        answers = writer(variant, lang) if writer is not None else _no(variant.question.type)
        if isinstance(answers, Message):
            left_out.append(LeftOut(variant.question.id, answers))
            continue
        parts.append(
            "\n".join([_head(variant, lang) + " {", *answers, *_general(variant, lang), "}"])
        )
    return Exported("\n\n".join(parts) + "\n", tuple(left_out))


def _no(kind: str) -> Message:
    return Message("GIFT has no questions like those of type `{kind}`", kind=kind)


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
    from grader.questions import fill_text

    explain = variant.question.explain
    if explain is None:
        return []
    return [f"####{escape(fill_text(explain, variant.names).get(lang))}"]


def _feedback(why: str) -> str:
    return f"#{escape(why)}" if why else ""


def _choices(choices: Sequence[Choice]) -> list[str]:
    """Write choices, several right ones by their shares; wrong ticks cost as many points."""
    right = [choice for choice in choices if choice.share > 0]
    if len(right) == 1:
        return [f"{'=' if c.share else '~'}{escape(c.text)}{_feedback(c.why)}" for c in choices]
    wrong = max(1, len(choices) - len(right))
    cost = 100 / len(right) * max(1.0, len(right) / wrong)
    return [
        f"~%{_percent(100 / len(right) if c.share else -cost)}%{escape(c.text)}{_feedback(c.why)}"
        for c in choices
    ]


def _percent(value: float) -> str:
    return f"{max(-100.0, value):.5f}".rstrip("0").rstrip(".")


def _choice(variant: Variant, lang: str) -> list[str]:
    choices = [
        Choice(c["text"].get(lang), float(c["correct"]), c["why"].get(lang) if c["why"] else "")
        for c in _body(variant).choices
    ]
    return _choices(choices)


def _body(variant: Variant) -> Any:
    return variant.body


def _numeric(variant: Variant, lang: str) -> list[str]:
    body = _body(variant)
    near = body.tolerance.around
    wrong = [
        f"=%0%{w.value!r}:{near(w.value):g}{_feedback(remark_text(w.remark, lang))}"
        for w in body.wrong
    ]
    return ["#", f"={body.answer!r}:{near(body.answer):g}", *wrong]


def _text(variant: Variant, lang: str) -> list[str]:
    options = variant.question.options
    texts = [options["answer"], *options["accept"]]
    right = dict.fromkeys(part for text in texts for part in text.by_language().values())
    return [*(f"={escape(text)}" for text in right), *_slips(variant, lang)]


def _slips(variant: Variant, lang: str) -> list[str]:
    return [
        f"=%0%{escape(text)}{_feedback(remark_text(remark, lang))}"
        for text, remark in variant.body.slips(lang)
    ]


def _output(variant: Variant, lang: str) -> list[str] | Message:
    if variant.body.lines > 1:
        return Message("a short answer in GIFT has one line")
    return _text(variant, lang)


def _blank(variant: Variant, lang: str) -> list[str] | Message:
    blanks = variant.question.options["blanks"]
    if len(blanks) > 1:
        return Message("a short answer in GIFT fills one blank")
    texts = [blanks[0]["answer"], *blanks[0]["accept"]]
    right = dict.fromkeys(part for text in texts for part in text.by_language().values())
    return [*(f"={escape(text)}" for text in right), *_slips(variant, lang)]


def _shape(variant: Variant, lang: str) -> list[str]:
    key = variant.body.key(lang)
    right = dict.fromkeys([key, key.replace(" ", ""), key.strip("()")])
    return [*(f"={escape(text)}" for text in right), *_slips(variant, lang)]


def _match(variant: Variant, lang: str) -> list[str]:
    body = _body(variant)
    pairs = [
        f"={escape(pair['left'].get(lang))} -> {escape(pair['right'].get(lang))}"
        for pair in body.pairs
    ]
    used = {pair["right"] for pair in body.pairs}
    extra = [f"= -> {escape(text.get(lang))}" for text in body.targets if text not in used]
    return [*pairs, *extra]


def _bug(variant: Variant, lang: str) -> list[str]:
    return _choices(line_choices(variant, lang))


_WRITERS: Mapping[str, Callable[[Variant, str], list[str] | Message]] = {
    "choice": _choice,
    "multi": _choice,
    "numeric": _numeric,
    "text": _text,
    "output": _output,
    "blank": _blank,
    "shape": _shape,
    "match": _match,
    "bug": _bug,
}
