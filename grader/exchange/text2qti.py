"""Plain text for text2qti, which makes the QTI files that Canvas imports.

See https://github.com/gpoore/text2qti. Its texts are Markdown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from grader.exchange._listing import line_choices, listing
from grader.exchange._records import Choice, Exported, LeftOut, question_text
from grader.messages import Message
from grader.questions import Variant

KIND = "text2qti"
WRITES = True

_MARKUP = re.compile(r"([\\*_$<>\[\]#|~^])")


def _no(kind: str) -> Message:
    return Message("text2qti has no questions like those of type `{kind}`", kind=kind)


def write(variants: Sequence[Variant], title: str, lang: str) -> Exported:
    """Return the questions as a text2qti file."""
    parts = [f"Quiz title: {_line(title)}"]
    left_out = []
    for variant in variants:
        writer = _WRITERS.get(variant.question.type)
        answers = writer(variant, lang) if writer is not None else _no(variant.question.type)
        if isinstance(answers, Message):
            left_out.append(LeftOut(variant.question.id, answers))
            continue
        number = len(parts)
        parts.append("\n".join([*_head(variant, number, lang), *_general(variant, lang), *answers]))
    return Exported("\n\n".join(parts) + "\n", tuple(left_out))


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
    from grader.questions import fill_text

    explain = variant.question.explain
    if explain is None:
        return []
    return [f"... {_line(fill_text(explain, variant.names).get(lang))}"]


def _choices(choices: Sequence[Choice], *, several: bool) -> list[str]:
    lines = []
    for place, choice in enumerate(choices):
        if several:
            label = "[*] " if choice.share else "[ ] "
        else:
            label = ("*" if choice.share else "") + f"{chr(ord('a') + place)}) "
        lines.append(label + _line(choice.text))
        if choice.why:
            lines.append(f"... {_line(choice.why)}")
    return lines


def _choice(variant: Variant, lang: str) -> list[str]:
    body: Any = variant.body
    choices = [
        Choice(c["text"].get(lang), float(c["correct"]), c["why"].get(lang) if c["why"] else "")
        for c in body.choices
    ]
    return _choices(choices, several=variant.question.type == "multi")


def _numeric(variant: Variant, lang: str) -> list[str]:
    body: Any = variant.body
    if body.tolerance.around(body.answer) <= 1e-8 * abs(body.answer) and body.answer.is_integer():
        return [f"=   {int(body.answer)}"]
    return [f"=   {body.answer!r} +- {body.tolerance.around(body.answer):g}"]


def _short(texts: Sequence[str]) -> list[str]:
    return [f"*   {' '.join(text.split())}" for text in dict.fromkeys(texts)]


def _text(variant: Variant, lang: str) -> list[str]:
    options = variant.question.options
    texts = [options["answer"], *options["accept"]]
    return _short([part for text in texts for part in text.by_language().values()])


def _output(variant: Variant, lang: str) -> list[str] | Message:
    if variant.body.lines > 1:
        return Message("a short answer in text2qti has one line")
    return _text(variant, lang)


def _blank(variant: Variant, lang: str) -> list[str] | Message:
    blanks = variant.question.options["blanks"]
    if len(blanks) > 1:
        return Message("a short answer in text2qti fills one blank")
    texts = [blanks[0]["answer"], *blanks[0]["accept"]]
    return _short([part for text in texts for part in text.by_language().values()])


def _shape(variant: Variant, lang: str) -> list[str]:
    key = variant.body.key(lang)
    return _short([key, key.replace(" ", ""), key.strip("()")])


def _bug(variant: Variant, lang: str) -> list[str]:
    choices = line_choices(variant, lang)
    return _choices(choices, several=sum(choice.share > 0 for choice in choices) > 1)


_WRITERS: Mapping[str, Callable[[Variant, str], list[str] | Message]] = {
    "choice": _choice,
    "multi": _choice,
    "numeric": _numeric,
    "text": _text,
    "output": _output,
    "blank": _blank,
    "shape": _shape,
    "bug": _bug,
}
