"""The notebook that is running: the cells that were run so far, as the bytes of a notebook."""

from __future__ import annotations

import ast
import json
import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from types import FrameType
from typing import Any

_RAISED = "grader_raised"
"""Attribute of a shell: cells that raised, with how many of their lines ran before."""
UNSAVED = "notebook.ipynb"
"""What a notebook is called that no server has told the name of."""


def shell() -> Any:
    """Return the shell of the notebook that this process runs, or None where it runs none."""
    found = sys.modules.get("IPython")
    return found.get_ipython() if found is not None else None


def place(cwd: Path) -> Path:
    """Return where the running notebook lies, or would lie once it is saved."""
    told = os.environ.get("JPY_SESSION_NAME", "")
    path = Path(told)
    return path if told.endswith(".ipynb") and path.is_file() else cwd / UNSAVED


def running(of: Any) -> bytes:
    """Return the cells that a shell has run, each at its number; of one that raised what ran of it.

    The cell that runs now is the last one.
    """
    texts = of.history_manager.input_hist_raw
    cells = [_cell(ran(of, n)) for n in range(1, len(texts))]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode("utf-8", "replace")


def ran(of: Any, number: int) -> str:
    """Return what a shell has run of a cell: all of it, or what stands before what raised."""
    text: str = of.history_manager.input_hist_raw[number]
    raised = raised_in(of)
    if number not in raised:
        return text
    return "".join(_lines(text)[: raised[number]])


def raised_in(of: Any) -> Mapping[int, int]:
    """Return the cells of a shell that raised, with how many of their lines ran before."""
    raised: Mapping[int, int] = getattr(of, _RAISED, {})
    return raised


def _cell(text: str) -> dict[str, Any]:
    return {"cell_type": "code", "source": text, "metadata": {}}


def remember_raised(of: Any) -> None:
    """Have a shell note which of its cells raise, from now on."""
    if hasattr(of, _RAISED):
        return
    setattr(of, _RAISED, {})

    def noted(result: Any) -> None:
        if not result.success and result.info.store_history:  # else it is no cell of the notebook
            note_raised(of, result, result.info.raw_cell)

    of.events.register("post_run_cell", noted)


def note_raised(of: Any, result: Any, text: str) -> None:
    """Note that the cell which was run last has raised; `text` is what ran as it stands there."""
    whole = of.history_manager.input_hist_raw[-1].rstrip("\n")
    text = text.rstrip("\n")  # as the history keeps it
    lines = _before(result.error_in_exec, text)
    above = whole.count("\n") - text.count("\n") if whole.endswith(text) else -1
    number = len(of.history_manager.input_hist_raw) - 1
    getattr(of, _RAISED)[number] = lines + above if lines and above >= 0 else 0


def _before(error: BaseException | None, text: str) -> int:
    """Return how many lines of a cell stand before the statement that raised; 0 if unknown.

    Jupyter counts its lines from the first that is not blank.
    """
    from traceback import walk_tb

    if error is None:  # it was not run at all
        return 0
    every = _lines(text)
    blank = next((n for n, line in enumerate(every) if line.strip()), 0)
    try:
        body = ast.parse("".join(every[blank:])).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return 0  # with lines of Jupyter's own
    lines = [line for frame, line in walk_tb(error.__traceback__) if _is_cell(frame)]
    found = [one for one in body if lines and one.lineno <= lines[0] <= (one.end_lineno or 0)]
    if not found:
        return 0
    first: int = min(one.lineno for one in (found[0], *getattr(found[0], "decorator_list", ())))
    return blank + first - 1


def _lines(text: str) -> list[str]:
    """Return the lines of a text with their ends, as Python counts them: only `\\n` ends one."""
    return re.split(r"(?<=\n)", text)


def _is_cell(frame: FrameType) -> bool:
    top = frame.f_code.co_name == "<module>"
    return top and frame.f_globals.get("__name__") == "__main__"
