"""An exercise file begun from a file with the answer, which is read by `ast` and never run."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from grader.content.solution import model_answer
from grader.content.tables import CASE
from grader.errors import ContentError
from grader.messages import Message
from grader.model import Mark
from grader.python_says import parsed, python_says
from grader.suggest import quoted

__all__ = ["SKETCH", "Answer", "draft", "read_answer"]

_RESERVED = {field.name for field in CASE}
_SIZES = (3, 4, 5, 6, 7, 8)
"""Sizes of the letters of documented shapes, all different, in the order they appear."""

_SCALARS = re.compile(
    r"(alpha|beta|gamma|lr|eps|epsilon|momentum|rate|temperature|tau|sigma|lam|lambda_|p)\Z"
)
_COUNTS = re.compile(r"(n|k|m|axis|dim|steps|epochs|degree|width|(num|n|max)_\w+|\w+_size)\Z")

_SEQUENCES = re.compile(r"(words|tokens|candidate|reference|hypothesis)\Z")
_TEXTS = re.compile(r"(text|sentence|string|name|word)\Z")
_GENERATORS = re.compile(r"(rng|generator|random_generator)\Z")
_TYPES = {
    "str": "pick('the cat sat on the mat', 'a rose is a rose')",
    "list[str]": "words(pick('the cat sat on the mat', 'a rose is a rose'))",
    "int": "integers(1, 3)",
    "float": "uniform(0.1, 0.9)",
    "bool": "true",
    "dict": "record(w=normal(3, 4), b=normal(4))",
    "list[float]": "[0.5, -1.5, 2.5]",
    "list[int]": "[3, 1, 2]",
}
"""What is drawn for an annotated parameter."""

SKETCH = """\
import numpy as np


def {entry}(x):
    \"\"\"The rows of x (n, d), each minus its mean.\"\"\"
    return x - x.mean(axis=1, keepdims=True)
"""
"""An answer to begin with, for whoever has none."""

_EXERCISE = """\
schema: 1
title: {{en: {title}}}
level: 1                      # from 1 (first steps) to 5
source: "author, year, section"
{head}prompt:
  en: |
{prompt}
stub: |
{stub}
{random}cases:                        # `grader author words` lists what an expression may say
  first: {{purpose: the usual case, {first}}}
  hidden: {{purpose: other sizes, hidden: true, {hidden}}}
checks:
{checks}
"""

_VALUES = "  - {kind: values}"
_SAME_SEED = """\
  - kind: property            # `statistics` checks how draws are spread: docs/author.md
    says: generators with equal seeds give equal results
    cases: [first, hidden]
    change: {{{name}: {name}}}"""


@dataclass(frozen=True, slots=True)
class Answer:
    """A function that answers an exercise, as it stands in a file.

    `source` is the function with what it uses; `required` are its parameters without a default.
    """

    name: str
    signature: str
    docstring: str
    required: tuple[str, ...]
    source: str
    shapes: Mapping[str, tuple[str, ...]]
    """The sizes of the parameters, where the docstring says them, as in `x (n, d)`."""
    types: Mapping[str, str]
    """What the parameters are annotated with."""
    torch: bool = False
    """Whether it is written in torch: then all submissions are."""

    @property
    def random(self) -> tuple[str, ...]:
        """The parameters that are random generators."""
        return tuple(
            name
            for name in self.required
            if _GENERATORS.match(name) or self.types.get(name, "").endswith("Generator")
        )


def read_answer(source: str, shown: str, wanted: str) -> Answer:
    """Read the one function of a file, or the one called `wanted`.

    Raises
    ------
    ContentError
        The file is no Python, has no such function, or the function takes what cannot be passed.
    """
    try:
        tree = parsed(source)
    except SyntaxError as error:
        line, column = getattr(error, "lineno", 1) or 1, getattr(error, "offset", 1) or 1
        reason = python_says(getattr(error, "msg", str(error)))
        message = Message("the answer is no Python: {reason}", reason=reason)
        raise ContentError(message, mark=_mark(source, shown, line, column)) from None
    function = _function(tree, shown, wanted)
    for argument, reason in _refused(function):
        mark = _mark(source, shown, argument.lineno, argument.col_offset + 1)
        raise ContentError(reason, mark=mark)
    given = function.args
    required = [a.arg for a in given.args[: len(given.args) - len(given.defaults)]]
    required += [
        a.arg for a, d in zip(given.kwonlyargs, given.kw_defaults, strict=True) if d is None
    ]
    docstring = ast.get_docstring(function) or ""
    return Answer(
        name=function.name,
        signature=_signature(function),
        docstring=docstring,
        required=tuple(required),
        source=model_answer(source, [function.name]),
        shapes=dict(_shapes(docstring, required)),
        types={
            a.arg: ast.unparse(a.annotation)
            for a in (*given.args, *given.kwonlyargs)
            if a.annotation
        },
        torch=_imports_torch(tree),
    )


def draft(answer: Answer, title: str) -> str:
    """Return an exercise file that poses the function: to be edited, but standing as it is."""
    said = answer.docstring or f"Write `{answer.name}`."
    stub = [answer.signature, *_docstring(said), "    raise NotImplementedError"]
    random = ", ".join(answer.random)
    return _EXERCISE.format(
        title=_quoted(title),
        head="backends: [torch]             # the answer is written in it\n"
        if answer.torch
        else "",
        random=f"random: [{random}]\n" if random else "",
        checks=_SAME_SEED.format(name=answer.random[0]) if random else _VALUES,
        prompt=textwrap.indent(said, "    "),
        stub=textwrap.indent("\n".join(stub), "  "),
        first=_inputs(answer, _SIZES),
        hidden=_inputs(answer, tuple(size - 1 for size in reversed(_SIZES))),
    )


def _signature(function: ast.FunctionDef) -> str:
    returns = f" -> {ast.unparse(function.returns)}" if function.returns else ""
    return f"def {function.name}({ast.unparse(function.args)}){returns}:"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _docstring(said: str) -> Iterator[str]:
    text = said.replace("\\", "\\\\").replace('"""', '\\"""')
    lines = text.splitlines()
    if len(lines) == 1:
        yield f'    """{lines[0]}"""'
        return
    yield f'    """{lines[0]}'
    yield from (f"    {line}".rstrip() for line in lines[1:])
    yield '    """'


def _inputs(answer: Answer, sizes: tuple[int, ...]) -> str:
    letters: dict[str, int] = {}
    parts = []
    for name in answer.required:
        written = [
            letter if letter.isdigit() else str(_size(letter, letters, sizes))
            for letter in answer.shapes.get(name, ())
        ]
        drawn = "generator()" if name in answer.random else ""
        drawn = drawn or _expression(name, answer.types.get(name, ""), written, sizes)
        parts.append(f'{name}: "{drawn}"')
    return ", ".join(parts) or "repeat: 1"


def _size(letter: str, letters: dict[str, int], sizes: tuple[int, ...]) -> int:
    return letters.setdefault(letter, sizes[len(letters) % len(sizes)])


def _expression(name: str, annotated: str, written: list[str], sizes: tuple[int, ...]) -> str:
    """Return what is drawn for a parameter: by its documented shape, its type, or its name."""
    if written:
        return f"normal({', '.join(written)})"
    if annotated.partition("|")[0].strip() in _TYPES:
        return _TYPES[annotated.partition("|")[0].strip()]
    if _SEQUENCES.match(name):
        return _TYPES["list[str]"]
    if _TEXTS.match(name):
        return _TYPES["str"]
    if _SCALARS.match(name):
        return "uniform(0.1, 0.9)"
    if _COUNTS.match(name):
        return "integers(1, 3)"
    return f"normal({sizes[0]}, {sizes[1]})"


def _shapes(docstring: str, names: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name in names:
        words = r"[\s:=,-]*(?:[A-Za-z]+[\s:,-]*){0,4}"
        found = re.search(
            rf"\b{re.escape(name)}\b{words}\(\s*(\w+(?:\s*,\s*\w+)*)\s*,?\s*\)", docstring
        )
        if found:
            yield name, tuple(part.strip() for part in found[1].split(","))


def _function(tree: ast.Module, shown: str, wanted: str) -> ast.FunctionDef:
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    public = {name: node for name, node in functions.items() if not name.startswith("_")}
    if wanted in functions:
        return functions[wanted]
    if len(public) == 1:
        return next(iter(public.values()))
    if not public:
        message = Message("`{file}` has no function at its top level", file=shown)
        raise ContentError(message, hint=Message("`--from` reads a file with one function"))
    raise ContentError(
        Message(
            "`{file}` has {count} functions: {names}",
            file=shown,
            count=len(public),
            names=quoted(public),
        ),
        hint=Message("call the exercise as the one it asks for"),
    )


def _imports_torch(tree: ast.Module) -> bool:
    for node in tree.body:
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        module = (node.module or "") if isinstance(node, ast.ImportFrom) else ""
        if any(name.partition(".")[0] == "torch" for name in (*names, module)):
            return True
    return False


def _refused(function: ast.FunctionDef) -> Iterator[tuple[ast.arg | ast.expr, Message]]:
    """Yield what an exercise cannot pass to a function."""
    given = function.args
    for argument in (*given.posonlyargs, *filter(None, (given.vararg, given.kwarg))):
        yield (
            argument,
            Message("`{name}` must be a plain parameter, without `*` or `/`", name=argument.arg),
        )
    for argument in (*given.args, *given.kwonlyargs):
        if argument.arg in _RESERVED:
            yield (
                argument,
                Message("a parameter cannot be called `{name}`, a key of cases", name=argument.arg),
            )
    for default in (*given.defaults, *filter(None, given.kw_defaults)):
        try:
            ast.literal_eval(default)
        except ValueError:
            yield default, Message("the default `{code}` is no literal", code=ast.unparse(default))


def _mark(source: str, shown: str, line: int, column: int) -> Mark:
    lines = source.splitlines() or [""]
    return Mark(shown, line, column, lines[min(line, len(lines)) - 1])
