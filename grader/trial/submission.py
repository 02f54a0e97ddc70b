"""The submission in its worker: opened when it is first called, reopened if it dies."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Any

from grader import registry
from grader.messages import Message
from grader.model import (
    Call,
    Exercise,
    Facts,
    Generator,
    Job,
    Observation,
    Raised,
    Returned,
    Sandbox,
    Session,
    Submission,
    TimedOut,
    Warned,
)
from grader.numerics.compare import Difference, compare
from grader.numerics.leaves import leaves, weight
from grader.numerics.precision import DECIDING, cast
from grader.trial.cases import Cases
from grader.trial.given import Asker

MAX_DEATHS = 3
"""Workers a submission may kill before it is no longer tried."""
KEPT_BYTES = 1 << 20
"""What a result may hold that is kept for other checks of the same case."""


class NotReturned(Exception):
    """A call did not come back with a result; the conductor says what that means."""

    def __init__(self, observation: Observation) -> None:
        super().__init__()
        self.observation = observation


def returned(seen: Observation) -> Returned:
    """Return what came back; raise `NotReturned` where nothing did."""
    if not isinstance(seen, Returned):
        raise NotReturned(seen)
    return seen


class SubmissionWorker:
    """Calls one submission.

    Parameters
    ----------
    submission : Submission
    exercise : Exercise
    sandbox : Sandbox
        Starts its workers.
    cases : Cases
        Says what each function is called with before its first case.
    family : str
        The library its worker has: `torch` where the file may use it, whatever `backend` says.
    device : str
        Where its tensors are.
    """

    def __init__(
        self,
        submission: Submission,
        exercise: Exercise,
        sandbox: Sandbox,
        cases: Cases,
        *,
        family: str,
        device: str,
    ) -> None:
        self.submission, self.exercise = submission, exercise
        self.sandbox, self.cases = sandbox, cases
        self.family, self.device = family, device
        self._asker = Asker(exercise, sandbox)
        self.backend = "numpy"
        """The library of its arrays; known when its source has been parsed."""
        self.facts = Facts({}, {}, (), ())
        """What the parser saw in its source."""
        self.notes: list[Message] = []
        """What was left out of the file when it was taken in."""
        self.patience: Callable[[str, Mapping[str, Any], str], float] | None = None
        """Says how many seconds a call may compute, by function, inputs and dtype."""
        self.endless = False
        """Whether a call beside the cases did not end: whoever waits need not wait for three."""
        self.refused: list[Raised] = []
        """Calls of forbidden functions, in whatever check they were made."""
        self.touched: dict[str, str] = {}
        """Functions that wrote to an input, in whatever check, and the name of that input."""
        self.warned: list[Warned] = []
        """Warnings that calls gave, until somebody asks which case it was."""
        self.latest: tuple[str, Mapping[str, Any], str, Returned] | None = None
        """The last result that was asked for: function, inputs, dtype, and what came back."""
        self._forbidden = _forbidden(exercise)
        self._limits = exercise.limits
        self._deaths = 0
        self._spent = 0.0
        self._called: set[str] = set()
        """Functions that were called beside their cases."""
        self._kept: dict[tuple[str, str, int], tuple[Mapping[str, Any], Returned]] = {}
        """What cases gave, by function, precision and identity of the inputs, which it holds."""
        self._repeats: dict[str, bool] = {}
        """Whether a function gave the same when it was called once more on a case."""
        self._last: Observation | None = None
        self._printed = ""
        self._session: Session | None = None

    @property
    def source(self) -> bytes:
        return self.submission.source

    @property
    def printed(self) -> str:
        """What the submission printed."""
        return (self._session.printed if self._session else "") or self._printed

    # ------------------------------------------------------------------ its worker

    def open(self) -> Session:
        """Start a worker for the submission; nothing of it runs yet."""
        limits = replace(self._limits, total=max(0.0, self._limits.total - self._spent))
        job = Job(
            self.submission.source,
            self.submission.name,
            self.family,
            limits,
            self.device,
            variant=self.submission.variant,
            imports=self.exercise.imports,
            forbid=self._forbidden,
            given=self.exercise.given.source,
            entries=() if self.submission.variant else tuple(self.exercise.entries),
        )
        self._session = self.sandbox.open(job)
        return self._session

    def close(self) -> None:
        self._asker.close()
        self._kept.clear()
        if self._session is not None:
            self._printed = self._session.printed or self._printed
            self._spent += getattr(self._session, "spent", 0.0)
            self._session.close()
            self._session = None

    def running(self) -> Session | Observation:
        """Return a worker with the submission loaded, or what stands against one."""
        if self._session is None:
            if self._last is not None and self._deaths >= MAX_DEATHS:
                return self._last
            session = self.open()
            loaded = session.load()
            if not isinstance(loaded, Returned):
                self._last = loaded
                self._deaths = MAX_DEATHS
                self.close()
                return loaded
        assert self._session is not None
        return self._session

    def noted(self, seen: Observation) -> Observation:
        """Return what was seen; a worker that died of it is closed."""
        if isinstance(seen, Raised) and seen.stage == "forbidden":
            self.refused.append(seen)
        session = self._session
        if session is not None and getattr(session, "over", None) is not None:
            self._deaths += 1
            self._last = seen
            if isinstance(seen, TimedOut) and seen.limit == "total":
                self._deaths = MAX_DEATHS
            self.close()
        return seen

    @contextmanager
    def confined(self, memory: int) -> Iterator[SubmissionWorker]:
        """Give the same submission in a fresh worker with `memory` bytes."""
        self.close()
        small = SubmissionWorker(
            self.submission,
            self.exercise,
            self.sandbox,
            self.cases,
            family=self.family,
            device=self.device,
        )
        small.backend, small.facts, small.patience = self.backend, self.facts, self.patience
        small.refused, small.touched = self.refused, self.touched
        small._called = set(self.exercise.entries)
        small._limits, small._spent = replace(self._limits, memory=memory), self._spent
        try:
            yield small
        finally:
            small.close()
            self._spent = small._spent

    # ------------------------------------------------------------------ calls

    def request(self, entry: str, arguments: Mapping[str, Any], **wants: Any) -> Call:
        """Build a call; see `Call` for what may be wanted."""
        bound = self._asker.bound(arguments) if self.exercise.given else arguments
        return Call(entry, bound, **self.exercise.names(entry), backend=self.backend, **wants)

    def observe(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, **wants: Any
    ) -> Observation:
        """Call a function with inputs cast to `dtype`, and say what happened."""
        if entry not in self._called:
            self._called.add(entry)
            self._call_neighbours(entry)
        session = self.running()
        if isinstance(session, Observation):
            return session
        seen = self.noted(session.run(self._call(entry, inputs, dtype, wants)))
        if isinstance(seen, Returned):
            self.latest = entry, inputs, dtype, seen
            self.warned += seen.warned
            if seen.touched:
                self.touched.setdefault(entry, seen.touched[0])
        return seen

    def _call(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, wants: Mapping[str, Any]
    ) -> Call:
        """Build a call with inputs cast to `dtype`, or take the one of an earlier submission."""
        patience = self.patience if self.device == "cpu" else None

        def build() -> Call:
            limit = partial(patience, entry, inputs, dtype) if patience else None
            return self.request(entry, cast(inputs, dtype), patience=limit, **wants)

        if self.exercise.given or "cotangent" in wants:  # the given code answers only this one
            return build()
        key = entry, dtype, self.backend, patience, tuple(wants.items())
        return self.cases.calls.of(inputs, key, build)

    def call(self, entry: str, inputs: Mapping[str, Any], dtype: str, **wants: Any) -> Returned:
        """Call a function that must return; raise `NotReturned` otherwise."""
        return returned(self.observe(entry, inputs, dtype, **wants))

    def result(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> Returned:
        """Return what a function gives on a case's inputs; other checks may have asked before.

        The first time that a function is asked for the same again, it is called again: only who
        then gives the same is taken at his word from there on.

        Raises
        ------
        NotReturned
            It gave nothing.
        """
        key = entry, dtype, id(inputs)
        known = self._kept.get(key)
        if known is not None and self._repeats.get(entry):
            self.latest = entry, inputs, dtype, known[1]
            return known[1]
        after = known is None and self.cases.watched(inputs) and dtype in DECIDING[self.backend]
        wants = {"after": True} if after and not self.exercise.random else {}
        seen = self.call(entry, inputs, dtype, **wants)
        if known is not None:
            found = compare(seen.value, known[1].value, lambda path: 0.0)
            same = not isinstance(found, Difference)
            self._repeats[entry] = self._repeats.get(entry, True) and same
        elif self._repeats.get(entry, True) and _kept(inputs, seen):
            self._kept[key] = inputs, seen
        return seen

    def traces(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> Returned:
        """Return what a function gives on a case's inputs, and what it left of them.

        Raises
        ------
        NotReturned
            It gave nothing.
        """
        known = self._kept.get((entry, dtype, id(inputs)))
        if known is not None and known[1].after is not None:
            return known[1]
        random = bool(self.exercise.random)
        return self.call(entry, inputs, dtype, after=True, random=random)

    @contextmanager
    def unheld(self) -> Iterator[None]:
        """Hold neither warnings nor ended workers against the submission meanwhile."""
        warned, deaths = len(self.warned), self._deaths
        try:
            yield
        finally:
            del self.warned[warned:]
            self._deaths = deaths if self._deaths < MAX_DEATHS else MAX_DEATHS

    def _call_neighbours(self, entry: str) -> None:
        """Call a function with other inputs first, so that what it remembers of them shows.

        No case of the exercise is like these: one that ends the worker is not held against it.
        """
        deaths = self._deaths
        for inputs, dtype in product(self.cases.neighbours(entry), DECIDING[self.backend]):
            seen = self.observe(entry, inputs, dtype)
            if not isinstance(seen, Returned | Raised):
                self.endless = self.endless or isinstance(seen, TimedOut)
                self._deaths = deaths if self._deaths < MAX_DEATHS else MAX_DEATHS
                return


def _kept(inputs: Mapping[str, Any], seen: Returned) -> bool:
    """Whether a result may stand for a second one on the same inputs."""
    draws = any(isinstance(leaf, Generator) for _, leaf in leaves(dict(inputs)))
    return not draws and weight(seen.value) <= KEPT_BYTES


def _forbidden(exercise: Exercise) -> tuple[str, ...]:
    """Return the names that refuse to be called while a submission is graded."""
    names: list[str] = []
    for check in exercise.checks:
        option = registry.member("checks", check.kind).KIND.forbids
        names += check.options[option] if option else ()
    return tuple(dict.fromkeys(names))
