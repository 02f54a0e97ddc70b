"""What is proven of a quiz: draws, keys, printed output, references."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content import Content
from grader.content.question import Referable
from grader.content.quiz import read_quiz
from grader.model import Sandbox
from grader.proof import QuestionProof, prove_quiz

HEAD = "schema: 1\nquiz: q\ntitle: q\nquestions:\n  - id: one\n"


def no_sandbox() -> Sandbox:
    raise AssertionError("no reference, no sandbox")


def prove(body: str, content: Content, sandbox=no_sandbox, variants: int = 100) -> QuestionProof:
    lines = "".join(f"    {line}\n" for line in body.strip("\n").split("\n"))
    quiz = read_quiz(HEAD + lines, Path("01-x/quiz.yaml"), "quiz.yaml", Referable())
    (proof,) = prove_quiz(quiz, content, sandbox, variants=variants)
    return proof


def test_acceptance(mini: Content) -> None:
    """The rate of fit draws, and one that is not."""
    proof = prove(
        "type: numeric\nprompt: p\nparams: {a: {int: [1, 4]}}\nanswer: a\n"
        "wrong: [{value: 2, why: x}]\n",
        mini,
        variants=200,
    )
    assert proof.stands
    assert proof.draws == 200
    assert 120 < proof.accepted < 180
    assert proof.refused == "wrong value 1, 2, is too near the answer (at a = 2)"


def test_too_few(mini: Content) -> None:
    """Parameters that hardly ever fit are a problem."""
    proof = prove(
        "type: numeric\nprompt: p\nparams: {a: {int: [1, 4]}}\nrequire: a > 4\nanswer: a\n", mini
    )
    assert len(proof.problems) == 1
    assert proof.problems[0].startswith("0 of 100 draws are fit; for example: `require` does")


@pytest.mark.parametrize(
    ("code", "answer", "problem"),
    [
        ("print((2, 3))", "(2, 3)", ""),
        (
            "print(2)\nprint(3)",
            "2",
            "the code prints `2 | 3`, the answer says `2`",
        ),
        ("print(1/0)", "0", "the code fails: ZeroDivisionError: division by zero"),
        ("x = 1", "0", "the code prints ``, the answer says `0`"),
    ],
)
def test_code_is_run(mini: Content, code: str, answer: str, problem: str) -> None:
    """What a question says is printed is what is printed."""
    listing = "\n".join(f"  {line}" for line in code.split("\n"))
    proof = prove(f'type: output\ncode: |\n{listing}\nanswer: "{answer}"\n', mini)
    assert proof.problems == ((problem,) if problem else ())


def test_keys(mini: Content) -> None:
    """A right answer must be readable and right, in both languages."""
    proof = prove('type: blank\nprompt: "____ ____"\nblanks: ["a;b", c]\n', mini)
    why = "2 blanks are to be filled in, got 3"
    assert proof.problems == (f"the right answer `a;b ; c` cannot be read: {why}",)


def test_texts(mini: Content) -> None:
    """An explanation that cannot be filled in for some draw is found."""
    proof = prove(
        'type: numeric\nprompt: p\nparams: {a: {int: [0, 1]}}\nanswer: a\nexplain: "{{1 / a}}"\n',
        mini,
    )
    assert proof.problems == ("a text cannot be filled in: division by zero",)


REFERENCE = """
type: array
prompt: p
params: {{x: {{vector: 3, int: [1, 9], distinct: true}}}}
answer: {answer}
tolerance: {{abs: 0.001}}
reference: {{exercise: {exercise}, args: {{x: "array([x, x])"}}, result: "{result}"}}
"""


@pytest.mark.parametrize(
    ("answer", "exercise", "result", "problem"),
    [
        ("array(x) - mean(x)", "center-rows", "out[0]", ""),
        ("array(x) - max(x)", "center-rows", "out[0]", "reference: `center-rows` gives `["),
        ("array(x) - mean(x)", "nowhere", "out[0]", "reference: no exercise is called `nowhere`"),
        ("array(x) - mean(x)", "center-rows", "uot[0]", "reference: unknown name `uot`"),
    ],
)
def test_references(
    mini: Content, sandbox: Sandbox, answer: str, exercise: str, result: str, problem: str
) -> None:
    """The answer is compared with what the model answer of an exercise computes."""
    body = REFERENCE.format(answer=answer, exercise=exercise, result=result)
    proof = prove(body, mini, lambda: sandbox, variants=10)
    if problem:
        assert proof.problems[0].startswith(problem)
    else:
        assert proof.problems == ()
