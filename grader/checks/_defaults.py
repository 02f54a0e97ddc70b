"""What an exercise need not say of a check: each kind knows its own defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

__all__ = ["Defaults"]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds for a check of a kind where the exercise does not say otherwise."""

    cases: str = ""
    """Its cases: `plain`, the first visible one of every function; `rest`, all that nothing else
    claims; empty, an author names them."""
    claims: bool = False
    """Whether the cases it names are left out of what `rest` means for others."""
    needs: str = ""
    """The kind of the checks above, for the same cases or functions, that must pass first."""
    findings: tuple[str, ...] = ()
    """What it reports by itself when it finds a mistake; a mistake with one of them is caught by
    the first check that reports it."""
    refuses: str = ""
    """The option that names functions which refuse to be called while a submission is graded."""
    backends: Callable[[Mapping[str, Any]], tuple[str, ...]] = lambda options: ()
    """The libraries it is for, by its options; all where empty."""
