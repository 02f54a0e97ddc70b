"""Plain text for text2qti, which makes the QTI files that Canvas imports.

See https://github.com/gpoore/text2qti. Its texts are Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from grader.exchange._listing import (
    Writer,
    answered,
    choices,
    explained,
    line_choices,
    listing,
    short_answers,
)
from grader.exchange._records import Choice, Exported, question_text
from grader.messages import Message
from grader.questions import Variant

KIND = "text2qti"
WRITES = True

_MARKUP = re.compile(r"([\\*_$<>\[\]#|~^])")


def write(variants: Sequence[Variant], title: str, lang: str) -> Exported:
    """Return the questions as a text2qti file."""
    written, left_out = answered(variants, lang, _WRITERS, "text2qti")
    parts = [f"Quiz title: {_line(title)}"]
    for number, (variant, answers) in enumerate(written, start=1):
        parts.append("\n".join([*_head(variant, number, lang), *_general(variant, lang), *answers]))
    return Exported("\n\n".join(parts) + "\n", left_out)


def escape(text: str) -> str:
    """Escape Markdown outside of `code`; **bold** stays bold."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return "\\`".join(escape(part) for part in parts)
    for place in range(0, len(parts), 2):
        pieces = re.split(r"(?<![\w*)])\*\*(?=\S)(.+?)(?<=\S)\*\*(?![\w*(])", parts[place])
        for spot, piece in enumerate(pieces):
            bare = _MARKUP.sub(r"\\\1", piece)
            pieces[spot] = f"**{bare}**" if spot % 2 else bare
        parts[place] = "".join(pieces)
    return "`".join(parts)


def _line(text: str) -> str:
    return escape(" ".join(text.split()))


def _paragraph(label: str, text: str) -> list[str]:
    """Write a text behind its label; its other lines are indented, as text2qti wants it."""
    indent = " " * len(label)
    rows = [row for row in (_line(row) for row in text.strip().split("\n")) if row]
    lines = [label + (rows or ["-"])[0]]
    for row in rows[1:]:
        lines += ["", indent + row]
    return lines


def _head(variant: Variant, number: int, lang: str) -> list[str]:
    question = variant.question
    lines = [f"Title: {question.id}", f"Points: {question.points:g}"]
    label = f"{number}.  "
    lines += _paragraph(label, question_text(variant, lang))
    if code := listing(variant):
        fence = "```" if "```" not in code else "~~~~"
        indent = " " * len(label)
        rows = [fence, *code.split("\n"), fence]
        lines += ["", *((indent + row).rstrip() for row in rows)]
    return lines


def _general(variant: Variant, lang: str) -> list[str]:
    explain = explained(variant, lang)
    return [f"... {_line(explain)}"] if explain else []


def _choices(found: Sequence[Choice], *, several: bool) -> list[str]:
    lines = []
    for place, choice in enumerate(found):
        if several:
            label = "[*] " if choice.share else "[ ] "
        else:
            label = ("*" if choice.share else "") + f"{chr(ord('a') + place)}) "
        lines.append(label + _line(choice.text))
        if choice.why:
            lines.append(f"... {_line(choice.why)}")
    return lines


def _choice(variant: Variant, lang: str) -> list[str]:
    return _choices(choices(variant, lang), several=variant.question.type == "multi")


def _numeric(variant: Variant, lang: str) -> list[str]:
    body: Any = variant.body
    if body.tolerance.around(body.answer) <= 1e-8 * abs(body.answer) and body.answer.is_integer():
        return [f"=   {int(body.answer)}"]
    return [f"=   {body.answer!r} +- {body.tolerance.around(body.answer):g}"]


def _short(variant: Variant, lang: str) -> list[str] | Message:
    right = short_answers(variant, lang, "text2qti")
    if isinstance(right, Message):
        return right
    return [f"*   {' '.join(text.split())}" for text in right]


def _bug(variant: Variant, lang: str) -> list[str]:
    lines = line_choices(variant, lang)
    return _choices(lines, several=sum(line.share > 0 for line in lines) > 1)


_WRITERS: Mapping[str, Writer] = {
    **dict.fromkeys(("choice", "multi"), _choice),
    **dict.fromkeys(("text", "output", "blank", "shape"), _short),
    "numeric": _numeric,
    "bug": _bug,
}
