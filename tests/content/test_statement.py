"""What learners read of an exercise, without loading checks."""

from __future__ import annotations

import pytest

from grader.content import Content
from grader.content.statement import read_hints, read_statement
from grader.errors import ContentError, UsageError

HEAD = """\
schema: 1
id: one
title: One
level: 1
source: somewhere
backends: [numpy]
"""
BODY = """\
prompt: Write it.
stub: |
  def one(x):
      raise NotImplementedError

  # hints: not a key
correct: [a]
cases:
  rect: {purpose: plain, x: "no such word("}
checks:
  - {kind: values, cases: [rect], points: 3}
  - {kind: nonsense, id: law, cases: [rect]}
"""
HINTS = """\
hints:
  - {after: values, en: Look., zh: 看。}
"""


@pytest.fixture
def course(tmp_path):
    """Return a function that writes the exercise and returns its course."""

    def write(text):
        folder = tmp_path / "exercises" / "01-x"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "one.yaml").write_text(text, encoding="utf-8")
        return Content(tmp_path, base=tmp_path)

    return write


def test_statement(course):
    """Head, prompt, stub and points are read; cases and kinds of checks are not judged."""
    statement = read_statement(course(HEAD + BODY), "one")
    assert statement.head.id == "one"
    assert statement.prompt.en == "Write it."
    assert statement.stub.startswith("def one(x):\n") and "# hints: not a key" in statement.stub
    assert statement.rewards == (
        ("right results", 3.0),
        ("law", 1.0),
    )


def test_points_name_the_function_that_is_looked_at(course):
    """A check of one function gives points for that, not for its id."""
    several = BODY.replace("points: 3", "points: 3, id: part, function: other")
    first, _ = read_statement(course(HEAD + several), "one").rewards
    assert first == ("right results: `other`", 3.0)


def test_hints(course):
    """Hints are read alone, and may be absent."""
    (hint,) = read_hints(course(HEAD + BODY + HINTS), "one")
    assert (hint.after, hint.text.get("zh")) == ("values", "看。")
    assert read_hints(course(HEAD + BODY), "one") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            HEAD + BODY.replace("points: 3", "pints: {"),
            "exercises/01-x/one.yaml:18:3: expected",
            id="yaml",
        ),
        pytest.param(HEAD + BODY.replace("stub: |", "stab: |"), "missing key `stub`", id="missing"),
        pytest.param(HEAD + "prompt: 5\n" + BODY[18:], "`prompt` of the exercise", id="type"),
    ],
)
def test_refusals(course, text, message):
    """What is read is checked, and its place is the place in the whole file."""
    with pytest.raises(ContentError) as caught:
        read_statement(course(text), "one")
    assert message in str(caught.value)


def test_no_such_exercise(course):
    """An unknown id is the caller's fault."""
    with pytest.raises(UsageError, match="no exercise is called `two`"):
        read_statement(course(HEAD + BODY), "two")
