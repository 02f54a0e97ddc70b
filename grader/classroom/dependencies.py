"""Which statements of a notebook its graded functions need. Reads syntax trees; runs nothing."""

from __future__ import annotations

import ast
from collections.abc import Collection, Sequence

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def needed(
    statements: Sequence[ast.stmt], kept: Collection[int], functions: Collection[str]
) -> frozenset[int]:
    """Return the places of the statements without which the functions would lack a name.

    Parameters
    ----------
    statements : sequence of ast.stmt
        The top level, in order.
    kept : collection of int
        Places of those that are there in any case: imports, definitions, constants.
    functions : collection of str
        What is graded; empty for everything that is defined.
    """
    imported = {name for node in statements for name in _imported(node)}
    defined = {node.name for node in statements if isinstance(node, _DEFINITIONS)}
    names, waiting = set[str](), set(functions or defined)
    found: set[int] = set()
    while waiting:
        names |= waiting
        more: set[str] = set()
        for place, node in enumerate(statements):
            if _changed(node) & waiting - imported:
                more |= _loaded(node)
                if place not in kept:
                    found.add(place)
        waiting = more - names
    return frozenset(found)


def _imported(node: ast.stmt) -> set[str]:
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {name.asname or name.name.split(".")[0] for name in node.names}
    return set()


def _changed(node: ast.stmt) -> set[str]:
    """Names that a statement binds, or whose object it changes: by an item, by a method."""
    if isinstance(node, _DEFINITIONS):
        return {node.name}
    found: set[str] = set()
    for part in ast.walk(node):
        if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
            found.add(part.id)
        elif isinstance(part, ast.Subscript | ast.Attribute) and isinstance(part.ctx, ast.Store):
            found |= _base(part)
        elif isinstance(part, ast.Expr) and isinstance(part.value, ast.Call):
            found |= _base(part.value.func)
    return found


def _base(node: ast.expr) -> set[str]:
    """The name before the first dot or bracket, where there is one."""
    inner = node
    while isinstance(inner, ast.Subscript | ast.Attribute):
        inner = inner.value
    return {inner.id} if isinstance(inner, ast.Name) and inner is not node else set()


def _loaded(node: ast.AST) -> set[str]:
    """Names that a statement reads from outside; those of its own functions left out."""
    if isinstance(node, _SCOPES):
        every = [*ast.walk(node)]
        own = {part.arg for part in every if isinstance(part, ast.arg)}
        own |= {n.id for n in every if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        own -= {name for part in every if isinstance(part, ast.Global) for name in part.names}
        return {n.id for n in every if isinstance(n, ast.Name)} - own
    if isinstance(node, ast.Name):
        return {node.id}
    return {name for part in ast.iter_child_nodes(node) for name in _loaded(part)}
