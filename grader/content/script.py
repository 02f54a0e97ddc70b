"""A case whose function is a class: a script of one object, checked against the stub's methods."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from grader.content.node import Node
from grader.content.reader import Reading, items, mapping, read
from grader.content.tables import SCRIPT
from grader.messages import Message
from grader.model import INIT, Field, Methods, Parameter
from grader.suggest import did_you_mean

Formula = Callable[[Node, Any, Message], None]
"""Checks one expression: its node, its value, and what it is called in messages."""


def read_script(
    head: Reading, name: str, methods: Methods, inherited: dict[str, Any], formula: Formula
) -> dict[str, Any]:
    """Return the script of a case: `new`, `load` and `calls`; what is not written is inherited.

    Raises
    ------
    ContentError
        The constructor or a method lacks an argument or has another one, there is no such method,
        or an expression cannot be read.
    """
    table = [field for field in SCRIPT if field.name in head.nodes or field.name not in inherited]
    reading = read(head.node, table, head.what, others=True)
    found = {**inherited, **reading.values}
    if "new" in reading.values:
        place = reading.nodes.get("new", head.node)
        _arguments(place, found["new"], methods[INIT], name, formula)
    for key, value in found["load"].items() if "load" in reading.nodes else ():
        label = Message("`{name}` of {what}", name=key, what=head.what)
        _dotted(reading.nodes["load"].key(key), key)
        formula(reading.nodes["load"].value[key], value, label)
    if "calls" in reading.values:
        label = Message("`{name}` of {what}", name="calls", what=head.what)
        steps = items(reading.nodes["calls"], label)
        found["calls"] = [_step(node, name, methods, formula) for node in steps]
    return found


def _step(node: Node, name: str, methods: Methods, formula: Formula) -> str | dict[str, Any]:
    """Return one step: the name of an attribute, or a method with its arguments."""
    if isinstance(node.value, str):
        if node.value in methods:
            raise node.error(
                Message("`{method}` is a method of `{name}`", method=node.value, name=name),
                Message("write `{method}: {{}}`", method=node.value),
            )
        return _dotted(node, node.value)
    step = mapping(node, Message("a step of `calls`"))
    if len(step) != 1:
        raise node.error(
            Message("a step of `calls` has {n} methods, expected one", n=len(step)),
            Message("begin a new item with `- `"),
        )
    ((method, inner),) = step.items()
    if method not in methods or method == INIT:
        known = [known for known in methods if known != INIT]
        raise node.key(method).error(
            Message("`{name}` has no method `{method}`", name=name, method=method),
            did_you_mean(method, known, Message("its methods")),
        )
    field = Field(method, "expressions", "arguments")
    values = read(node, [field], Message("a step of `calls`")).values[method]
    _arguments(inner, values, methods[method], f"{name}.{method}", formula)
    return {method: values}


def _arguments(
    node: Node,
    values: dict[str, Any],
    parameters: Iterable[Parameter],
    call: str,
    formula: Formula,
) -> None:
    """Refuse an argument too many or too few, and expressions that cannot be read."""
    known = {parameter.name: parameter for parameter in parameters}
    for key, value in values.items():
        if key not in known:
            message = Message("`{key}` is no parameter of `{call}`", key=key, call=call)
            raise node.key(key).error(message, did_you_mean(key, known))
        label = Message("`{name}` of `{call}`", name=key, call=call)
        formula(node.value[key], value, label)
    for parameter in known.values():
        if parameter.required and parameter.name not in values:
            raise node.error(
                Message("`{call}` needs `{name}`", call=call, name=parameter.name),
                Message("write `{name}: ...` among its arguments", name=parameter.name),
            )


def _dotted(node: Node, path: str) -> str:
    """Return the name of an attribute, as `weight` or `conv.weight`."""
    if not all(part.isidentifier() for part in path.split(".")):
        raise node.error(
            Message("`{path}` is no name of an attribute", path=path),
            Message("it looks like `weight` or `conv.weight`"),
        )
    return path
