"""What the parser sees in a source before any of it runs: functions, imports, dotted names."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeGuard

MAX_NAMES = 5_000
"""Different names that are told; a source with more is refused: one of them may be forbidden."""
MAX_LOOPS = 100
"""Loops whose lines are told."""
_BLOCKS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def facts(
    tree: ast.Module, beside: Mapping[str, ast.Module] | None = None, own: Collection[str] = ()
) -> dict[str, Any]:
    """Return the functions, imports and used dotted names of a module, as plain data.

    Aliases are resolved (`import torch.nn.functional as F; F.softmax` is
    `torch.nn.functional.softmax`); an attribute of anything else is `.name`. What stands under
    `if __name__ == "__main__":` does not count, for it never runs here: `without_main`. `.name`
    does not either where the file gives something of its own that name, as a method of a class.
    A use of the operator for products of matrices is `@`. What modules `beside` the file use and
    import, the file does, and what it takes out of them is what it is there; `own` are the first
    names of all of them, also of those that cannot be parsed.
    """
    visitor = _Uses()
    nodes: list[ast.AST] = []
    for name, part in [*reversed(list((beside or {}).items())), ("", tree)]:
        nodes = list(ast.walk(part))
        inner = visitor.inside(name)
        for statement in without_main(part).body:
            inner.visit(statement)
        inner.uses += _starred(part, inner)
        attributes = {f".{name}" for name in _own_attributes(nodes)}
        visitor.uses += [use for use in inner.uses if use[0] not in attributes]
        visitor.imports += [use for use in inner.imports if use[0].split(".")[0] not in own]
    visitor.uses = [[visitor.resolved(name), line] for name, line in visitor.uses]
    functions = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
    found: dict[str, Any] = {
        "bound": sorted(_bound(tree.body)),
        "functions": {name: node.lineno for name, node in functions.items()},
        "parameters": _parameters(functions, tree.body),
        "imports": _firsts(visitor.imports),
        "uses": _firsts(visitor.uses),
        "elsewhere": _elsewhere(tree),
        "loops": [
            [node.lineno, node.end_lineno or node.lineno, isinstance(node, ast.While)]
            for node in nodes
            if isinstance(node, (ast.While, ast.For))
        ][:MAX_LOOPS],
    }
    if any(len(names) > MAX_NAMES for names in found.values()):
        raise SyntaxError(f"more than {MAX_NAMES} different names")
    return found


def _elsewhere(tree: ast.Module) -> list[list[Any]]:
    """Functions that are not at the top level: name, line, what holds them and its name.

    A class that needs arguments to be made is told apart from one that needs none.
    """
    found: list[list[Any]] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            functions = [one for one in node.body if isinstance(one, ast.FunctionDef)]
            kind = "class" if all(map(_needs_nothing, functions)) else "needy"
            found += [[one.name, one.lineno, kind, node.name] for one in functions]
        elif isinstance(node, ast.FunctionDef) or _is_main_guard(node):
            kind, owner = ("main", "") if isinstance(node, ast.If) else ("function", node.name)
            inner = (one for one in ast.walk(node) if isinstance(one, ast.FunctionDef))
            found += [[one.name, one.lineno, kind, owner] for one in inner if one is not node]
    return found


def _needs_nothing(method: ast.FunctionDef) -> bool:
    """Whether a method is no `__init__`, or one that only takes `self`."""
    args = method.args
    required = len(args.posonlyargs) + len(args.args) - len(args.defaults)
    return method.name != "__init__" or (required <= 1 and None not in args.kw_defaults)


def _own_attributes(nodes: Iterable[ast.AST]) -> set[str]:
    """Names that the file itself gives to methods and attributes."""
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.ClassDef):
            names |= _bound(node.body)
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            names.add(node.attr)
    return names


def _starred(tree: ast.Module, visitor: _Uses) -> list[list[Any]]:
    """Names that nothing binds, as what `from LIBRARY import *` makes of them."""
    own: set[str] = set(visitor.aliases)
    loads: list[ast.Name] = []
    for node in ast.walk(tree) if visitor.stars else ():
        if isinstance(node, _BLOCKS):
            own.add(node.name)
        elif isinstance(node, ast.arg):
            own.add(node.arg)
        elif isinstance(node, ast.Name):
            loads.append(node)
            own |= set() if isinstance(node.ctx, ast.Load) else {node.id}
    return [[f"{m}.{n.id}", n.lineno] for m in visitor.stars for n in loads if n.id not in own]


def _firsts(uses: list[list[Any]]) -> list[list[Any]]:
    """Each name once, with the line where it stands first, if there are too many to tell all."""
    if len(uses) <= MAX_NAMES:
        return uses
    lines: dict[str, int] = {}
    for name, line in uses:
        lines.setdefault(name, line)
    return [[name, line] for name, line in lines.items()]


def _bound(body: list[ast.stmt]) -> set[str]:
    """Names that top-level statements bind, in whatever way."""
    names: set[str] = set()
    for node in body:
        if isinstance(node, _BLOCKS):
            names.add(node.name)
            continue
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Store):
                names.add(part.id)
            elif isinstance(part, ast.alias):
                names.add(part.asname or part.name.split(".")[0])
            elif isinstance(part, (ast.FunctionDef, ast.ClassDef)):
                names.add(part.name)
    return names


def _parameters(
    functions: Mapping[str, ast.FunctionDef], body: list[ast.stmt]
) -> dict[str, list[str]]:
    """Parameter names of each function; what is put in its place may take any, `*`."""
    replaced = _bound([node for node in body if not isinstance(node, ast.FunctionDef)])
    replaced |= {name for name, node in functions.items() if node.decorator_list}
    found = {}
    for name, node in functions.items():
        args = node.args
        names = [a.arg for a in (*args.posonlyargs, *args.args, *args.kwonlyargs)]
        found[name] = names + (["*"] if args.vararg or args.kwarg or name in replaced else [])
    return found


def without_main(tree: ast.Module) -> ast.Module:
    """Return the module without what stands under `if __name__ == "__main__":`.

    It is taken out, not only overlooked: a file could give itself that name.
    """
    body: list[ast.stmt] = []
    for statement in tree.body:
        body += statement.orelse if _is_main_guard(statement) else [statement]
    return ast.Module(body, tree.type_ignores)


def _is_main_guard(node: ast.stmt) -> TypeGuard[ast.If]:
    return (
        isinstance(node, ast.If)
        and isinstance(node.test, ast.Compare)
        and isinstance(node.test.left, ast.Name)
        and node.test.left.id == "__name__"
        and isinstance(node.test.ops[0], ast.Eq)
        and isinstance(node.test.comparators[-1], ast.Constant)
        and node.test.comparators[-1].value == "__main__"
    )


class _Uses(ast.NodeVisitor):
    """Collect imports and dotted names with their lines."""

    def __init__(self) -> None:
        self.aliases: dict[str, str] = {}
        self.beside: dict[str, dict[str, str]] = {}
        self.imports: list[list[Any]] = []
        self.uses: list[list[Any]] = []
        self.stars: list[str] = []

    def inside(self, name: str) -> _Uses:
        """Return a visitor for one module, that knows the names in those before it."""
        inner = _Uses()
        inner.beside = dict(self.beside)
        self.beside[name] = inner.aliases
        return inner

    def resolved(self, name: str) -> str:
        """`helper.np.dot` is `numpy.dot` where `helper` says `import numpy as np`."""
        for _ in () if name.startswith(".") else self.beside:
            parts = name.split(".")
            for at in range(1, len(parts)):
                taken = self.beside.get(".".join(parts[:at]), {}).get(parts[at])
                if taken is not None:
                    name = ".".join([taken, *parts[at + 1 :]])
                    break
            else:
                break
        return name

    def visit_Import(self, node: ast.Import) -> None:
        for name in node.names:
            self.imports.append([name.name, node.lineno])
            bound = name.asname or name.name.split(".")[0]
            self.aliases[bound] = name.name if name.asname else bound

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        self.imports.append([("." * node.level) + module, node.lineno])
        for name in node.names:
            if name.name == "*" and module not in self.stars:
                self.stars.append(module)
                self.aliases |= self.beside.get(module, {})
            full = self.resolved(f"{module}.{name.name}")
            self.aliases[name.asname or name.name] = full
            self.uses.append([full, node.lineno])

    def visit_Name(self, node: ast.Name) -> None:
        if node.id in self.aliases:
            self.uses.append([self.aliases[node.id], node.lineno])

    def visit_Assign(self, node: ast.Assign) -> None:
        """`lib = np` makes `lib.solve` what `np.solve` is."""
        self.generic_visit(node)
        value = node.value
        named = self.aliases.get(value.id, "") if isinstance(value, ast.Name) else ""
        named = named or (self._dotted(value) if isinstance(value, ast.Attribute) else "")
        for target in node.targets:
            if named and isinstance(target, ast.Name):
                self.aliases[target.id] = named

    def visit_BinOp(self, node: ast.BinOp | ast.AugAssign) -> None:
        if isinstance(node.op, ast.MatMult):
            self.uses.append(["@", node.lineno])
        self.generic_visit(node)

    visit_AugAssign = visit_BinOp

    def visit_Attribute(self, node: ast.Attribute) -> None:
        dotted = self._dotted(node)
        if dotted:
            self.uses.append([dotted, node.lineno])
            return
        self.uses.append([f".{node.attr}", node.lineno])
        self.visit(node.value)

    def visit_Call(self, node: ast.Call) -> None:
        """`getattr(x, "name")` uses `.name` as surely as `x.name` does."""
        if isinstance(node.func, ast.Name) and node.func.id == "getattr" and len(node.args) > 1:
            name = node.args[1]
            if isinstance(name, ast.Constant) and isinstance(name.value, str):
                attribute = ast.Attribute(node.args[0], name.value, ast.Load())
                self.visit(ast.copy_location(attribute, node))
        self.generic_visit(node)

    def _dotted(self, node: ast.expr) -> str:
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if isinstance(node, ast.Name) and node.id in self.aliases:
            return self.resolved(".".join([self.aliases[node.id], *reversed(parts)]))
        return ""
