"""The source of a function or a class that a program holds; nothing of it is run here.

What is graded is source, in the sandbox. An object that is not what its source says, or has none,
is refused with a sentence that says what to do.
"""

from __future__ import annotations

import ast
import functools
import inspect
import sys
import types
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.errors import UsageError
from grader.interface import cells
from grader.messages import Message

_FLAGS = inspect.CO_VARARGS | inspect.CO_VARKEYWORDS | inspect.CO_GENERATOR | inspect.CO_COROUTINE
_IN_A_FILE = Message("write it into a file or a notebook cell, and check that")
BY_NAME = Message("check the exercise by its name, or the file")


@dataclass(frozen=True, slots=True)
class Found:
    """Where an object is defined: a file, and what it says where that is not the whole file."""

    path: Path
    given: bytes | None = None
    name: str = ""


def find(thing: Any, cwd: Path) -> Found:
    """Return where a function or a class is defined.

    Raises
    ------
    UsageError
        It has no source, or is not what its source says.
    """
    inner = _inner(thing)
    name = inner.__name__
    if "<locals>" in inner.__qualname__ or "." in inner.__qualname__:
        raise UsageError(
            Message(
                "`{name}` is made inside of `{owner}`",
                name=name,
                owner=inner.__qualname__.rpartition(".")[0].replace(".<locals>", ""),
            ),
            hint=Message("write `def {name}` at the left margin, and check that", name=name),
        )
    found, source = _where(inner, cwd)
    if not _says(source, inner):
        raise UsageError(
            Message("`{name}` is not what its source says: it was changed since", name=name),
            hint=Message("run its definition again, or import the file again"),
        )
    module = sys.modules.get(inner.__module__)
    if module is not None and getattr(module, name, thing) is not thing:
        raise UsageError(
            Message(
                "`{name}` of `{module}` is another one by now", name=name, module=module.__name__
            ),
            hint=BY_NAME,
        )
    return replace(found, name=name)


def _inner(thing: Any) -> Any:
    """Return the function or class itself, below its decorators; refuse what is neither."""
    kind = type(thing).__name__
    if isinstance(thing, functools.partial):
        raise UsageError(
            Message("a `partial` has no source of its own"),
            hint=Message("write a `def` that calls it, or check the function that it calls"),
        )
    if isinstance(thing, types.MethodType):
        raise UsageError(
            Message("`{name}` is a method of an object", name=thing.__name__),
            hint=Message("write `def {name}` at the left margin", name=thing.__name__),
        )
    inner = inspect.unwrap(thing) if callable(thing) else thing
    if isinstance(inner, types.FunctionType) and inner.__name__ == "<lambda>":
        raise UsageError(
            Message("a lambda has no name to be graded by"),
            hint=Message("write it as `def NAME(...):` with the name that the exercise asks for"),
        )
    if isinstance(inner, types.BuiltinFunctionType | types.BuiltinMethodType | type(str.join)):
        raise UsageError(
            Message("`{name}` is not written in Python", name=inner.__name__), hint=_IN_A_FILE
        )
    if not isinstance(inner, types.FunctionType | type):
        raise UsageError(
            Message("a `{kind}` is no function, exercise or file", kind=kind),
            hint=Message("`grader.check(FUNCTION)`, `grader.check('EXERCISE')`, or a path"),
        )
    return inner


def _where(inner: Any, cwd: Path) -> tuple[Found, str]:
    """Return where an object is defined, and the source of all that stands there."""
    if inner.__module__ != "__main__":
        path = _file(inner)
        if path is None:
            raise _no_source(inner)
        return Found(path), path.read_text("utf-8", "replace")
    shell = cells.shell()
    if shell is not None:
        given = cells.running(shell)
        source = _defined(given, cells.UNSAVED)
        if _says(source, inner) or _file(inner) is None:
            return Found(cells.place(cwd), given), source
    path = _file(inner)
    if path is None or path.suffix != ".py":
        raise _no_source(inner)
    text = _defined(path.read_bytes(), path.name)
    return Found(path, text.encode("utf-8", "replace")), text


def _file(inner: Any) -> Path | None:
    """Return the file that an object was made from, where there is one."""
    if isinstance(inner, type):
        named = getattr(sys.modules.get(inner.__module__), "__file__", None) or ""
    else:
        named = inner.__code__.co_filename
    path = Path(named)
    return path if named and path.is_file() else None


def _no_source(inner: Any) -> UsageError:
    name = inner.__name__
    return UsageError(Message("there is no source of `{name}`", name=name), hint=_IN_A_FILE)


def _defined(data: bytes, name: str) -> str:
    """Return what a notebook or a script defines, as grading a notebook takes it.

    Of a script, every line keeps its number.
    """
    from grader.classroom.notebook import Cell, module
    from grader.classroom.notebook import cells as cells_of
    from grader.classroom.work import is_notebook

    if is_notebook(name):
        return module(cells_of(data), "").source
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\f", " ")
    made = module([Cell(1, text)], "")
    lines = [""] * (text.count("\n") + 1)
    for (cell, number), line in zip(made.lines, made.source.split("\n"), strict=False):
        if cell:
            lines[number - 1] = line
    return "\n".join(lines) + "\n"


# --------------------------------------------------------------------------- the same code


def _says(source: str, inner: Any) -> bool:
    """Whether the last definition of its name in a source is this object."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
            compiled = [_made(part, inner.__name__) for part in _parts(tree, inner.__name__)]
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return any(_is_made_by(code, inner) for code in compiled if code) and (
        isinstance(inner, type) or _defaults_stand(tree, inner)
    )


def _parts(tree: ast.Module, name: str) -> Iterator[ast.Module]:
    """Yield the source and its last definition alone: a notebook compiles each by itself.

    What a function compiles to depends on what is imported beside it.
    """
    yield tree
    found = [node for node in tree.body if getattr(node, "name", "") == name]
    if found:
        yield ast.Module(found[-1:], [])


def _made(tree: ast.Module, name: str) -> types.CodeType | None:
    """Return the code of the last function or class of a name at the left margin."""
    code = compile(tree, "<source>", "exec", dont_inherit=True)
    return next((one for one in reversed([*_codes(code)]) if one.co_name == name), None)


def _is_made_by(code: types.CodeType, inner: Any) -> bool:
    if not isinstance(inner, type):
        return _same(code, inner.__code__)
    inside = {one.co_name: one for one in _codes(code)}
    methods = [m for m in vars(inner).values() if isinstance(m, types.FunctionType)]
    own = [m for m in methods if m.__module__ == inner.__module__]
    return all(m.__name__ in inside and _same(inside[m.__name__], m.__code__) for m in own)


def _codes(code: types.CodeType) -> Iterator[types.CodeType]:
    return (one for one in code.co_consts if isinstance(one, types.CodeType))


def _same(one: types.CodeType, other: types.CodeType) -> bool:
    """Whether two pieces of code do the same, wherever they stand."""
    for name in ("co_code", "co_names", "co_varnames", "co_freevars", "co_argcount"):
        if getattr(one, name) != getattr(other, name):
            return False
    if (one.co_flags ^ other.co_flags) & _FLAGS or len(one.co_consts) != len(other.co_consts):
        return False
    return all(map(_same_constant, one.co_consts, other.co_consts))


def _same_constant(one: Any, other: Any) -> bool:
    if isinstance(one, types.CodeType) and isinstance(other, types.CodeType):
        return _same(one, other)
    if type(one) is not type(other):
        return False
    if isinstance(one, frozenset):  # its order is not the same in every process
        return sorted(map(repr, one)) == sorted(map(repr, other))
    if isinstance(one, tuple):
        return len(one) == len(other) and all(map(_same_constant, one, other))
    return repr(one) == repr(other)


def _defaults_stand(tree: ast.Module, inner: types.FunctionType) -> bool:
    """Whether the defaults of a function are those of its definition, as far as one can read."""
    found = [n for n in tree.body if getattr(n, "name", "") == inner.__name__]
    node = found[-1] if found else None
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return True
    values = inner.__defaults__ or ()
    named = inner.__kwdefaults__ or {}
    words = {a.arg: d for a, d in zip(node.args.kwonlyargs, node.args.kw_defaults, strict=True)}
    return (
        len(values) == len(node.args.defaults)
        and named.keys() == {name for name, default in words.items() if default is not None}
        and _literals_are(node.args.defaults, values)
        and _literals_are([words[name] for name in named], list(named.values()))
    )


def _literals_are(nodes: Sequence[ast.expr | None], values: Sequence[Any]) -> bool:
    for node, value in zip(nodes, values, strict=True):
        try:
            written = ast.literal_eval(node) if node is not None else value
        except ValueError:  # it is computed: what it came to stands nowhere
            continue
        if repr(written) != repr(value):
            return False
    return True
