"""Aiken, choices as plain text: https://docs.moodle.org/en/Aiken_format."""

from __future__ import annotations

import re

from grader.exchange._records import Choice, Found, Imported, LeftOut

__all__ = ["KIND", "read"]

KIND = "aiken"

_CHOICE = re.compile(r"\s*([A-Z])[.)]\s+(\S.*)")
_ANSWER = re.compile(r"\s*ANSWER:\s*([A-Za-z])\s*\Z")
_LONGEST = 1 << 20


def read(text: str) -> Imported:
    """Return the questions of an Aiken file: a prompt, lines `A. text`, and `ANSWER: A`."""
    questions: list[Found] = []
    left_out: list[LeftOut] = []
    prompt: list[str] = []
    choices: dict[str, str] = {}
    for number, row in enumerate(text[:_LONGEST].replace("\r\n", "\n").split("\n"), start=1):
        if answer := _ANSWER.match(row):
            reason = _missing(prompt, choices, answer[1].upper())
            if reason:
                left_out.append(LeftOut(f"line {number}", reason))
            else:
                found = [Choice(t, float(c == answer[1].upper())) for c, t in choices.items()]
                name = f"question {len(questions) + 1}"
                questions.append(Found(name, "choice", "\n".join(prompt), found))
            prompt, choices = [], {}
        elif (choice := _CHOICE.match(row)) and choice[1] == chr(ord("A") + len(choices)):
            choices[choice[1]] = choice[2].strip()
        elif row.strip():
            if choices:
                left_out.append(LeftOut(f"line {number}", "the question above has no `ANSWER:`"))
                prompt, choices = [], {}
            prompt.append(row.strip())
    if prompt or choices:
        left_out.append(LeftOut("the end", "the last question has no `ANSWER:`"))
    return Imported(tuple(questions), tuple(left_out))


def _missing(prompt: list[str], choices: dict[str, str], right: str) -> str:
    if not prompt:
        return "there is no question above its choices"
    if len(choices) < 2:
        return "a question needs two choices, `A. text` and `B. text`"
    return "" if right in choices else f"`ANSWER: {right}` is none of the choices"
