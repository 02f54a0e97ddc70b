"""The terminal a command talks to: what it can show, and how it prints and asks."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TextIO

from grader.interface.desk import Desk
from grader.messages import Message
from grader.text import clean, cut, screened

_WIDEST = 100
_UNKNOWN_WIDTH = 80
_UNKNOWN_HEIGHT = 24
_ECHOED = 400


class Terminal(Desk):
    """A desk where a command prints and asks.

    Parameters
    ----------
    environ, cwd, clock
        As for a `Desk`.
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
        super().__init__(environ, cwd, clock)
        self._out = sys.stdout if out is None else out
        self._err = sys.stderr if err is None else err
        self._source = sys.stdin if source is None else source
        self.plain = self._wants_plain()

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

    @property
    def redraws(self) -> bool:
        """Whether a screen may be cleared, and keys are taken."""
        return self.interactive and not self.plain and self._source.isatty()

    def clear(self) -> None:
        """Begin an empty screen, where there is one."""
        if self.redraws:
            _write(self._out, "\x1b[H\x1b[2J\x1b[3J")

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

    def say(self, text: Message, hint: Message | None = None) -> None:
        """Print a remark that is not data, and what to do about it."""
        said = self.tr.of(text) + "\n"
        _write(self._err, clean(said + self._hinted(hint)))

    def complain(self, message: Message, hint: Message | None = None) -> None:
        """Print an error, its hint last."""
        said = self.tr("error: {message}", message=self.tr.of(message)) + "\n"
        _write(self._err, clean(said + self._hinted(hint)))

    def _hinted(self, hint: Message | None) -> str:
        return self.tr("hint: {hint}", hint=self.tr.of(hint)) + "\n" if hint else ""

    def complain_traceback(self) -> None:
        """Print the traceback of the exception being handled."""
        import traceback

        _write(self._err, screened(traceback.format_exc()))

    @property
    def sees_pulse(self) -> bool:
        """Whether a pulse is shown at all."""
        return self._err.isatty() and not self.plain

    def pulse(self, text: Message) -> None:
        """Show what goes on, on a line that the next pulse replaces; only where a person sees it.

        An empty text clears the line.
        """
        if self.sees_pulse:
            line = cut(screened(self.tr.of(text)), self.width - 1)
            _write(self._err, f"\r\x1b[K{line}")


class Prompt(Terminal):
    """A terminal whose questions stand where `input` asks them: below the cell of a notebook.

    Parameters
    ----------
    lang : str
        The reader's language; that of `$GRADER_LANG` by default.
    """

    def __init__(self, lang: str = "") -> None:
        super().__init__()
        self.lang, self.magics = lang or self.lang, True

    def ask(self, prompt: str) -> str:
        """Ask for a line.

        Raises
        ------
        EOFError
            There is nobody to ask: the notebook runs by itself.
        """
        try:
            return input(prompt)
        except EOFError:
            raise
        except Exception as error:  # `StdinNotImplementedError`, whose home differs by version
            raise EOFError from error


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
