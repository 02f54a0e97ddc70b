"""An exercise file begun from an answer: to be edited, but standing as it is."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from grader.content.answer import Function, ModelAnswer
from grader.model import INIT

_WIDTH = 66
"""Columns of a line of a docstring: a method's is set in by 8, and has its quotes."""

_SIZES = (3, 4, 5, 6, 7, 8)
"""Sizes of the letters of documented shapes, all different, in the order they appear."""

_SCALARS = re.compile(
    r"(alpha|beta|gamma|lr|eps|epsilon|momentum|rate|temperature|tau|sigma|lam|lambda_|p)\Z"
)
_COUNTS = re.compile(
    r"(n|k|m|axis|dim|steps|epochs|degree|width|heads|layers|features|channels|classes"
    r"|(num|n|max)_\w+|\w+_(size|features|channels))\Z"
)

_SEQUENCES = re.compile(r"(words|tokens|candidate|reference|hypothesis)\Z")
_KERNEL = re.compile(r"kernel\Z")
_TEXTS = re.compile(r"(text|sentence|string|name|word)\Z")
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
{cases}
checks:
{checks}
"""

_GIVEN = """

class given:
    \"\"\"What students are handed: say here what it does.\"\"\"
"""
_STAND_IN = """
    def {name}({parameters}):
        return {result}
"""

_VALUES = "  - {kind: values}"
_SAME_SEED = """\
  - kind: property            # `statistics` checks how draws are spread: docs/author.md
    says: generators with equal seeds give equal results
    cases: [first, hidden]
    change: {{{name}: {name}}}"""
_CASES = (
    ("first", "purpose: the usual case"),
    ("hidden", "purpose: other sizes, hidden: true"),
)


def draft(answer: ModelAnswer, title: str) -> str:
    """Return an exercise file that poses the answer's function or class."""
    said = answer.docstring or f"Write `{answer.name}`."
    random = ", ".join(answer.random)
    return _EXERCISE.format(
        title=_quoted(title),
        head="backends: [torch]             # the answer is written in it\n"
        if answer.torch
        else "",
        random=f"random: [{random}]\n" if random else "",
        checks=_SAME_SEED.format(name=answer.random[0]) if random else _VALUES,
        prompt=textwrap.indent(said, "    "),
        stub=textwrap.indent("\n".join(_stub(answer, said)), "  "),
        cases="\n".join(_cases(answer)),
    )


def drafted_solution(answer: ModelAnswer, title: str) -> str:
    """Return a solution file with the answer, and stand-ins for the parameters that it calls."""
    space = "\n" if answer.source.startswith(("import", "from")) else "\n\n"
    text = f'"""{title}."""\n{space}{answer.source}'
    for name in answer.called:
        if not _KERNEL.match(name):
            handed = answer.called[name]
            result = handed[0] if handed and "=" not in handed[0] else "0.0"
            text += _GIVEN * ("class given" not in text)
            text += _STAND_IN.format(name=name, parameters=", ".join(handed), result=result)
    return text


# --------------------------------------------------------------------------- the stub


def _stub(answer: ModelAnswer, said: str) -> Iterator[str]:
    if not answer.opening:
        yield from _unwritten(answer.functions[0], said)
        return
    if answer.imports:
        yield from (answer.imports, "", "")
    yield answer.opening
    yield from (f"    {line}".rstrip() for line in _docstring(said))
    first = "super().__init__()" if answer.imports else ""
    for method in answer.functions:
        yield ""
        lines = _unwritten(method, method.docstring, first if method.name == INIT else "")
        yield from (f"    {line}".rstrip() for line in lines)


def _unwritten(function: Function, said: str, first: str = "") -> Iterator[str]:
    yield function.signature
    body = [*_docstring(said), first, "raise NotImplementedError"]
    yield from (f"    {line}".rstrip() for line in body if line is not first or first)


def _docstring(said: str) -> Iterator[str]:
    """Yield the lines of a docstring; one that no terminal holds is broken, set in as it was."""
    text = said.replace("\\", "\\\\").replace('"""', '\\"""')
    lines = [part for line in text.splitlines() for part in _broken(line)]
    if len(lines) == 1:
        yield f'"""{lines[0]}"""'
    elif lines:
        yield f'"""{lines[0]}'
        yield from lines[1:]
        yield '"""'


def _broken(line: str) -> list[str]:
    indent = " " * (len(line) - len(line.lstrip()))
    return textwrap.wrap(line, _WIDTH, subsequent_indent=indent, break_on_hyphens=False) or [""]


# --------------------------------------------------------------------------- the cases


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What one case draws: `letters` have the sizes that stand at their place."""

    answer: ModelAnswer
    sizes: tuple[int, ...]

    def inputs(self, function: Function) -> str:
        """Return the inputs of a function, each with its expression."""
        return ", ".join(f"{name}: {self._input(function, name)}" for name in function.required)

    def _input(self, function: Function, name: str) -> str:
        if name in function.random:
            return name if self.answer.opening else '"generator()"'
        if name in function.called:
            return '"rbf_kernel(0.5)"' if _KERNEL.match(name) else f"given.{name}"
        if name in self.answer.letters and name not in function.shapes:
            return str(self._size(name))
        return f'"{self._expression(function, name)}"'

    def _expression(self, function: Function, name: str) -> str:
        """Return what is drawn for a parameter: by its documented shape, its type, or its name."""
        if shape := function.shapes.get(name):
            written = (letter if letter.isdigit() else str(self._size(letter)) for letter in shape)
            return f"normal({', '.join(written)})"
        annotated = function.types.get(name, "").partition("|")[0].strip()
        if annotated in _TYPES:
            return _TYPES[annotated]
        if _SEQUENCES.match(name):
            return _TYPES["list[str]"]
        if _TEXTS.match(name):
            return _TYPES["str"]
        if _SCALARS.match(name):
            return "uniform(0.1, 0.9)"
        if _COUNTS.match(name):
            return "integers(1, 3)"
        return f"normal({self.sizes[0]}, {self.sizes[1]})"

    def _size(self, letter: str) -> int:
        letters = [letter for letter in self.answer.letters if not letter.isdigit()]
        return self.sizes[letters.index(letter) % len(self.sizes)]


def _cases(answer: ModelAnswer) -> Iterator[str]:
    others = tuple(size - 1 for size in reversed(_SIZES))
    for (name, head), sizes in zip(_CASES, (_SIZES, others), strict=True):
        drawing = _Drawing(answer, sizes)
        if answer.opening:
            yield from _script(name, head, drawing)
        else:
            inputs = drawing.inputs(answer.functions[0]) or "repeat: 1"
            yield f"  {name}: {{{head}, {inputs}}}"


def _script(name: str, head: str, drawing: _Drawing) -> Iterator[str]:
    """Yield a case that makes an object and calls every method once, in the file's order."""
    answer = drawing.answer
    new = next((drawing.inputs(one) for one in answer.functions if one.name == INIT), "")
    yield f"  {name}:"
    yield from (f"    {line}" for line in head.split(", "))
    if answer.random:
        drawn = ", ".join(f'{name}: "generator()"' for name in answer.random)
        yield f"    let: {{{drawn}}}"
    yield f"    new: {{{new}}}"
    if answer.imports:
        yield '    load: {}                  # what it draws, as in `layer.weight: "normal(4, 4)"`'
    yield "    calls:"
    for method in answer.functions:
        if method.name != INIT:
            yield f"      - {method.name}: {{{drawing.inputs(method)}}}"
    yield from (f"      - {attribute}" for attribute in answer.attributes)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
