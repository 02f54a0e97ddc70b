"""The cap on evaluations of a stock callable, an option of several checks."""

from __future__ import annotations

from grader.checks._verdicts import failed
from grader.messages import Message, expected
from grader.model import CheckSpec, Field, Returned, Verdict
from grader.trial import Case, Trial

EVALUATIONS = Field(
    "evaluations",
    "expressions",
    "largest number of scalar evaluations of a callable input, by its name",
)


def too_many(check: CheckSpec, case: Case, trial: Trial, returned: Returned) -> Verdict | None:
    """Return a failure if the submission evaluated a callable too often."""
    for name, text in (check.options.get("evaluations") or {}).items():
        limit = float(trial.cases.expression(check, "evaluations", text, case.names))
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
