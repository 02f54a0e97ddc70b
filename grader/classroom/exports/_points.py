"""Gradescope shows a score beside its tests: they are brought to add up to it."""

from __future__ import annotations

from typing import Any


def adding_up(document: dict[str, Any], score: float, worth: float, why: str = "") -> None:
    """Set the score of a results document, with tests in its unit that add up to it.

    Parameters
    ----------
    score, worth : float
        What was reached, of what.
    why : str
        What the rest is taken off, or given, for; it stands as a test of its own.
    """
    tests = [test for test in document["tests"] if "max_score" in test]
    whole = sum(test["max_score"] for test in tests)
    for test in tests:
        test["score"] = round(test["score"] * worth / whole, 4)
        test["max_score"] = round(test["max_score"] * worth / whole, 4)
    document["score"] = round(score, 2)
    rest = round(document["score"] - sum(test["score"] for test in tests), 4)
    if why or not tests:
        document["tests"].append(
            {
                "name": why or "score",
                "score": rest,
                "max_score": 0 if tests else worth,
                "status": "failed" if rest < 0 else "passed",
                "visibility": "visible",
            }
        )
    elif rest:  # rounding
        largest = max(tests, key=lambda test: float(test["score"]))
        largest["score"] = round(largest["score"] + rest, 4)
