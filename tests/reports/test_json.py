"""The JSON report."""

from __future__ import annotations

import json

from grader.messages import Message, expected, from_data
from grader.model import Status

KIND = "json"


def test_keys(render, wrong):
    """The object has these keys, in this order, and is one line."""
    text = render(wrong)
    assert text.endswith("\n") and text.count("\n") == 1
    document = json.loads(text)
    assert list(document) == [
        "schema",
        "exercise",
        "passed",
        "points",
        "max_points",
        "seed",
        "content",
        "sandbox",
        "outcomes",
        "diagnosis",
        "seconds",
    ]
    assert document["schema"] == 1
    assert document["sandbox"] == {
        "kind": "process",
        "confines": ["no network", "2 GB"],
        "missing": ["files"],
        "clock": "child CPU clock",
        "fallback": "",
    }
    assert document["outcomes"][2] == {
        "check": "values",
        "kind": "values",
        "case": "causal",
        "status": "fail",
        "message": "values differ",
        "lines": [
            "output[0, 6] is -1.006916, expected 1.249149",
            "largest error 2.3, allowed 1e-14",
            "rows 0-1 differ, row 2 agrees",
        ],
        "error": None,
        "allowed": None,
        "points": 0.0,
        "max_points": 1.0,
        "seconds": 0.01,
    }
    assert document["diagnosis"] == [
        {
            "id": "mask-missing",
            "message": "Every position can see later ones.",
            "evidence": "equal on 5 of 5 probes, largest difference 0",
        }
    ]
    assert (document["passed"], document["points"], document["max_points"]) == (False, 1.0, 3.0)


def test_never_nan(render, report, outcome):
    """A time that is no number is null: `NaN` is not JSON."""
    text = render(report(outcome("values", seconds=float("nan")), seconds=float("inf")))
    assert json.loads(text, parse_constant=lambda _: 1 / 0)["seconds"] is None


def test_forged_lines_stay_inside(render, report, outcome):
    """A newline or an escape in a message cannot make a second record."""
    text = render(report(outcome("values", "", Status.FAIL, message='a\n{"schema": 1}\x1b[0m')))
    assert text.count("\n") == 1
    assert json.loads(text)["outcomes"][0]["message"] == 'a\n{"schema": 1}'


def test_details_none(render, wrong):
    """`--failure-details none` holds for programs too."""
    document = json.loads(render(wrong, details="none"))
    assert document["diagnosis"] == []
    assert document["outcomes"][2]["message"] == ""


def test_a_message_is_also_data(render, report, outcome):
    """A program reads template and parameters, and never the sentence."""
    message = Message("{got} is {value}, expected {want}", got="x", value=2, want=expected(3))
    text = render(report(outcome("values", "", Status.FAIL, message=message)))
    [found] = json.loads(text)["outcomes"]
    assert found["message"] == "x is 2, expected 3"
    assert found["message_data"]["template"] == "{got} is {value}, expected {want}"
    assert from_data(found["message_data"]).text("zh") == message.text("zh")
    assert from_data(found["message_data"]).parameters["value"] == 2
