"""Records as JSON and back: nothing is lost, and older records can be read."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.classroom.codec import from_data, from_json, to_data, to_json
from grader.classroom.envelope import Fault, Request, Response
from grader.classroom.notebook import Cell
from grader.messages import Message, Place, expected, plural, verbatim
from grader.model import (
    Diagnosis,
    Evidence,
    Frame,
    Isolation,
    Outcome,
    Report,
    Status,
    Text,
    Verdict,
)

text = st.text(max_size=8)  # with surrogates: a submission may print what it likes
number = st.floats(allow_nan=False)


messages = text.map(lambda said: Message("{said}", said=said)) | text.map(verbatim)
STRATEGIES = (
    (str, text),
    (float, number),
    (bytes, st.binary(max_size=8)),
    (Message, messages),
)
for kind, strategy in STRATEGIES:
    st.register_type_strategy(kind, strategy)
st.register_type_strategy(Text, st.builds(Text, en=text, zh=text, fr=text))
for record in (
    Frame,
    Evidence,
    Isolation,
    Diagnosis,
    Verdict,
    Outcome,
    Report,
    Cell,
    Request,
    Response,
):
    # fields with a default are drawn, too
    fields = {field.name: ... for field in dataclasses.fields(record)}
    st.register_type_strategy(record, st.builds(record, **fields))


@settings(deadline=None)
@given(st.from_type(Report))
def test_reports(report: Report) -> None:
    """Every report survives the way to the store and back, in ASCII on one line."""
    line = to_json(report)
    assert line.isascii()
    assert "\n" not in line
    assert from_json(line) == report


@settings(deadline=None)
@given(st.from_type(Request) | st.from_type(Response))
def test_envelopes(record: Request | Response) -> None:
    """So does what travels to a station, and back from it."""
    assert from_data(type(record), json.loads(json.dumps(to_data(record)))) == record


def test_why_no_stronger_sandbox_ran() -> None:
    """The field that a decoder written by hand once forgot."""
    weak = Isolation("process", ("memory",), fallback="no seccomp here")
    assert from_data(Isolation, to_data(weak)).fallback == "no seccomp here"


said = Message("{got} is {value:.3g}", got=Place(3), value=expected(2.5))


@pytest.mark.parametrize(
    "message",
    [
        said,
        plural("{n} case", "{n} cases", 2),
        verbatim("x = 1"),
        Message("{m}", m=said, without=said),
    ],
)
def test_messages(message: Message) -> None:
    """A message stays one: another language can be had of a stored report, and its line moved."""
    verdict = Verdict(Status.FAIL, message)
    outcome = Outcome("values", "values", "rect", False, verdict, 0.0, 1.0, 0.1)
    back = from_data(Outcome, json.loads(json.dumps(to_data(outcome)))).message
    assert isinstance(back, Message)
    assert (back, to_data(back)) == (message, to_data(message))


def test_what_is_no_number() -> None:
    """JSON has no NaN and no infinity."""
    far = Verdict(Status.FAIL, error=float("inf"), allowed=float("nan"))
    back = from_data(Verdict, json.loads(json.dumps(to_data(far), allow_nan=False)))
    assert back.error == float("inf")
    assert back.allowed != back.allowed


def test_an_older_record() -> None:
    """Fields that came later have their defaults; fields that are no more are left out."""
    assert from_data(Cell, {"number": 2, "text": "x = 1", "colour": "red"}) == Cell(2, "x = 1")
    assert from_data(Response, {"fault": "changed"}) == Response(fault=Fault.CHANGED)


def test_a_type_without_a_rule() -> None:
    """A new kind of field is refused, rather than lost."""

    @dataclasses.dataclass
    class Odd:
        parts: complex

    with pytest.raises(TypeError, match="the codec has no rule for"):
        from_data(Odd, {"parts": 1})
