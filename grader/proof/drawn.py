"""Prove that what is compared is the same at every call: nothing is drawn that nobody hands out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.checks import kind_of
from grader.errors import ContentError
from grader.messages import Message
from grader.model import CaseSpec, Exercise, Returned
from grader.numerics.compare import Difference, compare
from grader.numerics.leaves import leaves, number
from grader.numerics.precision import cast
from grader.trial import Cases, Reference, SolutionWorker, Variant

ROUGHLY = 1e-6
"""Of the largest value: two runs of one program differ by less, whatever they round."""


def refuse_draws(exercise: Exercise, solution: SolutionWorker, cases: Cases) -> None:
    """Call every correct implementation twice.

    Raises
    ------
    ContentError
        Two calls differ, though the generators that they get are the same.
    """
    reference = Reference(solution, exercise.head.backends[-1])
    for spec in _compared(exercise):
        inputs = cases.draw(spec).inputs
        try:
            known = reference.results(spec.call, inputs, "float64")
        except ContentError:
            continue  # who grades it says more
        for variant, first in zip(reference.correct("float64"), known, strict=False):
            seen = solution.observe(variant, spec.call, cast(inputs, "float64"), random=True)
            if isinstance(seen, Returned) and _differ(first, seen.value):
                raise _drawn(exercise, spec, variant)


def _compared(exercise: Exercise) -> Iterator[CaseSpec]:
    """Yield the cases whose results are compared with those of the model answer."""
    wanted = {
        name
        for check in exercise.checks
        if kind_of(check.kind).unique or kind_of(check.kind).differentiates
        for name in check.cases
    }
    yield from (spec for name, spec in exercise.cases.items() if name in wanted)


def _differ(first: Any, second: Any) -> bool:
    """Whether two results are no two roundings of one."""
    found = compare(second, first, lambda path: _rough(first, path))
    return isinstance(found, Difference)


def _rough(value: Any, path: str) -> float:
    found = number(dict(leaves(value)).get(path))
    if found is None or not found.size or found.dtype.kind not in "fc":
        return 0.0
    finite = np.abs(found[np.isfinite(found)])
    return ROUGHLY * float(finite.max(initial=0.0))


def _drawn(exercise: Exercise, spec: CaseSpec, variant: Variant) -> ContentError:
    hint = Message("let it take a generator, `rng`, draw from that, and write `random: [rng]`")
    if spec.call in exercise.classes:
        hint = Message(
            "set what `__init__` draws with `load`, as in "
            '`load: {{layer.weight: "normal(4, 4)"}}`; else let it take a generator'
        )
    return ContentError(
        Message(
            "correct `{name}` gives another result at every call: it draws from a global generator",
            name=variant or Message("model answer"),
        ),
        mark=exercise.mark("cases", spec.name),
        hint=hint,
    )
