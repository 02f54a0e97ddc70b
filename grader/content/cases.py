"""The `cases:` of an exercise: named inputs, checked against the parameters of their entry."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from grader.content.formulas import check_formula, check_let
from grader.content.names import check_id, within
from grader.content.node import Node
from grader.content.reader import Reading, key_hint, mapping, read, unknown_key
from grader.content.script import read_script
from grader.content.stub import Stub
from grader.content.tables import CASE, MAX_REPEAT, SCRIPT
from grader.content.words import FIELDS, WRAPPERS
from grader.messages import Message
from grader.model import CaseSpec, Field, Parameter, Text
from grader.suggest import did_you_mean

DATA = "data"
"""What the data of `from` are called in other expressions."""

Entries = Mapping[str, tuple[Parameter, ...]]


def read_cases(node: Node, stub: Stub) -> dict[str, CaseSpec]:
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
        cases[name] = _case(name, body, stub, cases)
    if not cases:
        raise node.error(
            Message("`cases` is empty"),
            Message('write one, as in `first: {{purpose: the usual case, x: "normal(3, 4)"}}`'),
        )
    return cases


def _case(name: str, node: Node, stub: Stub, above: Mapping[str, CaseSpec]) -> CaseSpec:
    what = Message("case `{name}`", name=name)
    head = read(node, CASE, what, others=True)
    like = _like(head, above)
    fields = _fields(head)
    call = _function(head, stub.entries, like, fields)
    same = like and (like.call == call or not {like.call, call} & {*stub.classes})
    inherited = dict(like.inputs) if like and same else {}
    if call in stub.classes:
        let, inputs = _script(head, stub, call, like, inherited)
    else:
        let, inputs = _arguments(head, stub, call, like, inherited, fields)
    if not 1 <= head["repeat"] <= MAX_REPEAT:
        raise head.error("repeat", Message("`repeat` must be from 1 to {most}", most=MAX_REPEAT))
    return CaseSpec(
        name=name,
        purpose=_purpose(head, like),
        covers=head["covers"],
        call=call,
        inputs={p.name: inputs[p.name] for p in stub.entries[call] if p.name in inputs},
        let=let,
        hidden=head["hidden"] if "hidden" in head.nodes or not like else like.hidden,
        repeat=head["repeat"] if "repeat" in head.nodes or not like else like.repeat,
    )


def _purpose(head: Reading, like: CaseSpec | None) -> Text:
    """Return why a case is there: as it says, or as the case that it is like."""
    purpose: Text | None = head["purpose"] or (like.purpose if like else None)
    if purpose is None:
        raise head.node.error(
            Message("missing key `{name}` in {what}", name="purpose", what=head.what),
            Message("`{name}`: {doc}", name="purpose", doc="why this case is there"),
        )
    return purpose


def _arguments(
    head: Reading,
    stub: Stub,
    call: str,
    like: CaseSpec | None,
    inherited: Mapping[str, object],
    fields: tuple[str, ...],
) -> tuple[dict[str, object], dict[str, object]]:
    """Return what a case draws first, and the arguments of its function."""
    parameters = stub.entries[call]
    known = tuple(parameter.name for parameter in parameters)
    let = _drawn_first(head, like, known, stub.given)
    inputs = {**inherited, **{key: f"{DATA}.{key}" for key in fields if key in known}}
    inputs |= _inputs(head, parameters, call, inputs)
    defaults = {name for name in stub.defaults(call) if name not in inputs}
    visible = {*let, *defaults, *stub.given}
    for parameter in known:
        if parameter in head.nodes:
            what = Message("`{name}` of {what}", name=parameter, what=head.what)
            check_formula(head.nodes[parameter], inputs[parameter], visible, what)
    return let, inputs


def _script(
    head: Reading,
    stub: Stub,
    call: str,
    like: CaseSpec | None,
    inherited: Mapping[str, object],
) -> tuple[dict[str, object], dict[str, object]]:
    """Return what a case draws first, and the script of its class."""
    known = [field.name for field in (*SCRIPT, *CASE)]
    for key in head.nodes:
        if key not in known:
            raise unknown_key(head.node, key, known, head.what)
    let = _drawn_first(head, like, (), stub.given)
    new = head.nodes["new"].value if "new" in head.nodes else inherited.get("new")
    given = new if isinstance(new, dict) else {}
    defaults = {name for name in stub.defaults(call) if name not in given}
    visible = {*let, *defaults, *stub.given}

    def formula(node: Node, value: object, what: Message) -> None:
        check_formula(node, value, visible, Message("{part} in {what}", part=what, what=head.what))

    return let, read_script(head, call, stub.classes[call], dict(inherited), formula)


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
