"""Probes: cases on which a failing submission is compared with wrong variants, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.bench import Workbench
from grader.checks._bench import Drawn
from grader.checks._verdicts import allowed_by
from grader.errors import ContentError
from grader.model import Observation, Outcome, Raised, Returned, Status, Truth
from grader.numerics.compare import Difference, compare
from grader.numerics.leaves import leaves, number
from grader.numerics.precision import PRECISIONS, cast, float_arrays
from grader.oracle.reference import Variant

__all__ = ["DTYPE", "Probe", "agreement", "gather", "more"]

DTYPE = "float64"
MAX_FAILING = 5
MAX_PASSING = 5
FRESH = 3
KINDS = ("values", "property", "certificate", "raises", "gradient")
_NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Probe:
    """A case, what the submission gave on it, and the truth if it is unique."""

    case: Drawn
    inputs: dict[str, Any]
    got: Observation
    truth: Truth | None
    right: bool
    """Whether the submission agrees with the truth here."""
    wants: Mapping[str, Any] = field(default_factory=dict)
    """What was asked for besides the value: gradients."""
    refused: bool = False
    """Whether the reference refuses these inputs, as it should."""


def gather(bench: Workbench, outcomes: Sequence[Outcome]) -> list[Probe]:
    """Return probes: failing cases first, then passing ones, of different entries and shapes."""
    relevant = [o for o in outcomes if o.case and o.kind in KINDS]
    failing = {o.case for o in relevant if o.status in (Status.FAIL, Status.ERROR)}
    if any(unique(bench, name) for name in failing):
        relevant = [o for o in relevant if unique(bench, o.case)]
        failing = {name for name in failing if unique(bench, name)}
    seen = {o.case for o in relevant if o.status is not Status.BLOCKED}
    chosen = [*[n for n in bench.exercise.cases if n in failing][:MAX_FAILING]]
    chosen += [n for n in bench.exercise.cases if n in seen - failing][:MAX_PASSING]
    draws = {o.case: o.draw for o in relevant if o.status in (Status.FAIL, Status.ERROR)}
    cases = [Drawn(bench.exercise.cases[name], draws.get(name, 0)) for name in chosen]
    steep = [o.case for o in outcomes if o.kind == "gradient" and o.status is Status.FAIL]
    slopes = [Drawn(bench.exercise.cases[name]) for name in steep[:MAX_FAILING]]
    bench.close()
    gradients: list[Probe] = []
    values: list[Probe] = []
    for hidden in (False, True):  # what is shown is seen by a worker that met no hidden input
        gradients += _gradients(bench, [case for case in slopes if case.spec.hidden is hidden])
        values += _probes(bench, [case for case in cases if case.spec.hidden is hidden])
    return [*gradients, *sorted(values, key=lambda probe: cases.index(probe.case))]


def _gradients(bench: Workbench, cases: Iterable[Drawn]) -> Iterator[Probe]:
    """Probes of the gradient, where the gradient is what is wrong."""
    for case in cases:
        entry, inputs = case.spec.call, bench.inputs(case)
        of = float_arrays(inputs)
        shape = bench.truth(entry, inputs, DTYPE, ()).value.data.shape
        wants = {"gradients": of, "cotangent": bench.noise(case, "cotangent", shape)}
        seen = bench.observe(entry, inputs, DTYPE, **wants)
        if isinstance(seen, Returned) and seen.gradients is not None:
            truth = bench.gradients(entry, inputs, DTYPE, of, wants["cotangent"])
            yield Probe(case, inputs, seen, truth, right=False, wants=wants)


def more(bench: Workbench, known: Sequence[Probe]) -> list[Probe]:
    """Return further probes, to tell variants apart: other cases, then fresh draws."""
    used = {probe.case.key for probe in known}
    specs = bench.exercise.cases
    every = [Drawn(spec) for name, spec in specs.items() if unique(bench, name)]
    fresh = [Drawn(probe.case.spec, 500 + i) for probe in known[:2] for i in range(FRESH)]
    return list(_probes(bench, [case for case in (*every, *fresh) if case.key not in used]))


def _probes(bench: Workbench, cases: Iterable[Drawn]) -> Iterator[Probe]:
    for case in cases:
        known = unique(bench, case.spec.name)
        inputs, entry = bench.inputs(case), case.spec.call
        seen = bench.observe(entry, inputs, DTYPE)
        if not isinstance(seen, Returned | Raised):
            return  # it hung or died: nothing to compare
        truth = _truth(bench, entry, inputs) if known else None
        refused = known and truth is None
        right = isinstance(seen, Raised) if refused else _right(seen, truth)
        yield Probe(case, inputs, seen, truth, right, refused=refused)


def unique(bench: Workbench, case: str) -> bool:
    """Whether the result of a case is determined: some check compares it with the reference's.

    A case of checks that are for another library only is none of this one's.
    """
    kinds = {
        check.kind
        for check in bench.exercise.checks
        if case in check.cases and (not check.backends or bench.backend in check.backends)
    }
    return bool(kinds & {"values", "property", "gradient", "raises", "dtype"})


def _truth(bench: Workbench, entry: str, inputs: dict[str, Any]) -> Truth | None:
    """The truth, or None where the reference refuses the input, too."""
    try:
        return bench.truth(entry, inputs, DTYPE, None)
    except ContentError:
        return None


def _right(seen: Observation, truth: Truth | None) -> bool:
    if truth is None or not isinstance(seen, Returned):
        return False
    found = compare(seen.value, truth.value, allowed_by(truth, DTYPE))
    return not isinstance(found, Difference)


def agreement(bench: Workbench, variant: Variant, probe: Probe) -> float | None:
    """Return the largest difference of submission and variant on a probe; None if they disagree."""
    if probe.wants and variant.backend != "torch":
        return None
    arguments = cast(probe.inputs, DTYPE)
    theirs = bench.oracle.observe(variant, probe.case.spec.call, arguments, **probe.wants)
    if isinstance(theirs, Raised) and isinstance(probe.got, Raised):
        if probe.refused:  # both refuse what is to be refused, each in its own words
            return 0.0
        same = theirs.type == probe.got.type and _words(theirs) == _words(probe.got)
        return 0.0 if same else None
    if not (isinstance(theirs, Returned) and isinstance(probe.got, Returned)):
        return None
    want, got = _answer(theirs, probe), _answer(probe.got, probe)
    sizes = {path: _size(leaf) for path, leaf in leaves(want)}
    precision = PRECISIONS[DTYPE]

    def allowed(path: str) -> float:
        budget = probe.truth.budget(path) if probe.truth else 0.0
        return precision.factor * max(budget, precision.eps * sizes.get(path, 0.0))

    found = compare(got, want, allowed)
    return None if isinstance(found, Difference) else found.error


def _answer(seen: Returned, probe: Probe) -> Any:
    return dict(seen.gradients or {}) if probe.wants else seen.value


def _words(seen: Raised) -> str:
    return _NUMBERS.sub("#", seen.message)


def _size(leaf: Any) -> float:
    array = number(leaf)
    if array is None or array.dtype.kind not in "fc" or not array.size:
        return 0.0
    finite = abs(array[abs(array) < float("inf")])
    return float(finite.max()) if finite.size else 0.0
