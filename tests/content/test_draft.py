"""An exercise begun from a file with its answer."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest

from grader.content.answer import read_answer
from grader.content.draft import draft, drafted_solution
from grader.content.node import compose
from grader.content.stub import read_stub
from grader.errors import ContentError

ATTENTION = '''\
import math

import numpy as np

SCALE = 1


def attention(q, k, *, scale=None):
    """softmax(q k^T / sqrt(d)).

    q  array (n, d)
    k  array (m, d)
    """
    return soft(q @ k.T / math.sqrt(q.shape[-1]))


def soft(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


if __name__ == "__main__":
    raise SystemExit("never run")
'''


def test_what_is_written() -> None:
    """Stub, prompt and cases come from the function; sizes of one letter are equal."""
    answer = read_answer(ATTENTION, "answer.py", "attention")
    text = draft(answer, "My attention")
    root = compose(text, "a.yaml")
    assert root.plain()["title"] == {"en": "My attention"}
    (name, parameters), *_ = read_stub(root.value["stub"]).entries.items()
    assert name == "attention"
    assert [(p.name, p.required) for p in parameters] == [
        ("q", True), ("k", True), ("scale", False),
    ]  # fmt: skip
    assert root.value["cases"].plain()["first"]["q"] == "normal(3, 4)"
    assert root.value["cases"].plain()["first"]["k"] == "normal(5, 4)"
    assert root.value["cases"].plain()["hidden"]["k"] == "normal(5, 6)"


def test_long_lines_of_a_docstring_are_broken() -> None:
    """A stub has at most 80 columns; what is set in stays so."""
    long = "        the points, " + "a number and a word for each of them, " * 3
    source = f'def f(x):\n    """{"Many words " * 12}\n\n    x  array (n,)\n{long}\n    """\n    return x\n'
    stub = compose(draft(read_answer(source, "a.py", "f"), "F"), "a.yaml").plain()["stub"]
    lines = stub.splitlines()
    assert max(map(len, lines)) <= 80
    assert sum(line.startswith("        ") for line in lines) > 1
    assert " ".join(("Many words " * 12).split()) in " ".join(stub.split())


def test_only_what_the_function_needs() -> None:
    """Helpers and imports come with it; what the file does when it runs stays out."""
    source = read_answer(ATTENTION, "answer.py", "attention").source
    assert "def soft" in source
    assert "import math" in source
    assert "SCALE" not in source
    assert "never run" not in source


def test_parameters_by_name() -> None:
    """Without a documented shape, a name that is a number somewhere else is one here."""
    answer = read_answer("def f(x, eps, n, y=1):\n    return x\n", "a.py", "f")
    cases = compose(draft(answer, "f"), "a.yaml").value["cases"].plain()
    assert cases["first"] == {
        "purpose": "the usual case", "x": "normal(3, 4)",
        "eps": "uniform(0.1, 0.9)", "n": "integers(1, 3)",
    }  # fmt: skip


@pytest.mark.parametrize(
    "said", ['a \'quoted\' """ text', "back\\\\slash", "one\n\n    two: - {", "  "]
)
def test_any_docstring(said: str) -> None:
    """Whatever the docstring holds, YAML and stub can be read."""
    answer = read_answer(f"def f(x):\n    {said!r}\n    return x\n", "a.py", "f")
    assert read_stub(compose(draft(answer, 'a "title": {'), "a.yaml").value["stub"]).entries


@pytest.mark.parametrize(
    ("source", "message"),
    [
        pytest.param("def f(x:\n", "a.py:1:6: the answer is no Python: '(' was never closed", id="syntax"),
        pytest.param("x = 1\n", "`a.py` has no function and no class at its top level", id="nothing"),
        pytest.param("def a(): 0\ndef b(): 0\n", "`a.py` has 2 functions or classes: `a`, `b`", id="two"),
        pytest.param("def f(*x): 0\n", "a.py:1:8: `x` must be a plain parameter, without `*` or `/`", id="star"),
        pytest.param("def f(hidden): 0\n", "a.py:1:7: a parameter cannot be called `hidden`, a key of cases", id="key"),
        pytest.param("def f(x=len): 0\n", "a.py:1:9: the default `len` of `x` is no literal", id="default"),
        pytest.param("def f(x={[]: 1}): 0\n", "a.py:1:9: the default `{[]: 1}` of `x` is no literal", id="unhashable"),
        pytest.param("class A: pass\n", "a.py:1:1: `A` has no method that a case can call", id="no method"),
        pytest.param("class A:\n    def f(*x): 0\n", "a.py:2:5: `f` must be a plain method, with `self`", id="no self"),
        pytest.param("class A:\n    @staticmethod\n    def f(x): 0\n", "a.py:3:5: `f` must be a plain method, with `self`", id="static"),
        pytest.param("\0", "a.py:1:1: the answer is no Python: source code string cannot contain null bytes", id="nul"),
    ],
)  # fmt: skip
def test_refused(source: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_answer(source, "a.py", "wanted")
    assert str(caught.value) == message
    assert caught.value.hint


@pytest.mark.parametrize(
    ("annotated", "drawn"),
    [
        ("text: str", "pick('the cat sat on the mat', 'a rose is a rose')"),
        ("x: list[str] | None", "words(pick('the cat sat on the mat', 'a rose is a rose'))"),
        ("candidate", "words(pick('the cat sat on the mat', 'a rose is a rose'))"),
        ("p: dict", "record(w=normal(3, 4), b=normal(4))"),
        ("flag: bool", "true"),
        ("rng", "generator()"),
        ("source: np.random.Generator", "generator()"),
    ],
)
def test_parameters_by_type(annotated: str, drawn: str) -> None:
    """Texts, trees and generators are told by their annotation, else by their name."""
    answer = read_answer(f"def f({annotated}):\n    return 1\n", "a.py", "f")
    first = compose(draft(answer, "f"), "a.yaml").value["cases"].plain()["first"]
    assert drawn in first.values()


def test_what_is_called_is_given_code() -> None:
    """A parameter that the answer calls is no array: a stand-in takes what it is handed."""
    text = "def f(step, kernel, x, n):\n    return step(1) + step(n, 2 * x, n=3) + kernel(x, x) + step(x)\n"
    answer = read_answer(text, "a.py", "f")
    first = compose(draft(answer, "f"), "a.yaml").value["cases"].plain()["first"]
    assert first["step"] == "given.step"
    assert first["kernel"] == "rbf_kernel(0.5)"
    assert drafted_solution(answer, "f").endswith(
        "    def step(argument_1, argument_2, n=None):\n        return argument_1\n"
    )
    assert "def kernel" not in drafted_solution(answer, "f")


@pytest.mark.parametrize(
    ("said", "chained"),
    [
        ("Return self.", True),
        ("Fits, and returns `self`", True),
        ("Return self-attention of x.", False),
        ("Returns self.w, a copy.", False),
        ("Does not return self.", False),
    ],
)
def test_what_a_stub_says_of_self(said: str, chained: bool) -> None:
    """A method is held to returning its object where its docstring says that, and only there."""
    stub = f'class A:\n    def fit(self, x):\n        """{said}"""\n        raise NotImplementedError\n'
    node = compose(f"stub: |\n{textwrap.indent(stub, '  ')}", "a.yaml").value["stub"]
    assert read_stub(node).chained["A"] == (("fit",) if chained else ())


def test_what_a_class_keeps_and_calls_is_given_code() -> None:
    """So is a parameter of the constructor that a method calls as an attribute."""
    text = (
        "class A:\n    def __init__(self, act, w):\n        self.go = act\n        self.w = w\n\n"
        "    def forward(self, x):\n        return self.go(x) + self.w\n"
    )
    answer = read_answer(text, "a.py", "a")
    new = compose(draft(answer, "f"), "a.yaml").value["cases"].plain()["first"]["new"]
    assert new == {"act": "given.act", "w": "normal(3, 4)"}
    assert drafted_solution(answer, "f").endswith("    def act(x):\n        return x\n")


def test_a_random_answer() -> None:
    """Its generator is named, and its draws are not compared with other ones."""
    answer = read_answer("def f(x, rng):\n    return x\n", "a.py", "f")
    root = compose(draft(answer, "f"), "a.yaml").plain()
    assert root["random"] == ["rng"]
    assert [check["kind"] for check in root["checks"]] == ["property"]


@pytest.mark.parametrize("line", ["import torch", "from torch.nn import functional as F"])
def test_an_answer_in_torch(line: str) -> None:
    """Whoever answers in torch asks for torch."""
    answer = read_answer(f"{line}\n\n\ndef f(x):\n    return x\n", "a.py", "f")
    assert compose(draft(answer, "f"), "a.yaml").plain()["backends"] == ["torch"]


MEAN = '''\
import numpy as np


class Average:
    """Follows a mean.

    `mean` (d,) begins with zeros; `momentum` is what it is.
    """

    limit = 3

    def __init__(self, d, momentum=0.1):
        self.momentum, self.mean = momentum, _zeros(d)

    def update(self, x, *, rng):
        """Sees x (n, d)."""
        self.mean = self.mean + self._step(x)

    def _step(self, x):
        return self.momentum * (x.mean(0) - self.mean)


def _zeros(d):
    return np.zeros(d)
'''


def test_a_class() -> None:
    """Its public methods are the stub, each is called once, and what its docstring names is read."""
    answer = read_answer(MEAN, "a.py", "running_mean")
    root = compose(draft(answer, "t"), "a.yaml")
    stub = read_stub(root.value["stub"])
    assert {name: [*methods] for name, methods in stub.classes.items()} == {
        "Average": ["__init__", "update"]
    }
    assert root.plain()["random"] == ["rng"]
    assert root.plain()["cases"]["first"] == {
        "purpose": "the usual case",
        "let": {"rng": "generator()"},
        "new": {"d": 4},
        "calls": [{"update": {"x": "normal(3, 4)", "rng": "rng"}}, "mean"],
    }
    assert "def _zeros" in answer.source


def test_a_torch_module() -> None:
    """Its stub is a module, too, with what it imports, and begins as modules must."""
    text = (
        "from torch import nn\n\n\nclass Layer(nn.Module):\n    def __init__(self, width, heads):\n"
        "        super().__init__()\n\n    def forward(self, x):\n        return x\n"
    )
    root = compose(draft(read_answer(text, "a.py", "layer"), "t"), "a.yaml").plain()
    assert root["stub"].startswith("from torch import nn\n\n\nclass Layer(nn.Module):\n")
    assert "        super().__init__()\n        raise NotImplementedError\n" in root["stub"]
    assert root["backends"] == ["torch"]
    assert root["cases"]["first"]["load"] == {}


def test_what_nothing_else_uses() -> None:
    """Of several functions and classes, the answer is the one that the others serve."""
    text = "def soft(x): 0\n\n\nclass Layer:\n    def go(self, x):\n        return soft(x)\n"
    assert read_answer(text, "a.py", "wanted").name == "Layer"
    assert read_answer(text, "a.py", "soft").name == "soft"
    text = text.replace("soft", "layer")
    assert read_answer(text, "a.py", "layer").name == "layer"


def test_nothing_runs(tmp_path: Path) -> None:
    """A file that does something when it is imported does nothing here."""
    trace = tmp_path / "ran"
    read_answer(f"open({str(trace)!r}, 'w')\ndef f(x):\n    return x\n", "a.py", "f")
    assert not trace.exists()
