"""The gate before rendering: what each reader gets of a report, in every format."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from grader import registry
from grader.messages import Message, Reveals, Text, expected, verbatim
from grader.model import (
    Diagnosis,
    Evidence,
    Figure,
    Frame,
    Isolation,
    Origin,
    Outcome,
    Report,
    Status,
    Verdict,
)
from grader.reports import Audience, Display, Situation, view
from grader.text import clean

KINDS = registry.kinds("reports")
SECRET = "7.31415"
"""What was expected, or a hidden input."""


def texts(report, details="full", kinds=KINDS, **more):
    """Return the report in every format and language."""
    return {
        (kind, lang): module.render(
            view(report, module.AUDIENCE, details, lang, **more), Display(traceback=True)
        )
        for kind in kinds
        for module in [registry.member("reports", kind)]
        for lang in ("en", "zh")
    }


# ----------------------------------------------------------------------------- secrets


def told(secret):
    """Messages that tell a secret: in a part, in a message inside, in a list."""
    part = expected(secret)
    inner = Message("as {value}", value=part)
    return st.sampled_from(
        [
            Message("{got} is {value}", got="2", value=part, without=Message("is {got}", got="2")),
            Message("is the expected result plus {value}", value=part),
            Message("not {what}", what=inner),
            Message("{parts} differ", parts=("a", inner)),
        ]
    )


FIGURES = st.builds(
    Figure,
    kind=st.just("heatmap"),
    says=told(SECRET),
    given=st.just({"rows": ((0.0,),), "columns": ((0.0,),)}),
    yours=st.just({"values": ((2.0,),)}),
    expected=st.just({"values": ((float(SECRET),),), "difference": ((float(SECRET),),)}),
)
EVIDENCE = st.builds(
    Evidence,
    figure=st.none() | FIGURES,
    lines=st.lists(told(SECRET), max_size=2).map(tuple),
    map=st.just(f"█ {SECRET}"),
    frames=st.just((Frame(3, "f", "return x"),)),
)
VERDICTS = st.builds(
    Verdict,
    status=st.sampled_from(Status),
    message=told(SECRET),
    evidence=EVIDENCE,
    error=st.just(float(SECRET)),
    allowed=st.just(float(SECRET)),
)
OUTCOMES = st.builds(
    Outcome,
    check=st.sampled_from(["values", "dtype"]),
    kind=st.just("values"),
    case=st.sampled_from(["", "rect"]),
    verdict=VERDICTS,
    points=st.just(0.0),
    max_points=st.just(1.0),
    seconds=st.just(0.1),
    hidden=st.booleans(),
)
TEXTS = st.just(Text("as said"))
REPORTS = st.builds(
    Report,
    exercise=st.just("attention"),
    title=st.just(Text("Attention", zh="注意力")),
    file=st.just("a.py"),
    backend=st.just("numpy"),
    device=st.just("cpu"),
    seed=st.just(7),
    isolation=st.just(Isolation("process", ("own process",))),
    outcomes=st.lists(OUTCOMES, max_size=4).map(tuple),
    diagnosis=st.lists(
        st.builds(Diagnosis, st.just("slip"), TEXTS, TEXTS, told(SECRET)), max_size=2
    ).map(tuple),
    notes=st.lists(told(SECRET), max_size=2).map(tuple),
    seconds=st.just(0.5),
)


@settings(max_examples=40, deadline=None)
@given(REPORTS, st.sampled_from(["actual", "none"]))
def test_no_expected_value_is_let_out(report, details):
    """Neither message, evidence, map, note nor diagnosis tells it, in any format or language."""
    for where, text in texts(report, details).items():
        assert "7.3" not in text, where


def test_a_note_tells_no_expected_value(report, outcome):
    """`output is the expected result plus 1` was printed with `--failure-details actual`."""
    note = Message("{what} is the expected result plus {offset}", what="output", offset=expected(1))
    found = report(outcome("values", "rect", Status.FAIL), notes=(note,))
    for where, text in texts(found, "actual").items():
        assert "plus" not in text, where
    full = texts(found)
    assert "note: output is the expected result plus 1\n" in full["plain", "en"]


def test_what_may_be_said_without_the_value_is_said(report, outcome):
    """A message says what is left of it."""
    line = Message(
        "{what} is {got}, expected {want}",
        what="output",
        got="2",
        want=expected("3"),
        without=Message("{what} is {got}", what="output", got="2"),
    )
    bad = outcome("values", "rect", Status.FAIL, message=line, evidence=Evidence((line,)))
    seen = view(report(bad), Audience.OWNER, "actual")
    assert [row.text for row in seen.rows] == ["output is 2"]
    assert seen.failure.lines == ("output is 2",)


@settings(max_examples=40, deadline=None)
@given(REPORTS)
def test_evidence_of_hidden_cases_is_let_out_to_nobody(report):
    """Whatever a hidden case showed stays here."""
    lines = (verbatim(f"x is {SECRET}"), Message("x is {x}", x=SECRET))
    evidence = Evidence(lines, SECRET, (Frame(1, f"f{SECRET}", SECRET),))
    hidden = []
    for outcome in report.outcomes:
        told = replace(outcome.saying(message=verbatim("fails"), evidence=evidence), hidden=True)
        hidden.append(told.saying(error=None, allowed=None) if told.passed else told)
    note = Message("seen: {x}", x=Reveals("hidden", SECRET))
    report = replace(report, outcomes=tuple(hidden), diagnosis=(), notes=(note,))
    for where, text in texts(report).items():
        assert "7.3" not in text, where


def test_who_is_sent_a_report_learns_only_that_hidden_cases_fail(report, outcome):
    """A submission chooses its exceptions' names and how long it takes."""
    message = Message("`{name}` at {place}", name="X7_31415", place="line 3")
    secret = outcome("values", "rows", Status.ERROR, hidden=True, seconds=7.31415, message=message)
    shown = outcome("values", "rect", seconds=0.25)
    found = report(shown, secret, seconds=7.5)
    kinds = [k for k in KINDS if registry.member("reports", k).AUDIENCE is Audience.STUDENT]
    assert {"github", "gradescope", "html", "junit", "markdown"} <= {*kinds}
    for where, text in texts(found, kinds=kinds).items():
        assert "7.3" not in text, where
        assert "X7_" not in text, where
    sent = view(found, Audience.STUDENT)
    assert sent.report.seconds == 0.25
    assert sent.rows[0].text == "1 of 2 cases fail; fails on a hidden case"


def test_hidden_time_limits_are_not_told_apart(report, outcome):
    """Which hidden cases never ended, or came after such, is no more to be known than why."""
    late = Message("not run after two time limits")
    looped = [outcome("values", f"h{n}", Status.TIMEOUT, hidden=True) for n in range(2)]
    last = outcome("values", "h2", Status.BLOCKED, hidden=True, message=late)
    wrong = [outcome("values", f"h{n}", Status.FAIL, hidden=True) for n in range(3)]
    seen = outcome("values", "rect")
    told = [
        view(report(seen, *o), Audience.STUDENT).report.outcomes for o in ([*looped, last], wrong)
    ]
    assert told[0] == told[1]
    shown = [outcome("values", name, Status.TIMEOUT) for name in ("rect", "rows")]
    sent = view(report(*shown, last), Audience.STUDENT).report
    assert sent.outcomes[-1].message == late


def test_without_hidden_cases_nothing_is_kept_back(report, outcome):
    """The time of the whole is told where there is nothing to hide."""
    found = report(outcome("values", "rect", seconds=0.25), seconds=3.5)
    assert view(found, Audience.STUDENT).report.seconds == 3.5


# ----------------------------------------------------------------------------- harmless, whole


@given(st.text())
@example("output is 3, expected 4")
@example("line 3: {line} is {value}")
@example("第 3 行")
@example("\x1b]0;title\x07::error::x")
def test_text_of_a_submission_is_data_in_every_language(written):
    """It is neither translated nor read as a template, and only cleaned."""
    message = Message("`{name}` at {place}", name=written, place=verbatim(written))
    bad = Outcome("values", "values", "", False, Verdict(Status.ERROR, message), 0.0, 1.0, 0.0)
    report = Report(
        "e", Text("E"), "a.py", "numpy", "cpu", 0, Isolation("process", ()), (bad,), (), (), 0.0
    )
    [row] = view(report, Audience.OWNER).rows
    assert row.text == clean(f"`{clean(written)}` at {clean(written)}")
    [row] = view(report, Audience.OWNER, lang="zh").rows
    assert clean(f"`{clean(written)}`") in row.text


def test_every_field_is_cleaned(report, outcome):
    """A course, a store and a sandbox may be as hostile as a submission."""
    evil = "\x1b[31m\u202eevil\x9b"
    found = report(
        outcome(evil, evil, Status.FAIL, kind=evil, message=Message("{x}", x=(evil, Text(evil)))),
        exercise=evil,
        title=Text(evil, zh=evil),
        backend=evil,
        device=evil,
        file=evil,
        printed=evil,
        notes=(Message("{x}", x=expected(evil)),),
        diagnosis=(Diagnosis(evil, Text(evil), Text(evil), verbatim(evil), evil),),
        isolation=Isolation(*(evil, (evil,), (evil,), evil, evil)),
        origin=Origin(evil, evil, evil),
    )
    assert {f.name for f in fields(Report)} - {"seed", "outcomes", "seconds"} == {
        *("exercise", "title", "backend", "device", "file", "printed", "notes", "diagnosis"),
        "isolation",
        "origin",
    }
    situation = Situation(purposes={evil: evil}, next_command=evil)
    for where, text in texts(found, situation=situation).items():
        assert not {"\x1b", "\u202e", "\x9b"} & set(text), where
        assert "\\u001b" not in text, where


@pytest.mark.parametrize("kind", KINDS)
def test_every_format_says_what_is_not_confined(wrong, kind):
    """Who reads a report knows how far its verdict can be trusted."""
    seen = view(wrong, registry.member("reports", kind).AUDIENCE)
    text = registry.member("reports", kind).render(seen, Display())
    assert "process" in text
    assert "files" in text


# ----------------------------------------------------------------------------- in Chinese


def test_what_python_raised_stays(report, outcome):
    """An exception is quoted as Python says it, whatever it reads like."""
    lines = (verbatim("ValueError: output is 3, expected 4"),)
    evidence = Evidence(
        lines,
        "",
        (
            Frame(14, Message("{name}, cell {cell}", name="number", cell=2), "raise"),
            Frame(3, "text", ""),
        ),
    )
    place = Message("cell {cell}, line {line}", cell=2, line=3)
    message = Message("`{type}` at {place} of your file", type="ValueError", place=place)
    found = report(outcome("values", "rect", Status.ERROR, message=message, evidence=evidence))
    seen = view(found, Audience.OWNER, lang="zh")
    assert seen.rows[0].text == "你的文件单元格 2 第 3 行抛出 `ValueError`"
    assert seen.failure.lines == lines
    assert [spot.function for spot in seen.failure.spots] == ["number，单元格 2", "text"]


def test_what_a_case_is_for_is_in_the_readers_language(report, outcome):
    """A purpose is a text of the content."""
    purposes = {"rect": Text("more rows", zh="行数更多")}
    found = report(outcome("values", "rect", Status.FAIL))
    seen = view(found, Audience.OWNER, lang="zh", situation=Situation(purposes=purposes))
    assert seen.failure.purpose == "行数更多"


def test_programs_read_english(wrong):
    """The report itself and JSON do not change with the language."""
    found = texts(wrong, kinds=["json"])
    assert found["json", "zh"] == found["json", "en"]


NOT_RUN = Message("not run: {why}", why=Message("fix `{check}` first", check="values"))


def test_screen(report, outcome):
    """A whole screen, its columns measured in cells."""
    message = Message(
        "{output} is {got}, expected {want}",
        output=Message("output"),
        got="`None`",
        want=expected(Message("a number")),
    )
    found = report(
        outcome("runs", max_points=0, points=0),
        outcome("values", "rect", Status.FAIL, message=message, evidence=Evidence((message,))),
        outcome("gradient", "rect", Status.BLOCKED, message=NOT_RUN),
        notes=(Message("{output} has the opposite sign", output=Message("output")),),
        isolation=Isolation(
            "process", (Message("own process"),), (Message("no files"), Message("the device"))
        ),
    )
    situation = Situation(attempt=2, hints=3, purposes={"rect": "more rows than columns"})
    seen = view(found, Audience.OWNER, lang="zh", situation=situation)
    assert (
        registry.member("reports", "terminal").render(seen, Display(width=60))
        == """\
✗ 尚未通过  0 / 2 分，第 2 次尝试，未用提示        attention
  attention.py · numpy · 种子 7 · 0.80 s

  values / rect   more rows than columns
    输出是 `None`，应是数

  注意：输出的符号相反

  ✗ values  输出是 `None`，应是数                        0/1
  ✓ 1 项检查  – 1 项检查 未运行：先改对 `values`

  隔离：process（独立进程；未限制：不能读写文件、计算设
        备）；计时用墙上时钟

  提示     grader hint attention   （第 1 条，共 3 条）
  试一试   grader repro attention rect --seed 7 -o try.py
"""
    )


def test_plain_and_markdown(wrong):
    """Labels, signs and messages are Chinese, too."""
    found = texts(wrong)
    assert "跳过 gradient：未运行：先改对 `values`，0 / 1 分\n" in found["plain", "zh"]
    isolation = "隔离：process（不能上网、2 GB；未限制：文件）；计时用子进程的 CPU 时钟\n"
    assert isolation in found["plain", "zh"]
    assert "| – | gradient | 0/1 | 未运行：先改对 \\`values\\` |" in found["markdown", "zh"]
    assert "第 0-1 行不对，第 2 行正确" in found["markdown", "zh"]


def test_redacted_before_it_is_translated(report, outcome):
    """What may not be shown is gone in every language."""
    message = Message(
        "{output} has shape {got}, expected {want}",
        output=Message("output"),
        got="(3,)",
        want=expected("(2,)"),
        without=Message("{output} has shape {got}", output=Message("output"), got="(3,)"),
    )
    found = report(outcome("values", "rect", Status.FAIL, message=message))
    assert view(found, Audience.OWNER, "actual", "zh").rows[0].text == "输出的形状是 (3,)"


def test_who_is_sent_a_report_is_not_told_of_attempts(wrong):
    """They are the learner's own business, and so are the hints."""
    situation = Situation(attempt=3, hints_taken=2, hints=3)
    for (kind, lang), text in texts(wrong, situation=situation).items():
        own = kind in ("terminal", "plain")
        assert ("attempt 3, 2 hints" in text) == (own and lang == "en"), kind
        assert ("第 3 次尝试" in text) == (own and lang == "zh"), kind
