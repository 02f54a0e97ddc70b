"""What is being checked right now, and for how long: a line on a terminal."""

from __future__ import annotations

import threading
import time

from grader.cli._setting import Setting
from grader.messages import NOTHING, Message

PATIENCE = 1.0
"""Seconds after which one wants to know how long a check has been running."""
STEP = 0.5


class Running:
    """Shows the check that runs; a context, after which the line is gone.

    Parameters
    ----------
    setting : Setting
        Where it is shown, if a person sees it.
    name : str
        The exercise.
    """

    def __init__(self, setting: Setting, name: str) -> None:
        self.setting, self.name = setting, name
        self._what, self._since = "", time.monotonic()
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self) -> Running:
        self._show()
        if self.setting.sees_pulse:
            self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        with self._lock:
            self.setting.pulse(NOTHING)

    def check(self, check: str, case: str) -> None:
        """Say which check runs now, and on which case."""
        self._what, self._since = f"{check} {case}".strip(), time.monotonic()
        self._show()

    def _tick(self) -> None:
        while not self._over.wait(STEP):
            if time.monotonic() - self._since >= PATIENCE:
                self._show()

    def _show(self) -> None:
        seconds = int(time.monotonic() - self._since)
        with self._lock:
            if not self._over.is_set():
                self.setting.pulse(_line(self.name, self._what, seconds))


def _line(name: str, what: str, seconds: int) -> Message:
    if not what:
        return Message("checking {name} ...", name=name)
    if seconds < PATIENCE:
        return Message("checking {name}: {what}", name=name, what=what)
    return Message("checking {name}: {what} ({seconds} s)", name=name, what=what, seconds=seconds)
