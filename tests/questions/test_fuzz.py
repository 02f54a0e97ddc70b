"""Whatever is typed or written: no crash, no hang, no wrong "right"."""

from __future__ import annotations

import re
import string
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.content.question import Referable, read_one
from grader.content.quiz import read_quiz
from grader.content.quiz_index import index_questions, question_text
from grader.errors import ContentError
from grader.questions import Unreadable, draw, mark
from grader.questions._typed import plain

QUIET = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])

TEXT = (Path(__file__).parent / "course/exercises/01-concepts/quiz.yaml").read_text("utf-8")

PIECES = st.sampled_from(
    [
        *"0123456789abcdefABTHDQKVx()[]{};,.:+-*/@=<>|&~^%#'\"\\ \n\t",
        *("softmax", "sqrt", "exp(", ".T", "**", "//", "axis=-1", "true", "null", "nan", "inf"),
        *(
            "1e999",
            "0x1F",
            "__",
            "lambda",
            "é",
            "中",
            "，",
            "\u202e",
            "\x00",
            "∞",
            "²",
            "½",
            "\ud800",
        ),
    ]
)
TYPED = st.one_of(
    st.lists(PIECES, max_size=30).map("".join),
    st.text(max_size=60),
    st.text(alphabet=string.digits + " ,;abcd[]()-.", max_size=30),
)


@pytest.mark.parametrize("place", range(10))
@given(typed=TYPED, seed=st.integers(0, 5))
@example(typed="aaaanan", seed=0)  # as many letters as an order has items: they were spread out
@example(typed="1, x; 3", seed=0)  # rows were rewritten as lists
@example(typed="\nB T q", seed=0)
@QUIET
def test_any_answer_is_marked_or_explained(quiz, place, typed, seed):
    """An answer is worth 0 to 1 or unreadable; it is right only if it means what the key means.

    A column points into what was typed, and to the word that the message names.
    """
    question = quiz.questions[place]
    drawn = draw(question, str(seed), audit=True)
    marked = mark(drawn, typed)
    if isinstance(marked, Unreadable):
        assert marked.message
        assert 0 <= marked.column <= len(typed) + 1
        if quoted := re.match(r"(?:unknown name )?`([^`]+)`(?: is none of .*)?\Z", marked.message):
            there = plain(typed)[marked.column - 1 :]
            spellings = (there, unicodedata.normalize("NFKC", there))
            assert any(spelling.startswith(quoted[1]) for spelling in spellings)
        return
    answer, marking = marked
    hash(answer)
    assert 0 <= marking.share <= 1
    if marking.right:
        assert means_the_same(question.type, drawn, typed)


def means_the_same(kind: str, drawn, typed: str) -> bool:
    """Judge a right answer by other means than the marking."""
    key = drawn.body.key("en")
    words = [set(re.findall(r"\w+", text)) for text in (typed.lower(), key.lower())]
    if kind in ("choice", "multi", "order", "match"):
        letters = str.maketrans({letter: str(n) for n, letter in enumerate("abcdefg", start=1)})
        digits = [
            sorted(re.findall(r"\d+", " ".join(sorted(text)).translate(letters))) for text in words
        ]
        return kind in ("match", "order") or digits[0] == digits[1]
    if kind == "numeric":
        from grader.questions._typed import number

        return abs(number(typed) - drawn.body.answer) <= 0.01
    return True


@given(st.lists(st.sampled_from("1234567"), min_size=7, max_size=7, unique=True))
@QUIET
def test_orders_are_right_only_if_legal(quiz, order):
    """By the rules as written, one by one."""
    question = next(q for q in quiz.questions if q.type == "order")
    drawn = draw(question, "s")
    marked = mark(drawn, " ".join(order))
    assert isinstance(marked, tuple)
    names = [drawn.body.names[int(number) - 1] for number in order]
    rules = [rule.split(" < ") for rule in question.options["before"]]
    legal = all(names.index(a) < names.index(b) for a, b in rules)
    assert marked[1].right == legal


EDITS = st.lists(
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(0, 12), st.lists(PIECES, max_size=4)),
    min_size=1,
    max_size=4,
)


@given(EDITS)
@settings(max_examples=150)
def test_any_quiz_file_is_read_or_refused(edits):
    """A damaged file is a `ContentError` with its place, or a quiz whose questions can be drawn."""
    text = TEXT
    for place, length, pieces in edits:
        text = text[:place] + "".join(pieces) + text[place + length :]
    try:
        quiz = read_quiz(text, Path("01-x/quiz.yaml"), "quiz.yaml", Referable())
    except ContentError as error:
        assert error.message
        return
    for question in quiz.questions:
        try:
            drawn = draw(question, "x", audit=True)
        except ContentError as error:
            assert error.message
            continue
        marked = mark(drawn, drawn.body.key("en"))
        assert isinstance(marked, Unreadable) or marked[1].share >= 0


@given(EDITS)
@settings(max_examples=80)
def test_a_question_read_alone_is_the_same(edits):
    """Where the whole file can be read, each question can be read alone, and is equal."""
    text = TEXT
    for place, length, pieces in edits:
        text = text[:place] + "".join(pieces) + text[place + length :]
    try:
        quiz = read_quiz(text, Path("01-x/quiz.yaml"), "quiz.yaml", Referable())
    except ContentError:
        return
    entries = {entry.id: entry for entry in index_questions(text)}
    for question in quiz.questions:
        alone = read_one(question_text(text, entries[question.id]), "quiz.yaml")
        assert alone == question
        assert alone.mark == question.mark


YAML = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(-5, 50),
        st.floats(allow_nan=False),
        st.text(max_size=8),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("place", range(10))
@given(data=st.data())
@settings(max_examples=40)
def test_any_value_in_any_key(place, data):
    """Every key of every type may hold anything: it is read or refused, never a crash."""
    import json

    import yaml

    whole = yaml.safe_load(TEXT)
    question = whole["questions"][place]
    key = data.draw(st.sampled_from([*question, "params", "let", "hints", "wrong", "code"]))
    question[key] = data.draw(YAML)
    head = "schema: 1\nquiz: small\ntitle: Small\nquestions:\n"
    rest = {name: value for name, value in question.items() if name != "id"}
    lines = [f"    {name}: {json.dumps(value)}" for name, value in rest.items()]
    text = head + f"  - id: {json.dumps(question.get('id', 'x'))}\n" + "\n".join(lines) + "\n"
    try:
        quiz = read_quiz(text, Path("01-x/quiz.yaml"), "quiz.yaml", Referable())
        drawn = draw(quiz.questions[0], "x", audit=True)
    except ContentError as error:
        assert error.message
        return
    marked = mark(drawn, drawn.body.key("en"))
    assert isinstance(marked, Unreadable) or 0 <= marked[1].share <= 1
