"""The model answer in a library: as it stands in the solution file, or lifted out of a variant."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Collection, Iterable

from grader.content.solution import definitions, model_answer
from grader.python_says import parsed


def answer_in(
    source: str, entries: Collection[str], backend: str, written_in: str, references: str
) -> str:
    """Return the model answer in a library, below what the solution file says of itself.

    Parameters
    ----------
    source : str
        The solution file.
    entries : collection of str
        The functions and classes that students write.
    backend : str
        The library that is asked for.
    written_in : str
        The library of the model answer itself; in another one, the first variant in it is made
        functions of a module. Entries that it lacks are good for both.
    references : str
        The sources of the exercise, for a file that names none.

    Raises
    ------
    ContentError
        The source is no Python, or an entry is not defined at module level.
    """
    if backend != written_in:
        source = _lifted(source, entries, backend) or source
    said = ast.get_docstring(parsed(source), clean=False) or ""
    if said and "\n" not in said:
        said = f"{said}\n\n{textwrap.fill(references, 88)}\n"
    answer = model_answer(source, entries)
    gap = "\n" if answer.startswith(("import", "from")) else "\n\n"
    return f'"""{said or references}"""\n{gap}{answer}'


def _lifted(source: str, entries: Collection[str], backend: str) -> str:
    """Return the source with a variant's methods as functions at its end; empty without one."""
    tree = parsed(source)
    for variant in tree.body:
        if isinstance(variant, ast.ClassDef) and _is_in(variant, backend):
            methods = {m.name: m for m in variant.body if isinstance(m, ast.FunctionDef)}
            if set(entries) & set(methods):
                return _with_functions(source, tree, variant, methods)
    return ""


def _is_in(variant: ast.ClassDef, backend: str) -> bool:
    """Whether a class says that it is written in a library."""
    return any(
        isinstance(statement, ast.Assign)
        and isinstance(statement.targets[0], ast.Name)
        and statement.targets[0].id == "backend"
        and isinstance(statement.value, ast.Constant)
        and statement.value.value == backend
        for statement in variant.body
    )


def _with_functions(
    source: str, tree: ast.Module, variant: ast.ClassDef, methods: dict[str, ast.FunctionDef]
) -> str:
    """Return the source with the methods of a class at module level, and their imports above."""
    lines = source.splitlines()
    imports = dict.fromkeys(
        lines[i].strip() for m in methods.values() for n in _imports(m) for i in _rows(n)
    )
    own = [lines[i][4:] for s in variant.body if _is_constant(s) for i in _rows(s)]
    model = definitions(tree)
    functions = [_function(method, lines, model.get(name)) for name, method in methods.items()]
    text = "\n\n\n".join(["\n".join(own), *functions] if own else functions)
    text = re.sub(r"(\(\s*)self(?:,\s*|(?=\)))", r"\1", text)
    above = [s for s in tree.body if isinstance(s, ast.Import | ast.ImportFrom)]
    cut = (above or tree.body)[-1 if above else 0].end_lineno
    functions_text = re.sub(r"\bself\.", "", text)
    return "\n".join([*lines[:cut], "", *imports, *lines[cut:], "", "", functions_text, ""])


def _imports(method: ast.FunctionDef) -> list[ast.stmt]:
    return [s for s in method.body if isinstance(s, ast.Import | ast.ImportFrom)]


def _is_constant(statement: ast.stmt) -> bool:
    """Whether a statement of a class gives a name to a value that its methods use."""
    if not isinstance(statement, ast.Assign) or not isinstance(statement.targets[0], ast.Name):
        return False
    return statement.targets[0].id != "backend"


def _rows(node: ast.stmt) -> Iterable[int]:
    """Return the indices of the lines of a statement."""
    return range(node.lineno - 1, node.end_lineno or node.lineno)


def _function(method: ast.FunctionDef, lines: list[str], model: ast.stmt | None) -> str:
    """Return a method as a function: without its imports, with the model answer's docstring."""
    gone = {i for statement in _imports(method) for i in _rows(statement)}
    kept = [s for s in method.body if s not in _imports(method)]
    head = list(range(method.lineno - 1, method.body[0].lineno - 1))
    text = [lines[i][4:] for i in head]
    if ast.get_docstring(method) is None and isinstance(model, ast.FunctionDef):
        first = model.body[0]
        if ast.get_docstring(model) is not None:
            text += [lines[i] for i in _rows(first)]
    if kept:
        first_row = kept[0].lineno - 1
        while first_row and lines[first_row - 1].lstrip().startswith("#"):
            first_row -= 1
        text += [lines[i][4:] for i in range(first_row, method.end_lineno or 0) if i not in gone]
    return "\n".join(text)
