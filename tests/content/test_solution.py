"""The model answer without what proves it."""

from __future__ import annotations

import ast

import pytest

from grader.content.solution import empty_variants, model_answer
from grader.errors import ContentError

SOURCE = '''"""Scaling."""

from __future__ import annotations

import math
import os
from itertools import chain, product

import numpy as np

SCALE = 2.0
UNUSED = 1


# What it multiplies by.
# A second line.
def _factors(x, factors):
    return np.full(len(x), SCALE) if factors is None else factors


def _unused():
    return os.getcwd()


def scale_rows(x, factors=None):
    """Scale."""
    return _factors(x, factors)[:, None] * x


def total(x):
    return math.fsum(chain(x))


def certificate(inputs, got):
    return {"gap": UNUSED}


class by_loops:
    def total(self, x):
        return sum(x)
'''

TOTAL = """from __future__ import annotations

import math
from itertools import chain, product


def total(x):
    return math.fsum(chain(x))
"""

SCALE_ROWS = '''from __future__ import annotations

import numpy as np

SCALE = 2.0


# What it multiplies by.
# A second line.
def _factors(x, factors):
    return np.full(len(x), SCALE) if factors is None else factors


def scale_rows(x, factors=None):
    """Scale."""
    return _factors(x, factors)[:, None] * x
'''


@pytest.mark.parametrize(("entry", "answer"), [("total", TOTAL), ("scale_rows", SCALE_ROWS)])
def test_only_what_an_entry_reaches(entry: str, answer: str) -> None:
    assert model_answer(SOURCE, [entry]) == answer


def test_both_entries_in_the_order_of_the_file() -> None:
    answer = model_answer(SOURCE, ["total", "scale_rows"])
    names = [n.name for n in ast.parse(answer).body if isinstance(n, ast.FunctionDef)]
    assert names == ["_factors", "scale_rows", "total"]
    assert "by_loops" not in answer and "certificate" not in answer


def test_a_name_of_its_own_reaches_nothing() -> None:
    """What a function calls its own value or argument is no class of the file."""
    source = (
        "def f(x, wide):\n    shifted = x + wide\n    return shifted\n\n\n"
        "class shifted:\n    pass\n\n\nclass wide:\n    pass\n"
    )
    assert "class" not in model_answer(source, ["f"])


def test_missing_entry() -> None:
    with pytest.raises(ContentError) as caught:
        model_answer(SOURCE, ["totals"])
    assert caught.value.message == "the solution file has no function `totals`"
    assert caught.value.hint == "did you mean `total`?"


def test_no_python() -> None:
    with pytest.raises(ContentError, match=r"the solution is no Python: .*, line 2"):
        model_answer("x = 1\ndef f(:\n", ["f"])


def test_empty_variants() -> None:
    """A class needs a function of the stub, its own or a base's; other bases are trusted."""
    source = (
        "class steps:\n    def f(self): pass\n    def part(self): pass\n"
        "class right(steps):\n    def part(self): pass\n"
        "class typo:\n    def ff(self): pass\n"
        "class below(typo):\n    pass\n"
        "class elsewhere(module.Base):\n    def f(self): pass\n"
    )
    assert empty_variants(source, ["f", "g"]) == ("typo", "below")
    assert empty_variants("class", ["f"]) == ()
