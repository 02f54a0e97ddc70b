"""GIFT: what is written can be read back, what is read makes a quiz."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.content import Content
from grader.content.question import Referable
from grader.content.quiz import Quiz, read_quiz
from grader.content.quizzes import Quizzes
from grader.exchange import Imported
from grader.exchange._yaml import NO_REASON, as_yaml
from grader.exchange.gift import read, write
from grader.questions import draw, mark

COURSE = Path(__file__).parents[1] / "questions" / "course"

MORE = """\
schema: 1
quiz: more
title: More
questions:
  - id: name
    type: text
    prompt: "What is {x: 1} ~ = # called? C:\\\\dir"
    answer: "a = b"
    accept: ["c -> d"]
    wrong: [{value: e, why: "no: {e}"}]
    explain: "so #it ~is"
  - id: line
    type: bug
    code: |
      def f(x):
          return {x: 1}

      # comment
    answer: 2
    wrong: [{line: 1, why: fine}]
  - id: lines
    type: bug
    code: "a = 1\\nb = 2\\nc = 3"
    answer: [1, 3]
  - id: gap
    type: blank
    prompt: One ____ two.
    blanks: [{answer: and, wrong: [{value: or, why: no}]}]
  - id: gaps
    type: blank
    prompt: ____ and ____.
    blanks: [a, b]
  - id: printed
    type: output
    code: print(1); print(2)
    answer: "1\\n2"
  - id: whole
    type: numeric
    prompt: 6 * 7
    answer: 42
"""


@pytest.fixture(scope="module")
def example() -> Quiz:
    return Quizzes(Content(COURSE, base=COURSE)).quiz("concepts")


def small(text: str) -> Quiz:
    return read_quiz(text, Path("01-x/quiz.yaml"), "quiz.yaml", Referable())


def variants(quiz: Quiz):
    return [draw(question, "gift") for question in quiz.questions]


def back(text: str) -> dict:
    """Read GIFT as a quiz of ours; questions by id."""
    written, _ = as_yaml(read(text), "back", "Back")
    return {question.id: question for question in small(written).questions}


def test_left_out(example: Quiz) -> None:
    """Types that GIFT does not have are listed."""
    exported = write(variants(example), "Title", "en")
    assert {(left.name, left.reason) for left in exported.left_out} == {
        ("attention-formula", "GIFT has no questions like those of type `formula`"),
        ("smo-step-order", "GIFT has no questions like those of type `order`"),
        ("perceptron-update", "GIFT has no questions like those of type `array`"),
    }
    exported = write(variants(small(MORE)), "Title", "en")
    assert {(left.name, left.reason) for left in exported.left_out} == {
        ("gaps", "a short answer in GIFT fills one blank"),
        ("printed", "a short answer in GIFT has one line"),
    }


def test_round_trip(example: Quiz) -> None:
    """Choices with their reasons, numbers with their tolerance, pairs: all come back."""
    drawn = {variant.question.id: variant for variant in variants(example)}
    found = back(write(list(drawn.values()), "Title", "en").text)
    assert set(drawn) - set(found) == {"attention-formula", "smo-step-order", "perceptron-update"}
    for name in ("why-scale", "layernorm-facts"):
        ours = {
            (c["text"].en, c["correct"], c["why"].en if c["why"] else "")
            for c in drawn[name].body.choices
        }
        theirs = {
            (c["text"].en, c["correct"], c["why"].en if c["why"] else "")
            for c in found[name].options["choices"]
        }
        assert theirs == ours
        assert found[name].type == drawn[name].question.type
    assert found["two-key-weight"].prompt.en == drawn["two-key-weight"].prompt.en.strip()
    number = draw(found["two-key-weight"], "x", audit=True)
    assert number.body.answer == drawn["two-key-weight"].body.answer
    assert number.body.tolerance.abs == pytest.approx(0.002)
    pairs = {(p["left"].en, p["right"].en) for p in found["alpha-roles"].options["pairs"]}
    assert pairs == {(p["left"].en, p["right"].en) for p in drawn["alpha-roles"].body.pairs}
    assert found["softmax-axis-output"].code == drawn["softmax-axis-output"].listing


def test_signs_come_back() -> None:
    """Braces, signs and arrows are text."""
    drawn = variants(small(MORE))
    found = back(write(drawn, "Title", "en").text)
    name = found["name"]
    assert name.prompt.en == "What is {x: 1} ~ = # called? C:\\dir"
    assert name.options["answer"].en == "a = b"
    assert [text.en for text in name.options["accept"]] == ["c -> d"]
    assert [(w["value"].en, w["why"].en) for w in name.options["wrong"]] == [("e", "no: {e}")]
    assert name.explain.en == "so #it ~is"
    assert [c["correct"] for c in found["line"].options["choices"]] == [False, True, False, False]
    assert found["line"].code == "  1  def f(x):\n  2      return {x: 1}\n  3\n  4  # comment"
    assert found["lines"].type == "multi"
    assert found["whole"].options["answer"] == 42
    assert found["whole"].options["tolerance"]["abs"] < 1e-6


TEXTS = (
    st.text(
        st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=20
    )
    .map(str.strip)
    .filter(lambda text: text and "->" not in text and "{{" not in text)
)


@given(st.lists(TEXTS, min_size=3, max_size=5, unique_by=str.casefold), TEXTS, TEXTS)
def test_any_text_comes_back(texts: list[str], prompt: str, why: str) -> None:
    """Whatever stands in prompts, choices and reasons."""
    import json

    from grader.errors import ContentError

    choices = [{"text": text, "why": why, "correct": not n} for n, text in enumerate(texts)]
    source = (
        "schema: 1\nquiz: q\ntitle: q\nquestions:\n  - id: one\n    type: choice\n"
        f"    prompt: {json.dumps(prompt)}\n    shuffle: false\n    choices: {json.dumps(choices)}\n"
    )
    try:
        drawn = variants(small(source))
    except ContentError:  # two texts that read the same
        return
    (found,) = read(write(drawn, "T", "en").text).questions
    assert found.prompt == prompt
    assert [choice.text for choice in found.choices] == texts
    assert [choice.why for choice in found.choices] == [why] * len(texts)


def one(text: str):
    found = read(text)
    assert not found.left_out, found.left_out
    (question,) = found.questions
    return question


def test_true_or_false() -> None:
    """Becomes a choice; the feedback is for wrong and for right."""
    found = one("::sky:: The sky is blue {TRUE#no#yes}")
    assert (found.name, found.type) == ("sky", "choice")
    assert [(c.text, c.share, c.why) for c in found.choices] == [
        ("true", 1.0, "yes"),
        ("false", 0.0, "no"),
    ]


def test_missing_words() -> None:
    """Text after the answers leaves a blank in the prompt."""
    found = one("Grant is {~buried =entombed ~living} in the tomb.")
    assert found.prompt == "Grant is ____ in the tomb."
    assert [c.text for c in found.choices if c.share] == ["entombed"]


@pytest.mark.parametrize(
    ("answer", "value", "near"),
    [
        ("{#3.14:0.01}", 3.14, 0.01),
        ("{#1..5}", 3.0, 2.0),
        ("{#=42:0 =%0%7:1#no}", 42.0, 0.0),
        ("{#-1e-3}", -0.001, 0.0),
    ],
)
def test_numbers(answer: str, value: float, near: float) -> None:
    """A value with its tolerance, or an interval."""
    found = one(f"How much? {answer}")
    assert found.type == "numeric"
    assert (float(found.choices[0].text), found.tolerances[0]) == (value, near)


def test_pairs() -> None:
    """A left side that is missing is a wrong partner."""
    found = one("Match. {=a -> b =c -> d = -> e}")
    assert [(c.text, c.why) for c in found.choices] == [("a", "b"), ("c", "d")]
    assert found.extra == ["e"]


def test_comments_categories_and_blank_lines() -> None:
    """They are nothing; a blank line inside of braces ends nothing."""
    text = (
        "// a comment\n$CATEGORY: x/y\n\nOne? {=a\n\n~b}\n// more\n\nTwo? {=c ~d}\n\nThree? {=x}\n"
    )
    found = read(text)
    assert [question.prompt for question in found.questions] == ["One?", "Two?", "Three?"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Write an essay. {}", "question 1: an essay has no right answer"),
        ("Just words.", "question 1: a description asks nothing"),
        ("Which? {~a ~b}", "question 1: no choice is right"),
        ("How? {#abc}", "question 1: `abc` is no number"),
        ("How? {#=%0%1}", "question 1: no number is right"),
        ("What? {=a", "question 1: `{` is never closed"),
        ("What? {a b}", "question 1: no answer begins with `=` or `~`"),
    ],
)
def test_what_cannot_be_read_is_listed(text: str, reason: str) -> None:
    """With its line; the rest is read."""
    found = read(f"First? {{=a ~b}}\n\n{text}\n".replace("question 1", "question 1"))
    assert len(found.questions) == 1
    assert [(left.name, left.reason) for left in found.left_out] == [
        ("line 3", reason.replace("question 1", "question 2"))
    ]


def test_a_missing_reason_is_named() -> None:
    """A wrong choice without feedback gets a sentence, and its author a remark."""
    text, remarks = as_yaml(read("::a b:: Which? {=x ~y}"), "q", "Q")
    assert NO_REASON in text
    assert [(remark.name, remark.reason) for remark in remarks] == [
        ("a-b", "a wrong answer has no reason yet")
    ]
    assert small(text).questions[0].id == "a-b"


def test_equal_names_become_different() -> None:
    """Ids are unique."""
    text, _ = as_yaml(read("::x:: A? {=a ~b}\n\n::x:: B? {=a ~b}\n\n::!:: C? {=a}"), "q", "Q")
    assert [question.id for question in small(text).questions] == ["x", "x-2", "question"]


@given(st.lists(st.sampled_from([*"{}=~#:%->\\\n aT1.[]/\"'", "::", "####", "TRUE"])).map("".join))
def test_any_file_can_be_read(text: str) -> None:
    """Never a crash; what was read makes a quiz, or is refused as one."""
    from grader.errors import ContentError

    found = read(text)
    assert isinstance(found, Imported)
    if not found.questions:
        return
    written, _ = as_yaml(found, "q", "Q")
    try:
        quiz = small(written)
        for question in quiz.questions:
            drawn = draw(question, "x", audit=True)
            mark(drawn, drawn.body.key("en"))
    except ContentError as error:
        assert error.message
