"""Reports made by hand: what grading would have said."""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from grader import registry
from grader.messages import Message, expected, in_context, plural, verbatim
from grader.model import (
    Diagnosis,
    Evidence,
    Frame,
    Input,
    Isolation,
    Outcome,
    Report,
    Sample,
    Status,
    Text,
    Verdict,
)
from grader.reports import Display, Situation, view


def rendered(
    kind: str,
    report: Report,
    *,
    lang: str = "en",
    details: str = "full",
    situation: Situation | None = None,
    **layout: Any,
) -> str:
    """Return the text of a report in one format."""
    module = registry.member("reports", kind)
    text: str = module.render(
        view(report, module.AUDIENCE, details, lang, situation), Display(**layout)
    )
    return text


ISOLATION = Isolation(
    "process",
    (Message("no network"), "2 GB"),
    (in_context("what a sandbox confines", "files"),),
    Message("child CPU clock"),
)


NOT_RUN = Message("not run: {why}", why=Message("fix `{check}` first", check="values"))
VERDICT = ("message", "evidence", "finding", "error", "allowed", "share", "draw")


def _said(text: str) -> Message:
    """Return a message; what is written here as mere text is the same in every language."""
    return text if isinstance(text, Message) else verbatim(text)


def _outcome(check: str, case: str = "", status: Status = Status.PASS, **fields: Any) -> Outcome:
    said = {name: fields.pop(name) for name in VERDICT if name in fields}
    said["message"] = _said(said.get("message", ""))
    if "evidence" in said:
        evidence = said["evidence"]
        said["evidence"] = replace(evidence, lines=tuple(map(_said, evidence.lines)))
    values: dict[str, Any] = {
        "kind": check,
        "hidden": False,
        "points": 1.0 if status is Status.PASS else 0.0,
        "max_points": 1.0,
        "seconds": 0.01,
    }
    verdict = Verdict(status, **said)
    return Outcome(check=check, case=case, verdict=verdict, **(values | fields))


def _report(*outcomes: Outcome, **fields: Any) -> Report:
    values: dict[str, Any] = {
        "exercise": "attention",
        "title": Text("Attention", zh="注意力"),
        "file": "attention.py",
        "backend": "numpy",
        "device": "cpu",
        "seed": 7,
        "isolation": ISOLATION,
        "diagnosis": (),
        "notes": (),
        "seconds": 0.8,
    }
    return Report(outcomes=outcomes, **(values | fields))


@pytest.fixture
def render(request: pytest.FixtureRequest) -> Callable[..., str]:
    """Return a function that makes the text of a report in the format `KIND` of a test's module."""
    return functools.partial(rendered, request.module.KIND)


@pytest.fixture
def outcome() -> Callable[..., Outcome]:
    """Return a function that makes an outcome of one point, earned by a pass."""
    return _outcome


@pytest.fixture
def report() -> Callable[..., Report]:
    """Return a function that makes a report of outcomes."""
    return _report


@pytest.fixture
def passing() -> Report:
    """Return a report of a submission without mistakes."""
    return _report(
        _outcome("values", "rect", error=2.2e-16, allowed=1e-14, max_points=2, points=2),
        _outcome("values", "causal", error=1e-16, allowed=1e-14, seconds=0.02),
        _outcome("no-mutation", message="the inputs are as they were", seconds=0.004),
    )


@pytest.fixture
def wrong() -> Report:
    """Return a report with a named mistake, a map and a blocked check."""
    evidence = Evidence(
        lines=(
            Message(
                "{output} is {got}, expected {want}",
                output=Message("output{path}", path="[0, 6]"),
                got="-1.006916",
                want=expected("1.249149"),
                without=Message(
                    "{output} is {got}",
                    output=Message("output{path}", path="[0, 6]"),
                    got="-1.006916",
                ),
            ),
            Message(
                "largest error {error}, allowed {allowed}",
                error=expected("2.3"),
                allowed=expected("1e-14"),
            ),
            Message(
                "{wrong}, {right}",
                wrong=plural("row {ranges} differs", "rows {ranges} differ", 2, ranges="0-1"),
                right=plural("row {ranges} agrees", "rows {ranges} agree", 1, ranges="2"),
            ),
        ),
        map="█ ▒\n█ ░\n· ·",
        sample=Sample(
            "attention",
            (Input("q", "(3, 2)", "1 2\n3 4\n5 6"), Input("causal", "True")),
            got="-1.01* 0.5*\n 0.25* 0.5*\n 0.75  1 ",
            want="1.25 0.3\n0.75 0.7\n0.75   1",
        ),
    )
    return _report(
        _outcome("runs", max_points=0, points=0),
        _outcome("values", "rect", error=1e-16, allowed=1e-14, seconds=0.1),
        _outcome("values", "causal", Status.FAIL, message="values differ", evidence=evidence),
        _outcome("gradient", "rect", Status.BLOCKED, message=NOT_RUN),
        diagnosis=(
            Diagnosis(
                "mask-missing",
                Text("leaves out the causal mask"),
                Text("Every position can see later ones."),
                verbatim("equal on 5 of 5 probes, largest difference 0"),
            ),
        ),
    )


@pytest.fixture
def raised() -> Report:
    """Return a report of a submission that raised."""
    frames = (
        Frame(20, "attention", "return weights(q, k) @ v"),
        Frame(14, "weights", "    scores = q @ k / np.sqrt(d)"),
    )
    return _report(
        _outcome(
            "values",
            "rect",
            Status.ERROR,
            message="`ValueError` at line 14 of your file",
            evidence=Evidence(("ValueError: sizes 8 and 4 do not match",), "", frames),
        ),
        printed="scores\x1b[31m (8, 4)\n",
    )
