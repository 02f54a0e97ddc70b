"""Prove that correct implementations can be called: they return, print nothing, and draw nothing
that nobody hands out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.checks import kind_of
from grader.errors import ContentError, UnansweredError
from grader.messages import Message, verbatim
from grader.model import CaseSpec, Exercise
from grader.numerics.compare import Difference, compare
from grader.numerics.leaves import leaves, number
from grader.numerics.precision import cast
from grader.trial import Case, Cases, Reference, SolutionWorker, Variant

ROUGHLY = 1e-6
"""Of the largest value: two runs of one program differ by less, whatever they round."""


def refusals(exercise: Exercise, solution: SolutionWorker, cases: Cases) -> Iterator[ContentError]:
    """Yield what is wrong first with each correct implementation that cannot be called.

    The first that does not end is the last that is tried: the others may wait for the same thing.
    """
    reference = Reference(solution, exercise.head.backends[-1])
    told = set[str]()  # given code fails for everyone who calls it
    for variant in reference.correct("float64"):
        printed, error = solution.printed, None
        for spec in _compared(exercise):
            error = _refusal(exercise, reference, cases.draw(spec), variant)
            if not error and solution.printed != printed:
                error = _prints(exercise, variant, solution.printed)
            if error:
                if str(error) not in told:
                    yield error
                told.add(str(error))
                break
        if isinstance(error, UnansweredError):
            return


def _compared(exercise: Exercise) -> Iterator[CaseSpec]:
    """Yield the cases whose results are compared with those of the model answer."""
    kinds = [(kind_of(check.kind), check.cases) for check in exercise.checks]
    unique = {n for kind, cases in kinds if kind.unique or kind.differentiates for n in cases}
    rejected = {name for kind, cases in kinds if kind.rejects for name in cases}
    yield from (spec for name, spec in exercise.cases.items() if name in unique - rejected)


def _refusal(
    exercise: Exercise, reference: Reference, case: Case, variant: Variant
) -> ContentError | None:
    """Return what is wrong with an implementation on one case, called twice."""
    solution, inputs = reference.solution, cast(case.inputs, "float64")
    try:
        first = solution.came(
            variant, case.entry, reference.right(variant, case.entry, case.inputs, "float64")
        )
        second = solution.result(variant, case.entry, inputs, random=True)
    except ContentError as error:
        return error
    return _drawn(exercise, case.spec, variant) if _differ(first.value, second.value) else None


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


def _prints(exercise: Exercise, variant: Variant, said: str) -> ContentError:
    return ContentError(
        Message(
            "correct `{name}` of {file} prints: {text}",
            name=variant or Message("model answer"),
            file=exercise.solution_shown,
            text=verbatim(said.strip()[-80:]),
        ),
        hint=Message("take that out, of given code too: students would take it for their own"),
    )
