"""What a command sees of the world: folders, environment, clock, streams; and how it prints."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from grader import own
from grader.errors import ContentError, UnknownNameError, UsageError
from grader.messages import Language, Message, languages, os_reason
from grader.text import clean, screened

if TYPE_CHECKING:
    from grader.content import Content
    from grader.content.quizzes import QuizHead, Quizzes
    from grader.grading import Grader
    from grader.learner.agenda import Agenda
    from grader.learner.attempts import Standing
    from grader.learner.log import History, Log

__all__ = ["Setting"]

_WIDEST = 100
_UNKNOWN_WIDTH = 80
_UNKNOWN_HEIGHT = 24
_ECHOED = 400


class Setting:
    """The world of one command line.

    Parameters
    ----------
    environ : mapping of str to str
        The environment.
    cwd : Path
        The folder the command runs in.
    clock : callable
        Returns seconds since the epoch.
    out, err : text streams
        Data goes to `out`, everything else to `err`.
    source : text stream
        Where answers are typed.
    """

    def __init__(
        self,
        environ: Mapping[str, str] | None = None,
        cwd: Path | None = None,
        clock: Callable[[], float] = time.time,
        out: TextIO | None = None,
        err: TextIO | None = None,
        source: TextIO | None = None,
    ) -> None:
        self.environ = os.environ if environ is None else environ
        self.cwd = Path.cwd() if cwd is None else cwd
        self.clock = clock
        self._out = sys.stdout if out is None else out
        self._err = sys.stderr if err is None else err
        self._source = sys.stdin if source is None else source
        self.content = ""
        asked = self.environ.get("GRADER_LANG", "")
        self.lang = asked if asked in languages() else "en"
        self.plain = self._wants_plain()
        self.traceback = False
        self._warned: set[str] = set()

    # ------------------------------------------------------------------ the terminal

    def _wants_plain(self) -> bool:
        if self.environ.get("GRADER_PLAIN", "") not in ("", "0"):
            return True
        return self.environ.get("TERM") == "dumb" or not self._can_print("✓✗–█")

    def _can_print(self, text: str) -> bool:
        try:
            text.encode(getattr(self._out, "encoding", None) or "utf-8")
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    @property
    def tr(self) -> Language:
        """Says things in the reader's language."""
        return Language(self.lang)

    @property
    def interactive(self) -> bool:
        """Whether a person sees the output as it comes."""
        return self._out.isatty()

    @property
    def color(self) -> bool:
        return self.interactive and not self.plain and not self.environ.get("NO_COLOR")

    @cached_property
    def width(self) -> int:
        """Columns to write in: the terminal's up to 100, or 80 where there is none."""
        columns = self.environ.get("COLUMNS", "")
        if columns.isdigit() and int(columns):
            width = int(columns)
        elif self.interactive:
            width = _terminal_width(self._out)
        else:
            width = _UNKNOWN_WIDTH
        return max(30, min(width, _WIDEST))

    @property
    def height(self) -> int:
        """Lines of a screen: the terminal's, and never fewer than 24."""
        return (
            max(_UNKNOWN_HEIGHT, _terminal_height(self._out))
            if self.interactive
            else _UNKNOWN_HEIGHT
        )

    def emit(self, text: str) -> None:
        """Print data; a reader that has seen enough, such as `head`, changes no exit code."""
        try:
            _write(self._out, screened(text))
        except BrokenPipeError:
            self._out = _nowhere(self._out)

    def page(self, text: str) -> None:
        """Print data, through a pager where it is longer than the terminal is high."""
        if self.interactive and self._out is sys.stdout and not self.plain:
            height = _terminal_height(self._out)
            if text.count("\n") >= height:
                import click

                os.environ.setdefault("LESS", "-FRX")
                click.echo_via_pager(text.removesuffix("\n"))
                return
        self.emit(text)

    def ask(self, prompt: str) -> str:
        """Print `prompt` and return the line that is typed.

        Where nobody sees what is typed, because it comes out of a pipe, it is printed too.

        Raises
        ------
        EOFError
            There is no more.
        """
        if self._source is sys.stdin and self._source.isatty() and self.interactive:
            with suppress(ImportError):
                import readline  # noqa: F401  (gives `input` arrow keys and wide characters)
            try:
                return input(screened(prompt))
            except EOFError:
                self.emit("\n")
                raise
        self.emit(prompt)
        line = self._lines()
        if not line:
            self.emit("\n")
            raise EOFError
        line = line.rstrip("\r\n")
        if not self._source.isatty():
            self.emit(clean(line[:_ECHOED]) + "\n")
        return line

    @cached_property
    def _lines(self) -> Callable[[], str]:
        """Read lines; bytes that are no text become question marks."""
        if hasattr(self._source, "reconfigure"):
            with suppress(ValueError, OSError):  # somebody has read from it already
                self._source.reconfigure(errors="replace")
        return self._source.readline

    def say(self, text: str, hint: str | None = None) -> None:
        """Print a remark that is not data, and what to do about it."""
        said = self.tr.of(text) + "\n"
        _write(self._err, clean(said + self._hinted(hint)))

    def complain(self, message: str, hint: str | None = None) -> None:
        """Print an error, its hint last."""
        said = self.tr("error: {message}", message=self.tr.of(message)) + "\n"
        _write(self._err, clean(said + self._hinted(hint)))

    def _hinted(self, hint: str | None) -> str:
        return self.tr("hint: {hint}", hint=self.tr.of(hint)) + "\n" if hint else ""

    def warn(self, text: str) -> None:
        """Print a remark once, however often it is made."""
        if text not in self._warned:
            self.say(text)
        self._warned.add(text)

    @property
    def sees_pulse(self) -> bool:
        """Whether a pulse is shown at all."""
        return self._err.isatty() and not self.plain

    def pulse(self, text: str) -> None:
        """Show what goes on, on a line that the next pulse replaces; only where a person sees it.

        An empty text clears the line.
        """
        if self.sees_pulse:
            from grader.text import cut

            line = cut(screened(self.tr.of(text)), self.width - 1)
            _write(self._err, f"\r\x1b[K{line}")

    # ------------------------------------------------------------------ tracebacks of ours

    def complain_traceback(self) -> None:
        """Print the traceback of the exception being handled."""
        import traceback

        _write(self._err, screened(traceback.format_exc()))

    def keep_traceback(self, argv: Sequence[str]) -> Path | None:
        """Write the traceback of the exception being handled into the workspace."""
        import traceback

        path = self.log.path.parent / "last-error.txt"
        try:
            text = f"grader {' '.join(argv)}\n\n{traceback.format_exc()}"
            own.replace(path, text.encode("utf-8", "replace"))
        except OSError:
            return None
        return path

    # ------------------------------------------------------------------ course and workspace

    @cached_property
    def course(self) -> Content:
        """The course, from `--content`, `$GRADER_CONTENT`, the checkout or the installation."""
        from grader.content import find_content

        return find_content(self.content or None, self.environ, self.cwd)

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
        from grader.suggest import fitting, nearest

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
        self, *, seed: int, device: str = "cpu", require: str | None = None, lean: bool = False
    ) -> Iterator[Grader]:
        """Open a sandbox and a grader in it; `lean` leaves out parts of torch that start slowly."""
        from grader.grading import Grader
        from grader.sandbox import choose

        device = _found_device() if device == "auto" else device
        sandbox = choose(require, device=device)
        sandbox.meta = not lean
        with Grader(sandbox, seed=seed, device=device) as grader:
            yield grader


def _several(text: str, wanted: str, names: list[str]) -> Message:
    facts: dict[str, Any] = {"name": text, "count": len(names), "names": tuple(names)}
    if names[0].startswith(wanted):
        return Message("`{name}` is the beginning of {count} exercises: {names}", **facts)
    return Message("`{name}` is in the names of {count} exercises: {names}", **facts)


def _found_device() -> str:
    """Look for an accelerator without importing torch here, which takes a second."""
    if sys.platform == "darwin":
        return "mps" if os.uname().machine == "arm64" else "cpu"
    return "cuda" if Path("/dev/nvidiactl").exists() else "cpu"


def _terminal_width(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).columns or _UNKNOWN_WIDTH
    except (OSError, ValueError):
        return _UNKNOWN_WIDTH


def _terminal_height(stream: TextIO) -> int:
    try:
        return os.get_terminal_size(stream.fileno()).lines or _UNKNOWN_HEIGHT
    except (OSError, ValueError):
        return _UNKNOWN_HEIGHT


def _nowhere(stream: TextIO) -> TextIO:
    """Lead a closed pipe to nowhere, so that flushing it at exit does not complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return stream


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except UnicodeEncodeError:
        encoding = stream.encoding or "ascii"
        stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
