"""The part of `grader author new` that begins a question."""

from __future__ import annotations

import textwrap
from pathlib import Path

from grader import registry
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import unwritable
from grader.messages import Message

_HEAD = """\
schema: 1
quiz: {quiz}
title: {{en: "{title}", zh: "{title}"}}
questions:
"""

_COMMON = """\
  - id: {id}
    type: {type}
    concepts: [{concept}]
    difficulty: 2
    source: "author, year, section"
"""


def new_question(setting: Setting, identity: str, folder: str, kind: str) -> None:
    """Append a small question of type `kind` to the quiz of a track, or begin that quiz.

    Raises
    ------
    UsageError
        The id is taken, or the file cannot be written.
    """
    from grader.content.quizzes import Quizzes
    from grader.interface.table import track_name

    course = setting.course
    if identity in setting.quizzes.entries:
        head = setting.quizzes.entries[identity][0]
        raise UsageError(
            Message("`{name}` exists: `{path}`", name=identity, path=course.shown(head.path))
        )
    path = course.root / "exercises" / folder / "quiz.yaml"
    example = registry.member("questions", kind).EXAMPLE
    track = track_name(folder)
    common = _COMMON.format(id=identity, type=kind, concept=track)
    text = common + textwrap.indent(example, "    ")
    try:
        began = _append(path, text, identity, track)
    except OSError as error:
        raise unwritable(str(error.filename), error) from None
    name = Quizzes(course).entries[identity][0].id
    tr, shown = setting.tr, setting.relative(path)
    added = tr("added `{name}` to {path}", name=identity, path=shown)
    setting.emit((tr("wrote {path}", path=shown) if began else added) + "\n")
    command = f"grader author preview {name}#{identity}"
    setting.emit(tr("edit it, then: {command}", command=command) + "\n")


def _append(path: Path, text: str, identity: str, quiz: str) -> bool:
    """Append a question; return whether the file is new."""
    from grader.content.quiz_index import index_questions

    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        title = quiz.replace("-", " ").capitalize()
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(_HEAD.format(quiz=quiz, title=title) + text)
        return True
    old = path.read_text("utf-8")
    more = ("" if old.endswith("\n") else "\n") + "\n" + _indented(text, old)
    if identity not in [entry.id for entry in index_questions(old + more)]:
        raise UsageError(
            Message("`{path}` does not end with its questions", path=path),
            hint=Message("move `questions:` to its end"),
        )
    with path.open("a", encoding="utf-8", newline="\n") as file:
        file.write(more)
    return False


def _indented(text: str, old: str) -> str:
    """Indent a question as those that are there."""
    from grader.content.quiz_index import index_questions

    entries = index_questions(old)
    if not entries:
        return text
    line = old.split("\n")[entries[0].first]
    indent = line[: len(line) - len(line.lstrip(" "))]
    return "".join(f"{indent}{row[2:]}" for row in text.splitlines(keepends=True))
