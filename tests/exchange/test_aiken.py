"""Aiken: choices as plain text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.content.question import Referable
from grader.content.quiz import read_quiz
from grader.exchange._yaml import as_yaml
from grader.exchange.aiken import read

FILE = """\
What is 1 + 1?
A. 1
B. 2
C) 3
ANSWER: B

A question
on two lines: which?
A) this
B) that
ANSWER: a
"""


def test_read() -> None:
    """Prompt, choices and the right one."""
    found = read(FILE)
    assert not found.left_out
    assert [q.prompt for q in found.questions] == [
        "What is 1 + 1?",
        "A question\non two lines: which?",
    ]
    assert [[(c.text, c.share) for c in q.choices] for q in found.questions] == [
        [("1", 0.0), ("2", 1.0), ("3", 0.0)],
        [("this", 1.0), ("that", 0.0)],
    ]


def test_as_a_quiz() -> None:
    """It is a quiz of ours, whose reasons are still to be written."""
    text, remarks = as_yaml(read(FILE), "plain", "Plain")
    quiz = read_quiz(text, Path("01-x/quiz.yaml"), "quiz.yaml", Referable())
    assert [question.type for question in quiz.questions] == ["choice", "choice"]
    assert len(remarks) == 2


@pytest.mark.parametrize(
    ("text", "name", "reason"),
    [
        ("A. a\nB. b\nANSWER: A\n", "line 3", "there is no question above its choices"),
        (
            "Q?\nA. a\nANSWER: A\n",
            "line 3",
            "a question needs two choices, `A. text` and `B. text`",
        ),
        ("Q?\nA. a\nB. b\nANSWER: C\n", "line 4", "`ANSWER: C` is none of the choices"),
        ("Q?\nA. a\nB. b\n", "the end", "the last question has no `ANSWER:`"),
        ("Q?\nA. a\nB. b\nAnother?\n", "line 4", "the question above has no `ANSWER:`"),
    ],
)
def test_left_out(text: str, name: str, reason: str) -> None:
    """What is no question is listed with its line."""
    found = read(text)
    assert (found.left_out[0].name, found.left_out[0].reason) == (name, reason)


@given(st.text(alphabet=list("ABC.) \nQ?abANSWER:"), max_size=80))
def test_any_file_can_be_read(text: str) -> None:
    """Never a crash."""
    for question in read(text).questions:
        assert sum(choice.share for choice in question.choices) == 1
