"""Notebooks as submissions: the code that defines things, without running or trusting any of it.

`cells` is for the coordinator: JSON only, under a size cap. `module` parses the code, and runs in
a process that may die. Each cell is parsed by itself; kept are imports, definitions, literal
constants and what the graded functions need besides, so that other top-level calls never run. A
cell marked `# grader: NAME` or tagged `grader:NAME` selects: if any cell is marked for the
exercise, only marked ones count. (`# grader: exercise=NAME` says whose the notebook is, as in a
`.py` file, and selects nothing.) `mode=whole` in a marker keeps everything. Lines of Jupyter's own
(`%`, `!`, `?`) are left out where they are in the way of parsing.
"""

from __future__ import annotations

import ast
import itertools
import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

from grader.classroom.dependencies import needed
from grader.content.header import headers
from grader.messages import Message, Place
from grader.model import Outcome, Report
from grader.text import MAGICS

NOTEBOOK_BYTES = 8 << 20
WITH_OUTPUTS_BYTES = 128 << 20
"""A notebook with its pictures; without them it has at most `NOTEBOOK_BYTES`."""
_LONG = re.compile(rb'"[^"\\]{4096,}(?:\\n)?"')
"""A text that is too long for a line of code."""
_MAGIC = re.compile(r"^\s*[%!?]|^\s*[\w.]+\?{1,2}\s*$")
_TRANSPARENT = re.compile(r"^\s*%%(?:time|capture|prun|check)\b")
"""Cell magics over a cell that is Python; a cell under any other is left out."""
_OURS = re.compile(rf"^\s*%%?(?:(?:{'|'.join(MAGICS)})\b|load_ext\s+grader\b)")
"""Magics of this package, which nobody takes for a part of the answer."""
_SHOWN = 40
_LISTED = 8
_ONE_BY_ONE = 20
"""Lines of Jupyter's own that are looked at one by one; a cell with more loses all at once."""
_KEPT = (ast.Import, ast.ImportFrom, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


class NotebookError(Exception):
    """The file is no notebook; `message` says why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Cell:
    """One code cell. `number` counts from 1 over all cells, as a reader of the notebook counts."""

    number: int
    text: str
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Module:
    """The source made of a notebook; `lines[i]` is the (cell, line) of its line `i + 1`.

    `warnings` are always worth saying, `remarks` only where the submission does not pass;
    `redefined` warn of functions that an earlier cell defines, too.
    """

    source: str
    lines: tuple[tuple[int, int], ...]
    warnings: tuple[Message, ...] = ()
    remarks: tuple[Message, ...] = ()
    redefined: tuple[Message, ...] = ()

    @property
    def data(self) -> bytes:
        """The source as it is handed to a worker."""
        return self.source.encode("utf-8", "replace")


def cells(data: bytes) -> tuple[Cell, ...]:
    """Read the code cells.

    Raises
    ------
    NotebookError
        It is no notebook.
    """
    if len(data) > NOTEBOOK_BYTES:  # pictures and tables, which are no code
        data = _LONG.sub(b'""', data) if len(data) <= WITH_OUTPUTS_BYTES else data
    if len(data) > NOTEBOOK_BYTES:
        raise NotebookError(
            Message("the notebook has more than {size} MB", size=NOTEBOOK_BYTES >> 20)
        )
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotebookError(Message("the file is no notebook: it is no JSON")) from None
    found = _listed(document)
    if found is None:
        raise NotebookError(Message("the file is no notebook: it has no cells"))
    return tuple(
        Cell(number, _text(cell.get("source", cell.get("input"))), _tags(cell))
        for number, cell in enumerate(found, start=1)
        if isinstance(cell, dict) and cell.get("cell_type") == "code"
    )


def _listed(document: Any) -> list[Any] | None:
    """The cells of a notebook of format 4, or of format 3, which has them in worksheets."""
    if not isinstance(document, dict):
        return None
    sheets = document.get("worksheets")
    parts = sheets if isinstance(sheets, list) and sheets else [document]
    lists = [part.get("cells") for part in parts if isinstance(part, dict)]
    found = [cells for cells in lists if isinstance(cells, list)]
    return [cell for cells in found for cell in cells] if found else None


def _text(source: Any) -> str:
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    text = source if isinstance(source, str) else ""
    return "\n".join(line.rstrip() for line in text.splitlines())


def _tags(cell: dict[str, Any]) -> tuple[str, ...]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return tuple(t for t in tags if isinstance(t, str)) if isinstance(tags, list) else ()


def joined(found: Sequence[Cell]) -> bytes:
    """Return the extracted code as bytes, for hashing; equal code gives equal bytes."""
    return "\0".join(f"{c.text}\1{' '.join(c.tags)}" for c in found if c.text).encode(
        "utf-8", "surrogatepass"
    )


def capped(found: Sequence[Cell], limit: int) -> bytes:
    """Return the extracted code, which has at most `limit` bytes.

    Raises
    ------
    NotebookError
        It has more.
    """
    source = joined(found)
    if len(source) > limit:
        raise NotebookError(
            Message(
                "the notebook has {size} KiB of code, allowed {limit} KiB",
                size=len(source) >> 10,
                limit=limit >> 10,
            )
        )
    return source


# --------------------------------------------------------------------------- parsing


def module(found: Sequence[Cell], exercise: str, functions: Collection[str] = ()) -> Module:
    """Make one module of the cells; last definitions win, and earlier ones are said aloud.

    `functions` are those of the exercise: what they need is kept, though it is computed.
    """
    making = _Making(functions)
    if not any(cell.text for cell in found):
        making.warnings.append(Message("the notebook has no code in its cells"))
    chosen = _selected(found, exercise)
    for cell in chosen:
        making.add(cell)
    if len(chosen) < len(found):
        making.remarks.append(
            Message(
                "only cells marked `# grader: {name}` count: {n} of {all}",
                name=exercise,
                n=len(chosen),
                all=len(found),
            )
        )
    return making.module()


class _Making:
    """A module in the making."""

    def __init__(self, functions: Collection[str]) -> None:
        self.functions = functions
        self.warnings: list[Message] = []
        self.remarks: list[Message] = []
        self.redefined: list[Message] = []
        self._defined: dict[str, int] = {}
        self._parts: list[tuple[ast.stmt, int, Sequence[str]]] = []
        """Statements with the number and the lines of their cell."""
        self._kept: set[int] = set()

    def add(self, cell: Cell) -> None:
        """Take over what a cell defines."""
        parsed = self._parsed(cell)
        if parsed is None:
            return
        text, tree = parsed
        whole = _whole(cell)
        for node in tree.body:
            if whole or _keep(node):
                self._kept.add(len(self._parts))
                self._noted(node, cell.number)
            self._parts.append((node, cell.number, text))

    def module(self) -> Module:
        lines, places = ["# a notebook's definitions"], [(0, 0)]
        computed = needed([node for node, _, _ in self._parts], self._kept, self.functions)
        for place in sorted(self._kept | computed):
            node, cell, text = self._parts[place]
            first = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
            last = node.end_lineno or node.lineno
            lines += text[first - 1 : last]
            places += [(cell, number) for number in range(first, last + 1)]
        source = "\n".join(lines) + "\n"
        warnings, remarks = _few(self.warnings), _few(self.remarks)
        return Module(source, tuple(places), warnings, remarks, _few(self.redefined))

    def _parsed(self, cell: Cell) -> tuple[list[str], ast.Module] | None:
        """Parse a cell; blank the magics that are in the way, so that line numbers stay."""
        text = cell.text.split("\n")
        first = next((n for n, line in enumerate(text) if line.strip()), 0)
        if text[first].lstrip().startswith("%%"):
            transparent = _TRANSPARENT.match(text[first])
            self._left_out(cell, first, text[first], whole=not transparent)
            text = ["", *text[first + 1 :]] if transparent else [""]
            text = [""] * first + text
        for turn in itertools.count():
            try:
                return text, ast.parse("\n".join(text))
            except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
                at = getattr(error, "lineno", None) or 1
            magics = [n for n, line in enumerate(text) if _MAGIC.match(line)]
            if at - 1 not in magics:
                place = _in_cell(cell.number, at)
                self.warnings.append(
                    Message("{place}: syntax error, the cell is left out", place=place)
                )
                return None
            for n in [at - 1] if turn < _ONE_BY_ONE else magics:
                self._left_out(cell, n, text[n])
                text[n] = text[n][: len(text[n]) - len(text[n].lstrip())] + "pass"
        raise AssertionError

    def _left_out(self, cell: Cell, at: int, line: str, *, whole: bool = False) -> None:
        if _OURS.match(line):
            return
        shown = line.strip()
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
        place = _in_cell(cell.number, at + 1)
        remark = Message("{place}: `{code}` is left out", place=place, code=shown)
        if whole:
            remark = Message(
                "{place}: `{code}` is left out, with its cell", place=place, code=shown
            )
        self.remarks.append(remark)

    def _noted(self, node: ast.stmt, cell: int) -> None:
        for name in _names(node):
            if self._defined.get(name, cell) != cell:
                self.redefined.append(
                    Message(
                        "`{name}` is defined in cell {first} and again in cell {last}: "
                        "the last one counts",
                        name=name,
                        first=self._defined[name],
                        last=cell,
                    )
                )
            self._defined[name] = cell


def _in_cell(cell: int, line: int) -> Message:
    return Message("cell {cell}, line {line}", cell=cell, line=line)


def _few(lines: Sequence[Message]) -> tuple[Message, ...]:
    found = tuple(dict.fromkeys(lines))
    more = len(found) - _LISTED
    return (*found[:_LISTED], Message("... and {n} more of these", n=more)) if more > 0 else found


def _selected(found: Sequence[Cell], exercise: str) -> list[Cell]:
    wanted = {exercise, exercise.replace("-", "_")}

    def marked(cell: Cell) -> bool:
        names = [t.removeprefix("grader:") for t in cell.tags if t.startswith("grader:")]
        names += [name for header in headers(cell.text) for name in header.names]
        return bool(wanted & set(names))

    chosen = [cell for cell in found if marked(cell)]
    return chosen or list(found)


def _whole(cell: Cell) -> bool:
    return any(header.values.get("mode") == "whole" for header in headers(cell.text))


def _keep(node: ast.stmt) -> bool:
    match node:
        case ast.Assign(targets=targets, value=value) if all(
            isinstance(t, ast.Name) for t in targets
        ):
            return _literal(value)
        case ast.AnnAssign(target=ast.Name(), value=ast.expr() as value):
            return _literal(value)
    return isinstance(node, _KEPT) and not _imports_grader(node)


def _imports_grader(node: ast.stmt) -> bool:
    """Whether a statement imports what grades: there is none of it where the code is run."""
    match node:
        case ast.Import(names=names):
            return all(alias.name.split(".")[0] == "grader" for alias in names)
        case ast.ImportFrom(module=str(module), level=0):
            return module.split(".")[0] == "grader"
    return False


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


def relabelled(report: Report, made: Module, known: Collection[Outcome] = ()) -> Report:
    """Return the report with lines of the module named as cells and lines, warnings as notes.

    `known` are outcomes in which they are already.
    """
    outcomes = tuple(o if o in known else _outcome(o, made) for o in report.outcomes)
    remarks = () if report.passed else made.remarks
    return replace(
        report, outcomes=outcomes, notes=(*made.warnings, *made.redefined, *remarks, *report.notes)
    )


def _outcome(outcome: Outcome, made: Module) -> Outcome:
    def place(value: Any) -> Any:
        if not isinstance(value, Place):
            return value
        cell, line = _place(value.line, made)
        return _in_cell(cell, line) if cell else value

    frames = []
    for frame in outcome.evidence.frames:
        cell, line = _place(frame.line, made)
        frames.append(
            replace(frame, line=line or frame.line, function=_function(frame.function, cell))
        )
    evidence = replace(outcome.evidence, frames=tuple(frames))
    return outcome.saying(message=outcome.message.replaced(place), evidence=evidence)


def _function(name: str, cell: int) -> str:
    """Return where a frame is: in a function, in a cell, or in both."""
    if not cell:
        return name
    if not name:
        return Message("cell {cell}", cell=cell)
    return Message("{name}, cell {cell}", name=name, cell=cell)


def _place(line: int, made: Module) -> tuple[int, int]:
    return made.lines[line - 1] if 0 < line <= len(made.lines) else (0, 0)
