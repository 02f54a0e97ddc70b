"""One submission under test: itself, its reference, and the cases that both are called on.

What runs, runs in workers: the submission in one, the solution file in another, through the same
code and the same adapters. This process computes with plain arrays only.
"""

from __future__ import annotations

from dataclasses import dataclass

from grader.model import Exercise
from grader.numerics.precision import DECIDING, float_arrays
from grader.trial.cases import Case, Cases
from grader.trial.reference import Reference
from grader.trial.solution import SolutionWorker, Variant
from grader.trial.submission import NotReturned, SubmissionWorker, returned
from grader.trial.timing import Race, race

__all__ = [
    "Case",
    "Cases",
    "NotReturned",
    "Race",
    "Reference",
    "SolutionWorker",
    "SubmissionWorker",
    "Trial",
    "Variant",
    "race",
    "returned",
]


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
