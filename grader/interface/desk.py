"""Where one person works: the course, their workspace and log, the clock, the environment."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import ContentError, UnknownNameError, UsageError
from grader.messages import Language, Message, languages, os_reason
from grader.suggest import fitting, nearest
from grader.text import command

if TYPE_CHECKING:
    from grader.content import Content
    from grader.content.quizzes import QuizHead, Quizzes
    from grader.grading import Conductor
    from grader.learner.agenda import Agenda
    from grader.learner.attempts import Standing
    from grader.learner.log import History, Log


class Desk:
    """Where one person works.

    Parameters
    ----------
    environ : mapping of str to str
        The environment.
    cwd : Path
        The folder they work in.
    clock : callable
        Returns seconds since the epoch.
    content : str
        The folder of the course, where it is not the usual one.
    lang : str
        The reader's language; that of `$GRADER_LANG` by default.
    """

    def __init__(
        self,
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        clock: Callable[[], float] = time.time,
        *,
        content: str = "",
        lang: str = "",
    ) -> None:
        self.environ = os.environ if environ is None else environ
        self.cwd = Path.cwd() if cwd is None else cwd
        self.clock = clock
        self.content = content
        self.author = False
        asked = lang or self.environ.get("GRADER_LANG", "")
        self.lang = asked if asked in languages() else "en"
        self.plain = False
        self.magics = False
        self._warned: set[str] = set()

    # ------------------------------------------------------------------ beside the data

    @property
    def tr(self) -> Language:
        """Says things in the reader's language."""
        return Language(self.lang)

    @cached_property
    def width(self) -> int:
        """Columns to write in."""
        return 80

    def command(self, words: str) -> str:
        """Return a command of ours as it is typed here."""
        return command(words, magics=self.magics)

    def say(self, text: Message, hint: Message | None = None) -> None:
        """Make a remark that is not data."""
        said = self.tr.of(text)
        sys.stderr.write(f"{said}\n" if hint is None else f"{said}\n{self.tr.of(hint)}\n")

    def warn(self, text: Message) -> None:
        """Make a remark once, however often there is a reason for it."""
        if text not in self._warned:
            self.say(text)
        self._warned.add(text)

    # ------------------------------------------------------------------ course and workspace

    @cached_property
    def course(self) -> Content:
        """The course: `--content`, `$GRADER_CONTENT`, an author's folder, or what is installed."""
        from grader.content import find_content

        return find_content(self.content or None, self.environ, self.cwd, author=self.author)

    @cached_property
    def quizzes(self) -> Quizzes:
        """The quizzes of the course."""
        from grader.content.quizzes import Quizzes

        return Quizzes(self.course)

    def readable_quizzes(self) -> tuple[QuizHead, ...]:
        """Return the quizzes, or none where a file of theirs is wrong, which is said."""
        try:
            return self.quizzes.heads
        except ContentError as error:
            self.warn(Message("warning: {error}", error=error))
            return ()

    @cached_property
    def workspace(self) -> Path:
        from grader.learner.log import workspace

        return workspace(self.cwd)

    @cached_property
    def log(self) -> Log:
        from grader.learner.log import Log

        return Log(self.workspace, self.clock)

    @cached_property
    def history(self) -> History:
        """What the log says: read once, and what is recorded since then is in it."""
        from grader.learner.log import History

        try:
            history = self.log.read()
        except OSError as error:
            reason, path = os_reason(error), self.log.path
            self.warn(Message("warning: cannot read `{path}`: {reason}", path=path, reason=reason))
            return History()
        if history.damaged:
            self.warn(
                Message(
                    "warning: skipped damaged lines of `{path}`: {lines}",
                    path=self.log.path,
                    lines=history.damaged[:5],
                )
            )
        return history

    def forget_history(self) -> None:
        """Have the log read again, because time has passed."""
        self.__dict__.pop("history", None)

    def agenda(self, quizzes: Sequence[QuizHead] = ()) -> Agenda:
        """Return what is open now; `quizzes` are those of the course."""
        from grader.learner.agenda import Agenda

        tracks = {name: self.course.path(name).parent.name for name in self.course.ids}
        zone = datetime.now().astimezone().tzinfo or UTC
        return Agenda(self.history, quizzes, self.clock(), tracks, zone)

    def standings(self) -> dict[str, Standing]:
        """Return where the learner stands, by exercise, the most recently touched last."""
        from grader.learner.attempts import standings

        return standings(self.history.events)

    def standing(self, exercise: str) -> Standing:
        from grader.learner.attempts import Standing

        return self.standings().get(exercise) or Standing(exercise)

    def record(self, kind: str, exercise: str, **data: Any) -> None:
        """Append to the log; a workspace that cannot be written to stops nobody."""
        history, event = self.history, self.log.event(kind, exercise, **data)
        try:
            self.log.append(event)
        except OSError as error:
            self.say(
                Message(
                    "warning: progress not recorded in `{path}`: {reason}",
                    path=self.log.path,
                    reason=os_reason(error),
                )
            )
        self.__dict__["history"] = history.followed_by(event)

    def relative(self, path: Path) -> str:
        """Return `path` as a learner would type it."""
        path = self.cwd / path
        return str(path.relative_to(self.cwd) if path.is_relative_to(self.cwd) else path)

    def exercise_id(self, text: str) -> str:
        """Return the id that `text` names: the id, its module name, or a unique part of it.

        Raises
        ------
        UsageError
            None or several fit.
        """
        wanted = text.rpartition("/")[2].removesuffix(".py").replace("_", "-")
        near = fitting(wanted, self.course.ids)
        if len(near) == 1:
            return near[0]
        if near:
            raise UsageError(_several(text, wanted, near), hint=Message("write more of the name"))
        listed = Message("exercises are listed by `grader list`")
        hint = nearest(wanted, self.course.ids, listed)
        raise UnknownNameError(Message("no exercise `{name}`", name=text), hint=hint)

    # ------------------------------------------------------------------ grading

    @contextmanager
    def grading(
        self,
        *,
        seed: int,
        device: str = "cpu",
        require: str | None = None,
        lean: bool = False,
        libraries: Iterable[str] = (),
    ) -> Iterator[Conductor]:
        """Open a sandbox and a conductor in it.

        Parameters
        ----------
        lean : bool
            Leave out parts of torch that start slowly.
        libraries : iterable of str
            Those that will be needed: workers import them while we import ours.
        """
        from grader.sandbox import choose

        device = found_device() if device == "auto" else device
        sandbox = choose(require, device=device)
        sandbox.meta = not lean
        for library in libraries:
            sandbox.warm(library)
        from grader.grading import Conductor

        with Conductor(sandbox, seed=seed, device=device) as conductor:
            yield conductor


def _several(text: str, wanted: str, names: list[str]) -> Message:
    facts: dict[str, Any] = {"name": text, "count": len(names), "names": tuple(names)}
    if names[0].startswith(wanted):
        return Message("`{name}` is the beginning of {count} exercises: {names}", **facts)
    return Message("`{name}` is in the names of {count} exercises: {names}", **facts)


def found_device() -> str:
    """Look for an accelerator without importing torch here, which takes a second."""
    if sys.platform == "darwin":
        return "mps" if os.uname().machine == "arm64" else "cpu"
    return "cuda" if Path("/dev/nvidiactl").exists() else "cpu"
