"""Code in exported questions, and the lines of `bug` questions as choices."""

from __future__ import annotations

from typing import Any

from grader.exchange._records import Choice
from grader.messages import Language
from grader.questions import Variant


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
