"""Notebooks that a real kernel runs."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def notebook(tmp_path: Path, small: Path) -> Callable[..., Any]:
    """Run cells in a fresh kernel, in an empty folder with the small course; return the notebook."""
    nbformat, nbclient = pytest.importorskip("nbformat"), pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")

    def run(*sources: str, **environ: str) -> Any:
        made = [nbformat.v4.new_code_cell(source) for source in sources]
        document = nbformat.v4.new_notebook(cells=made)
        client = nbclient.NotebookClient(document, timeout=300, allow_errors=True)
        client.execute(
            cwd=str(tmp_path),
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "GRADER_CONTENT": str(small),
                "IPYTHONDIR": str(tmp_path / ".ipython"),
                **environ,
            },
        )
        return document

    return run


def said(cell: Any) -> str:
    """Return all that stands below a cell, as text."""
    parts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            parts.append(output.text)
        elif output.output_type == "error":
            parts.append(f"{output.ename}: {output.evalue}\n")
        else:
            parts.append(output.data.get("text/plain", "") + "\n")
    return "".join(parts)
