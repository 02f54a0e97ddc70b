"""What a notebook keeps between its checks: the processes that start slowly are started once."""

from __future__ import annotations

import atexit
import secrets
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from grader.interface import cells
from grader.interface.checking import SEEDS, conducting, needs
from grader.interface.desk import Desk

if TYPE_CHECKING:
    from grader.grading import Conductor
    from grader.interface.work import Work


class Warm:
    """A conductor that is kept, with what it was opened for; one check at a time may have it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._opened = ExitStack()
        self._for: object = None
        self._conductor: Conductor | None = None

    @contextmanager
    def conducting(
        self, desk: Desk, work: Work, *, seed: int | None, device: str
    ) -> Iterator[Conductor]:
        """Hand out the conductor; a check beside another one, or in no notebook, opens its own.

        It ends with this process, and where a check did not come to its end.
        """
        if cells.shell() is None or not self._lock.acquire(blocking=False):
            with conducting(desk, [work], seed=seed, device=device) as conductor:
                yield conductor
            return
        try:
            conductor = self._ready(desk, work, device)
            conductor.draw_from(secrets.randbelow(SEEDS) if seed is None else seed)
            yield conductor
        except BaseException:
            self.close()
            raise
        finally:
            self._lock.release()

    def _ready(self, desk: Desk, work: Work, device: str) -> Conductor:
        wanted = (device, *needs(desk, [work]))
        if self._conductor is None or wanted != self._for:
            self.close()
            opened = conducting(desk, [work], device=device)
            self._conductor, self._for = self._opened.enter_context(opened), wanted
            atexit.register(self.close)
        return self._conductor

    def close(self) -> None:
        """End the processes."""
        self._conductor = None
        self._opened.close()
        atexit.unregister(self.close)


WARM = Warm()
