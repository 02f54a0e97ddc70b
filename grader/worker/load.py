"""Running a source as a module, finding its functions, and telling what an exception was."""

from __future__ import annotations

import ast
import contextlib
import functools
import inspect
import linecache
import sys
import types
from collections.abc import Callable, Mapping
from typing import Any

from .parse import without_main
from .refuse import NotAvailable

__all__ = ["Module", "bind", "describe"]

MAX_FRAMES = 6


class Module:
    """A source and the module it became.

    Parameters
    ----------
    source : str
        Python source.
    name : str
        File name shown in tracebacks.
    variant : str
        A class whose methods replace the module's functions of the same name, or `a+b` for a
        class that inherits from several; empty for the module itself.
    """

    def __init__(self, source: str, name: str, variant: str = "") -> None:
        self.source, self.name, self.variant = source, name, variant
        self.module = types.ModuleType("submission")
        self.module.__file__ = name
        self._instances: dict[str, Any] = {}

    def execute(self) -> None:
        """Run the source; whatever it raises comes through."""
        lines = self.source.splitlines(keepends=True)
        linecache.cache[self.name] = (len(self.source), None, lines, self.name)
        sys.modules["submission"] = self.module
        text: str | ast.Module = self.source
        # the name may be written with escapes, the variable in letters that stand for these
        if "__name__" in self.source or not self.source.isascii():
            text = without_main(ast.parse(self.source, self.name))
        exec(compile(text, self.name, "exec", dont_inherit=True), self.module.__dict__)

    def find(self, entry: str) -> Callable[..., Any] | None:
        """Return the function `entry`, or `variant.function`; None if there is none."""
        variant, _, function = entry.rpartition(".")
        owner = self._instance(variant or self.variant)
        found = getattr(owner, function, None) if owner is not None else None
        if found is None:
            found = self.module.__dict__.get(function)
        return found if callable(found) else None

    def _instance(self, variant: str) -> Any:
        if not variant:
            return None
        if variant not in self._instances:
            bases = tuple(self.module.__dict__[name] for name in variant.split("+"))
            cls = bases[0] if len(bases) == 1 else type("pair", bases, {})
            self._instances[variant] = cls()
        return self._instances[variant]


@functools.lru_cache(maxsize=16)
def _signature(function: Callable[..., Any]) -> inspect.Signature:
    """Read a signature once: it costs more than many a call."""
    return inspect.signature(function, follow_wrapped=False)


def bind(
    function: Callable[..., Any], arguments: Mapping[str, Any], order: list[str]
) -> tuple[list[Any], dict[str, Any]]:
    """Fit `arguments` to the parameters of `function`, by name, or by place if renamed."""
    try:
        parameters = _signature(function).parameters
    except (TypeError, ValueError):
        return list(arguments.values()), {}
    named = [
        p.name for p in parameters.values() if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)
    ]
    if any(p.kind is p.VAR_KEYWORD for p in parameters.values()):
        return [], dict(arguments)
    keywords: dict[str, Any] = {}
    for name, value in arguments.items():
        place = order.index(name) if name in order else len(named)
        if name not in named and place < len(named) and named[place] not in order:
            name = named[place]
        if name not in named:
            return list(arguments.values()), {}
        keywords[name] = value
    return [], keywords


def describe(error: BaseException, stage: str, name: str) -> dict[str, Any]:
    """Turn an exception into plain data: class names, message, the submission's own frames."""
    frames = []
    if isinstance(error, SyntaxError) and error.filename == name:
        frames = [[error.lineno or 0, "", (error.text or "").strip()[:200]]]
    trace = error.__traceback__
    while trace is not None:
        with contextlib.suppress(NotAvailable):  # a frame that may not be looked into
            code = trace.tb_frame.f_code
            if code.co_filename == name:
                text = linecache.getline(name, trace.tb_lineno).strip()[:200]
                frames.append([trace.tb_lineno, code.co_name[:80], text])
        trace = trace.tb_next
    types_ = [c.__name__[:80] for c in type(error).__mro__ if c is not object]
    return {
        "kind": "raised",
        "stage": stage,
        "types": types_[:8],
        "message": _message(error),
        "frames": frames[-MAX_FRAMES:],
    }


def _message(error: BaseException) -> str:
    """The text of an exception, which may itself be hostile."""
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        return str.encode(text, "utf-8", "replace").decode("utf-8")[:1000]
    except BaseException:
        return "(the message of the exception could not be read)"
