"""The workbench of one submission: its worker, reopened if it dies, and the oracle beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import product
from typing import Any

from grader import registry
from grader.checks._bench import Drawn, NotReturned, Race, returned
from grader.checks._verdicts import allowed_by
from grader.model import (
    Call,
    CheckSpec,
    Exercise,
    Facts,
    Job,
    Observation,
    Raised,
    Returned,
    Sandbox,
    Session,
    Submission,
    TimedOut,
    Truth,
)
from grader.numerics.compare import Difference, compare
from grader.numerics.precision import cast, float_arrays
from grader.oracle import Draws, Oracle
from grader.race import Side, race

__all__ = ["Workbench"]

DECIDING = {"numpy": ("float64",), "torch": ("float32", "float64")}
MAX_DEATHS = 3
"""Workers a submission may kill before it is no longer tried."""


class Workbench:
    """Implements `grader.checks._bench.Bench`."""

    def __init__(
        self,
        submission: Submission,
        exercise: Exercise,
        sandbox: Sandbox,
        oracle: Oracle,
        draws: Draws,
        *,
        family: str,
        device: str,
    ) -> None:
        self.submission, self.exercise = submission, exercise
        self.sandbox, self.oracle, self.draws = sandbox, oracle, draws
        self.family, self.device = family, device
        self.backend = "numpy"
        self.facts = Facts({}, {}, (), ())
        self.source = submission.source
        self.limits = exercise.limits
        self.forbid = _refusing(exercise)
        self.refused: list[Raised] = []
        """Calls that were refused, in whatever check that was."""
        self.deaths = 0
        self.spent = 0.0
        self.stirred: set[str] = set()
        self.endless = False
        """Whether a call beside the cases did not end: whoever waits need not wait for three."""
        self.last: Observation | None = None
        self.text = ""
        self._session: Session | None = None

    # ------------------------------------------------------------------ the worker

    def open(self) -> Session:
        """Start a worker for the submission; nothing of it runs yet."""
        limits = replace(self.limits, total=max(0.0, self.limits.total - self.spent))
        name, source = self.submission.name, self.submission.source
        job = Job(
            source,
            name,
            self.family,
            limits,
            self.device,
            variant=self.submission.variant,
            imports=self.exercise.imports,
            forbid=self.forbid,
        )
        self._session = self.sandbox.open(job)
        return self._session

    def close(self) -> None:
        if self._session is not None:
            self.text = self._session.printed or self.text
            self.spent += getattr(self._session, "spent", 0.0)
            self._session.close()
            self._session = None

    @property
    def printed(self) -> str:
        """What the submission printed."""
        return (self._session.printed if self._session else "") or self.text

    def _running(self) -> Session | Observation:
        """Return a worker with the submission loaded, or what stands against one."""
        if self._session is None:
            if self.last is not None and self.deaths >= MAX_DEATHS:
                return self.last
            session = self.open()
            loaded = session.load()
            if not isinstance(loaded, Returned):
                self.last = loaded
                self.deaths = MAX_DEATHS
                self.close()
                return loaded
        assert self._session is not None
        return self._session

    def _seen(self, seen: Observation) -> Observation:
        """Take note of a worker that died, and of a call that was refused."""
        if isinstance(seen, Raised) and seen.stage == "forbidden":
            self.refused.append(seen)
        session = self._session
        if session is not None and getattr(session, "over", None) is not None:
            self.deaths += 1
            self.last = seen
            if isinstance(seen, TimedOut) and seen.limit == "total":
                self.deaths = MAX_DEATHS
            self.close()
        return seen

    # ------------------------------------------------------------------ Bench: inputs

    def dtypes(self, case: Drawn) -> tuple[str, ...]:
        every = DECIDING[self.backend]
        return every if float_arrays(self.inputs(case)) else every[-1:]

    def inputs(self, case: Drawn) -> dict[str, Any]:
        return self.draws.inputs(case)

    def names(self, case: Drawn) -> dict[str, Any]:
        return self.draws.names(case)

    def evaluate(
        self, check: CheckSpec, case: Drawn, key: str, names: Mapping[str, Any]
    ) -> dict[str, Any]:
        return self.draws.evaluate(check, case, key, names)

    def expression(self, check: CheckSpec, key: str, text: Any, names: Mapping[str, Any]) -> Any:
        return self.draws.expression(check, key, text, names)

    def noise(self, case: Drawn, key: str, shape: tuple[int, ...]) -> Any:
        return self.draws.generator(case, key).standard_normal(shape)

    # ------------------------------------------------------------------ Bench: the submission

    def request(self, entry: str, arguments: Mapping[str, Any], **wants: Any) -> Call:
        """Build a call of the submission."""
        order = tuple(p.name for p in self.exercise.entries[entry])
        return Call(entry, arguments, order=order, backend=self.backend, **wants)

    def observe(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, **wants: Any
    ) -> Observation:
        if entry not in self.stirred:
            self.stirred.add(entry)
            self._stir(entry)
        session = self._running()
        if isinstance(session, Observation):
            return session
        return self._seen(session.run(self.request(entry, cast(inputs, dtype), **wants)))

    def _stir(self, entry: str) -> None:
        """Call a function beside its first case: what it keeps of that shows in the case itself.

        No case of the exercise is like these: one that ends the worker is not held against it.
        """
        deaths = self.deaths
        for inputs, dtype in product(self.draws.beside(entry), DECIDING[self.backend]):
            seen = self.observe(entry, inputs, dtype)
            if not isinstance(seen, Returned | Raised):
                self.endless = self.endless or isinstance(seen, TimedOut)
                self.deaths = deaths if self.deaths < MAX_DEATHS else MAX_DEATHS
                return

    def call(self, entry: str, inputs: Mapping[str, Any], dtype: str, **wants: Any) -> Returned:
        return returned(self.observe(entry, inputs, dtype, **wants))

    @contextmanager
    def confined(self, memory: int) -> Iterator[Workbench]:
        self.close()
        small = Workbench(
            self.submission,
            self.exercise,
            self.sandbox,
            self.oracle,
            self.draws,
            family=self.family,
            device=self.device,
        )
        small.backend, small.facts, small.refused = self.backend, self.facts, self.refused
        small.stirred = set(self.exercise.entries)
        small.limits, small.spent = replace(self.limits, memory=memory), self.spent
        try:
            yield small
        finally:
            small.close()
            self.spent = small.spent

    # ------------------------------------------------------------------ Bench: the reference

    def truth(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, perturb: Sequence[str] | None
    ) -> Truth:
        torch = self.backend == "torch"
        return self.oracle.truth(entry, inputs, dtype, perturb, torch=torch)

    def reference(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> list[Any]:
        return self.oracle.results(entry, inputs, dtype, torch=self.backend == "torch")

    def moved(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, perturb: Sequence[str] | None
    ) -> list[Any]:
        return self.oracle.truths(entry, inputs, dtype, perturb)

    def gradients(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, of: Sequence[str], cotangent: Any
    ) -> Truth:
        return self.oracle.gradients(entry, inputs, dtype, of, cotangent)

    def once(self, key: tuple[str, ...], compute: Callable[[], Any]) -> Any:
        return self.oracle.once((self.backend, self.oracle.without, *key), compute)

    def ask(self, function: str, arguments: Mapping[str, Any]) -> Any:
        return self.oracle.ask(function, arguments)

    # ------------------------------------------------------------------ Bench: time

    def race(self, case: Drawn, dtype: str, seconds: float) -> Race:
        session = self._running()
        if isinstance(session, Observation):
            raise NotReturned(session)
        rival = self.oracle.rival(dtype, torch=self.backend == "torch")
        entry = case.spec.call
        sides = (
            Side(session, lambda arguments: self.request(entry, arguments)),
            Side(
                self.oracle.start(), lambda arguments: self.oracle.request(rival, entry, arguments)
            ),
        )

        def fresh(index: int) -> dict[str, Any]:
            drawn = Drawn(case.spec, case.index + 1000 + index)
            inputs = cast(self.inputs(drawn), dtype)
            self.draws.forget(drawn)
            return inputs

        try:
            finished = race(sides, fresh, seconds)
        except NotReturned as stopped:
            raise NotReturned(self._seen(stopped.observation)) from None
        budgets, key = self.oracle.timed, (case.spec.name, dtype)
        for index, result, rivals in finished.samples:
            known = budgets.get(key)  # a truth takes long: near the rival's result, none is needed
            if known is not None:
                near = compare(result, rivals, allowed_by(Truth(None, known), dtype))
                if not isinstance(near, Difference):
                    continue
            truth = self.oracle.quick_truth(entry, fresh(index), dtype)
            budgets[key] = truth.budgets
            found = compare(result, truth.value, allowed_by(truth, dtype))
            if isinstance(found, Difference):
                return replace(finished, wrong=found.message)
        return finished


def _refusing(exercise: Exercise) -> tuple[str, ...]:
    """Return the names that refuse to be called while a submission is graded."""
    names: list[str] = []
    for check in exercise.checks:
        option = registry.member("checks", check.kind).DEFAULTS.refuses
        names += check.options[option] if option else ()
    return tuple(dict.fromkeys(names))
