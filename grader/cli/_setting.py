"""What a command sees of the world: a desk, and the terminal at it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from grader import own
from grader.interface.terminal import Terminal

if TYPE_CHECKING:
    from grader.cli._keys import Wait


class Setting(Terminal):
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
        super().__init__(environ, cwd, clock, out, err, source)
        self.traceback = False

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

    @contextmanager
    def keys(self) -> Iterator[Wait]:
        """Take single keys, where there is a terminal; else only wait."""
        from grader.cli._keys import keys

        with keys(self._source) as wait:
            yield wait
