"""The cap on evaluations of a stock callable, an option of several checks."""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn
from grader.checks._verdicts import failed
from grader.model import CheckSpec, Field, Returned, Verdict

__all__ = ["EVALUATIONS", "too_many"]

EVALUATIONS = Field(
    "evaluations",
    "expressions",
    "largest number of scalar evaluations of a callable input, by its name",
)


def too_many(check: CheckSpec, case: Drawn, bench: Bench, returned: Returned) -> Verdict | None:
    """Return a failure if the submission evaluated a callable too often."""
    for name, text in (check.options.get("evaluations") or {}).items():
        limit = float(bench.expression(check, "evaluations", text, bench.names(case)))
        count = returned.evaluations.get(name, 0)
        if count > limit:
            return failed(
                f"`{name}` was evaluated {count} times, allowed {limit:g}", finding="evaluations"
            )
    return None
