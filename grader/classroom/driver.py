"""The driver: a bounded window over any `concurrent.futures.Executor`.

The caller's thread is the only one that stores. A failure of the engine is retried, then told; it
is never a mark. Works over threads, processes, Dask, Ray and Parsl alike.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass
from typing import Generic, TypeVar

from grader.classroom.engine import EngineError
from grader.messages import Message

Item = TypeVar("Item")
Reply = TypeVar("Reply")
RETRIES = 2
TICK = 0.5
"""Seconds between looks at the clock and at the wish to stop."""


@dataclass(frozen=True, slots=True)
class Done(Generic[Item, Reply]):
    """An item and its answer, or the engine's failure after all attempts."""

    item: Item
    answer: Reply | None = None
    failure: Message | None = None
    attempts: int = 1


def drive(
    items: Iterable[Item],
    submit: Callable[[Item], Future[Reply]],
    window: int,
    *,
    starting: Callable[[Item, int], None],
    stop: threading.Event,
    tick: Callable[[], None] = lambda: None,
    retry: Callable[[Reply], Message | None] = lambda answer: None,
) -> Iterator[Done[Item, Reply]]:
    """Grade the items, at most `window` in flight, and yield each as it is done.

    Parameters
    ----------
    submit : callable
        Hands one item to the executor.
    starting : callable
        Told an item and the number of the attempt, before it is handed over.
    stop : Event
        Set: hand over nothing more, yield what is in flight, end.
    tick : callable
        Called now and then while waiting.
    retry : callable
        Says why an answer is a failure of the engine's, or returns None.
    """
    waiting, again = iter(items), deque[tuple[Item, int]]()
    running: dict[Future[Reply], tuple[Item, int]] = {}
    more = True
    while True:
        while len(running) < window and not stop.is_set():
            if again:
                item, attempt = again.popleft()
            elif more:
                try:
                    item, attempt = next(waiting), 1
                except StopIteration:
                    more = False
                    continue
            else:
                break
            starting(item, attempt)
            running[submit(item)] = (item, attempt)
        if not running:
            return
        finished, _ = wait(running, timeout=TICK, return_when=FIRST_COMPLETED)
        for future in finished:
            item, attempt = running.pop(future)
            result = _result(future, retry)
            answer, failure = result
            if failure and attempt <= RETRIES and not stop.is_set():
                again.append((item, attempt + 1))
                continue
            yield Done(item, answer, failure, attempt)
        del finished
        tick()


def _result(
    future: Future[Reply], retry: Callable[[Reply], Message | None]
) -> tuple[Reply | None, Message | None]:
    """The answer of a finished future, or why the engine failed."""
    try:
        answer = future.result()
    except EngineError as error:
        return None, error.message
    except Exception as error:
        # an engine's own exceptions are as many as there are engines; their texts hold addresses
        # and keys, and would make two tables of the same grades differ
        return None, Message("the engine failed: {error}", error=type(error).__name__)
    failure = retry(answer)
    return (None, failure) if failure else (answer, None)
