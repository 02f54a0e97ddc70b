"""What a sandbox must offer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from grader.model.calls import Call, Facts, Job, Observation
from grader.model.verdicts import Isolation


class Session(Protocol):
    """One worker with one source in it. Every method has a deadline and never raises for what
    the submission does: that is an `Observation`."""

    def inspect(self) -> Facts | Observation:
        """Parse the source, before any of it runs."""

    def load(self) -> Observation:
        """Run the module; `Returned(None)` when it came through."""

    def run(self, call: Call) -> Observation:
        """Make one call with fresh copies of its arguments."""

    def run_all(self, calls: Sequence[Call]) -> Iterator[Observation]:
        """Send calls to a trusted worker at once; yield what came of each when it is asked for.

        Until the last has been asked for, no other request may be made. No argument is callable.
        """

    def stage(self, calls: Sequence[Call]) -> Observation:
        """Hand over the arguments of several calls without running them.

        `seconds` is the worker's CPU time since the last block ended, so that nothing escapes.
        """

    def go(self) -> Observation:
        """Run the staged calls; `seconds` is the worker's CPU time since they were staged."""

    def fetch(self) -> Observation:
        """Return the results of the block that `go` ran, as a list; `seconds` as of `stage`."""

    def pin(self, core: int) -> None:
        """Keep the worker on one core, where the system can."""

    @property
    def printed(self) -> str:
        """What the submission printed so far, cleaned and truncated."""

    def close(self) -> None:
        """Kill the worker and everything it started."""


class Sandbox(Protocol):
    """How a worker is started and confined."""

    meta: bool
    """Whether workers must have torch's `meta` device ready, which takes a second."""

    def warm(self, backend: str) -> None:
        """Begin to import a library for the workers to come, without waiting for it."""

    def open(self, job: Job) -> Session:
        """Start a worker for `job`.

        Raises
        ------
        SandboxError
            The worker cannot be started: our fault, never the submission's.
        """

    @property
    def isolation(self) -> Isolation:
        """What it confines."""

    def close(self) -> None:
        """Stop whatever it keeps running."""
