"""Which parts of torch a check needs, by what its files say."""

from pathlib import Path

import pytest

from grader.checks._leaving import code_in, may_leave
from grader.content import find_content
from grader.interface.lean import answers_need_all, needs_all

LEAN = b'''import torch


def f(x):
    """Where the autograd graph ends: zeros, on a device."""
    # the backward pass of torch.func
    return x.softmax(-1), "# no comment"
'''
LATE = {
    "func": b"y = torch.func.vmap(f)",
    "optim": b"torch.optim.SGD([x])",
    "after a text with a hash": b's = "#"; torch.func.grad(f)',
    "after a text of several lines": b's = f("""\n#"""); torch.func.grad(f)',
    "by its name": b'getattr(torch, "func")',
    "in a text that is run": b'exec(\n"""\nimport torch.optim\n"""\n)',
    "elsewhere": b"torch.zeros(3)",
}
TEXTS = (b's = """a"""', b'"""\nzeros""".split()', b's = "\'# a"', b"s = \"''' # a\"")


def test_prose_needs_nothing() -> None:
    """What a file says in comments and docstrings is not what it does."""
    assert not needs_all(LEAN)
    assert not may_leave(LEAN)


@pytest.mark.parametrize("line", LATE.values(), ids=LATE.keys())
def test_code_needs_all(line: bytes) -> None:
    """A word that may lead to a part of torch that is imported late has it imported."""
    assert needs_all(LEAN + b"\n\n" + line)


@pytest.mark.parametrize("line", TEXTS)
def test_texts_stay(line: bytes) -> None:
    """A text that is no docstring is kept, whatever it looks like; a comment behind it is not."""
    assert code_in(line + b"  # b") == line + b"  "


def test_few_answers_need_all() -> None:
    """Most solution files speak of gradients in prose only."""
    course = find_content(None, {}, Path.cwd())
    paths = {n: course.solution_path(n) for n in course.ids if "torch" in course.head(n).backends}
    late = {name for name, path in paths.items() if answers_need_all(path)}
    assert late == {"critic-lipschitz", "gradient-penalty-inequality"}
