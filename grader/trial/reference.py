"""What is right: truths with their budgets, from the model answer and the correct variants."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.errors import ContentError
from grader.messages import Message
from grader.model import Array, Generator, Given, Observation, Raised, Returned, Truth
from grader.numerics.budget import budgets
from grader.numerics.leaves import leaves, weight
from grader.numerics.precision import PRECISIONS, cast, extended, float_arrays, perturbed
from grader.trial.answers import Wanted
from grader.trial.laps import Drawn, Laps
from grader.trial.memory import Memory
from grader.trial.solution import SolutionWorker, Variant

PERTURBATIONS = 3
NOISY_RUNS = 8
SLOWER = 300
"""How many times slower than the model answer a submission may be, and still get an answer."""
MEASURES = 500
"""Measures that are kept: they depend on what submissions gave, so that there is no end of them."""
HALF = ("float16", "bfloat16")
PLANS, PLANNED_BYTES = 256, 1 << 16
"""Calls of truths that are kept as they were built, and how much their inputs may hold: several
checks want the same."""


class Calls(NamedTuple):
    """The calls that a truth and its budgets are made of."""

    model: Sequence[Wanted]
    """Of the model answer: at the inputs, then at perturbed ones."""
    correct: Sequence[Wanted]
    """Of every correct implementation, in the working precision."""
    noise: Sequence[Wanted]
    """Of the model answer, in runs whose every rounding is moved: one call, or none."""

    @property
    def every(self) -> list[Wanted]:
        return [*self.model, *self.correct, *self.noise]


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
        self.drawn = Drawn()
        self.prepared = False
        """Whether what the checks will want has been asked for ahead."""
        self._cache: dict[bytes, Any] = {}
        self._calls: dict[bytes, Calls] = {}
        self._measures: dict[bytes, Any] = {}
        self._names = Memory()

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
        return self.values(self.calls(entry, inputs, dtype, perturb=False).correct)

    def right(
        self, variant: Variant, entry: str, inputs: Mapping[str, Any], dtype: str
    ) -> Observation:
        """Return what came of calling a correct implementation."""
        asked = self.calls(entry, inputs, dtype, perturb=False).correct
        known = [one for one in asked if one.variant == variant]
        if known:
            return self.solution.observe_all(known)[0]
        return self.solution.observe(variant, entry, cast(inputs, dtype))

    def _value(self, variant: Variant, entry: str, arguments: Mapping[str, Any]) -> Any:
        return self.solution.result(variant, entry, arguments).value

    def values(self, asked: Sequence[Wanted]) -> list[Any]:
        """Return the results of calls that must return; they are asked together."""
        return [seen.value for seen in self._returned(asked)]

    def _returned(self, asked: Sequence[Wanted]) -> list[Returned]:
        every = zip(asked, self.solution.observe_all(asked), strict=True)
        return [self.solution.came(one.variant, one.entry, seen) for one, seen in every]

    def calls(
        self,
        entry: str,
        inputs: Mapping[str, Any],
        dtype: str,
        perturb: bool = True,
    ) -> Calls:
        """Return the calls that a truth and its budgets are made of.

        `perturb` says whether the rounding of the float arrays counts. A budget from noisy runs is
        not 0 where the truth cancels. There are none where rounding does not count, and in half
        precision.
        """
        content = _content((entry, dtype, inputs))
        key = _content((self.solution.without, perturb, content))
        if key not in self._calls:
            made = self._made(content, entry, inputs, dtype, perturb)
            if weight(inputs) > PLANNED_BYTES:
                return made
            self._calls[key] = made
            if len(self._calls) > PLANS:
                del self._calls[next(iter(self._calls))]
        return self._calls[key]

    def _made(
        self,
        content: bytes,
        entry: str,
        inputs: Mapping[str, Any],
        dtype: str,
        perturb: bool,
    ) -> Calls:
        """Build the calls; the answers are known by the inputs' `content`."""
        model, narrow, wide = (
            self.solution.model,
            cast(inputs, dtype),
            self._extended(inputs, dtype),
        )
        floats, draws = float_arrays(inputs), _draws(inputs)
        names = floats if perturb else ()
        moved = f"truth {len(names)} {names} ".encode() + content

        def wanted(place: int, given: Mapping[str, Any]) -> Wanted:
            key = (b"%d " % place + moved) if place else b"truth " + content
            return Wanted(key, model, entry, given)

        correct = [
            Wanted(f"result {variant} ".encode() + content, variant, entry, narrow)
            for variant in self.correct(dtype)[: 1 if draws else None]
        ]
        quiet = not perturb or not floats or draws or dtype in HALF
        noise = Wanted(b"noise " + content, model, entry, narrow, {"noisy_runs": NOISY_RUNS})
        arguments = [wide, *_moved(wide, names, dtype)]
        return Calls(
            [wanted(place, given) for place, given in enumerate(arguments)],
            correct,
            [] if quiet else [noise],
        )

    def _extended(self, inputs: Mapping[str, Any], dtype: str) -> dict[str, Any]:
        return extended(inputs, dtype, torch=self.solution.model.backend == "torch")

    def truth(
        self,
        entry: str,
        inputs: Mapping[str, Any],
        dtype: str,
        perturb: bool = True,
        view: View | None = None,
    ) -> Truth:
        """Return the truth with its budgets, or those of a view of it; see `calls`."""
        of = view.of if view else lambda result: result

        def compute() -> Truth:
            calls = self.calls(entry, inputs, dtype, perturb)
            values = self.values(calls.every)
            count, last = len(calls.model), len(calls.model) + len(calls.correct)
            truth, *moved = map(of, values[:count])
            moved += [of(run) for runs in values[last:] for run in runs]
            results = [of(result) for result in values[count:last]]
            return Truth(truth, budgets(truth, results, moved, PRECISIONS[dtype]))

        shown = view.text if view else ""
        truth: Truth = self.once(("truth", entry, dtype, perturb, shown), compute, inputs)
        return truth

    def quick_truth(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> Truth:
        """Return the truth with the model answer's budget: for large inputs, nothing is kept."""
        wide = self._extended(inputs, dtype)
        every = [wide, *_moved(wide, float_arrays(wide), dtype), cast(inputs, dtype)]
        *truths, own = (self._value(self.solution.model, entry, given) for given in every)
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
        noise = {**wants, "noisy_runs": NOISY_RUNS}

        def call(
            variant: Variant, given: Mapping[str, Any], wanted: Mapping[str, Any] = wants
        ) -> Wanted:
            key = _content(("gradients", str(variant), entry, given, wanted))
            return Wanted(key, variant, entry, given, wanted)

        def compute() -> Truth:
            wide = extended(narrow, dtype, torch=True)
            asked = [call(variants[0], given) for given in (wide, *_moved(wide, floats, dtype))]
            asked += [call(variant, narrow) for variant in variants]
            noisy = [] if dtype in HALF or _draws(inputs) else [call(variants[0], narrow, noise)]
            seen = self._returned([*asked, *noisy])
            found = [one.gradients for one in seen[: len(asked)]]
            truths, theirs = found[: -len(variants)], found[-len(variants) :]
            around = [*truths[1:], *(run for one in seen[len(asked) :] for run in one.value)]
            return Truth(truths[0], budgets(truths[0], theirs, around, PRECISIONS[dtype]))

        narrow = cast(inputs, dtype)
        floats = float_arrays(inputs)
        parts = tuple(cotangent)  # other parts of the result have other gradients
        truth: Truth = self.once(("gradients", entry, dtype, tuple(of), parts, narrow), compute)
        return truth

    def wanted(
        self,
        variants: Sequence[Variant],
        entry: str,
        arguments: Mapping[str, Any],
        wants: Mapping[str, Any],
    ) -> list[Wanted]:
        """Return one call of each of some variants, right or wrong."""
        content = _content((entry, arguments, wants))
        return [
            Wanted(f"variant {variant} ".encode() + content, variant, entry, arguments, wants)
            for variant in variants
        ]

    def observed(
        self,
        variants: Sequence[Variant],
        entry: str,
        arguments: Mapping[str, Any],
        wants: Mapping[str, Any],
    ) -> list[Observation]:
        """Return what came of a call of variants, right or wrong; they are asked together."""
        return self.solution.observe_all(self.wanted(variants, entry, arguments, wants))

    def patience(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> float:
        """Return how many seconds a submission may compute: far longer than the model answer."""
        return SLOWER * self.seconds(entry, inputs, dtype)

    def seconds(self, entry: str, inputs: Mapping[str, Any], dtype: str) -> float:
        """Return how many seconds the model answer computes; infinitely many if it does not end."""
        [first, *_] = self.calls(entry, inputs, dtype, perturb=False).correct
        match self.solution.observe_all([first]):
            case [Returned(seconds=seconds)]:
                return seconds
            case [Raised()]:  # as it should, at once
                return 0.0
        return math.inf

    def measure(self, function: str, arguments: Mapping[str, Any]) -> Any:
        """Call a function of the solution file that is no entry (a certificate).

        What right submissions give is often the same: the last measures are kept.
        """
        name = _content((function, arguments))
        if name not in self._measures:
            self._measures[name] = self._value(Variant("", "numpy"), function, arguments)
            if len(self._measures) > MEASURES:
                del self._measures[next(iter(self._measures))]
        return self._measures[name]

    def once(
        self,
        key: tuple[Any, ...],
        compute: Callable[[], Any],
        inputs: Mapping[str, Any] | None = None,
    ) -> Any:
        """Return what `compute` finds from the reference alone; once per content of the key.

        `inputs` belong to the content; the rest of the key is hashable where they are given.
        """
        key = self.solution.without, *key
        if inputs is None:
            name = _content(key)
        else:
            name = self._names.of(inputs, key, lambda: _content((*key, inputs)))
        if name not in self._cache:
            self._cache[name] = compute()
        return self._cache[name]


def _draws(inputs: Mapping[str, Any]) -> bool:
    """Whether a random generator is among the inputs."""
    return any(isinstance(leaf, Generator) for _, leaf in leaves(dict(inputs)))


def _moved(wide: Mapping[str, Any], names: Sequence[str], dtype: str) -> list[dict[str, Any]]:
    """Return widened arguments at which the truth is as good: perturbed by rounding."""
    rng = np.random.default_rng(0)
    count = PERTURBATIONS if names else 0
    return [perturbed(wide, names, PRECISIONS[dtype].eps, rng) for _ in range(count)]


def _content(value: Any) -> bytes:
    """Hash a tree of arguments by content."""
    digest = hashlib.blake2b(digest_size=16)
    _feed(digest, value)
    return digest.digest()


def _feed(digest: Any, value: Any) -> None:
    """Hash a tree so that no two different ones are the same bytes."""
    if isinstance(value, Given):
        digest.update(b"given:")
        value = [value.name, value.arguments, value.asked]
    if isinstance(value, Array):
        digest.update(f"{value.dtype}{value.container}:".encode())
        value = value.data
    if isinstance(value, np.ndarray):
        digest.update(f"{value.dtype.str}{value.shape}:".encode())
        digest.update(np.ascontiguousarray(value).data)
    elif isinstance(value, Mapping):
        digest.update(f"{{{len(value)}:".encode())
        for key, item in value.items():
            _feed(digest, key)
            _feed(digest, item)
    elif isinstance(value, (list, tuple)):
        digest.update(f"{type(value).__name__}{len(value)}:".encode())
        for item in value:
            _feed(digest, item)
    else:
        text = f"{value!r}".encode()
        digest.update(f"{type(value).__name__}{len(text)}:".encode() + text)
