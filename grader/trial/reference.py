"""What is right: truths with their budgets, from the model answer and the correct variants."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.errors import ContentError
from grader.messages import Message
from grader.model import Array, Generator, Given, Truth
from grader.numerics.budget import budgets
from grader.numerics.leaves import leaves
from grader.numerics.precision import PRECISIONS, cast, extended, float_arrays, perturbed
from grader.trial.laps import Laps
from grader.trial.solution import SolutionWorker, Variant

__all__ = ["Reference", "View"]

PERTURBATIONS = 3
NOISY_RUNS = 8
HALF = ("float16", "bfloat16")


class View(NamedTuple):
    """What is compared of a result: a function of it, and the text that tells it from others."""

    text: str
    of: Callable[[Any], Any]


class Reference:
    """Truths of one exercise for submissions in one library; each is computed once.

    `inputs` are a case's values as drawn (float64); `dtype` is the working precision they are cast
    to. Every method raises `ContentError` where the solution file fails.

    Parameters
    ----------
    solution : SolutionWorker
        Runs the model answer and the variants.
    backend : str
        The library of the submissions, `numpy` or `torch`: by variants in it their error is
        measured.
    """

    def __init__(self, solution: SolutionWorker, backend: str) -> None:
        self.solution, self.backend = solution, backend
        self.timed: dict[tuple[str, str], Mapping[str, float]] = {}
        """Budgets of the cases that were timed, by name and dtype: large inputs take long."""
        self.laps: dict[tuple[str, str], Laps] = {}
        """Its own side of the race of a case, by name and dtype."""
        self._cache: dict[bytes, Any] = {}

    def correct(self, dtype: str) -> list[Variant]:
        """Return the correct implementations that can work in `dtype`; the model answer first."""
        half = dtype in HALF
        torch = self.backend == "torch"
        names = [
            self.solution.model,
            *(self.solution.variant(n) for n in self.solution.exercise.correct),
        ]
        able = [
            v
            for v in names
            if (v.backend == "numpy" and not half) or (torch and v.backend == "torch")
        ]
        return [v for v in able if v != self.solution.without] or able

    def rival(self, dtype: str) -> Variant:
        """Return what a submission is timed against: the model answer of its library."""
        variants = self.correct(dtype)
        return next((v for v in variants if v.backend == self.backend), variants[0])

    def results(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> list[Any]:
        """Return the results of every correct implementation in the working dtype.

        Of a function that draws, the model answer's alone: others may draw in another order.
        """
        arguments = cast(inputs, dtype)
        content = _content(arguments)
        return [
            self.once(
                ("result", str(variant), entry, content),
                functools.partial(self._value, variant, entry, arguments),
            )
            for variant in self.correct(dtype)[: 1 if _draws(inputs) else None]
        ]

    def _value(self, variant: Variant, entry: str, arguments: Mapping[str, Any]) -> Any:
        return self.solution.result(variant, entry, arguments).value

    def truths(
        self,
        entry: str,
        inputs: Mapping[str, Any],
        dtype: str,
        perturb: Sequence[str] | None = None,
    ) -> list[Any]:
        """Return the truth at the inputs as cast to `dtype`, then at perturbed ones.

        `perturb` names the inputs whose rounding counts; None: the float arrays.
        """
        wide = extended(inputs, dtype, torch=self.solution.model.backend == "torch")
        names = [n for n in (float_arrays(wide) if perturb is None else perturb) if n in wide]
        truths: list[Any] = self.once(
            ("truths", entry, dtype, tuple(names), wide),
            lambda: self._truths(entry, wide, names, dtype),
        )
        return truths

    def _truths(
        self, entry: str, wide: Mapping[str, Any], names: Sequence[str], dtype: str
    ) -> list[Any]:
        rng = np.random.default_rng(0)
        eps = PRECISIONS[dtype].eps
        moved = [perturbed(wide, names, eps, rng) for _ in range(PERTURBATIONS if names else 0)]
        return [self._value(self.solution.model, entry, arguments) for arguments in (wide, *moved)]

    def noisy(
        self,
        entry: str,
        inputs: Mapping[str, Any],
        dtype: str,
        perturb: Sequence[str] | None = None,
    ) -> list[Any]:
        """Return results of the model answer whose every rounding is moved; see `truths`.

        A budget from them is not 0 where the truth cancels. There are none where rounding does not
        count, and in half precision.
        """
        model = self.solution.model
        counts = perturb != () and bool(float_arrays(inputs)) and not _draws(inputs)
        if not counts or dtype in HALF:
            return []
        arguments = cast(inputs, dtype)
        noisy: list[Any] = self.once(
            ("noisy", entry, _content(arguments)),
            lambda: self.solution.result(model, entry, arguments, noisy_runs=NOISY_RUNS).value,
        )
        return noisy

    def truth(
        self,
        entry: str,
        inputs: Mapping[str, Any],
        dtype: str,
        perturb: Sequence[str] | None = None,
        view: View | None = None,
    ) -> Truth:
        """Return the truth with its budgets, or those of a view of it; see `truths`."""
        of = view.of if view else lambda result: result

        def compute() -> Truth:
            truths = [of(truth) for truth in self.truths(entry, inputs, dtype, perturb)]
            results = [of(result) for result in self.results(entry, inputs, dtype)]
            noisy = [of(result) for result in self.noisy(entry, inputs, dtype, perturb)]
            moved = [*truths[1:], *noisy]
            return Truth(truths[0], budgets(truths[0], results, moved, PRECISIONS[dtype]))

        named = None if perturb is None else tuple(perturb)
        shown = view.text if view else ""
        truth: Truth = self.once(("truth", entry, dtype, named, shown, inputs), compute)
        return truth

    def quick_truth(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> Truth:
        """Return the truth with the model answer's budget: for large inputs, nothing is kept."""
        wide = extended(inputs, dtype, torch=self.solution.model.backend == "torch")
        truths = self._truths(entry, wide, float_arrays(wide), dtype)
        own = self._value(self.solution.model, entry, cast(inputs, dtype))
        return Truth(truths[0], budgets(truths[0], [own], truths[1:], PRECISIONS[dtype]))

    def gradients(
        self, entry: str, inputs: Mapping[str, Any], dtype: str, of: Sequence[str], cotangent: Any
    ) -> Truth:
        """Return gradients by argument, by float64 autograd of the first torch variant.

        Of a function that draws, its own alone: others may draw in another order.
        """
        variants = [v for v in self.correct(dtype) if v.backend == "torch"]
        variants = variants[: 1 if _draws(inputs) else None]
        if not variants:
            raise ContentError(
                Message("the solution file has no variant in torch to differentiate"),
                hint=Message('write two correct classes with `backend = "torch"`'),
            )

        wants = {"gradients": tuple(of), "cotangent": cotangent}

        def gradients(variant: Variant, arguments: Mapping[str, Any]) -> Any:
            return self.solution.result(variant, entry, arguments, **wants).gradients

        def noisy() -> list[Any]:
            if dtype in HALF or _draws(inputs):
                return []
            wanted = {**wants, "noisy_runs": NOISY_RUNS}
            found: list[Any] = self.solution.result(variants[0], entry, narrow, **wanted).value
            return found

        def compute() -> Truth:
            wide = extended(narrow, dtype, torch=True)
            rng = np.random.default_rng(0)
            eps = PRECISIONS[dtype].eps
            moved = [perturbed(wide, floats, eps, rng) for _ in range(PERTURBATIONS)]
            truths = [gradients(variants[0], arguments) for arguments in (wide, *moved)]
            theirs = [gradients(variant, narrow) for variant in variants]
            around = [*truths[1:], *noisy()]
            return Truth(truths[0], budgets(truths[0], theirs, around, PRECISIONS[dtype]))

        narrow = cast(inputs, dtype)
        floats = float_arrays(inputs)
        truth: Truth = self.once(("gradients", entry, dtype, tuple(of), narrow), compute)
        return truth

    def measure(self, function: str, arguments: Mapping[str, Any]) -> Any:
        """Call a function of the solution file that is no entry (a certificate)."""
        return self._value(Variant("", "numpy"), function, arguments)

    def once(self, key: tuple[Any, ...], compute: Callable[[], Any]) -> Any:
        """Return what `compute` finds from the reference alone; once per content of the key."""
        name = _content((self.solution.without, *key))
        if name not in self._cache:
            self._cache[name] = compute()
        return self._cache[name]


def _draws(inputs: Mapping[str, Any]) -> bool:
    """Whether a random generator is among the inputs."""
    return any(isinstance(leaf, Generator) for _, leaf in leaves(dict(inputs)))


def _content(value: Any) -> bytes:
    """Hash a tree of arguments by content."""
    digest = hashlib.blake2b(digest_size=16)
    _feed(digest, value)
    return digest.digest()


def _feed(digest: Any, value: Any) -> None:
    if isinstance(value, Given):
        value = {value.name: value.arguments, "asked": value.asked}
    if isinstance(value, Array):
        value = value.data
    if isinstance(value, np.ndarray):
        digest.update(f"{value.dtype.str}{value.shape}".encode())
        digest.update(np.ascontiguousarray(value).data)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            digest.update(f"{key}:".encode())
            _feed(digest, item)
    elif isinstance(value, list | tuple):
        digest.update(f"[{len(value)}".encode())
        for item in value:
            _feed(digest, item)
    else:
        digest.update(f"{type(value).__name__}:{value!r};".encode())
