"""Run something again whenever one of some files is saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

__all__ = ["watch"]

INTERVAL = 0.02
"""Seconds between looks at the files; half a percent of a core."""
REST = 0.005
"""Seconds for which a save must have rested."""


def watch(
    paths: Sequence[Path], run: Callable[[], None], sleep: Callable[[float], None] = time.sleep
) -> None:
    """Call `run` now and after every save, until Ctrl-C.

    Editors write in several steps or replace the file, so a change counts once two looks in a row
    see the same; a file that is gone for a moment is not a change.
    """
    try:
        seen = _stamps(paths)
        run()
        pending = seen
        while True:
            sleep(INTERVAL if pending == seen else REST)
            now = _stamps(paths)
            if None in now or now == seen:
                pending = seen
            elif now == pending:
                seen = now
                run()
            else:
                pending = now
    except KeyboardInterrupt:
        return


def _stamps(paths: Sequence[Path]) -> list[tuple[int, int] | None]:
    return [_stamp(path) for path in paths]


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
