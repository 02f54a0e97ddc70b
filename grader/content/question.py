"""One question of a quiz file: its keys at their places, its expressions known."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import ModuleType
from typing import Any

from grader import registry
from grader.content.misconceptions import unlisted
from grader.content.names import check_id, within
from grader.content.node import Node, compose
from grader.content.quiz_tables import DEFAULTS, FIGURE, PARAM, QUESTION, REFERENCE
from grader.content.reader import Reading, items, mapping, read, read_texts
from grader.errors import ContentError, ExpressionError
from grader.messages import Message, languages
from grader.model import Field, Text
from grader.questions import Fault, Figure, Question, examine
from grader.suggest import nearest, quoted

WHAT = Message("the quiz")

MOST_ATTEMPTS = 10


@dataclass(frozen=True, slots=True)
class Referable:
    """What a quiz may refer to; None leaves it unchecked, for whoever only asks a question."""

    misconceptions: Collection[str] | None = None
    exercises: Collection[str] | None = None


def read_one(text: str, shown: str, known: Referable | None = None) -> Question:
    """Read the first question of a text that holds the head of a quiz and some of its questions.

    Raises
    ------
    ContentError
        Something in this question is wrong.
    """
    root = compose(text, shown)
    node = items(mapping(root, WHAT)["questions"], Message("`questions`"))[0]
    return read_question(node, str(root.value["quiz"].raw), defaults(root), known or Referable())


def defaults(root: Node) -> Mapping[str, Any]:
    """Return what holds for questions that say nothing else."""
    node = root.value.get("defaults")
    if node is None:
        return {field.name: field.default for field in DEFAULTS}
    reading = read(node, DEFAULTS, Message("`defaults`"))
    _check_common(reading)
    return reading.values


def _check_common(reading: Reading) -> None:
    if not 1 <= reading["attempts"] <= MOST_ATTEMPTS:
        raise reading.error(
            "attempts",
            Message("`attempts` must be from 1 to {most}", most=MOST_ATTEMPTS),
        )
    if reading["points"] <= 0:
        raise reading.error("points", Message("`points` must be above 0"))


# --------------------------------------------------------------------------- one question


def read_question(
    node: Node, quiz: str, otherwise: Mapping[str, Any], known: Referable
) -> Question:
    """Read and validate one question at its node.

    Raises
    ------
    ContentError
        Something in it is wrong.
    """
    mapping(node, Message("a question"))
    if "id" not in node.value:
        raise node.error(
            Message("missing key `id` in a question"), Message("begin it with `- id: NAME`")
        )
    module = _module(node)
    what = Message("question `{id}`", id=node.value["id"].raw)
    tables: Mapping[str, Any] = getattr(module, "TABLES", {})
    fields = [
        replace(f, kind="any") if f.name in tables else f for f in (*QUESTION, *module.FIELDS)
    ]
    reading = read(node, [*fields], what)
    identity = check_id(reading.nodes["id"], reading["id"], Message("the question"))
    _check_common(reading)
    low = 1 if "difficulty" in reading.nodes else 0
    if not low <= reading["difficulty"] <= 5:
        raise reading.error("difficulty", Message("`difficulty` must be from 1 to 5"))
    options = {field.name: _option(reading, field, tables, what) for field in module.FIELDS}
    given = {**otherwise, **{name: reading[name] for name in otherwise if name in reading.nodes}}
    question = Question(
        id=identity,
        type=module.KIND,
        prompt=_prompt(reading, module),
        options=options,
        quiz=quiz,
        concepts=reading["concepts"],
        about=tuple(reading["about"]),
        points=float(given["points"]),
        difficulty=reading["difficulty"],
        source=reading["source"],
        exercise=reading["exercise"],
        hints=_hints(reading),
        explain=reading["explain"],
        code=reading["code"].rstrip("\n"),
        figure=_figure(reading),
        predict=reading["predict"],
        confidence=given["confidence"] == "ask",
        attempts=given["attempts"],
        shuffle=given["shuffle"],
        params=_params(reading),
        let=reading["let"] or {},
        require=reading["require"],
        reference=_reference(reading, known),
        unequal=reading["unequal"],
        mark=node.mark,
    )
    for fault in examine(question):
        raise _error(node, fault, what)
    _check_known(node, reading, question, known)
    return question


def _types() -> Message:
    names = quoted(registry.kinds("questions"))
    return Message("{noun}: {names}", noun=Message("types"), names=names)


def _module(node: Node) -> ModuleType:
    if "type" not in node.value:
        raise node.error(Message("missing key `type` in a question"), _types())
    kind = node.value["type"]
    kinds = registry.kinds("questions")
    if not isinstance(kind.value, str):
        raise kind.error(
            Message("`type` of a question expects a name, got {got}", got=kind.what()), _types()
        )
    if kind.value not in kinds:
        hint = nearest(kind.value, kinds, _types())
        raise kind.error(Message("no type of question is called `{name}`", name=kind.value), hint)
    return registry.member("questions", kind.value)


def _prompt(reading: Reading, module: ModuleType) -> Text:
    prompt: Text | None = reading["prompt"]
    if prompt is None and (usual := getattr(module, "PROMPT", None)):
        return Text(**{lang: usual.text(lang) for lang in languages()})
    if prompt is None:
        raise reading.node.error(
            Message("missing key `prompt` in {what}", what=reading.what),
            Message("`prompt`: what is asked"),
        )
    return prompt


def _texts(node: Node, what: Message) -> tuple[Text, ...]:
    return tuple(
        read_texts(item, Message("an item of {what}", what=what)) for item in items(node, what)
    )


def _hints(reading: Reading) -> tuple[Text, ...]:
    node = reading.nodes.get("hints")
    return _texts(node, Message("`hints`")) if node else ()


def _figure(reading: Reading) -> Figure | None:
    if "figure" not in reading.nodes:
        return None
    figure = read(reading.nodes["figure"], FIGURE, Message("`figure` of {what}", what=reading.what))
    return Figure(figure["says"], figure["text"])


def _params(reading: Reading) -> dict[str, Mapping[str, Any]]:
    if "params" not in reading.nodes:
        return {}
    params: dict[str, Mapping[str, Any]] = {}
    for name, node in mapping(reading.nodes["params"], Message("`params`")).items():
        spec = read(
            node, PARAM, Message("parameter `{name}` of {what}", name=name, what=reading.what)
        )
        params[name] = {key: spec[key] for key in spec.nodes}
    return params


def _reference(reading: Reading, known: Referable) -> Mapping[str, Any] | None:
    if "reference" not in reading.nodes:
        return None
    reference = read(
        reading.nodes["reference"], REFERENCE, Message("`reference` of {what}", what=reading.what)
    )
    if known.exercises is not None:
        within(reference.nodes["exercise"], [reference["exercise"]], known.exercises, _no_exercise)
    return reference.values


def _option(reading: Reading, field: Field, tables: Mapping[str, Any], what: Message) -> Any:
    """Read one field of the type; `tables` says what its records look like."""
    table = tables.get(field.name)
    if table is None or field.name not in reading.nodes:
        return reading[field.name]
    label = Message("`{name}` of {what}", name=field.name, what=what)
    return _records(reading.nodes[field.name], field, table, tables, label)


def _records(node: Node, field: Field, table: Any, tables: Mapping[str, Any], what: Message) -> Any:
    if table == "texts":
        if field.kind == "list":
            return _texts(node, what)
        return {
            name: read_texts(item, Message("`{name}` in {what}", name=name, what=what))
            for name, item in mapping(node, what).items()
        }
    if field.kind == "mapping":
        return dict(read(node, table, what).values)
    if isinstance(node.value, dict):
        return tuple(_pair(node, name, table, what) for name in node.value)
    return tuple(
        _record(
            item,
            table,
            tables,
            field.name,
            Message("item {number} in {what}", number=number, what=what),
        )
        for number, item in enumerate(items(node, what), start=1)
    )


def _record(
    node: Node, table: tuple[Field, ...], tables: Mapping[str, Any], prefix: str, what: Message
) -> dict[str, Any]:
    inner = {f.name: tables.get(f"{prefix}.{f.name}") for f in table}
    if isinstance(node.value, str) and not any(f.required for f in table[1:]):
        node = Node(node.source, node.line, node.column, {table[0].name: node}, keys={})
    fields = [replace(f, kind="any") if inner[f.name] is not None else f for f in table]
    reading = read(node, fields, what)
    return {
        field.name: _records(reading.nodes[field.name], field, inner[field.name], tables, what)
        if inner[field.name] is not None and field.name in reading.nodes
        else reading[field.name]
        for field in table
    }


def _pair(node: Node, name: str, table: tuple[Field, ...], what: Message) -> dict[str, Any]:
    """Read `left: right`, the short form of a record whose first two fields are texts."""
    if len(table) < 2 or table[0].kind != "texts" or table[1].kind != "texts":
        raise node.error(Message("{what} expects a list, got a mapping", what=what))
    record = {field.name: field.default for field in table}
    record[table[0].name] = Text(name)
    record[table[1].name] = read_texts(
        node.value[name], Message("`{name}` in {what}", name=name, what=what)
    )
    return record


# --------------------------------------------------------------------------- what is wrong


def _error(node: Node, fault: Fault, what: Message) -> ContentError:
    """Return the error of a fault at its place in the file."""
    at = node
    for step in fault.path:
        if isinstance(step, int) and isinstance(at.value, list) and step < len(at.value):
            at = at.value[step]
        elif isinstance(step, int) and isinstance(at.value, dict) and step < len(at.value):
            at = list(at.value.values())[step]
        elif isinstance(at.value, dict) and step in at.value:
            at = at.value[str(step)]
    message = Message("{what}: {reason}", what=what, reason=fault.message)
    if fault.column and isinstance(at.value, str):
        from grader.content.formulas import place  # not for questions without formulas

        mark = place(at, at.value, fault.column)
        return ExpressionError(message, column=fault.column, mark=mark, hint=fault.hint)
    return at.error(message, fault.hint)


def _no_exercise(name: str) -> Message:
    return Message("`exercise` names `{name}`, which is no exercise", name=name)


def _check_known(node: Node, reading: Reading, question: Question, known: Referable) -> None:
    if known.exercises is not None and question.exercise:
        within(reading.nodes["exercise"], [question.exercise], known.exercises, _no_exercise)
    if known.misconceptions is None:
        return
    for place_, name in _misconceptions(node):
        if name not in known.misconceptions:
            raise unlisted(place_, name, known.misconceptions)


def _misconceptions(node: Node) -> list[tuple[Node, str]]:
    found: list[tuple[Node, str]] = []
    pending = [node]
    while pending:
        part = pending.pop(0)
        if isinstance(part.value, dict):
            for key, value in part.value.items():
                if key == "misconception" and isinstance(value.value, str):
                    found.append((value, value.value))
                if part is node and key == "about":
                    found += [(item, str(item.value)) for item in value.value]
                pending.append(value)
        elif isinstance(part.value, list):
            pending.extend(part.value)
    return found
