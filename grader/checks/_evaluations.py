"""The cap on evaluations of a stock callable, an option of several checks."""

from __future__ import annotations

from grader.checks._verdicts import failed
from grader.errors import ContentError
from grader.messages import Message, expected
from grader.model import CheckSpec, Field, Returned, Stock, Verdict
from grader.trial import Case, Trial

EVALUATIONS = Field(
    "evaluations",
    "expressions",
    "largest number of scalar evaluations of a callable input, by its name",
)


def too_many(check: CheckSpec, case: Case, trial: Trial, returned: Returned) -> Verdict | None:
    """Return a failure if the submission evaluated a callable too often.

    Raises
    ------
    ContentError
        It is a callable that nobody counts.
    """
    for name, text in (check.options.get("evaluations") or {}).items():
        limit = float(trial.cases.expression(check, "evaluations", text, case.names))
        _refuse_uncounted(check, case, trial, name)
        count = returned.evaluations.get(name, 0)
        if count > limit:
            message = Message(
                "`{name}` was evaluated {count} times, allowed {limit}",
                name=name,
                count=count,
                limit=expected(f"{limit:g}"),
                without=Message("`{name}` was evaluated {count} times", name=name, count=count),
            )
            return failed(message, finding="evaluations")
    return None


def _refuse_uncounted(check: CheckSpec, case: Case, trial: Trial, name: str) -> None:
    value = case.inputs.get(name)
    if name in case.inputs and not isinstance(value, Stock) and not getattr(value, "asked", False):
        raise ContentError(
            Message(
                "`{name}` is nothing that is asked, so that nobody counts its evaluations",
                name=name,
            ),
            mark=trial.exercise.mark("checks", check.id, "evaluations"),
            hint=Message("hand over a kernel, or `asked(given.NAME(...))`"),
        )
