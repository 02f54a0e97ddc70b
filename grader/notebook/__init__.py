"""The notebook: `%load_ext grader` gives it magics that stand on the public interface."""

from __future__ import annotations

from typing import Any


def load_ipython_extension(shell: Any) -> None:
    """Register the magics, and what completes them."""
    from grader.notebook.completion import complete
    from grader.notebook.magics import Magics

    Magics(shell).register()
    for name in ("%check", "%%check", "%hint", "%repro", "%show", "%quiz"):
        shell.set_hook("complete_command", complete, str_key=name)
