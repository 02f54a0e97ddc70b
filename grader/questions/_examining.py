"""What is wrong with a question as written, whatever its type; the type adds its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from grader import registry
from grader.messages import Message
from grader.model import Text
from grader.questions._names import check_expression, known_names
from grader.questions._records import Fault, Question
from grader.questions._template import check_inserts

_LARGEST = 64


def examine(question: Question) -> Iterator[Fault]:
    """Yield every fault of a question, the first one first; nothing is drawn."""
    found = list(_values(question))
    yield from found
    if not found:
        yield from registry.member("questions", question.type).examine(question)
        yield from _inserts(question)


def _values(question: Question) -> Iterator[Fault]:
    known: set[str] = set()
    for name, spec in question.params.items():
        yield from _new(name, known, ("params", name))
        yield from _param(spec, ("params", name))
        known.add(name)
    for name, source in question.let.items():
        yield from _new(name, known, ("let", name))
        yield from check_expression(source, known, ("let", name))
        known.add(name)
    if question.require is not None:
        yield from check_expression(question.require, known, ("require",))
        if not question.params:
            yield Fault(("require",), Message("`require` needs `params`"))


def _new(name: str, known: Collection[str], path: tuple[str | int, ...]) -> Iterator[Fault]:
    from grader.expressions import SCALAR_NAMES
    from grader.expressions.array_functions import ARRAY_FUNCTIONS

    taken = {*known, *SCALAR_NAMES, *ARRAY_FUNCTIONS, "true", "false", "null", "answer", "value"}
    if not name.isidentifier() or name in taken:
        yield Fault(path, Message("`{name}` cannot be the name of a value here", name=name))


def _param(spec: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Fault]:
    sources = [name for name in ("pick", "int", "float") if name in spec]
    if len(sources) != 1:
        hint = Message(
            "such as `{{pick: [1, 2]}}`, `{{int: [0, 9]}}` or `{{float: [0, 1], step: 0.1}}`"
        )
        yield Fault(path, Message("a parameter has one of `pick`, `int` and `float`"), hint)
        return
    source = sources[0]
    values = spec[source]
    if source == "pick":
        if not values:
            yield Fault((*path, "pick"), Message("there is nothing to pick from"))
    elif not _is_range(values, (int,) if source == "int" else (int, float)):
        yield Fault((*path, source), Message("`{source}` expects [low, high]", source=source))
    if "step" in spec and (source != "float" or spec["step"] <= 0):
        yield Fault((*path, "step"), Message("`step` goes with `float` and is above 0"))
    yield from _size(spec, path)


def _size(spec: Mapping[str, Any], path: tuple[str | int, ...]) -> Iterator[Fault]:
    if "vector" in spec and "matrix" in spec:
        yield Fault(path, Message("a parameter is a `vector` or a `matrix`, not both"))
        return
    sizes = spec.get("matrix", [spec["vector"]] if "vector" in spec else [])
    whole = isinstance(sizes, list) and all(type(size) is int and size > 0 for size in sizes)
    if "matrix" in spec and not (whole and len(sizes) == 2):
        yield Fault((*path, "matrix"), Message("`matrix` expects [rows, columns]"))
    elif not whole or any(size > _LARGEST for size in sizes):
        yield Fault(path, Message("a size is from 1 to {most}", most=_LARGEST))
    if spec.get("distinct") and not sizes:
        yield Fault((*path, "distinct"), Message("`distinct` goes with `vector` or `matrix`"))


def _is_range(values: Any, types: tuple[type, ...]) -> bool:
    if not isinstance(values, list) or len(values) != 2:
        return False
    return all(type(value) in types for value in values) and bool(values[0] <= values[1])


def _inserts(question: Question) -> Iterator[Fault]:
    filled = [
        (path, text)
        for path, text in texts(question)
        if any("{{" in part for part in text.by_language().values())
    ]
    if not filled:
        return
    from grader.expressions import SCALAR_NAMES
    from grader.expressions.array_functions import ARRAY_FUNCTIONS

    names = known_names(question) | set(SCALAR_NAMES)
    for path, text in filled:
        computed = {"answer"} if path[0] in ("explain", "hints", "wrong") else set()
        computed |= {"value"} if path[0] == "wrong" else set()
        for part in text.by_language().values():
            for _, message, hint in check_inserts(
                part, sorted(names | computed), sorted(ARRAY_FUNCTIONS)
            ):
                yield Fault(path, message, hint)


def texts(question: Question) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    """Yield every text of a question with the path to it."""
    for name in ("prompt", "explain", "predict"):
        text = getattr(question, name)
        if text is not None:
            yield (name,), text
    for index, hint in enumerate(question.hints):
        yield ("hints", index), hint
    if question.drawn:
        yield ("code",), Text(question.code)
    yield from _inside(question.options, ())


def _inside(part: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Text]]:
    if isinstance(part, Text):
        yield path, part
    elif isinstance(part, Mapping):
        for name, value in part.items():
            yield from _inside(value, (*path, name))
    elif isinstance(part, tuple):
        for index, value in enumerate(part):
            yield from _inside(value, (*path, index))
