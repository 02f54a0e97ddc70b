"""Where each question of a quiz file stands, without reading the file as YAML.

A question begins on a line `- id: NAME`, all with the same indentation; `read_quiz` refuses any
other layout. So one question can be read alone, and a session starts as fast with a large file as
with a small one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["Entry", "head_text", "index_questions", "question_text"]

_START = re.compile(r"( *)- +id: *[\"']?([^\s\"'#]+)[\"']?[ \t]*(?:#.*)?\r?\Z")
_QUESTIONS = re.compile(r"questions:[ \t]*(?:#.*)?\r?\Z")
_MISCONCEPTION = re.compile(r"misconception: *[\"']?([A-Za-z0-9-]+)")  # a fixed start is fast
_ABOUT = re.compile(r"^ +about: *(\[[^\]]*\]|(?:\n +- +\S+)+)", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_EXERCISE = re.compile(r"\s+exercise: *[\"']?([A-Za-z0-9-]+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A question in the text: lines `first` to `last` - 1, counted from 0, and what it names."""

    id: str
    first: int
    last: int
    misconceptions: tuple[str, ...] = ()
    exercise: str = ""


def index_questions(text: str) -> tuple[Entry, ...]:
    """Return the questions of a quiz file, in its order."""
    lines = text.split("\n")
    below = _below(lines)
    indent: int | None = None
    starts: list[tuple[int, str]] = []
    for number in range(below, len(lines)):
        line = lines[number]
        if line[:1] not in ("", " ", "-", "#", "\r"):
            lines = lines[:number]  # a key of the quiz itself
            break
        if "- " in line and (found := _START.match(line)) and indent in (None, len(found[1])):
            indent = len(found[1])
            starts.append((number, found[2]))
    if not starts:
        return ()
    ends = [*(number for number, _ in starts[1:]), len(lines)]
    return tuple(
        _entry(identity, first, last, lines)
        for (first, identity), last in zip(starts, ends, strict=True)
    )


def _below(lines: list[str]) -> int:
    return next((n + 1 for n, line in enumerate(lines) if _QUESTIONS.match(line)), len(lines))


def _entry(identity: str, first: int, last: int, lines: list[str]) -> Entry:
    body = "\n".join(lines[first:last])
    listed = _ABOUT.findall(body) if " about:" in body else ()
    named = [name for names in listed for name in _NAME.findall(names)]
    named = list(dict.fromkeys([*named, *_MISCONCEPTION.findall(body)]))
    exercise = ""
    if " exercise:" in body:
        exercise = next((m[1] for line in lines[first:last] if (m := _EXERCISE.match(line))), "")
    return Entry(identity, first, last, tuple(named), exercise)


def head_text(text: str) -> str:
    """Return the text above the line `questions:`; empty where there is no such line."""
    lines = text.split("\n")
    below = _below(lines)
    found = below > 1 and _QUESTIONS.match(lines[below - 1])
    return "\n".join(lines[: below - 1]) if found else ""


def question_text(text: str, entry: Entry) -> str:
    """Return `text` with every other question blanked, so that marks keep their line numbers."""
    lines = text.split("\n")
    below = _below(lines)
    kept = [
        line if number < below or entry.first <= number < entry.last else ""
        for number, line in enumerate(lines)
    ]
    return "\n".join(kept)
