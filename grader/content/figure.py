"""The `figure:` of an exercise: which picture a failing case gets, and of what."""

from __future__ import annotations

from collections.abc import Mapping

from grader import registry
from grader.content.checks import kind_name
from grader.content.formulas import check_formula
from grader.content.names import within
from grader.content.node import Node
from grader.content.options import Scope
from grader.content.reader import read
from grader.content.tables import FIGURE
from grader.messages import Message
from grader.model import CaseSpec, Field, FigureSpec

WHAT = Message("`figure`")


def fields_of(kind: str) -> tuple[Field, ...]:
    """Return what an exercise says of a kind of figure beside its kind."""
    fields: tuple[Field, ...] = registry.member("figures", kind).FIELDS
    return fields


def read_figures(node: Node, cases: Mapping[str, CaseSpec], scope: Scope) -> tuple[FigureSpec, ...]:
    """Read one figure or a list of them; every expression is checked.

    Raises
    ------
    ContentError
        A kind, key, function or name is unknown, or an expression cannot be read.
    """
    written = node.value if isinstance(node.value, list) else [node]
    return tuple(_figure(one, cases, scope) for one in written)


def _figure(node: Node, cases: Mapping[str, CaseSpec], scope: Scope) -> FigureSpec:
    kind = kind_name(node, WHAT, registry.kinds("figures"))
    module = registry.member("figures", kind)
    fields = fields_of(kind)
    reading = read(node, (*FIGURE, *fields), WHAT)
    stub = scope.stub
    if reading["function"]:
        within(
            reading.nodes["function"],
            [reading["function"]],
            stub.entries,
            lambda name: Message("the stub has no `{name}`", name=name),
        )
    drawn = {name for case in cases.values() for name in case.let}
    names = {*scope.names(), *drawn, "out", *module.NAMES}
    for field in fields:
        place, value = reading.nodes.get(field.name), reading[field.name]
        if place is None:
            continue
        what = Message("`{name}` of {what}", name=field.name, what=WHAT)
        if field.kind == "expression":
            check_formula(place, value, names, what, draws=False)
        else:
            parameters = [p.name for entry in stub.entries.values() for p in entry]
            within(
                place,
                [value],
                parameters,
                lambda name: Message("`{name}` is no parameter of the stub", name=name),
            )
    for name, (needed, hint) in module.NEEDS.items():
        if reading[name] and reading.nodes.get(needed) is None:
            message = Message("`{name}` of `figure` needs `{needed}`", name=name, needed=needed)
            raise reading.nodes[name].error(message, hint=hint)
    return FigureSpec(kind, reading["function"], {f.name: reading[f.name] for f in fields})
