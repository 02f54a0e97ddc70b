"""Notebooks as submissions: the code that defines things, without running or trusting any of it.

`cells` is for the coordinator: JSON only, under a size cap. `module` parses the code, and runs in
a process that may die. Each cell is parsed by itself; kept are imports, definitions and literal
constants, so that top-level calls never run. A cell marked `# grader: NAME` or tagged
`grader:NAME` selects: if any cell is marked for the exercise, only marked ones count.
`mode=whole` in a marker keeps everything.
"""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.model import Outcome, Report

__all__ = [
    "NOTEBOOK_BYTES",
    "Cell",
    "Module",
    "NotebookError",
    "cells",
    "joined",
    "module",
    "relabelled",
]

NOTEBOOK_BYTES = 8 << 20
_MARKER = re.compile(r"^#\s*grader:[ \t]*(.*?)[ \t]*$", re.M)
_MAGIC = re.compile(r"^\s*[%!?]|^\s*[\w.]+\?{1,2}\s*$")
_LINE = re.compile(r"\bline (\d+)\b(?: of your file)?")
_KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class NotebookError(Exception):
    """The file is no notebook; the message says why."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One code cell. `number` counts from 1 over all cells, as a reader of the notebook counts."""

    number: int
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """The source made of a notebook; `lines[i]` is the (cell, line) of its line `i + 1`."""

    source: str
    lines: tuple[tuple[int, int], ...]
    warnings: tuple[str, ...] = ()


def cells(data: bytes) -> tuple[Cell, ...]:
    """Read the code cells, magics blanked.

    Raises
    ------
    NotebookError
        It is no notebook.
    """
    if len(data) > NOTEBOOK_BYTES:
        raise NotebookError(f"the notebook has more than {NOTEBOOK_BYTES >> 20} MB")
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotebookError("the file is no notebook: it is no JSON") from None
    found = document.get("cells") if isinstance(document, dict) else None
    if not isinstance(found, list):
        raise NotebookError("the file is no notebook: it has no cells")
    return tuple(
        Cell(number, _plain(_text(cell.get("source"))), _tags(cell))
        for number, cell in enumerate(found, start=1)
        if isinstance(cell, dict) and cell.get("cell_type") == "code"
    )


def _text(source: Any) -> str:
    if isinstance(source, list):
        return "".join(part for part in source if isinstance(part, str))
    return source if isinstance(source, str) else ""


def _tags(cell: dict[str, Any]) -> tuple[str, ...]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return tuple(t for t in tags if isinstance(t, str)) if isinstance(tags, list) else ()


def _plain(text: str) -> str:
    """Blank the magics, so that line numbers stay; a cell magic blanks the whole cell."""
    lines = text.splitlines()
    first = next((line for line in lines if line.strip()), "")
    if first.lstrip().startswith("%%"):
        return ""
    return "\n".join("" if _MAGIC.match(line) else line.rstrip() for line in lines)


def joined(found: Sequence[Cell]) -> bytes:
    """Return the extracted code as bytes, for hashing; equal code gives equal bytes."""
    return "\0".join(f"{c.text}\1{' '.join(c.tags)}" for c in found if c.text).encode(
        "utf-8", "surrogatepass"
    )


# --------------------------------------------------------------------------- parsing


def module(found: Sequence[Cell], exercise: str) -> Module:
    """Make one module of the cells; last definitions win, and earlier ones are said aloud."""
    chosen = _selected(found, exercise)
    header = ["# a notebook's definitions"]
    lines, places, warnings = header, [(0, 0)], []
    defined: dict[str, int] = {}
    for cell in chosen:
        try:
            tree = ast.parse(cell.text)
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            at = getattr(error, "lineno", None) or 1
            warnings.append(f"cell {cell.number}, line {at}: syntax error, the cell is left out")
            continue
        kept = tree.body if _whole(cell) else [n for n in tree.body if _keep(n)]
        text = cell.text.split("\n")
        for node in kept:
            for name in _names(node):
                if defined.get(name, cell.number) != cell.number:
                    warnings.append(
                        f"`{name}` is defined in cell {defined[name]} and again in cell "
                        f"{cell.number}: the last one counts"
                    )
                defined[name] = cell.number
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            last = node.end_lineno or node.lineno
            lines += text[first - 1 : last]
            places += [(cell.number, number) for number in range(first, last + 1)]
    return Module("\n".join(lines) + "\n", tuple(places), tuple(dict.fromkeys(warnings)))


def _selected(found: Sequence[Cell], exercise: str) -> list[Cell]:
    wanted = {exercise, exercise.replace("-", "_")}

    def marked(cell: Cell) -> bool:
        names = [t.removeprefix("grader:") for t in cell.tags if t.startswith("grader:")]
        for words in _MARKER.findall(cell.text):
            names += [w.removeprefix("exercise=") for w in words.split()]
        return bool(wanted & set(names))

    chosen = [cell for cell in found if marked(cell)]
    return chosen or list(found)


def _whole(cell: Cell) -> bool:
    return any("mode=whole" in words.split() for words in _MARKER.findall(cell.text))


def _keep(node: ast.stmt) -> bool:
    match node:
        case ast.Assign(targets=targets, value=value) if all(
            isinstance(t, ast.Name) for t in targets
        ):
            return _literal(value)
        case ast.AnnAssign(target=ast.Name(), value=ast.expr() as value):
            return _literal(value)
    return isinstance(node, _KEPT)


def _literal(node: ast.expr) -> bool:
    try:
        ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, MemoryError, RecursionError):
        return isinstance(node, ast.Lambda)
    return True


def _names(node: ast.stmt) -> list[str]:
    match node:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
    return []


# --------------------------------------------------------------------------- back to the cells


def relabelled(report: Report, made: Module) -> Report:
    """Return the report with lines of the module named as cells and lines, warnings as notes."""
    outcomes = tuple(_outcome(outcome, made) for outcome in report.outcomes)
    return replace(report, outcomes=outcomes, notes=(*made.warnings, *report.notes))


def _outcome(outcome: Outcome, made: Module) -> Outcome:
    def place(found: re.Match[str]) -> str:
        cell, line = _place(int(found[1]), made)
        return f"cell {cell}, line {line}" if cell else found[0]

    frames = []
    for frame in outcome.evidence.frames:
        cell, line = _place(frame.line, made)
        name = ", ".join(filter(None, (frame.function, f"cell {cell}" if cell else "")))
        frames.append(replace(frame, line=line or frame.line, function=name))
    evidence = replace(outcome.evidence, frames=tuple(frames))
    return replace(outcome, message=_LINE.sub(place, outcome.message), evidence=evidence)


def _place(line: int, made: Module) -> tuple[int, int]:
    return made.lines[line - 1] if 0 < line <= len(made.lines) else (0, 0)
