"""Sentences, places in files, and what lists and statements need: light."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from grader.messages import Text


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an exercise comes from: its course, the version of that, and a hash of its content."""

    course: str = ""
    version: str = ""
    digest: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (self.course, self.version, self.digest)))


NOWHERE = Origin()
"""Of what was made for a test, or reported by an earlier grader."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a content file. `line` and `column` count from 1; `text` is the source line."""

    path: str
    line: int
    column: int
    text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a YAML mapping: the table the reader, the docs and the JSON Schema share.

    `kind` is one of: `text` (a plain string), `texts` (`{en, zh}` or a string), `name`,
    `names` (list of names), `number`, `integer`, `flag`, `expression` (string or number),
    `expressions` (mapping name -> expression), `records` (mapping name -> mapping, or a list of
    names of records elsewhere), `mapping`, `list`, `any`.
    """

    name: str
    kind: str
    doc: str
    required: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExerciseHead:
    """What `grader list` needs: the part of an exercise file above `prompt:`."""

    id: str
    title: Text
    level: int
    track: str
    requires: tuple[str, ...]
    source: Text
    backends: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Misconception:
    """One entry of the course's list, shared by checks, quizzes and review."""

    id: str
    title: Text
    says: Text
    see: Text | None = None
    finding: str = ""
    """What a check reports by itself when it finds this mistake."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One level of help; `after` names the check whose failure makes it the first to show."""

    text: Text
    after: str = ""
