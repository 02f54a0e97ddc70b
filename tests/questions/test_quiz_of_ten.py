"""The example of ten questions: every key right, every wrong value named, outputs run."""

from __future__ import annotations

import pytest

from grader import registry
from grader.questions import draw, mark, trial

IDS = (
    *("why-scale", "layernorm-facts", "two-key-weight", "layernorm-first", "mha-score-shape"),
    *("attention-formula", "smo-step-order", "alpha-roles", "perceptron-update"),
    "softmax-axis-output",
)


def one(quiz, identity):
    return next(question for question in quiz.questions if question.id == identity)


def test_the_ten_are_there(quiz):
    """In the order of the file."""
    assert [question.id for question in quiz.questions] == list(IDS)


@pytest.mark.parametrize("identity", IDS)
def test_keys_and_wrong_answers(quiz, identity):
    """For many variants the key is right, and each listed wrong answer has its own feedback."""
    question = one(quiz, identity)
    for number in range(100 if question.drawn else 3):
        drawn = draw(question, f"{number}", audit=True)
        marked = mark(drawn, drawn.body.key("en"))
        assert isinstance(marked, tuple)
        assert marked[1].right, (drawn.names, drawn.body.key("en"))
        for typed, remark in drawn.body.slips("en"):
            wrong = mark(drawn, typed)
            assert isinstance(wrong, tuple)
            assert not wrong[1].right
            if question.type != "multi":
                assert remark in wrong[1].remarks, (drawn.names, typed)


@pytest.mark.parametrize(("identity", "least"), [("two-key-weight", 0.8), ("layernorm-first", 0.9)])
def test_acceptance(quiz, identity, least):
    """A draw in which a wrong value is too near is refused; most are fit."""
    question = one(quiz, identity)
    fit = sum(not isinstance(trial(question, f"{number}"), str) for number in range(300))
    assert least < fit / 300 < 1


def test_computed_answers(quiz):
    """The worked example: softmax of [6, -2] with and without 1/√16."""
    question = one(quiz, "two-key-weight")
    drawn = next(
        variant
        for number in range(5000)
        if not isinstance(variant := trial(question, f"{number}"), str)
        and (variant.names["d"], variant.names["a"], variant.names["b"]) == (16, 6, -2)
    )
    assert drawn.names["answer"] == pytest.approx(0.88080, abs=5e-6)
    marked = mark(drawn, "0.99967")
    assert isinstance(marked, tuple)
    assert marked[1].misconceptions == ("no-scale",)


def test_every_type_is_in_the_family():
    """The twelve types of the design are there, and each says what it is."""
    assert set(registry.kinds("questions")) >= {
        *("array", "blank", "bug", "choice", "formula", "match", "multi", "numeric", "order"),
        *("output", "shape", "text"),
    }
    for kind in registry.kinds("questions"):
        module = registry.member("questions", kind)
        assert kind == module.KIND
        assert module.__doc__
        assert module.EXAMPLE
        assert {name.partition(".")[0] for name in getattr(module, "TABLES", {})} <= {
            field.name for field in module.FIELDS
        }
