"""Single keys of a terminal, while something else goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

Wait = Callable[[float], str]
"""Wait for so many seconds, or for a key, which is returned."""


@contextmanager
def keys(source: TextIO) -> Iterator[Wait]:
    """Take single keys from a terminal, without echo; Ctrl-C interrupts as ever.

    What was typed before one waits is dropped. Where there is no terminal, one only waits.
    """
    try:
        import termios
        import tty

        number = source.fileno()
        before = termios.tcgetattr(number)
    except (ImportError, OSError, ValueError):
        yield _without
        return
    except termios.error:  # no terminal
        yield _without
        return
    tty.setcbreak(number)
    try:
        yield lambda seconds: _pressed(number, seconds)
    finally:
        termios.tcsetattr(number, termios.TCSADRAIN, before)


def _without(seconds: float) -> str:
    time.sleep(seconds)
    return ""


def _pressed(number: int, seconds: float) -> str:
    import os
    import select

    ready, _, _ = select.select([number], [], [], seconds)
    typed = os.read(number, 32).decode("utf-8", "replace") if ready else ""
    return typed if len(typed) <= 1 else ""  # an arrow is several characters
