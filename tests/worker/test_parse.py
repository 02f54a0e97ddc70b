"""Facts of a source, aliases resolved, before anything runs."""

from __future__ import annotations

import ast
import textwrap

import pytest

from grader.worker.parse import facts

USES = {
    "plain": ("import torch\ntorch.softmax", "torch.softmax"),
    "alias": ("import torch.nn.functional as F\nF.softmax", "torch.nn.functional.softmax"),
    "from": ("from torch.nn import functional as G\nG.softmax", "torch.nn.functional.softmax"),
    "name": ("from torch import softmax as s\ns(1)", "torch.softmax"),
    "method": ("def f(x):\n    return x.softmax(-1)", ".softmax"),
    "getattr": ("def f(x):\n    return getattr(x, 'softmax')(-1)", ".softmax"),
    "getattr-module": ("import torch\ngetattr(torch, 'softmax')", "torch.softmax"),
    "chained": ("def f(x):\n    return (x + 1).T.softmax(-1)", ".softmax"),
    "star": ("from torch.nn.functional import *\nsoftmax(1)", "torch.nn.functional.softmax"),
    "assigned": ("import torch\nlib = torch\nlib.softmax", "torch.softmax"),
    "assigned-part": ("import torch as t\nG = t.nn\nG.Softmax", "torch.nn.Softmax"),
    "operator": ("def f(a, b):\n    return a @ b", "@"),
    "operator-assigned": ("def f(a, b):\n    a @= b", "@"),
    "nested": ("def f():\n    import torch as t\n    return t.softmax", "torch.softmax"),
}


@pytest.mark.parametrize("name", USES)
def test_uses(name: str) -> None:
    """The name is seen whichever way it is written."""
    source, want = USES[name]
    assert want in [use for use, _ in facts(ast.parse(source))["uses"]]


OWN = {
    "method": "class A:\n    def softmax(self): ...\ndef f(a):\n    return a.softmax()",
    "attribute": "class A:\n    softmax = print\ndef f(a):\n    return a.softmax()",
    "assigned": "def f(a, g):\n    a.softmax = g\n    return a.softmax()",
    "variable": "def f(x):\n    softmax = x\n    return softmax",
    "parameter": "def f(softmax):\n    return softmax(1)",
}


@pytest.mark.parametrize("name", OWN)
def test_own_attributes(name: str) -> None:
    """What the file itself calls so is its own."""
    assert facts(ast.parse(OWN[name]))["uses"] in ([], [["print", 2]])


def test_main_guard_does_not_count() -> None:
    """What never runs here is not used."""
    source = "import numpy\nif __name__ == '__main__':\n    import scipy\n    scipy.special"
    found = facts(ast.parse(source))
    assert [name for name, _ in found["imports"]] == ["numpy"]
    assert found["uses"] == []


def test_functions_and_parameters() -> None:
    """Top-level functions with their lines and parameters; `*` for accept-all."""
    source = textwrap.dedent("""
        def f(a, /, b, *, c=1): ...
        def g(*args, **kwargs): ...
        class K:
            def h(self): ...
    """)
    found = facts(ast.parse(source))
    assert found["functions"] == {"f": 2, "g": 3}
    assert found["parameters"] == {"f": ["a", "b", "c"], "g": ["*"]}


def test_parameters_of_what_is_replaced() -> None:
    """What a decorator or an assignment puts in a function's place may take anything."""
    source = "def f(a): ...\n@wrapped\ndef g(a): ...\ndef h(a): ...\nh = wrapped(h)"
    assert facts(ast.parse(source))["parameters"] == {"f": ["a"], "g": ["a", "*"], "h": ["a", "*"]}


def test_own_names_under_a_star() -> None:
    """What the file defines, takes or assigns is its own."""
    source = (
        "from torch.nn.functional import *\ndef softmax(x):\n    y = exp(x)\n    return y\nsoftmax"
    )
    uses = {use for use, _ in facts(ast.parse(source))["uses"]}
    assert "torch.nn.functional.exp" in uses
    assert not uses & {f"torch.nn.functional.{name}" for name in ("softmax", "x", "y")}


def test_many_uses() -> None:
    """The last of many uses is told as well as the first; too many names are refused."""
    many = "import numpy as np\n" + "np.e\n" * 6000
    assert ["numpy.linalg.inv", 6002] in facts(ast.parse(many + "np.linalg.inv"))["uses"]
    with pytest.raises(SyntaxError, match="more than 5000 different names"):
        facts(ast.parse("".join(f"x.a{n}\n" for n in range(6000))))
