"""Words and short phrases."""

from __future__ import annotations

import pytest

KIND = "text"

BODY = """
answer: {en: teacher forcing, zh: 教师强制}
accept: [forced teaching, {en: x, zh: 强制}]
wrong: [{value: {en: scheduled sampling, zh: 计划采样}, why: that mixes, misconception: mixes}]
"""


@pytest.mark.parametrize(
    "typed",
    [
        "teacher forcing",
        "Teacher-Forcing",
        "  TEACHER   forcing. ",
        "“teacher forcing”",
        "教师强制",
        "教师强制。",
        "ｔｅａｃｈｅｒ　ｆｏｒｃｉｎｇ",
        "forced teaching",
        "强制",
    ],
)
def test_accepted(desk, typed):
    """Case, spacing, hyphens and final punctuation do not count; every language does."""
    assert desk.share(desk.variant(BODY), typed) == 1


@pytest.mark.parametrize("typed", ["teacherforcing", "teacher", "teacher forcing it", "forcing"])
def test_not_accepted(desk, typed):
    """Anything else is wrong."""
    assert desk.share(desk.variant(BODY), typed) == 0


def test_wrong_answers_are_named(desk):
    """A listed wrong answer has its feedback, in both languages."""
    drawn = desk.variant(BODY)
    for typed in ("Scheduled sampling", "计划采样"):
        marking = desk.marking(drawn, typed)
        assert (marking.share, marking.slip) == (0, "mixes")
        assert desk.why(drawn, typed) == "that mixes"


def test_unreadable(desk):
    """Nothing typed is nothing lost."""
    for typed in ("", "   "):
        assert desk.unreadable(desk.variant(BODY), typed) == ("nothing was typed", 0)
    assert desk.unreadable(desk.variant(BODY), "...") == ("nothing to read", 1)


def test_words_that_are_commands(desk):
    """An answer that is also a command is known to be an answer."""
    assert "skip" in desk.variant("answer: Skip\n").body.taken


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ('answer: "..."', "nothing is left of the answer when it is compared"),
        (
            "answer: a\nwrong: [{value: A, why: x}]",
            "this wrong answer counts as right",
        ),
        ("answer: a\nwrong: [{value: b}]", "a wrong answer needs its reason"),
    ],
)
def test_faults(desk, body, fault):
    """What is written wrong is refused when it is read."""
    assert desk.fault(body) == fault
