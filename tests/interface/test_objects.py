"""Functions and classes that a program holds: their source is found, or it is said why not."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from grader.errors import UsageError
from grader.interface.objects import find

Load = Callable[[str, str], ModuleType]

AFFINE = "import numpy as np\n\n\ndef affine(x, k=2, *, b=1):\n    return k * x + b\n"


def changed_code(module: ModuleType) -> object:
    module.affine.__code__ = (lambda x, k, *, b: x).__code__
    return module.affine


def changed_default(module: ModuleType) -> object:
    module.affine.__defaults__ = (3,)
    return module.affine


def changed_keyword(module: ModuleType) -> object:
    module.affine.__kwdefaults__["b"] = 5
    return module.affine


def wrapped_later(module: ModuleType) -> object:
    return functools.wraps(module.affine)(lambda *args: module.affine(*args))


def replaced(module: ModuleType) -> object:
    old = module.affine
    module.affine = len
    return old


def edited(module: ModuleType) -> object:
    path = Path(module.__file__)
    path.write_text(path.read_text().replace("+ b", "- b"))
    return module.affine


def typed_into_exec(module: ModuleType) -> object:
    exec("def affine(x):\n    return x", module.__dict__)
    return module.affine


class Callable_:
    def __call__(self, x: object) -> object:
        return x

    def affine(self, x: object) -> object:
        return x


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (changed_code, "`affine` is not what its source says: it was changed since"),
        (changed_default, "`affine` is not what its source says: it was changed since"),
        (changed_keyword, "`affine` is not what its source says: it was changed since"),
        (edited, "`affine` is not what its source says: it was changed since"),
        (wrapped_later, "`affine` of `mine` is another one by now"),
        (replaced, "`affine` of `mine` is another one by now"),
        (typed_into_exec, "there is no source of `affine`"),
        (lambda m: lambda x: x, "a lambda has no name to be graded by"),
        (lambda m: functools.partial(m.affine, k=3), "a `partial` has no source of its own"),
        (lambda m: Callable_().affine, "`affine` is a method of an object"),
        (lambda m: Callable_().__call__, "`__call__` is a method of an object"),
        (lambda m: Callable_(), "a `Callable_` is no function, exercise or file"),
        (lambda m: type(changed_code), "there is no source of `function`"),
        (lambda m: len, "`len` is not written in Python"),
        (lambda m: "".join, "`join` is not written in Python"),
        (lambda m: 3, "a `int` is no function, exercise or file"),
        (lambda m: Callable_.affine, "`affine` is made inside of `Callable_`"),
    ],
)
def test_refused(
    load: Load, tmp_path: Path, made: Callable[[ModuleType], object], said: str
) -> None:
    """What is not the source's own is refused, with what to do instead."""
    thing = made(load("mine", AFFINE))
    with pytest.raises(UsageError) as error:
        find(thing, tmp_path)
    assert str(error.value) == said
    assert error.value.hint


@pytest.mark.parametrize(
    "source",
    [
        AFFINE,
        f"def affine(x):\n    return x\n\n\n{AFFINE}",
        f"import functools\n{AFFINE}\n\naffine = functools.lru_cache(affine)\n",
        "import functools\n\n\ndef same(f):\n    @functools.wraps(f)\n    def g(*a):\n"
        "        return f(*a)\n    return g\n\n\n@same\n@same\ndef affine(x):\n    return 2 * x\n",
        "class affine:\n    size = 3\n\n    def __call__(self, x):\n        return x\n",
        "def affine(x, k=len('ab'), scale=-1.5, b=[1, 2], c={1: None}):\n"
        '    "What it does."\n    return [x for _ in range(k) if (lambda y: y)(x)]\n',
        "async def affine(x):\n    yield x\n",
    ],
)
def test_found(load: Load, folder: Path, source: str) -> None:
    """A function with its decorators, a class: the file is what is graded."""
    module = load("mine", source)
    assert find(module.affine, folder).path == folder / "mine.py"
    assert find(module.affine, folder).given is None


def test_constants_whose_order_varies() -> None:
    """A set in the code is the same in any order, a tuple only in its own."""
    from grader.interface.objects import _same_constant

    words = ["mean", "sum", "none", "batchmean", "max", "min", "var", "std"]
    assert _same_constant(frozenset(words), frozenset(reversed(words)))
    assert not _same_constant(frozenset(words), frozenset(words[1:]))
    assert not _same_constant(frozenset({1}), frozenset({1.0}))
    assert _same_constant((1, ("a",)), (1, ("a",)))
    assert not _same_constant((1, 2), (2, 1))


def test_form_feeds_of_a_script_move_no_line() -> None:
    """Sections of a script may begin with one."""
    from grader.interface.objects import _defined

    text = "import math\n\f\ndef f(x):\n    return x\n\f\n\f\nprint(f(1))\n"
    lines = _defined(text.encode(), "script.py").split("\n")
    assert lines[2] == "def f(x):" and "print" not in "".join(lines)
