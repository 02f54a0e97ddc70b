"""Probes: cases on which a failing submission is compared with wrong variants, and how."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from grader.checks import compared, kind_of
from grader.errors import ContentError
from grader.model import CaseSpec, CheckSpec, Observation, Outcome, Raised, Returned, Status, Truth
from grader.numerics.budget import allowed_by
from grader.numerics.compare import agreed
from grader.numerics.leaves import leaves, number
from grader.numerics.precision import PRECISIONS, cast
from grader.trial import Case, Trial, Variant, View

DTYPE = "float64"
NARROW = "float32"
MAX_FAILING = 5
MAX_PASSING = 5
FRESH = 3
SEEDS = 60
"""Draws of a random function where no result is unique: one that differs from the right one in few
draws, which `statistics` finds, is told from it by them whatever the seed."""
VIEWED = 8
"""Results of a probe whose views are kept: they may be large."""
_NUMBERS = re.compile(r"\d+|\([\d, ]*\)")
"""Numbers and shapes in the text of an exception: `a * b` and `b * a` are one mistake."""
_UNFIT = re.compile(
    r"broadcast|not aligned|mismatch|cannot reshape|size of tensor|must match|cannot be multiplied"
    r"|invalid for input|same size|expanded size"
)
"""What NumPy (ValueError) and torch (RuntimeError) say of shapes that do not fit together."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A case, what the submission gave on it, and the truth if it is unique."""

    case: Case
    inputs: dict[str, Any]
    got: Observation
    truth: Truth | None
    right: bool
    """Whether the submission agrees with the truth here."""
    wants: Mapping[str, Any] = field(default_factory=dict)
    """What was asked for besides the value: gradients."""
    view: View | None = None
    """What is compared of the results, where it is not all of them."""
    refused: bool = False
    """Whether the reference refuses these inputs, as it should."""
    dtype: str = DTYPE
    """The precision in which results are compared."""


def gather(trial: Trial, outcomes: Sequence[Outcome]) -> list[Probe]:
    """Return probes: failing cases first, then passing ones, of different entries and shapes."""
    relevant = [o for o in outcomes if o.case and kind_of(o.kind).mistakes]
    failing = {o.case for o in relevant if o.status in (Status.FAIL, Status.ERROR)}
    if any(unique(trial, name) for name in failing):
        relevant = [o for o in relevant if unique(trial, o.case)]
        failing = {name for name in failing if unique(trial, name)}
    seen = {o.case for o in relevant if o.status is not Status.BLOCKED}
    most = max(MAX_FAILING, len(trial.exercise.entries))
    chosen = _of_every_function(trial, failing)[:most]
    chosen += [n for n in trial.exercise.cases if n in seen - failing][:MAX_PASSING]
    draws = {o.case: o.verdict.draw for o in relevant if o.status in (Status.FAIL, Status.ERROR)}
    cases = [trial.cases.draw(trial.exercise.cases[name], draws.get(name, 0)) for name in chosen]
    if trial.exercise.random and not any(unique(trial, name) for name in failing):
        cases += _seeds(trial, [case.spec for case in cases if case.spec.name in failing])
    failed = [o for o in outcomes if o.case and o.status is Status.FAIL]
    steep = [o for o in failed if kind_of(o.kind).differentiates][:MAX_FAILING]
    slopes = {trial.cases.draw(trial.exercise.cases[o.case]): o.check for o in steep}
    trial.submission.close()
    gradients: list[Probe] = []
    values: list[Probe] = []
    for hidden in (False, True):  # what is shown is seen by a worker that met no hidden input
        own = {case: check for case, check in slopes.items() if case.spec.hidden is hidden}
        gradients += _gradients(trial, own)
        values += _probes(trial, [case for case in cases if case.spec.hidden is hidden])
    return [*gradients, *sorted(values, key=lambda probe: cases.index(probe.case))]


def _seeds(trial: Trial, specs: Sequence[CaseSpec]) -> Iterator[Case]:
    """Draw cases again and again, all of them together as often as is worth it."""
    for draw in range(SEEDS // max(len(specs), 1)):
        yield from (trial.cases.draw(spec, 600 + draw) for spec in specs)


def _of_every_function(trial: Trial, names: Container[str]) -> list[str]:
    """Return cases in their order, but the first of every function before all others."""
    cases = [case for case in trial.exercise.cases.values() if case.name in names]
    first = {case.call: case.name for case in reversed(cases)}
    return sorted((case.name for case in cases), key=lambda name: name not in first.values())


def _gradients(trial: Trial, cases: Mapping[Case, str]) -> Iterator[Probe]:
    """Probes of the gradient, where the gradient is what is wrong, as their checks ask for it."""
    checks = {check.id: check for check in trial.exercise.checks}
    for case, name in cases.items():
        entry, inputs, check = case.entry, case.inputs, checks[name]
        of = trial.differentiated(case, check)
        cotangent = trial.cotangents(case, DTYPE, check)
        wants = {"gradients": of, "cotangent": cotangent}
        seen = trial.submission.observe(entry, inputs, DTYPE, **wants)
        if isinstance(seen, Returned) and seen.gradients is not None:
            truth = trial.reference.gradients(entry, inputs, DTYPE, of, wants["cotangent"])
            yield Probe(case, inputs, seen, truth, right=False, wants=wants)


def more(trial: Trial, known: Sequence[Probe]) -> list[Probe]:
    """Return further probes, to tell variants apart: other cases, then fresh draws."""
    used = {probe.case.key for probe in known}
    specs = trial.exercise.cases
    every = [trial.cases.draw(spec) for name, spec in specs.items() if unique(trial, name)]
    fresh = [
        trial.cases.draw(probe.case.spec, 500 + i) for probe in known[:2] for i in range(FRESH)
    ]
    return list(_probes(trial, [case for case in (*every, *fresh) if case.key not in used]))


def narrow(probes: Sequence[Probe]) -> bool:
    """Whether whatever is wrong was computed, or is kept, in single precision."""
    wrong = [probe.got for probe in probes if not probe.right]
    values = [seen.value for seen in wrong if isinstance(seen, Returned)]
    arrays = [
        array for value in values for _, leaf in leaves(value) if _floats(array := number(leaf))
    ]
    single = all(_kept_in(NARROW, array) for array in arrays)
    whole = all(_kept_in("float16", array) for array in arrays)  # small numbers are, in any type
    return single and not whole


def narrowed(trial: Trial, probe: Probe) -> Probe:
    """Return a probe as it is judged in single precision: what only rounds is right there."""
    if probe.wants or probe.truth is None:
        return probe
    perturb = _perturbed(trial, probe.case)
    truth = _truth(trial, probe.case.entry, probe.inputs, perturb, probe.view, NARROW)
    if truth is None:
        return probe
    truth = Truth(probe.truth.value, truth.budgets)
    right = probe.right or _right(probe.got, truth, probe.view, NARROW)
    return replace(probe, truth=truth, right=right, dtype=NARROW)


def _floats(array: Any) -> bool:
    return array is not None and array.dtype.kind == "f"


def _kept_in(dtype: str, array: Any) -> bool:
    with np.errstate(all="ignore"):
        return np.array_equal(array.astype(dtype).astype(array.dtype), array, equal_nan=True)


def _probes(trial: Trial, cases: Iterable[Case]) -> Iterator[Probe]:
    for case in cases:
        known = unique(trial, case.spec.name)
        inputs, entry = case.inputs, case.entry
        seen = trial.submission.observe(entry, inputs, DTYPE)
        if not isinstance(seen, Returned | Raised):
            return  # it hung or died: nothing to compare
        perturb = _perturbed(trial, case)
        for view in _views(trial, case):
            truth = _truth(trial, entry, inputs, perturb, view) if known else None
            refused = known and truth is None
            right = isinstance(seen, Raised) if refused else _right(seen, truth, view)
            yield Probe(case, inputs, seen, truth, right, view=view, refused=refused)


def _views(trial: Trial, case: Case) -> list[View | None]:
    """What the checks of a case compare of its results; None where one compares all of them."""
    narrower = compared(trial.exercise.checks, case.spec.name).values()
    views = [trial.view(check, case) for check in narrower]
    return [view and _remembered(view) for view in views] or [None]


def _remembered(view: View) -> View:
    """Return a view that is not taken again of a result that candidates are compared with."""
    known: dict[int, tuple[Any, Any]] = {}

    def of(result: Any) -> Any:
        held = known.pop(id(result), None) or (result, view.of(result))
        known[id(result)] = held  # the last one asked for stands at the end
        if len(known) > VIEWED:
            del known[next(iter(known))]
        return held[1]

    return View(view.text, of)


def _perturbed(trial: Trial, case: Case) -> bool:
    """Whether the rounding of the inputs counts in every check of a case."""
    return all(trial.perturbed(check) for check in _checks(trial, case.spec.name))


def unique(trial: Trial, case: str) -> bool:
    """Whether the result of a case is determined: some check compares it with the reference's.

    A case of checks that are for another library only is none of this one's.
    """
    checks = _checks(trial, case)
    ours = [check for check in checks if not check.backends or trial.backend in check.backends]
    return any(kind_of(check.kind).unique for check in ours)


def _checks(trial: Trial, case: str) -> list[CheckSpec]:
    """The checks that look at a case, in order."""
    return [check for check in trial.exercise.checks if case in check.cases]


def _truth(
    trial: Trial,
    entry: str,
    inputs: dict[str, Any],
    perturb: bool,
    view: View | None,
    dtype: str = DTYPE,
) -> Truth | None:
    """The truth, or None where the reference refuses the input, too."""
    try:
        return trial.reference.truth(entry, inputs, dtype, perturb, view)
    except ContentError:
        return None


def _right(seen: Observation, truth: Truth | None, view: View | None, dtype: str = DTYPE) -> bool:
    if truth is None or not isinstance(seen, Returned):
        return False
    try:
        got = view.of(seen.value) if view else seen.value
    except ContentError:  # it is nothing that the view can be taken of
        return False
    return agreed(got, truth.value, allowed_by(truth, dtype)) is not None


Observed = Mapping[Variant, Observation]


def observed(trial: Trial, variants: Sequence[Variant], probe: Probe) -> Observed:
    """Return what variants give on a probe, by variant; they are asked together, and once."""
    able = [v for v in variants if not probe.wants or v.backend == "torch"]
    called = probe.case.entry, cast(probe.inputs, DTYPE), probe.wants
    return dict(zip(able, trial.reference.observed(able, *called), strict=True))


def ask_ahead(trial: Trial, variant: Variant, probes: Sequence[Probe]) -> None:
    """Let a variant compute what it gives on several probes: they are asked together."""
    able = [p for p in probes if not p.wants or variant.backend == "torch"]
    asked = [
        trial.reference.wanted([variant], p.case.entry, cast(p.inputs, DTYPE), p.wants)
        for p in able
    ]
    trial.reference.solution.prepare([one for every in asked for one in every])


def agreement(
    trial: Trial, variant: Variant, probe: Probe, known: Observed | None = None
) -> float | None:
    """Return the largest difference of submission and variant on a probe; None if they disagree.

    `known` is what variants are known to give on it.
    """
    theirs = (known or observed(trial, [variant], probe)).get(variant)
    if isinstance(theirs, Raised) and isinstance(probe.got, Raised):
        if probe.refused:  # both refuse what is to be refused, each in its own words
            return 0.0
        return 0.0 if _alike(theirs, probe.got, variant.backend == trial.backend) else None
    if not (isinstance(theirs, Returned) and isinstance(probe.got, Returned)):
        return None
    try:
        want, got = _answer(theirs, probe), _answer(probe.got, probe)
    except ContentError:  # the view cannot be taken of one of them
        return None
    parts = dict(leaves(want))
    precision = PRECISIONS[probe.dtype]

    def allowed(path: str) -> float:
        budget = probe.truth.budget(path) if probe.truth else 0.0
        return precision.factor * max(budget, precision.eps * _size(parts.get(path)))

    found = agreed(got, want, allowed)
    return found.error if found else None


def _answer(seen: Returned, probe: Probe) -> Any:
    if probe.wants:
        return dict(seen.gradients or {})
    return probe.view.of(seen.value) if probe.view else seen.value


def _alike(theirs: Raised, ours: Raised, same_library: bool) -> bool:
    """Whether two exceptions are one mistake: in another library they have other words."""
    if not same_library:
        related = theirs.type in ours.types or ours.type in theirs.types
        return related or all(_UNFIT.search(seen.message) for seen in (theirs, ours))
    return theirs.type == ours.type and _words(theirs) == _words(ours)


def _words(seen: Raised) -> str:
    return _NUMBERS.sub("#", seen.message)


def _size(leaf: Any) -> float:
    array = number(leaf)
    if array is None or array.dtype.kind not in "fc" or not array.size:
        return 0.0
    largest = float(np.max(abs(array)))
    if np.isfinite(largest):  # the usual case
        return largest
    finite = abs(array[abs(array) < float("inf")])
    return float(finite.max()) if finite.size else 0.0
