"""Where each question of a quiz file stands, without reading the file as YAML.

A question begins on a line `- id: NAME`, all with the same indentation; `read_quiz` refuses any
other layout. So one question can be read alone, and a session starts as fast with a large file as
with a small one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_START = re.compile(r"- +id: *[\"']?([^\s\"'#]+)[\"']?[ \t]*(?:#.*)?\r?$", re.MULTILINE)
_QUESTIONS = re.compile(r"^questions:[ \t]*(?:#.*)?\r?(?:\n|\Z)", re.MULTILINE)
_KEY = re.compile(r"\n[^ \-#\r\n]")
_MISCONCEPTION = re.compile(r"misconception: *[\"']?([A-Za-z0-9-]+)")  # a fixed start is fast
_ABOUT = re.compile(r"\n +about: *(\[[^\]]*\]|(?:\n +- +\S+)+)", re.MULTILINE)
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*")
_EXERCISE = re.compile(r"\n\s+exercise: *[\"']?([A-Za-z0-9-]+)")


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
    below = _QUESTIONS.search(text)
    if below is None:
        return ()
    key = _KEY.search(text, below.end() - 1)  # a key of the quiz itself
    stop = key.start() + 1 if key else len(text)
    starts: list[tuple[int, str]] = []
    indent: int | None = None
    for found in _START.finditer(text, below.end(), stop):
        line = text.rfind("\n", 0, found.start()) + 1
        before = found.start() - line
        if indent in (None, before) and text[line : found.start()].isspace() | (not before):
            indent = before
            starts.append((line, found[1]))
    if not starts:
        return ()
    ends = [*(line for line, _ in starts[1:]), stop]
    entries, number, at = [], 0, 0
    for (line, identity), end in zip(starts, ends, strict=True):
        number, at = number + text.count("\n", at, line), line
        body = text[line:end]
        entries.append(_entry(identity, number, number + _lines(body), body))
    return tuple(entries)


def _lines(body: str) -> int:
    return body.count("\n") + (not body.endswith("\n"))


def _entry(identity: str, first: int, last: int, body: str) -> Entry:
    listed = _ABOUT.findall(body) if " about:" in body else ()
    named = [name for names in listed for name in _NAME.findall(names)]
    named = list(dict.fromkeys([*named, *_MISCONCEPTION.findall(body)]))
    found = _EXERCISE.search(body) if " exercise:" in body else None
    return Entry(identity, first, last, tuple(named), found[1] if found else "")


def head_text(text: str) -> str:
    """Return the text above the line `questions:`; empty where there is no such line."""
    below = _QUESTIONS.search(text)
    return text[: max(0, below.start() - 1)] if below else ""


def question_text(text: str, entry: Entry) -> str:
    """Return `text` with every other question blanked, so that marks keep their line numbers."""
    lines = text.split("\n")
    found = _QUESTIONS.search(text)
    below = text.count("\n", 0, found.end()) if found else len(lines)
    kept = [
        line if number < below or entry.first <= number < entry.last else ""
        for number, line in enumerate(lines)
    ]
    return "\n".join(kept)
