"""Anki: one card per question, of every type."""

from __future__ import annotations

from pathlib import Path

from grader.content import Content
from grader.content.quizzes import Quizzes
from grader.exchange.anki import write
from grader.questions import draw

COURSE = Path(__file__).parents[1] / "questions" / "course"


def cards(lang: str = "en") -> dict[str, list[str]]:
    quiz = Quizzes(Content(COURSE, base=COURSE)).quiz("concepts")
    exported = write([draw(question, "x") for question in quiz.questions], "T", lang)
    assert not exported.left_out
    lines = exported.text.splitlines()
    assert lines[:4] == ["#separator:tab", "#html:true", "#guid column:1", "#tags column:4"]
    rows = [line.split("\t") for line in lines[4:]]
    assert all(len(row) == 4 for row in rows)
    return {row[0].rpartition("-")[0] if row[0][-5] == "-" else row[0]: row for row in rows}


def test_every_question_is_a_card() -> None:
    """Also those that other formats cannot express."""
    assert len(cards()) == 10
    assert cards()["attention-formula"][2] == "<b>softmax(Q @ K.T / sqrt(d), axis=-1) @ V</b>"


def test_both_sides() -> None:
    """The choices in front; the right one and its reason behind; code keeps its lines."""
    _, front, back, tags = cards()["why-scale"]
    assert front.count("<br>") == 4
    assert "With unit-variance entries" in back
    assert tags == "concepts attention.scaling"
    assert "<pre>import numpy as np<br>s = np.array(" in cards()["softmax-axis-output"][1]
    assert "0 &lt; αᵢ &lt; C" in cards()["alpha-roles"][1]


def test_the_language() -> None:
    """Chinese where there is Chinese."""
    assert cards("zh")["why-scale"][1].startswith("缩放点积注意力")
