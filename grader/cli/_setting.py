"""What a command sees of the world: a desk, and the terminal at it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from grader import own
from grader.interface.terminal import Terminal

if TYPE_CHECKING:
    from grader.cli._keys import Wait


class Setting(Terminal):
    """The world of one command line; its parameters are those of a `Terminal`."""

    traceback = False
    """Whether a traceback is shown of what goes wrong here."""

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
