"""The options of one check: its kind's own fields, and the expressions in them.

Some names mean the same in every kind: `let` draws values, `call` is an entry of the stub, `repeat`
counts, and the keys of every other mapping of expressions (`change`, `evaluations`) are parameters.
A kind says in `tables` what its records hold, and in `alone` which option leaves no place for
others.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.checks import Kind, kind_of, kinds
from grader.content.formulas import check_formula, check_let
from grader.content.names import within
from grader.content.node import Node
from grader.content.reader import Reading, mapping, read
from grader.content.stub import Stub
from grader.content.tables import MAX_REPEAT
from grader.messages import Message
from grader.model import CaseSpec, Field
from grader.suggest import did_you_mean

AFTER = ("out", "old", "got")
"""What is known when the second call has come back."""
RESULTS = ("base", *AFTER)

Table = tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """What an option may refer to: the stub, and measures that several certificates share."""

    stub: Stub
    measures: Mapping[str, Any]

    def names(self) -> set[str]:
        """The results, parameters of functions, what constructors leave out, and given code."""
        stub = self.stub
        left_out = {name for entry in stub.entries for name in stub.defaults(entry)}
        parameters = {p.name for entry in stub.entries.values() for p in entry}
        return {*RESULTS, *parameters, *left_out, *stub.given}


def read_options(
    reading: Reading, kind: Kind, cases: Sequence[CaseSpec], scope: Scope
) -> dict[str, Any]:
    """Return the values of the kind's fields, every expression checked.

    An expression may name the results, all parameters, and what `let` of the check or of its cases
    holds. A kind whose option is a mapping of records lists their fields in `tables`.

    Raises
    ------
    ContentError
        An expression cannot be read, or a key or entry is unknown.
    """
    options = {field.name: reading[field.name] for field in kind.fields}
    _alone(reading, kind.alone)
    parameters = _parameters(reading, options.get("call"), cases, scope)
    if not 1 <= options.get("repeat", 1) <= MAX_REPEAT:
        raise reading.error("repeat", Message("`repeat` must be from 1 to {most}", most=MAX_REPEAT))
    if options.get("perturb") is False and not options["because"]:
        raise reading.error(
            "perturb",
            Message("{what} has `perturb: false`, but does not say why", what=reading.what),
            Message("write `because: ...` beside it: what jumps"),
        )
    names = scope.names() | {name for case in cases for name in case.let}
    if options.get("let"):
        names = check_let(reading.nodes["let"], options["let"], names, reading.what)
    for field in kind.fields:
        node = reading.nodes.get(field.name)
        if node is None or field.name == "let":
            continue
        what = Message("`{name}` of {what}", name=field.name, what=reading.what)
        if field.kind == "expression":
            check_formula(node, options[field.name], names, what, draws=False)
        elif field.kind == "expressions":
            before = names - {*AFTER}
            _check_arguments(node, options[field.name], parameters, before, what)
        elif field.name in kind.tables:
            options[field.name] = _records(node, kind.tables[field.name], names, what, scope)
    return options


def _parameters(
    reading: Reading, call: str | None, cases: Sequence[CaseSpec], scope: Scope
) -> tuple[str, ...]:
    """Return what may be changed: parameters of the functions; of a script, what `let` draws."""
    entries, classes = scope.stub.entries, scope.stub.classes
    if call and call not in entries:
        hint = did_you_mean(call, entries)
        raise reading.error("call", Message("the stub has no `{name}`", name=call), hint)
    if call and any({call, case.call} & {*classes} for case in cases):
        raise reading.error(
            "call",
            Message("`call` is for functions: a script is changed by what `let` draws"),
            Message("write `change: {{x: ...}}` with a name that `let` of the case draws"),
        )
    called = dict.fromkeys([call] if call else [case.call for case in cases])
    drawn = dict.fromkeys(name for case in cases if case.call in classes for name in case.let)
    functions = [name for name in called if name not in classes]
    return (*(parameter.name for name in functions for parameter in entries[name]), *drawn)


def _alone(reading: Reading, alone: Mapping[str, Sequence[str]]) -> None:
    for name, others in alone.items():
        for other in others if name in reading.nodes else ():
            if other in reading.nodes:
                raise reading.node.key(other).error(
                    Message(
                        "{what} has both `{name}` and `{other}`",
                        what=reading.what,
                        name=name,
                        other=other,
                    ),
                    Message("`{name}` says it all", name=name),
                )


def _check_arguments(
    node: Node,
    values: Mapping[str, Any],
    parameters: Sequence[str],
    names: set[str],
    what: Message,
) -> None:
    for name, value in values.items():
        if name not in parameters:
            message = Message(
                "`{name}` in {what} is no parameter of what it calls", name=name, what=what
            )
            raise node.key(name).error(message, did_you_mean(name, parameters))
        check_formula(
            node.value[name], value, names, Message("`{name}` in {what}", name=name, what=what)
        )


def read_measures(node: Node, scope: Scope) -> dict[str, Any]:
    """Read the `measures` that several checks share.

    Raises
    ------
    ContentError
        One of them is wrong.
    """
    return _records(node, measures_table(), scope.names(), Message("`measures`"), scope)


def measures_table() -> Table:
    """Return what a measure holds, as the kind of check says that has measures."""
    return next(table for kind in kinds() if (table := kind_of(kind).tables.get("measures")))


def _records(
    node: Node, table: Table, names: set[str], what: Message, scope: Scope
) -> dict[str, dict[str, Any]]:
    """Read a mapping from names to records, each with the fields of `table`.

    A text alone is the one field that a record must have; a list names shared records.
    """
    if isinstance(node.value, list):
        return _shared(node, what, scope)
    records = {}
    for name, item in mapping(node, what).items():
        label = Message("`{name}` in {what}", name=name, what=what)
        record = read(_as_mapping(item, table), table, label)
        for field in table:
            if field.kind == "expression" and field.name in record.nodes:
                place, value = record.nodes[field.name], record[field.name]
                inner = Message("`{name}` of {what}", name=field.name, what=label)
                check_formula(place, value, names, inner, draws=False)
        records[name] = dict(record.values)
    return records


def _as_mapping(node: Node, table: Table) -> Node:
    if not isinstance(node.value, str):
        return node
    only = next(field.name for field in table if field.required)
    return Node(node.source, node.line, node.column, {only: node}, keys={})


def _shared(node: Node, what: Message, scope: Scope) -> dict[str, dict[str, Any]]:
    named = []
    for item in node.value:
        if not isinstance(item.value, str):
            raise item.error(
                Message(
                    "{what} expects {expected}, got {got}",
                    what=what,
                    expected=Message("a list of names"),
                    got=item.what(),
                ),
                Message("name measures that stand below `measures` of the exercise"),
            )
        named.append(item.value)
    within(
        node,
        named,
        scope.measures,
        lambda name: Message(
            "{what} names `{name}`, which is not among the `measures` of the exercise",
            what=what,
            name=name,
        ),
    )
    return {name: scope.measures[name] for name in named}
