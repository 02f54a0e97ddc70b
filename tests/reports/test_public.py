"""Of hidden cases nothing leaves but that they failed, whatever the submission does."""

from __future__ import annotations

import pytest

from grader import families
from grader.model import Evidence, Frame, Status

WRITTEN = ("github", "gradescope", "html", "junit", "markdown")


@pytest.mark.parametrize("kind", WRITTEN)
def test_no_format_shows_a_hidden_input(report, outcome, kind):
    """Not in evidence, not in the name of an exception."""
    secret = "0.7071"
    bad = outcome(
        *("values", "hidden", Status.ERROR),
        hidden=True,
        message=f"`V{secret}` at line 3 of your file",
        evidence=Evidence((f"V: {secret}",), secret, (Frame(3, "f", secret),)),
        error=0.7071,
        allowed=0.7071,
    )
    made = report(outcome("values", "rect"), bad)
    text = families.member("reports", kind).render(made)
    assert secret not in text
    assert "hidden" in text
