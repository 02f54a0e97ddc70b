"""The notebook that is running: the cells that were run so far, as the bytes of a notebook."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

RAISED = "grader_raised"
"""Attribute of a shell: the numbers of the cells that raised."""
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
    """Return the cells that a shell has run, each at its number; one that raised is not there.

    The cell that runs now is the last one.
    """
    raised: Collection[int] = getattr(of, RAISED, ())
    texts = of.history_manager.input_hist_raw
    cells = [_cell("" if n in raised else text) for n, text in enumerate(texts) if n]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4}).encode("utf-8", "replace")


def _cell(text: str) -> dict[str, Any]:
    return {"cell_type": "code", "source": text, "metadata": {}}


def remember_raised(of: Any) -> set[int]:
    """Have a shell note which of its cells raise, from now on; return their numbers."""
    known: set[int] | None = getattr(of, RAISED, None)
    if known is not None:
        return known
    raised: set[int] = set()
    setattr(of, RAISED, raised)

    def ran(result: Any) -> None:
        if not result.success and result.info.store_history:  # else it is no cell of the notebook
            raised.add(len(of.history_manager.input_hist_raw) - 1)

    of.events.register("post_run_cell", ran)
    return raised
