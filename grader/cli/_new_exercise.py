"""The part of `grader author new` that begins an exercise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message, os_reason

if TYPE_CHECKING:
    from grader.content import Content

__all__ = ["new_exercise", "track_folder"]

_EXERCISE = """\
schema: 1
title: {{en: "{title}", zh: "{title}"}}
level: 1                      # from 1 (first steps) to 5
source: "author, year, section, equation"
prompt:
  en: |
    Return 2 x + 1, entry by entry, for a float array x of any shape. The result
    has the shape and dtype of x, and x itself stays as it is.
stub: |
  def {entry}(x):
      \"\"\"2 x + 1, entry by entry.

      x  float array of any shape

      Returns a new array of the shape and dtype of x.
      \"\"\"
      raise NotImplementedError
cases:                        # `grader author words` lists what an expression may say
  rect: {{purpose: all sizes differ, x: "normal(3, 5)"}}
  vector: {{purpose: one dimension only, x: "normal(4)"}}
  hidden: {{purpose: sizes that no one has seen, hidden: true, x: "normal(2, 3, 4)"}}
checks:                       # the first one is for all cases, the others for the first case
  - {{kind: values, points: 3}}
  - {{kind: unmodified}}
  - {{kind: dtype}}
misconceptions:
  {id}-no-shift: {{caught_by: [rect]}}
hints:
  - {{after: values, en: "Look at the constant term."}}
"""

_MISCONCEPTION = """\
{id}-no-shift:
  title: {{en: leaves out the constant}}
  says: {{en: "The formula has two terms, 2 x and 1; yours gives the first one only."}}
"""

_SOLUTION = '''\
"""{title}: the answer, other right ways to write it, and wrong ones."""

import numpy as np


def {entry}(x):
    """Return 2 x + 1, entry by entry."""
    return 2 * x + 1


# ------------------------------------------------------------------ other right answers


class by_loops:
    """One number at a time."""

    def {entry}(self, x):
        out = np.empty_like(x)
        for index in np.ndindex(x.shape):
            out[index] = 2 * x[index] + 1
        return out


class by_addition:
    """No product."""

    def {entry}(self, x):
        return x + 1 + x


class by_matmul:
    """Both terms in one product."""

    def {entry}(self, x):
        flat = np.stack([x.ravel(), np.ones_like(x.ravel())], axis=1)  # (n, 2)
        return (flat @ np.array([2, 1], x.dtype)).reshape(x.shape)


# ------------------------------------------------------------------ the answer in steps


class steps:
    """The answer cut where it goes wrong."""

    def {entry}(self, x):
        return self.shift(2 * x)

    def shift(self, doubled):
        return doubled + 1


class {entry}_no_shift(steps):
    """Leaves out the constant."""

    def shift(self, doubled):
        return doubled
'''


def new_exercise(
    setting: Setting, identity: str, folder: str, title: str, answer: Path | None
) -> None:
    """Write the two files of an exercise: from a file with its answer, else an example to edit.

    Raises
    ------
    UsageError
        The id is taken, or a file cannot be read or written.
    ContentError
        The answer is no function that an exercise can ask for.
    """
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
    names = {"id": identity, "entry": entry, "title": title}
    texts = (_EXERCISE.format(**names), _SOLUTION.format(**names))
    mistakes = None
    if answer is not None:
        texts = _from_answer(setting, answer, entry, title)
    else:
        mistakes = course.root / "exercises" / folder / "misconceptions.yaml"
    paths = (
        course.root / "exercises" / folder / f"{identity}.yaml",
        course.root / "solutions" / folder / f"{entry}.py",
    )
    try:
        for path, text in zip(paths, texts, strict=True):
            _write_new(path, text)
        if mistakes is not None:
            with mistakes.open("a", encoding="utf-8", newline="\n") as file:
                file.write(_MISCONCEPTION.format(**names))
    except FileExistsError as error:
        raise UsageError(
            Message("`{file}` exists and stays as it is", file=str(error.filename))
        ) from None
    except OSError as error:
        raise UsageError(
            Message(
                "cannot write `{file}`: {reason}",
                file=str(error.filename),
                reason=os_reason(error),
            )
        ) from None
    _tell(setting, identity, paths, mistakes)


def _tell(setting: Setting, identity: str, paths: tuple[Path, ...], mistakes: Path | None) -> None:
    tr = setting.tr
    lines = [tr("wrote {file}", file=setting.relative(path)) for path in paths]
    if mistakes is not None:
        name, file = f"{identity}-no-shift", setting.relative(mistakes)
        lines.append(tr("added `{name}` to {file}", name=name, file=file))
    lines.append(tr("edit them, then: {command}", command=f"grader author validate {identity}"))
    setting.emit("\n".join(lines) + "\n")


def _from_answer(setting: Setting, path: Path, entry: str, title: str) -> tuple[str, str]:
    """Return the texts of both files, from a file with the answer that is read and never run."""
    from grader.content.draft import draft, read_answer
    from grader.content.syntax import read_bytes, read_text

    shown = setting.relative(path)
    answer = read_answer(read_text(read_bytes(setting.cwd / path, shown), shown), shown, entry)
    return draft(answer, title), f'"""{title}."""\n\n{answer.source}'


def track_folder(course: Content, track: str) -> str:
    """Return the folder of a track: an existing one by name, or a new one by its full name.

    Raises
    ------
    UsageError
        There is none, and it is no name for a new one.
    """
    from grader.cli._table import track_name
    from grader.suggest import suggest

    exercises = course.root / "exercises"
    folders = sorted(path.name for path in exercises.iterdir() if path.is_dir())
    for folder in folders:
        if track in (folder, track_name(folder)):
            return folder
    if re.fullmatch(r"\d\d-[a-z0-9-]+", track):
        return track
    names = tuple(track_name(folder) for folder in folders)
    hint = Message("tracks: {names}; or a new `NN-name`", names=names)
    if near := suggest(track, names):
        hint = Message("did you mean `{near}`?", near=near)
    raise UsageError(Message("no track `{name}`", name=track), hint=hint)


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
