"""text2qti: its own program reads what is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import Content
from grader.content.question import Referable
from grader.content.quiz import read_quiz
from grader.content.quizzes import Quizzes
from grader.exchange.text2qti import escape, write
from grader.questions import draw

COURSE = Path(__file__).parents[1] / "questions" / "course"

ODD = """\
schema: 1
quiz: odd
title: "Odd *signs* $x$ [y]"
questions:
  - id: signs
    type: choice
    prompt: "1) *a* _b_ $c$ \\\\d <e> #f\\n\\n... +g\\n- h\\n`x * y` and **bold**"
    choices:
      - {text: "*) a", correct: true, why: "... b"}
      - {text: "[*] c", why: "= d"}
  - id: code
    type: bug
    code: |
      def f(x):
          # ``` and *stars*

          return x ** 2
    answer: [2, 4]
    explain: "two\\nlines"
  - id: number
    type: numeric
    prompt: How much?
    answer: -12
  - id: word
    type: text
    prompt: What?
    answer: {en: "a b", zh: 甲}
  - id: gap
    type: blank
    prompt: A ____.
    blanks: ["*"]
"""


def odd():
    return read_quiz(ODD, Path("01-x/quiz.yaml"), "quiz.yaml", Referable()).questions


def example():
    return Quizzes(Content(COURSE, base=COURSE)).quiz("concepts").questions


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("a * b", "a \\* b"),
        ("`a * b` * c", "`a * b` \\* c"),
        ("**bold** 2**3", "**bold** 2\\*\\*3"),
        ("$x$ [y] <z>", "\\$x\\$ \\[y\\] \\<z\\>"),
        ("one ` tick", "one \\` tick"),
    ],
)
def test_escape(text: str, want: str) -> None:
    """Markdown has no meaning outside of `code` and **bold**."""
    assert escape(text) == want


def test_left_out() -> None:
    """Types that it does not have are listed."""
    exported = write([draw(question, "x") for question in example()], "T", "en")
    assert {left.name for left in exported.left_out} == {
        "attention-formula",
        "smo-step-order",
        "alpha-roles",
        "perceptron-update",
    }


@pytest.mark.parametrize("questions", [example, odd], ids=["example", "odd"])
def test_text2qti_reads_it(questions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every exported question arrives, with its choices and its answers."""
    pytest.importorskip("text2qti")
    from text2qti.config import Config
    from text2qti.quiz import Quiz

    monkeypatch.setenv("HOME", str(tmp_path))
    config = Config()
    config.load()
    drawn = [draw(question, "x") for question in questions()]
    exported = write(drawn, "Odd *signs* $x$", "en")
    quiz = Quiz(exported.text, config=config)
    left = {one.name for one in exported.left_out}
    kept = [variant for variant in drawn if variant.question.id not in left]
    found = list(quiz.questions_and_delims)
    assert [question.title_raw for question in found] == [v.question.id for v in kept]
    types = {
        "choice": "multiple_choice_question",
        "multi": "multiple_answers_question",
        "bug": "multiple_answers_question",
        "numeric": "numerical_question",
    }
    for question, variant in zip(found, kept, strict=True):
        assert question.type == types.get(variant.question.type, "short_answer_question")
        if variant.question.type in ("choice", "multi"):
            right = [choice.correct for choice in question.choices]
            assert right == [bool(choice["correct"]) for choice in variant.body.choices]


def test_the_program_writes_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command line of text2qti makes its zip file."""
    cmdline = pytest.importorskip("text2qti.cmdline")
    drawn = [draw(question, "x") for question in example()]
    (tmp_path / "quiz.txt").write_text(write(drawn, "T", "en").text, encoding="utf-8")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["text2qti", "quiz.txt"])
    cmdline.main()
    assert (tmp_path / "quiz.zip").stat().st_size > 1000
