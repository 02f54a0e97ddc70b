"""Given code: the class `given` of a solution file, which students may call and nobody grades."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping

from grader.content.solution import GIVEN, definitions, reached
from grader.content.syntax import Source
from grader.errors import ContentError
from grader.messages import Message
from grader.model import GivenCode, Parameter
from grader.python_says import parsed

ABOUT = Message("given, and not graded; what your function gets is made of it:")
"""What stands above given code where students read it."""
MAX_SOURCE = 64 << 10
"""Characters: it travels to every worker."""

Parameters = tuple[Parameter, ...] | None


def read_given(text: str, shown: str, entries: Collection[str]) -> GivenCode:
    """Return the given code of a solution file.

    Parameters
    ----------
    text : str
        The solution file.
    shown : str
        Its name in messages.
    entries : collection of str
        The functions that students are to write, which it may not use.

    Raises
    ------
    ContentError
        The class holds what cannot be given, prints, or uses what students are to write.
    """
    if f"class {GIVEN}" not in text:
        return GivenCode()
    try:
        tree = parsed(text)
    except SyntaxError:
        return GivenCode()  # whoever runs it says more
    found = definitions(tree)
    given = found.get(GIVEN)
    if not isinstance(given, ast.ClassDef):
        return GivenCode()
    source = Source(shown, text)
    names = reached([GIVEN], found)
    used = [statement for name, statement in found.items() if name in names]
    _refuse_entries(used, entries, source)
    _refuse_printing(used, source)
    things = _things(given, source)
    kept = [*used, *(node for node in tree.body if _is_future(node))]
    lines = range(given.lineno, (given.end_lineno or given.lineno) + 1)
    return GivenCode(_only(text, kept, source), things, lines)


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _only(text: str, kept: list[ast.stmt], source: Source) -> str:
    """Return the text with every line blank but those of `kept`."""
    numbers: set[int] = set()
    for node in kept:
        first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        numbers.update(range(first, (node.end_lineno or node.lineno) + 1))
    lines = text.splitlines()
    only = "\n".join(line if i in numbers else "" for i, line in enumerate(lines, 1)).rstrip()
    if len(only) > MAX_SOURCE:
        raise ContentError(
            Message("the given code has more than {most} characters", most=MAX_SOURCE),
            mark=source.mark(min(numbers) - 1, 0),
        )
    return only + "\n"


def _refuse_entries(used: list[ast.stmt], entries: Collection[str], source: Source) -> None:
    for node in _inside(used):
        if isinstance(node, ast.Name) and node.id in entries:
            raise ContentError(
                Message("the given code uses `{name}`, which students are to write", name=node.id),
                mark=source.mark(node.lineno - 1, node.col_offset),
                hint=Message("give a function of its own to both"),
            )


def _refuse_printing(used: list[ast.stmt], source: Source) -> None:
    for node in _inside(used):
        if isinstance(node, ast.Name) and node.id in ("print", "input", "breakpoint"):
            raise ContentError(
                Message(
                    "the given code calls `{name}`: students would take it for their own",
                    name=node.id,
                ),
                mark=source.mark(node.lineno - 1, node.col_offset),
                hint=Message("return it, or leave it out"),
            )


def _inside(statements: list[ast.stmt]) -> Iterator[ast.AST]:
    for statement in statements:
        yield from ast.walk(statement)


def _things(given: ast.ClassDef, source: Source) -> Mapping[str, Parameters]:
    """Return what the class holds, each with its parameters."""
    classes = {node.name: node for node in given.body if isinstance(node, ast.ClassDef)}
    things: dict[str, Parameters] = {}
    for node in given.body:
        if isinstance(node, ast.FunctionDef):
            things[node.name] = _parameters(node.args, skip=0)
        elif isinstance(node, ast.ClassDef):
            things[node.name] = _constructor(node, classes)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            things |= {target.id: None for target in targets if isinstance(target, ast.Name)}
    public = {name: value for name, value in things.items() if not name.startswith("_")}
    if not public:
        raise ContentError(
            Message("the class `given` holds nothing"),
            mark=source.mark(given.lineno - 1, given.col_offset),
            hint=Message("write functions and classes into it"),
        )
    return public


def _constructor(node: ast.ClassDef, classes: Mapping[str, ast.ClassDef]) -> Parameters:
    """Return the parameters of a class, as far as they stand in the given code."""
    own = next((f for f in node.body if _is_function(f, "__init__")), None)
    if isinstance(own, ast.FunctionDef):
        return _parameters(own.args, skip=1)
    if not node.bases and not node.decorator_list:
        return ()
    base = node.bases[0] if len(node.bases) == 1 and not node.decorator_list else None
    name = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
    inner = classes.get(name)
    return _constructor(inner, classes) if inner and inner is not node else None


def _is_function(node: ast.stmt, name: str) -> bool:
    return isinstance(node, ast.FunctionDef) and node.name == name


def _parameters(arguments: ast.arguments, *, skip: int) -> Parameters:
    """Return plain parameters, the first `skip` left out; None where there are others."""
    if arguments.posonlyargs or arguments.vararg or arguments.kwarg or arguments.kwonlyargs:
        return None
    required = len(arguments.args) - len(arguments.defaults)
    return tuple(
        Parameter(argument.arg, required=place < required)
        for place, argument in enumerate(arguments.args)
    )[skip:]
