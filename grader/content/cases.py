"""The `cases:` of an exercise: named inputs, checked against the parameters of their entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from grader.content.formulas import check_formula, check_let, given_names
from grader.content.names import check_id, within
from grader.content.node import Node
from grader.content.reader import Reading, key_hint, mapping, read
from grader.content.tables import CASE, MAX_REPEAT
from grader.content.words import FIELDS, WRAPPERS
from grader.messages import Message
from grader.model import CaseSpec, Field, GivenCode, Parameter
from grader.suggest import did_you_mean

__all__ = ["DATA", "Entries", "read_cases"]

DATA = "data"
"""What the data of `from` are called in other expressions."""

Entries = Mapping[str, tuple[Parameter, ...]]


def read_cases(node: Node, entries: Entries, given: GivenCode) -> dict[str, CaseSpec]:
    """Read every case; its expressions may use given code.

    Raises
    ------
    ContentError
        A case names no known entry, lacks a required parameter, has a key that is no parameter,
        or holds an expression that cannot be read.
    """
    cases: dict[str, CaseSpec] = {}
    for name, body in mapping(node, Message("`cases`")).items():
        check_id(node.key(name), name, Message("the case"))
        cases[name] = _case(name, body, entries, cases, given_names(given))
    if not cases:
        raise node.error(
            Message("`cases` is empty"),
            Message('write one, as in `first: {{purpose: the usual case, x: "normal(3, 4)"}}`'),
        )
    return cases


def _case(
    name: str,
    node: Node,
    entries: Entries,
    above: Mapping[str, CaseSpec],
    given: Collection[str],
) -> CaseSpec:
    what = Message("case `{name}`", name=name)
    head = read(node, CASE, what, others=True)
    like = _like(head, above)
    fields = _fields(head)
    call = _function(head, entries, like, fields)
    known = tuple(parameter.name for parameter in entries[call])
    let = _drawn_first(head, like, known, given)
    inputs = dict(like.inputs) if like else {}
    inputs |= {key: f"{DATA}.{key}" for key in fields if key in known}
    inputs |= _inputs(head, entries[call], call, inputs)
    defaults = {p.name for p in entries[call] if not p.required and p.name not in inputs}
    visible = {*let, *defaults, *given}
    for parameter in known:
        if parameter in node.value:
            what_input = Message("`{name}` of {what}", name=parameter, what=what)
            check_formula(node.value[parameter], inputs[parameter], visible, what_input)
    if not 1 <= head["repeat"] <= MAX_REPEAT:
        raise head.error("repeat", Message("`repeat` must be from 1 to {most}", most=MAX_REPEAT))
    return CaseSpec(
        name=name,
        purpose=head["purpose"],
        covers=head["covers"],
        call=call,
        inputs={key: inputs[key] for key in known if key in inputs},
        let=let,
        hidden=head["hidden"] if "hidden" in head.nodes or not like else like.hidden,
        repeat=head["repeat"] if "repeat" in head.nodes or not like else like.repeat,
    )


def _like(head: Reading, above: Mapping[str, CaseSpec]) -> CaseSpec | None:
    """Return the case that this one takes everything from which it does not say itself."""
    name = head["like"]
    if name is None:
        return None
    within(
        head.nodes["like"],
        [name],
        above,
        lambda name: Message(
            "{what} is like `{name}`, which is no case above", what=head.what, name=name
        ),
    )
    return above[name]


def _fields(head: Reading) -> tuple[str, ...]:
    """Return the fields of the data of `from`, by the word that makes them."""
    if head["from"] is None:
        return ()
    node, text = head.nodes["from"], str(head["from"])
    check_formula(node, head["from"], (), Message("`from` of {what}", what=head.what))
    words = [word for word in re.findall(r"[a-z_]+(?=\()", text) if word not in WRAPPERS]
    if not words or words[0] not in FIELDS:
        message = Message(
            "`from` of {what} expects named data, got `{text}`", what=head.what, text=text
        )
        raise node.error(message, Message("data: {names}", names=tuple(FIELDS)))
    return FIELDS[words[0]]


def _function(
    head: Reading, entries: Entries, like: CaseSpec | None, fields: tuple[str, ...]
) -> str:
    """Return the function to call: as said, else the first one that takes these inputs."""
    call: str | None = head["call"]
    if call is not None and call not in entries:
        raise head.error(
            "call", Message("the stub has no `{name}`", name=call), did_you_mean(call, entries)
        )
    if call or like:
        return call or (like.call if like else "")
    written = {*head.nodes} - {field.name for field in CASE}
    for name, parameters in entries.items():
        required = {parameter.name for parameter in parameters if parameter.required}
        if written <= {p.name for p in parameters} and required <= {*written, *fields}:
            return name
    return next(iter(entries))


def _drawn_first(
    head: Reading, like: CaseSpec | None, known: tuple[str, ...], given: Collection[str]
) -> dict[str, object]:
    """Return what is drawn before the inputs, in order."""
    data = {} if head["from"] is None else {DATA: head["from"]}
    inherited = {**data, **(like.let if like else {}), **data}
    own = head["let"] or {}
    if own:
        names = [*given, *(name for name in inherited if name not in own or name == DATA)]
        check_let(head.nodes["let"], own, names, head.what, taken=known)
    return {**inherited, **own}


def _inputs(
    head: Reading, parameters: tuple[Parameter, ...], call: str, given: Mapping[str, object]
) -> dict[str, object]:
    """Read the keys of a case that are no keys of its table: one per parameter of `call`."""
    table = {
        parameter.name: Field(parameter.name, "expression", f"argument of `{call}`")
        for parameter in parameters
    }
    reserved = [field.name for field in CASE]
    known = (*table, *reserved)
    for key in head.nodes:
        if key not in known:
            message = Message(
                "`{key}` in {what} is no parameter of `{call}`", key=key, what=head.what, call=call
            )
            raise head.node.key(key).error(message, key_hint(head.node, key, known))
    for parameter in parameters:
        if parameter.required and parameter.name not in {*head.nodes, *given}:
            raise head.node.error(
                Message(
                    "{what} lacks `{name}`, which `{call}` needs",
                    what=head.what,
                    name=parameter.name,
                    call=call,
                ),
                Message('give it one, as in `{name}: "normal(3, 4)"`', name=parameter.name),
            )
    inputs = read(head.node, table.values(), head.what, others=True)
    return {name: inputs[name] for name in table if name in head.nodes}
