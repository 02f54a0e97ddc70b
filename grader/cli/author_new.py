"""`grader author new`: the two files of a new exercise, or a question; small but complete."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli._command import Choice, Command, example, option
from grader.cli._new_question import TYPES
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "author"

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


@click.command(
    cls=Command,
    help=Message(
        "Write an exercise and its solution file, or a question of a quiz, to begin with."
    ),
    epilog=example("grader author new rope --track attention"),
)
@click.argument("words", metavar="[question] ID", nargs=-1, required=True)
@option("--track", required=True, metavar="T", help=Message("a track, or a new folder NN-name"))
@option("--title", default="", help=Message("the title; made from the id otherwise"))
@option("--type", "kind", type=Choice(TYPES), default="choice", help=Message("of a question"))
@click.pass_obj
def command(setting: Setting, words: tuple[str, ...], track: str, title: str, kind: str) -> None:
    from grader.cli._new_question import new_question
    from grader.errors import UsageError

    identity = words[-1]
    if len(words) > 2 or (len(words) == 2 and words[0] != "question"):
        raise UsageError("expected one id", hint="`grader author new ID`, or `new question ID`")
    _check_id(identity)
    if len(words) == 2:
        folder = _track(setting.course.root / "exercises", track)
        new_question(setting, identity, folder, kind)
        return
    _new_exercise(setting, identity, track, title)


def _new_exercise(setting: Setting, identity: str, track: str, title: str) -> None:
    from grader.errors import UsageError

    course = setting.course
    if identity in course.ids:
        raise UsageError(f"`{identity}` exists: `{course.shown(course.path(identity))}`")
    folder = _track(course.root / "exercises", track)
    names = {
        "id": identity,
        "entry": identity.replace("-", "_"),
        "title": title or identity.replace("-", " ").capitalize(),
    }
    exercise = course.root / "exercises" / folder / f"{identity}.yaml"
    solution = course.root / "solutions" / folder / f"{names['entry']}.py"
    mistakes = course.root / "exercises" / folder / "misconceptions.yaml"
    try:
        _write_new(exercise, _EXERCISE.format(**names))
        _write_new(solution, _SOLUTION.format(**names))
        mistakes.touch()
        with mistakes.open("a", encoding="utf-8", newline="\n") as file:
            file.write(_MISCONCEPTION.format(**names))
    except FileExistsError as error:
        raise UsageError(f"`{error.filename}` exists and stays as it is") from None
    except OSError as error:
        raise UsageError(f"cannot write `{error.filename}`: {error.strerror}") from None
    for path in (exercise, solution):
        setting.emit(f"wrote {setting.relative(path)}\n")
    setting.emit(f"added `{identity}-no-shift` to {setting.relative(mistakes)}\n")
    setting.emit(f"edit them, then: grader author validate {identity}\n")


def _check_id(identity: str) -> None:
    import re

    from grader.errors import UsageError

    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", identity):
        raise UsageError(
            f"`{identity}` is no id", hint="lower-case words joined by `-`, as in `layer-norm`"
        )


def _track(exercises: Path, track: str) -> str:
    """Return the folder of a track: an existing one by name, or a new one by its full name."""
    import re

    from grader.cli._table import track_name
    from grader.errors import UsageError
    from grader.suggest import suggest

    folders = sorted(path.name for path in exercises.iterdir() if path.is_dir())
    for folder in folders:
        if track in (folder, track_name(folder)):
            return folder
    if re.fullmatch(r"\d\d-[a-z0-9-]+", track):
        return track
    names = [track_name(folder) for folder in folders]
    near = suggest(track, names)
    hint = f"did you mean `{near}`?" if near else f"tracks: {', '.join(names)}; or a new `NN-name`"
    raise UsageError(f"no track `{track}`", hint=hint)


def _write_new(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
