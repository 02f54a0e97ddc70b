"""Run something again whenever one of some files is saved, and do what a key asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from grader.cli._keys import Wait

INTERVAL = 0.02
"""Seconds between looks at the files; half a percent of a core."""
REST = 0.005
"""Seconds for which a save must have rested."""
QUIT = "q"


def watch(
    paths: Sequence[Path],
    run: Callable[[], None],
    wait: Wait,
    keys: Mapping[str, Callable[[], None]],
) -> None:
    """Call `run` now and after every save, until `q` or Ctrl-C.

    Editors write in several steps or replace the file, so a change counts once two looks in a row
    see the same; a file that is gone for a moment is not a change.

    Parameters
    ----------
    paths : sequence of Path
        What is saved; a key may put others in their place.
    run : callable
        What is run.
    wait : callable
        Waits for so many seconds, or for a key.
    keys : mapping of str to callable
        What a key does.
    """
    try:
        seen = _stamps(paths)
        run()
        pending = seen
        while (key := wait(INTERVAL if pending == seen else REST)) != QUIT:
            if key in keys:
                before = [*paths]
                keys[key]()
                if before != [*paths]:
                    seen = pending = _stamps(paths)
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
