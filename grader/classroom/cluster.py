"""The Dask engine (extra `textbook-grader[dask]`): the same driver, on the workers of a cluster.

Start each worker with one thread, and with the settings of `SETTINGS`: without them one bad
submission fails part of a class, or hangs the client. The course must be at the same path there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from functools import partial
from typing import Any

from grader.classroom.engine import EngineError
from grader.classroom.envelope import Request, Response
from grader.classroom.station import environment_here, grade_here
from grader.errors import UsageError
from grader.messages import Message, verbatim

SETTINGS: Mapping[str, Any] = {
    "distributed.scheduler.worker-saturation": 1.0,
    "distributed.scheduler.allowed-failures": 0,
    "distributed.scheduler.no-workers-timeout": "5 minutes",
    "distributed.deploy.lost-worker-timeout": "1 hour",
}
"""For the scheduler: an innocent task is tried again by our own count, never by the engine's."""


class Cluster:
    """The workers behind a Dask scheduler.

    Parameters
    ----------
    setup : mapping
        See `grader.classroom.station.Station`.
    scheduler : str
        Address of the scheduler.

    Raises
    ------
    UsageError
        Dask is not installed, or no address was given.
    EngineError
        The scheduler does not answer, or has no workers.
    """

    def __init__(self, setup: Mapping[str, Any], scheduler: str) -> None:
        try:
            import dask
            import distributed
        except ImportError:
            raise UsageError(
                Message("the engine `dask` is not installed"),
                hint=verbatim("pip install 'textbook-grader[dask]'"),
            ) from None
        if not scheduler:
            raise UsageError(
                Message("`--engine dask` needs the scheduler's address"),
                hint=Message("for example `--scheduler tls://head:8786`"),
            )
        dask.config.set(SETTINGS)
        self.setup = dict(setup)
        try:
            self.client = distributed.Client(scheduler, timeout=30, set_as_default=False)
            self.client.wait_for_workers(1, timeout=300)
        except (OSError, TimeoutError, ValueError) as error:
            said = Message(
                "no Dask workers at `{address}`: {reason}",
                address=scheduler,
                reason=verbatim(str(error)),
            )
            raise EngineError(said) from None
        self.executor: Executor = self.client.get_executor(pure=False, retries=0)
        self.window = max(1, sum(self.client.nthreads().values()))

    def environment(self) -> Mapping[str, str]:
        found: Mapping[str, str] = self.executor.submit(environment_here, self.setup).result()
        return found

    def work(self) -> Callable[[Request, float], Response]:
        """What travels to a worker: the setup; the submission's bytes are in the request."""
        return partial(grade_here, self.setup)

    def close(self, *, at_once: bool = False) -> None:
        if at_once:
            self.executor.shutdown(wait=False, cancel_futures=True)
        self.client.close()
