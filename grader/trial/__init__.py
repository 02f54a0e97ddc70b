"""One submission under test: itself, its reference, and the cases that both are called on.

What runs, runs in workers: the submission in one, the solution file in another, through the same
code and the same adapters. This process computes with plain arrays only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from grader.errors import ContentError
from grader.messages import Message
from grader.model import Array, CheckSpec, Exercise
from grader.numerics.leaves import dotted, plain
from grader.numerics.precision import DECIDING, float_arrays, is_float_array
from grader.trial.answers import Wanted
from grader.trial.cases import Case, Cases
from grader.trial.given import Asker
from grader.trial.laps import Pace
from grader.trial.reference import Calls, Reference, View
from grader.trial.solution import SolutionWorker, Variant
from grader.trial.submission import NotReturned, SubmissionWorker, returned
from grader.trial.timing import Race, race, rerun

COTANGENT = "cotangent"
"""What the weights of a result are drawn by, whose weighted sum is differentiated."""

_ONE = Message("leave `result` out: the result is one array")
_NONE = Message("let the model answer return an array of floats")


@dataclass(frozen=True, slots=True)
class Trial:
    """What a check judges by.

    Parameters
    ----------
    exercise : Exercise
    submission : SubmissionWorker
        Called with the inputs of a case.
    reference : Reference
        Truths, budgets and results of correct implementations, in the submission's library.
    cases : Cases
        Draws cases, and evaluates expressions of checks over them.
    """

    exercise: Exercise
    submission: SubmissionWorker
    reference: Reference
    cases: Cases

    @property
    def backend(self) -> str:
        """The library the submission is written in: `numpy` or `torch`."""
        return self.reference.backend

    def dtypes(self, case: Case) -> tuple[str, ...]:
        """Return the precisions that decide for this submission and case."""
        every = DECIDING[self.backend]
        return every if float_arrays(case.inputs) else every[-1:]

    def perturbed(self, check: CheckSpec) -> bool:
        """Return whether the rounding of the inputs counts for a check."""
        return check.options.get("perturb") is not False

    def view(self, check: CheckSpec, case: Case) -> View | None:
        """Return what a check compares of the results of a case; None where it is all of them."""
        text = check.options.get("view")
        if not text:
            return None

        def of(result: Any) -> Any:
            return self.cases.expression(check, "view", text, {**case.names, "out": plain(result)})

        return View(str(text), of)

    def differentiated(self, case: Case, check: CheckSpec) -> tuple[str, ...]:
        """Return the dotted paths of the float arrays that a check differentiates by.

        Those among the inputs, or of them those below the names that its `of` says.

        Raises
        ------
        ContentError
            There is none below a name.
        """
        names: Sequence[str] = check.options.get("of", ())
        every = [path for path, leaf in dotted(case.inputs) if is_float_array(leaf)]
        below = {name: [path for path in every if _below(path, name)] for name in names}
        for name, found in below.items():
            if not found:
                raise ContentError(
                    Message("`{name}` is no array to differentiate by", name=name),
                    mark=self.exercise.mark("checks", check.id, "of"),
                    hint=Message("arrays: {names}", names=tuple(f"`{path}`" for path in every)),
                )
        return tuple(path for found in below.values() for path in found) or tuple(every)

    def cotangents(self, case: Case, dtype: str, check: CheckSpec) -> dict[str, Any]:
        """Draw weights for the float arrays of the case's result, by their dotted paths.

        Of those below the path `result` of the check only, where it says one.

        Raises
        ------
        ContentError
            The reference's result has no such part.
        """
        result = check.options.get("result", "")
        rng = self.cases.generator(case, COTANGENT)
        truth = self.reference.truth(case.entry, case.inputs, dtype, perturb=False).value
        parts = {
            path: rng.standard_normal(leaf.data.shape)
            for path, leaf in dotted(truth)
            if isinstance(leaf, Array) and is_float_array(leaf.data)
        }
        kept = {path: w for path, w in parts.items() if not result or _below(path, result)}
        if not kept:
            hint = Message("its arrays: {parts}", parts=tuple(f"`{path}`" for path in parts))
            raise ContentError(
                Message("the result has no array `{part}` to differentiate", part=result),
                mark=self.exercise.mark("checks", check.id, "result"),
                hint=_ONE if "" in parts else hint if parts else _NONE,
            )
        return kept


def _below(path: str, whole: str) -> bool:
    return f"{path}.".startswith(f"{whole}.")
