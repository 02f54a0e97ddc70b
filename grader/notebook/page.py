"""The page of a notebook as the terminal of a desk: what is printed stands below the cell."""

from __future__ import annotations

import sys
from pathlib import Path

from grader.interface.terminal import Terminal


class Page(Terminal):
    """Where the magics of one notebook print and ask."""

    def __init__(self, lang: str = "") -> None:
        super().__init__(cwd=Path.cwd(), out=sys.stdout, err=sys.stderr)
        self.lang = lang or self.lang

    def ask(self, prompt: str) -> str:
        """Ask for a line below the cell.

        Raises
        ------
        EOFError
            The notebook cannot be asked: it runs by itself.
        """
        try:
            return input(prompt)
        except EOFError:
            raise
        except Exception as error:  # `StdinNotImplementedError`, whose home differs by version
            raise EOFError from error
