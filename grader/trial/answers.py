"""What the solution file answered: asked for together, ahead or when needed, kept by content."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from grader.model import Asked, Observation, Raised, Returned, Stock
from grader.numerics.leaves import leaves, weight

if TYPE_CHECKING:
    from grader.trial.solution import SolutionWorker, Variant

TOGETHER = 400
"""Calls in one request: what it says of them stays within a frame's header."""
TOGETHER_BYTES = 1 << 24
"""Arguments in one request."""
KEPT_BYTES = 1 << 26
"""Results that are kept; the oldest go first."""
_EVALUATED = (Stock, Asked)
NOTHING: Mapping[str, Any] = {}


class Wanted(NamedTuple):
    """A call of a variant, and the name its answer is kept under."""

    key: bytes
    variant: Variant
    entry: str
    arguments: Mapping[str, Any]
    wants: Mapping[str, Any] = NOTHING


class Answers:
    """Answers of one worker. A call that ended it is not kept: it is asked again when needed.

    Parameters
    ----------
    solution : SolutionWorker
        The worker that is asked.
    """

    def __init__(self, solution: SolutionWorker) -> None:
        self.solution = solution
        self._known: dict[bytes, Observation] = {}
        self._bytes = 0
        self._coming: deque[bytes] = deque()
        self._stream: Iterator[Observation] = iter(())

    def of(self, asked: Sequence[Wanted]) -> list[Observation]:
        """Return what came of calls, in their order."""
        self._await({one.key for one in asked})
        known = {one.key: self._known[one.key] for one in asked if one.key in self._known}
        new = {one.key: one for one in asked if one.key not in known}
        single = [one for one in new.values() if _evaluated(one)]
        alone = {one.key for one in single}
        found = known | self._together([one for one in new.values() if one.key not in alone])
        for one in single:
            found[one.key] = self.solution.observe(
                one.variant, one.entry, one.arguments, **one.wants
            )
        self._keep(found)
        return [found[one.key] for one in asked]

    def prepare(self, asked: Sequence[Wanted]) -> None:
        """Let the worker answer what will be asked, while others work."""
        self.finish()
        new = {one.key: one for one in asked if one.key not in self._known and not _evaluated(one)}
        batch = _portion(list(new.values()))
        if batch:
            self._stream = self._sent(batch)
            self._coming.extend(one.key for one in batch)

    def finish(self) -> None:
        """Take in all that is still to come."""
        self._await(set(self._coming))

    def drop(self) -> None:
        """Do not wait for what is still to come: the worker is closed."""
        self._coming.clear()

    def _await(self, keys: set[bytes]) -> None:
        """Take in what is to come until the answers to `keys` are there."""
        wanted = len(keys.intersection(self._coming))
        while wanted:
            key = self._coming.popleft()
            wanted -= key in keys
            self._keep({key: next(self._stream)})
        if not self._coming and self.solution.ended:
            self.solution.close()

    def _keep(self, found: Mapping[bytes, Observation]) -> None:
        for key, seen in found.items():
            if isinstance(seen, Returned | Raised) and key not in self._known:
                self._known[key] = seen
                self._bytes += _weight(seen)
        while self._bytes > KEPT_BYTES:
            self._bytes -= _weight(self._known.pop(next(iter(self._known))))

    def _together(self, asked: list[Wanted]) -> dict[bytes, Observation]:
        """Ask for calls in few requests; what a call that ended the worker kept from running, runs
        in the next one."""
        if asked:
            self.finish()  # one thing at a time: what was sent ahead comes first
        found: dict[bytes, Observation] = {}
        while asked:
            batch = _portion(asked)
            stream = self._sent(batch)
            for one in batch:
                found[one.key] = next(stream)
                asked = asked[1:]
                if self.solution.ended:
                    self.solution.close()
                    break
        return found

    def _sent(self, batch: Sequence[Wanted]) -> Iterator[Observation]:
        calls = [
            self.solution.request(one.variant, one.entry, one.arguments, **one.wants)
            for one in batch
        ]
        return self.solution.start().run_all(calls)


def _weight(seen: Observation) -> int:
    """Return how many bytes an answer takes, about."""
    return 500 + weight([seen.value, seen.gradients]) if isinstance(seen, Returned) else 2_000


def _evaluated(one: Wanted) -> bool:
    """Whether the grader has to evaluate something during a call."""
    return any(isinstance(leaf, _EVALUATED) for _, leaf in leaves(one.arguments))


def _portion(asked: list[Wanted]) -> list[Wanted]:
    """Return the first of what is asked, as much as one request may hold; one at least."""
    heavy, seen = 0, set()
    for count, one in enumerate(asked[:TOGETHER]):
        if id(one.arguments) not in seen:
            seen.add(id(one.arguments))
            heavy += weight(one.arguments)
        if heavy > TOGETHER_BYTES and count:
            return asked[:count]
    return asked[:TOGETHER]
