"""What every written format wants of a question: its code, its choices, its right answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.exchange._records import Choice, LeftOut
from grader.messages import Language, Message
from grader.questions import Variant, fill_text

Writer = Callable[[Variant, str], "list[str] | Message"]
"""Returns the lines of the answers in a language, or why there can be none."""


def listing(variant: Variant) -> str:
    """Return the code as it is shown, its lines numbered where the question needs that."""
    if not variant.body.numbered:
        return variant.listing
    rows = variant.listing.split("\n")
    return "\n".join(f"{number:3}  {row}".rstrip() for number, row in enumerate(rows, start=1))


def remark_text(remark: Any, lang: str) -> str:
    """Return what is said to a choice; empty where only the misconception is named."""
    return Language(lang).of(remark.text).strip()


def line_choices(variant: Variant, lang: str) -> list[Choice]:
    """Return the lines of a `bug` question as choices; the shares of faulty ones add up to 1."""
    body: Any = variant.body
    tr = Language(lang)
    said = dict(body.slips(lang))
    return [
        Choice(
            tr("line {line}", line=number),
            1 / len(body.right) if number in body.right else 0.0,
            remark_text(said[str(number)], lang) if str(number) in said else "",
        )
        for number in range(1, body.count + 1)
    ]


def choices(variant: Variant, lang: str) -> list[Choice]:
    """Return the choices of a `choice` or `multi` question."""
    body: Any = variant.body
    return [
        Choice(c["text"].get(lang), float(c["correct"]), c["why"].get(lang) if c["why"] else "")
        for c in body.choices
    ]


def short_answers(variant: Variant, lang: str, format_: str) -> list[str] | Message:
    """Return the right answers of a question that is answered with one line, in all languages."""
    options = variant.question.options
    if variant.body.lines > 1:
        return Message("a short answer in {format} has one line", format=format_)
    if variant.question.type == "shape":
        key = variant.body.key(lang)
        return list(dict.fromkeys([key, key.replace(" ", ""), key.strip("()")]))
    if len(options.get("blanks", ())) > 1:
        return Message("a short answer in {format} fills one blank", format=format_)
    record = options["blanks"][0] if "blanks" in options else options
    texts = [record["answer"], *record["accept"]]
    return list(dict.fromkeys(part for text in texts for part in text.by_language().values()))


def explained(variant: Variant, lang: str) -> str:
    """Return what is said when all is over; empty where nothing is."""
    explain = variant.question.explain
    return "" if explain is None else fill_text(explain, variant.names).get(lang)


def answered(
    variants: Sequence[Variant], lang: str, writers: Mapping[str, Writer], format_: str
) -> tuple[list[tuple[Variant, list[str]]], tuple[LeftOut, ...]]:
    """Return the questions that a format can express, with the lines of their answers; the rest."""
    written, left_out = [], []
    for variant in variants:
        kind = variant.question.type
        answers = (
            writers[kind](variant, lang)
            if kind in writers
            else Message(
                "{format} has no questions like those of type `{kind}`", format=format_, kind=kind
            )
        )
        if isinstance(answers, Message):
            left_out.append(LeftOut(variant.question.id, answers))
        else:
            written.append((variant, answers))
    return written, tuple(left_out)
