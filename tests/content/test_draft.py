"""An exercise begun from a file with its answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.content.draft import draft, read_answer
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
        pytest.param("x = 1\n", "`a.py` has no function at its top level", id="nothing"),
        pytest.param("def a(): 0\ndef b(): 0\n", "`a.py` has 2 functions: `a`, `b`", id="two"),
        pytest.param("def f(*x): 0\n", "a.py:1:8: `x` must be a plain parameter, without `*` or `/`", id="star"),
        pytest.param("def f(hidden): 0\n", "a.py:1:7: a parameter cannot be called `hidden`, a key of cases", id="key"),
        pytest.param("def f(x=len): 0\n", "a.py:1:9: the default `len` is no literal", id="default"),
        pytest.param("import torch\ndef f(x): 0\n", "a.py:1:1: the model answer is written in NumPy, and this imports torch", id="torch"),
        pytest.param("from torch.nn import functional\ndef f(x): 0\n", "a.py:1:1: the model answer is written in NumPy, and this imports torch", id="from-torch"),
        pytest.param("\0", "a.py:1:1: the answer is no Python: source code string cannot contain null bytes", id="nul"),
    ],
)  # fmt: skip
def test_refused(source: str, message: str) -> None:
    with pytest.raises(ContentError) as caught:
        read_answer(source, "a.py", "wanted")
    assert str(caught.value) == message


def test_nothing_runs(tmp_path: Path) -> None:
    """A file that does something when it is imported does nothing here."""
    trace = tmp_path / "ran"
    read_answer(f"open({str(trace)!r}, 'w')\ndef f(x):\n    return x\n", "a.py", "f")
    assert not trace.exists()
