"""A course: a folder with `exercises/` and, mirrored, `solutions/`, and the courses it extends."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from grader.content.about import FILE, About, read_about
from grader.content.head import in_order, read_head
from grader.content.misconceptions import NAME, merge
from grader.content.syntax import read_file
from grader.errors import ContentError, UsageError
from grader.messages import Message
from grader.model import Mark
from grader.suggest import nearest

if TYPE_CHECKING:
    from grader.model import Exercise, ExerciseHead, Hint, Misconception


class Content:
    """The exercises of one course, and of those it extends.

    What it has itself stands in the place of what a course below it has by the same id.

    Parameters
    ----------
    root : Path
        The folder that holds `exercises` and `solutions`.
    base : Path, optional
        Files below it are named relative to it in messages.
    """

    def __init__(self, root: Path, *, base: Path | None = None) -> None:
        self.root = root
        self.base = base
        self._merges: dict[tuple[tuple[Path, ...], ...], Mapping[str, Misconception]] = {}

    @cached_property
    def about(self) -> About:
        """What the course says of itself."""
        return read_about(self.root, self.shown(self.root / FILE))

    @cached_property
    def courses(self) -> tuple[Content, ...]:
        """This course, then those it extends, the nearest first.

        Raises
        ------
        ContentError
            A course file is wrong, or a course extends itself.
        """
        return tuple(Content(root, base=self.base) for root in self._roots(()))

    def _roots(self, above: tuple[Path, ...]) -> tuple[Path, ...]:
        if self.root in above:
            raise ContentError(
                Message("the course `{name}` extends itself", name=self.about.name),
                mark=Mark(self.shown(self.root / FILE), 1, 1),
                hint=Message("take it out of `extends` of one of them"),
            )
        found = {self.root: None}
        for root in self.about.extends:
            below = Content(root, base=self.base)
            found |= dict.fromkeys(below._roots((*above, self.root)))
        return tuple(found)

    def owner(self, path: Path) -> Content:
        """Return the course that a file of exercises lies in."""
        return next(c for c in self.courses if path.is_relative_to(c.root))

    def __repr__(self) -> str:
        return f"Content({str(self.root)!r})"

    def heads(self) -> tuple[ExerciseHead, ...]:
        """Return the head of every exercise, by track, then what is required first, then level.

        Raises
        ------
        ContentError
            A head is wrong.
        """
        return in_order(map(self.head, self._paths), self.turn)

    def turn(self, track: str) -> tuple[int, str]:
        """Return by what a track is sorted: its place in the course file, else its name."""
        return self._turns.get(track, len(self._turns)), track

    @cached_property
    def _turns(self) -> Mapping[str, int]:
        told = dict.fromkeys(name for course in self.courses for name in course.about.tracks)
        return {name: place for place, name in enumerate(told)}

    def head(self, identity: str) -> ExerciseHead:
        """Return the head of one exercise; only the text above its `prompt:` is parsed."""
        path = self.path(identity)
        shown = self.shown(path)
        return read_head(read_file(path, shown), path, shown)

    def exercise(self, identity: str) -> Exercise:
        """Load and validate one exercise; of misconceptions, the course's and its track's lists.

        Raises
        ------
        UsageError
            There is no such exercise.
        ContentError
            Its file is wrong.
        """
        from grader.content.exercise import Files, read_exercise  # not for lists of heads

        path = self.path(identity)
        solution = self.solution_path(identity)
        lists = self._lists_of(path)
        return read_exercise(
            Files(
                path=path,
                shown=self.shown(path),
                solution=solution,
                solution_shown=self.shown(solution),
                exercises=self.ids,
                misconceptions=self._merged(lists),
                shared=tuple(file for files in lists for file in files),
                course=self.owner(path).about,
            )
        )

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all exercises, by track and name; no file is read."""
        return tuple(self._paths)

    def path(self, identity: str) -> Path:
        """Return the path of an exercise file; `UsageError` when there is no such exercise."""
        try:
            return self._paths[identity]
        except KeyError:
            hint = Message("`grader list` shows all exercises")
            raise UsageError(
                Message("no exercise is called `{name}`", name=identity),
                hint=nearest(identity, self._paths, hint),
            ) from None

    def solution_path(self, identity: str) -> Path:
        """Return where the solution of an exercise lies; the file need not exist."""
        path = self.path(identity)
        solutions = self.owner(path).root / "solutions"
        return solutions / path.parent.name / f"{identity.replace('-', '_')}.py"

    def hints(self, identity: str) -> tuple[Hint, ...]:
        """Return the levels of help for an exercise."""
        return self.exercise(identity).hints

    def misconceptions(self) -> Mapping[str, Misconception]:
        """Return the misconceptions of the course and of all its tracks by id.

        Raises
        ------
        ContentError
            A file is wrong, or an id is in two files.
        """
        return self._merged(tuple(course._lists for course in self.courses))

    def misconceptions_of(self, identity: str) -> Mapping[str, Misconception]:
        """Return what an exercise may name: the misconceptions of its course and of its track.

        Those of the courses that its own extends, too, whatever their track.
        """
        return self._merged(self._lists_of(self.path(identity)))

    def _lists_of(self, path: Path) -> tuple[tuple[Path, ...], ...]:
        """Return the files of each course, the nearest first, which may replace a sentence."""
        owner = self.owner(path)
        own = tuple(f for f in owner._lists if f.parent in {path.parent, owner._exercises})
        return tuple(own if course is owner else course._lists for course in self.courses)

    def shown(self, path: Path) -> str:
        """Return the name of a file in messages."""
        if self.base is not None and path.is_relative_to(self.base):
            return str(path.relative_to(self.base))
        return str(path)

    def _merged(self, layers: tuple[tuple[Path, ...], ...]) -> Mapping[str, Misconception]:
        if layers not in self._merges:
            merged: dict[str, Misconception] = {}
            for files in reversed(layers):
                merged |= merge((path, self.shown(path)) for path in files)
            self._merges[layers] = merged
        return self._merges[layers]

    @property
    def _exercises(self) -> Path:
        return self.root / "exercises"

    @cached_property
    def _lists(self) -> tuple[Path, ...]:
        """The misconceptions files: the course's, then those of the tracks."""
        return (*self._exercises.glob(NAME), *sorted(self._exercises.glob(f"*/{NAME}")))

    @cached_property
    def _paths(self) -> Mapping[str, Path]:
        """Every exercise by its id, by track; of two courses, the nearer one's."""
        paths: dict[str, Path] = {}
        for course in reversed(self.courses):
            paths |= course._own
        return dict(
            sorted(paths.items(), key=lambda item: (self.turn(item[1].parent.name), item[0]))
        )

    @cached_property
    def _own(self) -> Mapping[str, Path]:
        paths: dict[str, Path] = {}
        for path in sorted(self._exercises.glob("*/*.yaml")):
            if path.name == NAME or path.stem.split("-")[0] == "quiz":
                continue
            if path.stem in paths:
                raise ContentError(
                    Message(
                        "`{path}` and `{other}` have the same name",
                        path=self.shown(path),
                        other=self.shown(paths[path.stem]),
                    ),
                    hint=Message("ids are unique in a course"),
                )
            paths[path.stem] = path
        return paths
