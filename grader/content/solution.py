"""The model answer of a solution file, without the variants below it, by `ast`; nothing runs."""

from __future__ import annotations

import ast
from collections.abc import Iterable

from grader.errors import ContentError
from grader.messages import Message
from grader.python_says import parsed, python_says
from grader.suggest import did_you_mean

GIVEN = "given"
"""The class of a solution file that holds the given code."""


def model_answer(source: str, entries: Iterable[str]) -> str:
    """Return the source of `entries`, with the imports and the helpers they use.

    Comments right above a definition come with it. What the entries do not reach (variants,
    certificates, the imports of those) is left out.

    Raises
    ------
    ContentError
        The source is no Python, or an entry is not defined at module level.
    """
    try:
        tree = parsed(source)
    except SyntaxError as error:
        raise ContentError(
            Message(
                "the solution is no Python: {reason}, line {line}",
                reason=python_says(error.msg),
                line=error.lineno,
            )
        ) from None
    found = definitions(tree)
    wanted = reached(entries, found)
    lines = source.splitlines()
    kept = [
        statement
        for statement in tree.body
        if any(found.get(name) is statement for name in wanted)
        or (isinstance(statement, ast.ImportFrom) and statement.module == "__future__")
    ]
    return _joined(kept, lines)


def definitions(tree: ast.Module) -> dict[str, ast.stmt]:
    """Return the statement that binds each module-level name."""
    found: dict[str, ast.stmt] = {}
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            found[statement.name] = statement
        elif isinstance(statement, ast.Import | ast.ImportFrom):
            for alias in statement.names:
                found[alias.asname or alias.name.split(".")[0]] = statement
        else:
            for node in ast.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                    found[node.id] = statement
    return found


def reached(entries: Iterable[str], found: dict[str, ast.stmt]) -> set[str]:
    """Return `entries` and every module-level name they use, directly or not."""
    waiting, names = list(entries), set[str]()
    for entry in waiting:
        if entry not in found:
            hint = did_you_mean(entry, found)
            raise ContentError(
                Message("the solution file has no function `{name}`", name=entry), hint=hint
            )
    while waiting:
        name = waiting.pop()
        if name in names:
            continue
        names.add(name)
        waiting += [other for other in _used(found[name]) if other in found]
    return names


def _used(statement: ast.stmt) -> set[str]:
    """Return the names that a statement reads and does not give itself, as a function does."""
    names = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
    if not isinstance(statement, ast.FunctionDef):
        return {node.id for node in names}
    own = {node.id for node in names if isinstance(node.ctx, ast.Store)}
    own |= {node.arg for node in ast.walk(statement) if isinstance(node, ast.arg)}
    return {node.id for node in names} - own


def _joined(statements: list[ast.stmt], lines: list[str]) -> str:
    """Return the text of `statements`: two blank lines around functions, elsewhere as it was."""
    text = ""
    for index, statement in enumerate(statements):
        first = _first_line(statement, lines)
        if index:
            if _is_block(statement) or _is_block(statements[index - 1]):
                text += "\n\n"
            elif not lines[first - 1].strip():
                text += "\n"
        text += "\n".join(lines[first : statement.end_lineno]) + "\n"
    return text


def _first_line(statement: ast.stmt, lines: list[str]) -> int:
    """Return the index of the first line, decorators and comments right above it included."""
    decorators = getattr(statement, "decorator_list", [])
    first: int = min([statement.lineno, *(decorator.lineno for decorator in decorators)]) - 1
    while first > 0 and lines[first - 1].startswith("#"):
        first -= 1
    return first


def _is_block(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.FunctionDef | ast.ClassDef)


def empty_variants(source: str, entries: Iterable[str]) -> tuple[str, ...]:
    """Return the classes that have none of `entries`, inherited ones included.

    They stand for the model answer, where their author meant something else.
    """
    wanted, methods = {*entries}, dict[str, set[str]]()
    try:
        tree = parsed(source)
    except SyntaxError:
        return ()  # whoever runs it says more
    for statement in tree.body:
        if isinstance(statement, ast.ClassDef) and statement.name != GIVEN:
            own = {n.name for n in statement.body if isinstance(n, ast.FunctionDef | ast.ClassDef)}
            bases = [base.id for base in statement.bases if isinstance(base, ast.Name)]
            methods[statement.name] = own.union(*(methods.get(base, wanted) for base in bases))
    return tuple(name for name, found in methods.items() if not found & wanted)
