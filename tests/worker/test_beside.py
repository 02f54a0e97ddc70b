"""Modules that travel with a file: written at its end, found again, looked at like the file."""

from __future__ import annotations

import ast

import pytest

from grader.worker.beside import MODULES, Beside, absolute, carried, joined, may_be_named
from grader.worker.parse import facts, without_main


def seen(source, **modules):
    whole = joined(source, modules)
    beside = Beside(carried(whole), "file.py", without_main)
    found = facts(beside.tree(whole), beside.trees(), beside.roots)
    return {name for name, _ in found["uses"]}, {name for name, _ in found["imports"]}


@pytest.mark.parametrize("source", ["x = 1", "x = 1\n", "x = '''\n#: y\n'''\n", "x = (1 +\\\n 2)"])
def test_what_is_joined_is_found_again(source):
    """At its own lines, whatever its ends of lines are; the file's lines stay where they are."""
    whole = joined(source, {"helper": "a = 1\r\n\x0cb = 2\rc = 3\n", "more": "d = 4"})
    found = carried(whole)
    assert list(found) == ["helper", "more"]
    assert found["helper"].split() == ["a", "=", "1", "b", "=", "2", "c", "=", "3"]
    assert ast.dump(ast.parse(whole)) == ast.dump(ast.parse(source))
    lines = whole.split("\n")
    for line, text in enumerate(found["helper"].split("\n")):
        assert not text or lines[line] == f"#| {text}"


def test_few_and_of_harmless_names():
    """A file cannot give itself a `torch`, nor a hundred modules."""
    assert not any(may_be_named(n) for n in ("torch", "numpy", "os", "grader", "worker", "a b", ""))
    assert list(carried("#: torch, beside this file\n#| x = 1\n")) == []
    many = "".join(f"#: m{n}, beside this file\n#| x = 1\n" for n in range(100))
    assert len(carried(many)) == MODULES


WAYS = {
    "module": "import helper\nhelper.np.linalg.inv(1)",
    "renamed module": "import helper as h\nh.np.linalg.inv(1)",
    "name": "from helper import np\nnp.linalg.inv(1)",
    "renamed name": "from helper import np as q\nq.linalg.inv(1)",
    "star": "from helper import *\nnp.linalg.inv(1)",
    "hidden by the file's own": "import math as np\nimport helper\nhelper.np.linalg.inv(1)",
}


@pytest.mark.parametrize("source", WAYS.values(), ids=WAYS)
def test_a_library_taken_through_a_helper_is_seen(source):
    """Under the library's own name."""
    uses, imports = seen(source, helper="import numpy as np")
    assert "numpy.linalg.inv" in uses
    assert "numpy" in imports and "helper" not in imports


def test_a_library_taken_through_a_package_is_seen():
    """Under its own name, by an absolute or a relative import."""
    modules = {"pkg": "from .inner import la", "pkg.inner": "import numpy.linalg as la"}
    for source in ("from pkg import la\nla.inv(1)", "import pkg.inner\npkg.inner.la.inv(1)"):
        assert "numpy.linalg.inv" in seen(source, **modules)[0]
    found = seen("from .helper import np\nnp.linalg.inv(1)", helper="import numpy as np")
    assert "numpy.linalg.inv" in found[0]


@pytest.mark.parametrize(
    ("name", "package", "said"),
    [
        ("helper", "", "helper"),
        (".helper", "", "helper"),
        (".", "pkg", "pkg"),
        (".inner", "pkg", "pkg.inner"),
        ("..inner", "pkg.sub", "pkg.inner"),
        ("...inner", "pkg.sub", "inner"),
        ("....inner", "pkg.sub", ""),
    ],
)
def test_absolute_names(name, package, said):
    """Dots count packages, of which the file's own has no name."""
    assert absolute(name, package) == said


def test_through_two_helpers():
    """However long the chain."""
    uses, _ = seen("import one\none.two.t.softmax(1)", one="import two", two="import torch as t")
    assert "torch.softmax" in uses


def test_through_helpers_that_import_each_other():
    """In whatever order they travel."""
    one = "from two import np\nnp.linalg.inv(1)"
    uses, _ = seen("import two\nimport one", two="import numpy as np\nimport one", one=one)
    assert "numpy.linalg.inv" in uses


def test_what_a_helper_uses_and_imports_counts():
    """A forbidden call is one wherever it stands, at its own line."""
    uses, imports = seen(
        "from helper import f", helper="import torch\ndef f(x):\n  return x @ torch.exp(x)"
    )
    assert {"@", "torch.exp"} <= uses
    assert "torch" in imports
