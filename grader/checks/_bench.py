"""What a check may ask for: the workbench of one graded submission."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol

from grader.model import CaseSpec, CheckSpec, Exercise, Facts, Observation, Returned, Truth

__all__ = ["Bench", "Drawn", "NotReturned", "Race", "returned"]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One draw of a case: `index` counts draws of the same case."""

    spec: CaseSpec
    index: int = 0

    @property
    def key(self) -> str:
        return f"{self.spec.name}/{self.index}"


class NotReturned(Exception):
    """A call did not come back with a result; `grading` turns the observation into an outcome."""

    def __init__(self, observation: Observation) -> None:
        super().__init__()
        self.observation = observation


def returned(seen: Observation) -> Returned:
    """Return what came back; `NotReturned` where nothing did."""
    if not isinstance(seen, Returned):
        raise NotReturned(seen)
    return seen


@dataclass(frozen=True, slots=True)
class Race:
    """Paired CPU times of blocks of calls, in seconds, and whether results drawn by lot agreed."""

    got: Sequence[float]
    reference: Sequence[float]
    samples: Sequence[tuple[int, Any, Any]]
    """A few results of both, with the index of their inputs."""
    wrong: str = ""
    noisy: bool = False


class Bench(Protocol):
    """Calls to the submission and truths from the reference, for one submission.

    `inputs` are the case's values as drawn (float64); `dtype` is the working precision they are
    cast to. Methods named for the reference raise `ContentError` if it fails.
    """

    exercise: Exercise
    backend: str
    family: str
    """The library its worker has: `torch` where the file may use it, whatever `backend` says."""
    facts: Facts
    source: bytes

    def dtypes(self, case: Drawn) -> tuple[str, ...]:
        """Precisions that decide, for this backend and case."""

    def inputs(self, case: Drawn) -> dict[str, Any]:
        """The case's inputs."""

    def names(self, case: Drawn) -> dict[str, Any]:
        """The case's inputs and the values it drew first."""

    def evaluate(
        self, check: CheckSpec, case: Drawn, key: str, names: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Evaluate the mapping of expressions `check.options[key]`, in order, over `names`."""

    def expression(self, check: CheckSpec, key: str, text: Any, names: Mapping[str, Any]) -> Any:
        """Evaluate one expression of a check; deterministic words only."""

    def observe(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, **wants: Any
    ) -> Observation:
        """Call the submission; see `Call` for what may be wanted."""

    def call(self, entry: str, inputs: Mapping[str, Any], dtype: str, **wants: Any) -> Returned:
        """Call the submission; raise `NotReturned` unless a result came back."""

    def truth(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, perturb: Sequence[str] | None
    ) -> Truth:
        """The reference's result in extended precision, and its budgets.

        `perturb` names the inputs whose rounding counts; None: the float arrays.
        """

    def reference(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> list[Any]:
        """Results of every correct implementation, in the working dtype."""

    def moved(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, perturb: Sequence[str] | None
    ) -> list[Any]:
        """Truths: first at the inputs, then at perturbed ones."""

    def gradients(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, of: Sequence[str], cotangent: Any
    ) -> Truth:
        """Gradients of the torch reference in float64, by argument, and their budgets."""

    def once(self, key: tuple[str, ...], compute: Callable[[], Any]) -> Any:
        """Return what `compute` finds from the reference alone; kept for the next submission."""

    def ask(self, function: str, arguments: Mapping[str, Any]) -> Any:
        """Call a function of the solution file (a certificate) in the reference's worker."""

    def race(self, case: Drawn, dtype: str, seconds: float) -> Race:
        """Run submission and reference in interleaved blocks on the same core."""

    def confined(self, memory: int) -> AbstractContextManager[Bench]:
        """The same bench over a fresh worker with `memory` bytes."""

    def noise(self, case: Drawn, key: str, shape: tuple[int, ...]) -> Any:
        """Standard normal numbers from the case's seed (for cotangents)."""
