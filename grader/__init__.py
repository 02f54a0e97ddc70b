"""Grader and quiz tool for machine-learning textbook exercises; importing it loads nothing.

What `__all__` names is the public interface, described in `docs/python.md`; all else may change.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from grader.errors import GraderError
    from grader.interface.functions import (
        check,
        explain,
        hint,
        progress,
        quiz,
        repro,
        review,
        show,
    )
    from grader.interface.pool import Grader
    from grader.interface.report import Report

__version__ = "0.1.0"
__all__ = [
    "Grader",
    "GraderError",
    "Report",
    "check",
    "explain",
    "hint",
    "progress",
    "quiz",
    "repro",
    "review",
    "show",
]

_WHERE = {
    "Grader": "grader.interface.pool",
    "GraderError": "grader.errors",
    "Report": "grader.interface.report",
    **dict.fromkeys(
        ("check", "explain", "hint", "progress", "quiz", "repro", "review", "show"),
        "grader.interface.functions",
    ),
    "load_ipython_extension": "grader.notebook",
}


def __getattr__(name: str) -> object:
    """Import what is asked for, when it is asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(_WHERE[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
