"""Aiken, choices as plain text: https://docs.moodle.org/en/Aiken_format."""

from __future__ import annotations

import re

from grader.exchange._records import Choice, Found, Imported, LeftOut
from grader.messages import Message

KIND = "aiken"
READS = True

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
                left_out.append(LeftOut(Message("line {line}", line=number), reason))
            else:
                found = [Choice(t, float(c == answer[1].upper())) for c, t in choices.items()]
                name = f"question {len(questions) + 1}"
                questions.append(Found(name, "choice", "\n".join(prompt), found))
            prompt, choices = [], {}
        elif (choice := _CHOICE.match(row)) and choice[1] == chr(ord("A") + len(choices)):
            choices[choice[1]] = choice[2].strip()
        elif row.strip():
            if choices:
                reason = Message("the question above has no `ANSWER:`")
                left_out.append(LeftOut(Message("line {line}", line=number), reason))
                prompt, choices = [], {}
            prompt.append(row.strip())
    if prompt or choices:
        reason = Message("the last question has no `ANSWER:`")
        left_out.append(LeftOut(Message("the end"), reason))
    return Imported(tuple(questions), tuple(left_out))


def _missing(prompt: list[str], choices: dict[str, str], right: str) -> Message | None:
    if not prompt:
        return Message("there is no question above its choices")
    if len(choices) < 2:
        return Message("a question needs two choices, `A. text` and `B. text`")
    if right in choices:
        return None
    return Message("`ANSWER: {letter}` is none of the choices", letter=right)
