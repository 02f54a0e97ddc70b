"""Gradescope's results.json: its documented fields only, and no score where we failed."""

from __future__ import annotations

import json

from grader.model import Status

KIND = "gradescope"

TOP = {
    *("score", "execution_time", "output", "output_format", "test_output_format"),
    *("test_name_format", "visibility", "stdout_visibility", "extra_data", "tests", "leaderboard"),
}
TEST = {
    *("score", "max_score", "status", "name", "name_format", "number", "output", "output_format"),
    *("tags", "visibility", "extra_data"),
}
VISIBILITY = {"hidden", "after_due_date", "after_published", "visible"}


def test_documented_fields_only(render, wrong):
    """Names, types and words are those of the documentation."""
    document = json.loads(render(wrong))
    assert set(document) <= TOP
    assert document["visibility"] in VISIBILITY
    assert document["stdout_visibility"] in VISIBILITY
    assert document["output_format"] in {"text", "html", "simple_format", "md", "ansi"}
    assert isinstance(document["score"], float)
    for test in document["tests"]:
        assert set(test) <= TEST
        assert test["status"] in {"passed", "failed"}
        assert test["visibility"] == "visible"  # a hidden test would hide the total
        assert isinstance(test["number"], str)
        assert "\r" not in test["output"]
    assert document["score"] == sum(test.get("score", 0) for test in document["tests"])


def test_a_check_without_points_is_informational(render, wrong):
    """It has neither score nor max_score."""
    runs = json.loads(render(wrong))["tests"][0]
    assert not {"score", "max_score"} & set(runs)


def test_a_failure_of_ours_has_no_score(render, report, outcome):
    """Gradescope then shows an error, never a zero."""
    document = json.loads(render(report(outcome("values", status=Status.INTERNAL))))
    assert "score" not in document
