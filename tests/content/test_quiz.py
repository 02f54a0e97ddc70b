"""Quiz files: read with every error at its place; a question alone as in its file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.content import Content, show
from grader.content.question import read_one
from grader.content.quiz_index import head_text, index_questions, question_text
from grader.content.quizzes import Quizzes
from grader.errors import ContentError, UsageError
from grader.model import Text

QUIZ = """\
schema: 1
quiz: basics
title: {en: Basics, zh: 基础}
pass: 0.6
defaults: {attempts: 3, points: 2, shuffle: false, confidence: skip}
questions:
  - id: one
    type: choice
    prompt: {en: Which?, zh: 哪个？}
    choices:
      - {text: right, correct: true}
      - {text: wrong, why: it is, misconception: wrong-idea}
    hints: [{en: look, zh: 看}, think]
    exercise: first

  - id: two   # a comment
    type: numeric
    attempts: 1
    confidence: ask
    concepts: [a.b]
    difficulty: 3
    source: A Book
    prompt: How much?
    params: {a: {int: [1, 9]}}
    answer: a + 1
    wrong:
      - {value: a, misconception: other-idea}
    explain: "{{answer}}"
    figure:
      says: a line
      text: |
        -----
"""
MISTAKES = """\
wrong-idea: {title: wrong, says: It is wrong.}
other-idea: {title: other, says: It is other.}
"""

Edit = Callable[..., Quizzes]


@pytest.fixture
def edited(tmp_path: Path) -> Edit:
    """Write a course with one quiz, changed in one place."""

    def write(old: str = "", new: str = "", name: str = "quiz.yaml", text: str = QUIZ) -> Quizzes:
        folder = tmp_path / "exercises" / "01-first"
        folder.mkdir(parents=True, exist_ok=True)
        assert not old or text.count(old) == 1, old
        (folder / name).write_text(text.replace(old, new) if old else text, encoding="utf-8")
        (folder / "misconceptions.yaml").write_text(MISTAKES, encoding="utf-8")
        (folder / "first.yaml").write_text("", encoding="utf-8")
        return Quizzes(Content(tmp_path, base=tmp_path))

    return write


def test_a_quiz(edited: Edit) -> None:
    """Everything that can be written arrives."""
    quiz = edited().quiz("basics")
    assert (quiz.id, quiz.title, quiz.track, quiz.pass_share) == (
        "basics",
        Text("Basics", zh="基础"),
        "01-first",
        0.6,
    )
    one, two = quiz.questions
    assert (one.attempts, one.points, one.shuffle, one.confidence) == (3, 2, False, False)
    assert one.hints == (Text("look", zh="看"), Text("think"))
    assert (one.exercise, one.misconceptions) == ("first", ("wrong-idea",))
    assert (two.attempts, two.points, two.confidence) == (1, 2, True)
    assert (two.concepts, two.difficulty, two.source) == (("a.b",), 3, Text("A Book"))
    assert two.figure is not None
    assert two.figure.text == "-----\n"
    assert str(two.mark) == "exercises/01-first/quiz.yaml:16:5"


def test_the_index(edited: Edit) -> None:
    """Ids, misconceptions and exercises are known without reading YAML."""
    head = edited().head("basics")
    assert [(e.id, e.misconceptions, e.exercise) for e in head.entries] == [
        ("one", ("wrong-idea",), "first"),
        ("two", ("other-idea",), ""),
    ]


@pytest.mark.parametrize(
    "written",
    ["[other-idea]", "[ other-idea,\n      ]", "\n    - other-idea", "\n      - other-idea"],
)
def test_about(edited: Edit, written: str) -> None:
    """A question names the misconceptions that it clears up; the index knows them, too."""
    quizzes = edited("hints: [{en: look", f"about: {written}\n    hints: [{{en: look")
    assert quizzes.quiz("basics").questions[0].misconceptions == ("other-idea", "wrong-idea")
    assert quizzes.head("basics").entries[0].misconceptions == ("other-idea", "wrong-idea")


def test_about_what_nobody_knows(edited: Edit) -> None:
    """What it clears up must be in the list of misconceptions."""
    said = refused(edited("hints: [{en: look", "about: [other-ide]\n    hints: [{en: look"))
    assert ":13:13: neither the track nor the course lists the misconception `other-ide`" in said
    assert "did you mean `other-idea`?" in said


def test_one_question_alone(edited: Edit) -> None:
    """It is the same as in its file, marks included, and a mistake elsewhere does not matter."""
    quizzes = edited()
    for question in quizzes.quiz("basics").questions:
        assert quizzes.question(question.id) == question
        assert quizzes.question(question.id).mark == question.mark
    broken = edited("answer: a + 1", "answer: a +")
    assert broken.question("one").id == "one"
    with pytest.raises(ContentError):
        broken.question("two")


def test_find_by_name(edited: Edit) -> None:
    """By id, a unique beginning, or the track."""
    quizzes = edited()
    for name in ("basics", "bas", "first", "01-first"):
        assert quizzes.head(name).id == "basics"
    with pytest.raises(UsageError, match="no quiz is called `basisc`"):
        quizzes.head("basisc")
    with pytest.raises(UsageError, match="no question is called `three`"):
        quizzes.question("three")


def refused(quizzes: Quizzes) -> str:
    with pytest.raises(ContentError) as caught:
        quizzes.quiz("basics")
    hint = f"\nhint: {caught.value.hint}" if caught.value.hint else ""
    return f"{show(caught.value)}{hint}"


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param(
            "schema: 1",
            "schema: 2",
            ":1:9: the file has schema 2, this version of grader reads schema 1",
            id="schema",
        ),
        pytest.param("pass: 0.6", "pass: 60", ":4:7: `pass` must be from 0 to 1, got 60", id="pass"),
        pytest.param("title:", "titel:", ":3:1: unknown key `titel` in the quiz", id="head-key"),
        pytest.param(
            "{attempts: 3,",
            "{attempts: 0,",
            ":5:22: `attempts` must be from 1 to 10",
            id="attempts",
        ),
        pytest.param(
            "points: 2,", "points: 0,", ":5:33: `points` must be above 0", id="points"
        ),
        pytest.param(
            "    type: choice\n",
            "    type: choise\n",
            ":8:11: no type of question is called `choise`",
            id="type",
        ),
        pytest.param("    type: numeric\n", "", ":16:5: missing key `type` in a question", id="no-type"),
        pytest.param(
            "    prompt: How much?\n",
            "",
            ":16:5: missing key `prompt` in question `two`",
            id="no-prompt",
        ),
        pytest.param(
            "    hints:", "    hint:", ":13:5: unknown key `hint` in question `one`", id="typo"
        ),
        pytest.param(
            "difficulty: 3", "difficulty: 6", ":21:17: `difficulty` must be from 1 to 5", id="hard"
        ),
        pytest.param("  - id: two", "  - id: one", ":16:1: the id `one` is taken by a question above", id="twice"),
        pytest.param(
            "  - id: two   # a comment\n    type: numeric",
            "  - type: numeric\n    id: two",
            ":16:5: a question must begin with its `id`",
            id="id-first",
        ),
        pytest.param(
            "misconception: wrong-idea",
            "misconception: wrong-idee",
            ":12:50: neither the track nor the course lists the misconception `wrong-idee`",
            id="misconception",
        ),
        pytest.param(
            "exercise: first",
            "exercise: frist",
            ":14:15: `exercise` names `frist`, which is no exercise",
            id="exercise",
        ),
        pytest.param(
            "answer: a + 1",
            "answer: a + b",
            ":25:17: question `two`: unknown name `b`",
            id="name",
        ),
        pytest.param(
            "{value: a, misc",
            "{valeu: a, misc",
            ":27:10: unknown key `valeu` in item 1 in `wrong` of question `two`",
            id="inner-key",
        ),
        pytest.param(
            'explain: "{{answer}}"',
            'explain: "{{anwser}}"',
            ":28:14: question `two`: in `{{anwser}}`: unknown name `anwser`",
            id="insert",
        ),
        pytest.param(
            "hints: [{en: look, zh: 看}, think]",
            "hints: look",
            ":13:12: `hints` of question `one` expects a list, got text `look`",
            id="hints",
        ),
        pytest.param(
            "choices:\n      - {text: right, correct: true}\n",
            "choices:\n      - {text: right, correct: yes}\n",
            ":11:32: `correct` of item 1 in `choices` of question `one` expects `true` or "
            "`false`, got text `yes`",
            id="flag",
        ),
        pytest.param("{int: [1, 9]}", "{int: [1, 9], x: 1}", ":24:31: unknown key `x`", id="param"),
    ],
)  # fmt: skip
def test_refused(edited: Edit, old: str, new: str, shown: str) -> None:
    """Every mistake has its line, its column and its words."""
    first = refused(edited(old, new)).split("\n")[0]
    assert first.startswith(f"exercises/01-first/quiz.yaml{shown}")


def test_did_you_mean(edited: Edit) -> None:
    """The source line, a caret, and the nearest name."""
    assert refused(edited("misconception: other-idea", "misconception: othr-idea")) == (
        "exercises/01-first/quiz.yaml:27:35: neither the track nor the course lists the "
        "misconception `othr-idea`\n"
        "    - {value: a, misconception: othr-idea}\n"
        "                                ^\n"
        "hint: did you mean `other-idea`?"
    )


def test_ids_are_unique_in_the_course(edited: Edit) -> None:
    """Quizzes and questions of several files."""
    edited()
    quizzes = edited("quiz: basics", "quiz: more", name="quiz-more.yaml")
    with pytest.raises(ContentError, match="the id `one` is taken by a question in `basics`"):
        assert quizzes.heads
    quizzes = edited(name="quiz-more.yaml")
    with pytest.raises(ContentError, match="are both `basics`"):
        assert quizzes.heads


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "the file is empty"),
        ("schema: 1\n", "missing key `quiz` in the quiz"),
        ("schema: 1\nquiz: a\ntitle: a\nquestions: []\n", "is empty"),
        ("schema: 1\nquiz: a\ntitle: a\nquestions: [{id: b}]\n", "begin with its `id`"),
        ("\x00", "the control character U+0000 is refused"),
        ("- a\n", "the quiz expects a mapping, got a list"),
        ("questions:\n  - id: x\n", "missing key `schema` in the quiz"),
    ],
)
def test_broken_files(edited: Edit, text: str, message: str) -> None:
    """A file that is no quiz says so when the quizzes are listed."""
    quizzes = edited(text=text)
    with pytest.raises(ContentError) as caught:
        assert quizzes.heads
    assert message in str(caught.value)


def test_only_quiz_files_are_read(edited: Edit) -> None:
    """`quizzical.yaml` is an exercise, if anything."""
    edited(name="quizzical.yaml")
    assert [path.name for path in edited().paths] == ["quiz.yaml"]


@pytest.mark.parametrize("indent", ["", "  ", "      "])
def test_any_indentation(indent: str) -> None:
    """The dashes of the questions may stand anywhere, all at the same place."""
    text = f"schema: 1\nquiz: a\ntitle: a\nquestions:\n{indent}- id: x\n{indent}  code: |\n"
    text += f"{indent}    - id: no question\n{indent}- id: 'y'\n"
    assert [entry.id for entry in index_questions(text)] == ["x", "y"]
    assert head_text(text) == "schema: 1\nquiz: a\ntitle: a"
    kept = question_text(text, index_questions(text)[1]).split("\n")
    assert kept[7] == f"{indent}- id: 'y'"
    assert kept[4:7] == ["", "", ""]


def test_a_question_of_text() -> None:
    """`read_one` reads the first question of a text."""
    text = (
        "schema: 1\nquiz: q\nquestions:\n  - id: a\n    type: text\n    prompt: p\n    answer: b\n"
    )
    assert read_one(text, "x").options["answer"] == Text("b")
