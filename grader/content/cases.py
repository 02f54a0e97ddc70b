"""The `cases:` of an exercise: named inputs, checked against the parameters of their entry."""

from __future__ import annotations

from collections.abc import Mapping

from grader.content.formulas import check_formula, check_let
from grader.content.names import check_id
from grader.content.node import Node
from grader.content.reader import Reading, key_hint, mapping, read
from grader.content.tables import CASE, MAX_REPEAT
from grader.model import CaseSpec, Field, Parameter
from grader.suggest import did_you_mean

__all__ = ["read_cases"]

Entries = Mapping[str, tuple[Parameter, ...]]


def read_cases(node: Node, entries: Entries) -> dict[str, CaseSpec]:
    """Read every case.

    Raises
    ------
    ContentError
        A case names no known entry, lacks a required parameter, has a key that is no parameter,
        or holds an expression that cannot be read.
    """
    cases = {}
    for name, body in mapping(node, "`cases`").items():
        check_id(node.key(name), name, "the case")
        cases[name] = _case(name, body, entries)
    if not cases:
        raise node.error("`cases` is empty")
    return cases


def _case(name: str, node: Node, entries: Entries) -> CaseSpec:
    what = f"case `{name}`"
    head = read(node, CASE, what, others=True)
    call = head["call"] or next(iter(entries))
    if call not in entries:
        raise head.error("call", f"the stub has no `{call}`", did_you_mean(call, entries))
    known = tuple(parameter.name for parameter in entries[call])
    let = head["let"] or {}
    names = check_let(head.nodes["let"], let, (), what, taken=known) if let else set()
    inputs = _inputs(head, entries[call], call)
    for parameter, value in inputs.items():
        check_formula(node.value[parameter], value, names, f"`{parameter}` of {what}")
    if not 1 <= head["repeat"] <= MAX_REPEAT:
        raise head.error("repeat", f"`repeat` must be from 1 to {MAX_REPEAT}")
    return CaseSpec(
        name=name,
        purpose=head["purpose"],
        call=call,
        inputs={key: inputs[key] for key in known if key in inputs},
        let=let,
        hidden=head["hidden"],
        repeat=head["repeat"],
    )


def _inputs(head: Reading, parameters: tuple[Parameter, ...], call: str) -> dict[str, object]:
    """Read the keys of a case that are no keys of its table: one per parameter of `call`."""
    table = {
        parameter.name: Field(parameter.name, "expression", f"argument of `{call}`")
        for parameter in parameters
    }
    reserved = [field.name for field in CASE]
    known = (*table, *reserved)
    for key in head.nodes:
        if key not in known:
            message = f"`{key}` in {head.what} is no parameter of `{call}`"
            raise head.node.key(key).error(message, key_hint(head.node, key, known))
    for parameter in parameters:
        if parameter.required and parameter.name not in head.nodes:
            raise head.node.error(f"{head.what} lacks `{parameter.name}`, which `{call}` needs")
    inputs = read(head.node, table.values(), head.what, others=True)
    return {name: inputs[name] for name in table if name in head.nodes}
