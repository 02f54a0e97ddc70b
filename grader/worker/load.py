"""Running a source as a module, finding its functions, and telling what an exception was."""

from __future__ import annotations
import __future__

import ast
import contextlib
import functools
import inspect
import itertools
import linecache
import sys
import types
from collections.abc import Callable, Iterable, Mapping, Sequence
from opcode import opmap
from operator import or_
from typing import Any, NamedTuple

from .absent import Absent
from .beside import Beside, carried
from .parse import without_main
from .refuse import Forbidden, NotAvailable

BY_HAND = {opmap[name] for name in ("RAISE_VARARGS", "RETURN_GENERATOR", "YIELD_VALUE", "RESUME")}
"""Where a frame stands that raises, or in which an exception was thrown."""
_Kind = inspect.Parameter
MAX_FRAMES = 6
MAX_PRINTED = 200_000
"""Characters that a file may print while it is loaded; the rest is dropped."""
MAX_SKIPPED = 5
"""Statements that failed, of which an account is given."""


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
        self._in_classes = False
        self._classes: dict[str, Any] = {}

    def execute(self, entries: Sequence[str] = (), available: Sequence[str] = ()) -> list[Any]:
        """Run the source; return the statements that failed, as line, text and exception.

        Parameters
        ----------
        entries : sequence of str
            The functions that matter: where one of them is there in the end, a statement that
            fails is left out, and the next ones run all the same, unless it ends the program.
            Without any, whatever is raised comes through.
        available : sequence of str
            What may be imported besides the standard library; for anything else an inert module
            stands in. Of no meaning without entries.
        """
        self._in_classes = bool(entries)
        lines = self.source.splitlines(keepends=True)
        linecache.cache[self.name] = (len(self.source), None, lines, self.name)
        sys.modules["submission"] = self.module
        beside = self.beside()
        tree = beside.tree(self.source)
        if not entries:
            exec(compile(tree, self.name, "exec", dont_inherit=True), self.module.__dict__)
            return []
        bodies = [node for part in (tree, *beside.trees().values()) for node in part.body]
        absent = Absent(ast.Module(bodies, []), (*available, *beside.roots))
        absent.install()
        beside.install()
        try:
            with contextlib.redirect_stdout(_Curbed(sys.stdout)):
                return self._forgiving(tree, entries)
        finally:
            absent.loading = False

    def beside(self) -> Beside:
        """Return the modules that travel with the source."""
        return Beside(carried(self.source), self.name, without_main)

    def _forgiving(self, tree: ast.Module, entries: Sequence[str]) -> list[Any]:
        """Run statement after statement from the first that fails."""
        failed: list[tuple[ast.stmt, BaseException]] = []
        waiting = list(tree.body)
        while waiting:
            try:
                self._run(ast.Module(waiting, []), tree)
                break
            except (Exception, SystemExit) as error:
                if isinstance(error, Forbidden | NotAvailable | MemoryError):
                    raise
                place = self._place(error, waiting)
                failed.append((waiting[place], error))
                ended = isinstance(error, SystemExit)
                waiting = [] if ended else waiting[place + 1 :]
        if failed and not any(self.find(entry) for entry in entries):
            raise failed[0][1]
        return [
            [node.lineno, linecache.getline(self.name, node.lineno).strip()[:200], _told(error)]
            for node, error in failed[:MAX_SKIPPED]
        ]

    def _run(self, part: ast.Module, whole: ast.Module) -> None:
        """Run some statements under the `from __future__` imports of the whole source."""
        flags = 0
        for node in whole.body:
            if isinstance(node, ast.ImportFrom) and node.module == "__future__":
                features = [getattr(__future__, name.name, None) for name in node.names]
                flags |= functools.reduce(or_, (f.compiler_flag for f in features if f), 0)
        code = compile(part, self.name, "exec", flags=flags, dont_inherit=True)
        exec(code, self.module.__dict__)

    def _place(self, error: BaseException, statements: Sequence[ast.stmt]) -> int:
        """Return which of the statements has failed: the one that the traceback begins in."""
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == self.name:
                line = trace.tb_lineno
                for place, node in enumerate(statements):
                    first = min([node.lineno, *(d.lineno for d in _decorators(node))])
                    if first <= line <= (node.end_lineno or node.lineno):
                        return place
            trace = trace.tb_next
        raise error

    def find(self, entry: str) -> Callable[..., Any] | None:
        """Return the function `entry`, or `variant.function`; None if there is none."""
        variant, _, function = entry.rpartition(".")
        owner = self._instance(variant or self.variant)
        found = getattr(owner, function, None) if owner is not None else None
        if found is None:
            found = self.module.__dict__.get(function)
        if found is None and not variant and self._in_classes:
            found = self._method(function)
        return found if callable(found) else None

    def _method(self, function: str) -> Any:
        """The method of the one class that has it, of an object made for it; None without one."""
        values = {id(value): value for value in self.module.__dict__.values()}.values()
        owners = [
            value
            for value in values
            if isinstance(value, type)
            and value.__module__ == self.module.__name__
            and function in vars(value)
        ]
        if len(owners) != 1:
            return None
        raw = vars(owners[0])[function]
        if isinstance(raw, types.FunctionType) and "self" not in raw.__code__.co_varnames[:1]:
            return raw  # it was written like a function
        try:
            return getattr(owners[0](), function)
        except TypeError:
            return None

    def find_class(self, entry: str, methods: Iterable[str]) -> type | None:
        """Return the class `entry`; None if there is none.

        A variant is such a class itself where it has one of its `methods`, and then called as the
        exercise calls it; else it holds one, or has a method of that name which makes one.
        """
        variant, _, name = entry.rpartition(".")
        owner = self._class(variant or self.variant)
        inner = getattr(owner, name, None)
        if isinstance(inner, types.FunctionType):
            inner = self._made(variant or self.variant, name)
        bases = getattr(owner, "__mro__", ())[:-1]
        own = {method for base in bases for method in vars(base)} - {"__init__"}
        if isinstance(inner, type):
            return inner
        if own & {*methods}:
            owner.__name__ = owner.__qualname__ = name  # what exceptions say of it
            return owner  # type: ignore[no-any-return]
        found = self.module.__dict__.get(name)
        return found if isinstance(found, type) else None

    def _made(self, variant: str, name: str) -> Any:
        """The class that a variant's method makes: it imports what other submissions lack."""
        key = f"{variant}.{name}"
        if key not in self._classes:
            self._classes[key] = getattr(self._instance(variant), name)()
        return self._classes[key]

    def _instance(self, variant: str) -> Any:
        if not variant:
            return None
        if variant not in self._instances:
            self._instances[variant] = self._class(variant)()
        return self._instances[variant]

    def _class(self, variant: str) -> Any:
        """The class of a variant; of a pair, one that inherits from both."""
        if variant and variant not in self._classes:
            bases = tuple(self.module.__dict__[name] for name in variant.split("+"))
            self._classes[variant] = bases[0] if len(bases) == 1 else type("pair", bases, {})
        return self._classes.get(variant)


class _Curbed:
    """Standard output that takes only so much: a table that is printed is no reason to fail."""

    def __init__(self, stream: Any) -> None:
        self._stream, self._left = stream, MAX_PRINTED

    def write(self, text: str) -> int:
        if self._left > 0:
            self._stream.write(text[: self._left])
            self._left -= len(text)
        return len(text)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _decorators(node: ast.stmt) -> list[ast.expr]:
    return getattr(node, "decorator_list", [])


def _told(error: BaseException) -> str:
    """An exception in one line."""
    message = _message(error).strip()
    return f"{type(error).__name__[:80]}: {message}" if message else type(error).__name__[:80]


class _Taken(NamedTuple):
    """What a function takes."""

    named: list[str]
    """The parameters that have names."""
    any_name: bool
    everything: bool
    """Whatever it gets, by place and by name, and nothing else."""


@functools.lru_cache(maxsize=16)
def _taken(function: Callable[..., Any]) -> _Taken:
    """Read a signature once: it costs more than many a call.

    A wrapper that hands on whatever it gets has the signature of what it wraps.
    """
    own = _taken_by(inspect.signature(function, follow_wrapped=False))
    wrapped = inspect.getattr_static(function, "__wrapped__", None)
    if callable(wrapped) and own.everything:
        return _taken_by(inspect.signature(wrapped))
    return own


def _taken_by(signature: inspect.Signature) -> _Taken:
    kinds = {name: p.kind for name, p in signature.parameters.items()}
    any_name = _Kind.VAR_KEYWORD in kinds.values()
    everything = {*kinds.values()} == {_Kind.VAR_POSITIONAL, _Kind.VAR_KEYWORD}
    named = [
        name
        for name, kind in kinds.items()
        if kind in (_Kind.POSITIONAL_OR_KEYWORD, _Kind.KEYWORD_ONLY)
    ]
    return _Taken(named, any_name, everything)


def bind(
    function: Callable[..., Any], arguments: Mapping[str, Any], order: list[str]
) -> tuple[list[Any], dict[str, Any]]:
    """Fit `arguments` to the parameters of `function`, by name, or by place if renamed."""
    try:
        named, any_name, everything = _taken(function)
    except (TypeError, ValueError):
        return list(arguments.values()), {}
    if everything and list(arguments) == order[: len(arguments)]:
        return list(arguments.values()), {}
    if any_name:
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


def where(frame: types.FrameType | None, name: str) -> list[list[Any]]:
    """Return the lines of the file that are running, the innermost last, with their functions."""
    found: list[list[Any]] = []
    while frame is not None:
        if frame.f_code.co_filename == name:
            text = linecache.getline(name, frame.f_lineno).strip()[:200]
            found.insert(0, [frame.f_lineno, frame.f_code.co_name[:80], text])
        frame = frame.f_back
    return found[-MAX_FRAMES:]


def describe(error: BaseException, stage: str, name: str) -> dict[str, Any]:
    """Turn an exception into plain data: class names, message, the submission's own frames."""
    frames: list[list[Any]] = []
    if isinstance(error, SyntaxError) and error.filename == name:
        text, column = (error.text or "").rstrip()[:200], error.offset or 0
        end = (error.end_offset or 0) if error.end_lineno == error.lineno else 0
        frames = [[error.lineno or 0, "", text, column, max(end - 1, column)]]
    trace = error.__traceback__
    while trace is not None:
        with contextlib.suppress(NotAvailable):  # a frame that may not be looked into
            code = trace.tb_frame.f_code
            if code.co_filename == name:
                text = linecache.getline(name, trace.tb_lineno).rstrip()[:200]
                frames.append([trace.tb_lineno, code.co_name[:80], text, *_columns(trace, text)])
        trace = trace.tb_next
    types_ = [c.__name__[:80] for c in type(error).__mro__ if c is not object]
    return {
        "kind": "raised",
        "stage": stage,
        "types": types_[:8],
        "message": _message(error),
        "frames": frames[-MAX_FRAMES:],
        "by_hand": _by_hand(error),
    }


def _columns(trace: types.TracebackType, text: str) -> tuple[int, int]:
    """The first and the last column of what failed, from 1; 0 where that is unknown."""
    places = itertools.islice(trace.tb_frame.f_code.co_positions(), trace.tb_lasti // 2, None)
    first, last, start, end = next(places, (None,) * 4)
    if first != last or first != trace.tb_lineno or start is None or end is None:
        return 0, 0
    data = text.encode()
    return len(data[:start].decode("utf-8", "replace")) + 1, len(
        data[:end].decode("utf-8", "replace")
    )


def _by_hand(error: BaseException) -> bool:
    """Whether a `raise` made the exception, or a `throw` into a generator; not, for example, an
    allocation that failed."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is not None:
        with contextlib.suppress(NotAvailable):
            return trace.tb_frame.f_code.co_code[trace.tb_lasti] in BY_HAND
    return False


def _message(error: BaseException) -> str:
    """The text of an exception, which may itself be hostile."""
    try:
        text = error.msg if isinstance(error, SyntaxError) else str(error)
        return str.encode(text, "utf-8", "replace").decode("utf-8")[:1000]
    except BaseException:
        return "(the message of the exception could not be read)"
