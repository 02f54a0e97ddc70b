"""The options of one check: its kind's own fields, and the expressions in them.

Some names mean the same in every kind: `let` draws values, `call` is an entry of the stub, and the
keys of every other mapping of expressions (`change`, `args`, `evaluations`) are parameters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType
from typing import Any

from grader.content.formulas import check_formula, check_let
from grader.content.node import Node
from grader.content.reader import Reading, mapping, read
from grader.model import CaseSpec, Field, Parameter
from grader.suggest import did_you_mean

__all__ = ["read_options"]

RESULTS = ("out", "base", "old", "got")

Entries = Mapping[str, tuple[Parameter, ...]]


def read_options(
    reading: Reading, module: ModuleType, cases: Sequence[CaseSpec], entries: Entries
) -> dict[str, Any]:
    """Return the values of the kind's `FIELDS`, every expression checked.

    An expression may name the results, all parameters, and what `let` of the check or of its cases
    holds. A kind whose option is a mapping of records lists their fields in `TABLES`.

    Raises
    ------
    ContentError
        An expression cannot be read, or a key or entry is unknown.
    """
    fields: tuple[Field, ...] = module.FIELDS
    tables: Mapping[str, tuple[Field, ...]] = getattr(module, "TABLES", {})
    options = {field.name: reading[field.name] for field in fields}
    parameters = _parameters(reading, options.get("call"), cases, entries)
    names = {*RESULTS, *(name for case in cases for name in case.let)}
    names |= {parameter.name for entry in entries.values() for parameter in entry}
    if options.get("let"):
        names = check_let(reading.nodes["let"], options["let"], names, reading.what)
    for field in fields:
        node = reading.nodes.get(field.name)
        if node is None or field.name == "let":
            continue
        what = f"`{field.name}` of {reading.what}"
        if field.kind == "expression":
            check_formula(node, options[field.name], names, what, draws=False)
        elif field.kind == "expressions":
            _check_arguments(node, options[field.name], parameters, names, what)
        elif field.name in tables:
            options[field.name] = _records(node, tables[field.name], names, what)
    return options


def _parameters(
    reading: Reading, call: str | None, cases: Sequence[CaseSpec], entries: Entries
) -> tuple[str, ...]:
    """Return the parameters of the functions that the check calls."""
    if call and call not in entries:
        raise reading.error("call", f"the stub has no `{call}`", did_you_mean(call, entries))
    called = dict.fromkeys([*(case.call for case in cases), *([call] if call else [])])
    return tuple(parameter.name for name in called for parameter in entries[name])


def _check_arguments(
    node: Node,
    values: Mapping[str, Any],
    parameters: Sequence[str],
    names: set[str],
    what: str,
) -> None:
    for name, value in values.items():
        if name not in parameters:
            message = f"`{name}` in {what} is no parameter of what it calls"
            raise node.key(name).error(message, did_you_mean(name, parameters))
        check_formula(node.value[name], value, names, f"`{name}` in {what}")


def _records(
    node: Node, table: tuple[Field, ...], names: set[str], what: str
) -> dict[str, dict[str, Any]]:
    """Read a mapping from names to records, each with the fields of `table`."""
    records = {}
    for name, item in mapping(node, what).items():
        label = f"`{name}` in {what}"
        record = read(item, table, label)
        for field in table:
            if field.kind == "expression" and field.name in record.nodes:
                place, value = record.nodes[field.name], record[field.name]
                check_formula(place, value, names, f"`{field.name}` of {label}", draws=False)
        records[name] = dict(record.values)
    return records
