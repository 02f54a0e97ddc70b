"""The part of `grader author new` that begins an exercise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import write_new
from grader.messages import Message
from grader.suggest import nearest

if TYPE_CHECKING:
    from grader.content import Content
    from grader.content.answer import ModelAnswer


TRACK = r"\d\d-[a-z0-9-]+"
"""The folder of a track: its place among the others, and its name."""


def new_exercise(
    setting: Setting, identity: str, folder: str, title: str, answer: Path | None
) -> None:
    """Write the two files of an exercise: from a file with its answer, else from a small one.

    Raises
    ------
    UsageError
        The id is taken, or a file cannot be read or written.
    ContentError
        The answer is no function that an exercise can ask for.
    """
    from grader.content.draft import draft, drafted_solution

    course = setting.course
    if identity in course.ids:
        raise UsageError(
            Message(
                "`{name}` exists: `{path}`",
                name=identity,
                path=course.shown(course.path(identity)),
            )
        )
    title = title or identity.replace("-", " ").capitalize()
    entry = identity.replace("-", "_")
    begun = _answer(setting, answer, entry)
    texts = (draft(begun, title), drafted_solution(begun, title))
    paths = (
        course.root / "exercises" / folder / f"{identity}.yaml",
        course.root / "solutions" / folder / f"{entry}.py",
    )
    for path, text in zip(paths, texts, strict=True):
        write_new(path, text, str(path))
    tr = setting.tr
    lines = [tr("wrote {file}", file=setting.relative(path)) for path in paths]
    if "class given" in texts[1]:
        lines.append(
            tr(
                "what the answer calls is given code: say in class `given` of {file} what it does",
                file=setting.relative(paths[1]),
            )
        )
    lines.append(tr("edit them, then: {command}", command=f"grader author validate {identity}"))
    setting.emit("\n".join(lines) + "\n")


def _answer(setting: Setting, path: Path | None, entry: str) -> ModelAnswer:
    """Return the answer to begin with; a file with it is read and never run."""
    from grader.content.answer import read_answer
    from grader.content.draft import SKETCH
    from grader.content.syntax import read_file

    if path is None:
        return read_answer(SKETCH.format(entry=entry), "", entry)
    shown = setting.relative(path)
    return read_answer(read_file(setting.cwd / path, shown), shown, entry)


def track_folder(course: Content, track: str) -> str:
    """Return the folder of a track: an existing one by name, or a new one by its full name.

    Raises
    ------
    UsageError
        There is none, and it is no name for a new one.
    """
    from grader.interface.table import track_name

    exercises = course.root / "exercises"
    folders = sorted(path.name for path in exercises.iterdir() if path.is_dir())
    for folder in folders:
        if track in (folder, track_name(folder)):
            return folder
    if re.fullmatch(TRACK, track):
        return track
    names = tuple(track_name(folder) for folder in folders)
    listed = Message("tracks: {names}; or a new `NN-name`", names=names)
    raise UsageError(Message("no track `{name}`", name=track), hint=nearest(track, names, listed))
