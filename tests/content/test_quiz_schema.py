"""The JSON Schema of quiz files covers every key of every type."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from grader import registry
from grader.content.node import compose
from grader.content.quiz_schema import quiz_schema
from grader.content.quiz_tables import QUESTION

EXAMPLE = Path(__file__).parents[1] / "questions/course/exercises/01-concepts/quiz.yaml"

_TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
}


def fits(value: Any, rules: dict[str, Any]) -> bool:
    """Check what these schemas use of JSON Schema."""
    if "oneOf" in rules and sum(fits(value, one) for one in rules["oneOf"]) != 1:
        return False
    if value != rules.get("const", value) or value not in rules.get("enum", [value]):
        return False
    if not _of_type(value, rules.get("type", [])):
        return False
    if isinstance(value, list):
        inner = rules.get("items", {})
        return len(value) >= rules.get("minItems", 0) and all(fits(v, inner) for v in value)
    if isinstance(value, dict):
        return _properties_fit(value, rules)
    return not isinstance(value, int) or value >= rules.get("minimum", value)


def _of_type(value: Any, kinds: str | list[str]) -> bool:
    kinds = [kinds] if isinstance(kinds, str) else kinds
    return not kinds or any(
        isinstance(value, _TYPES[kind]) and (kind == "boolean") == isinstance(value, bool)
        for kind in kinds
    )


def _properties_fit(value: dict[str, Any], rules: dict[str, Any]) -> bool:
    known, rest = rules.get("properties", {}), rules.get("additionalProperties", {})
    if set(rules.get("required", [])) - set(value):
        return False
    if rest is False and set(value) - set(known):
        return False
    return all(fits(inner, known.get(key, rest or {})) for key, inner in value.items())


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return json.loads(json.dumps(quiz_schema()))


def test_the_example_fits(schema: dict[str, Any]) -> None:
    """The quiz of ten questions."""
    whole = compose(EXAMPLE.read_text("utf-8"), "quiz.yaml").plain()
    for question in whole["questions"]:
        kinds = [
            rules["title"]
            for rules in schema["properties"]["questions"]["items"]["oneOf"]
            if fits(question, rules)
        ]
        # a prompt has a default in `output`
        assert kinds == [f"question of type {question['type']}"], question["id"]
    assert fits(whole, schema)


@pytest.mark.parametrize(
    ("place", "key", "value"),
    [
        (0, "choices", [{"text": "a", "corect": True}]),
        (0, "attempts", 0),
        (0, "type", "chioce"),
        (2, "tolerance", {"abs": "x"}),
        (2, "wrong", [{"why": "x"}]),
        (2, "params", {"a": {"ints": [1, 2]}}),
        (5, "symbols", []),
        (6, "items", {"a": 5}),
        (7, "pairs", [{"left": "a"}]),
        (8, "answr", "x"),
    ],
)
def test_mistakes_do_not_fit(schema: dict[str, Any], place: int, key: str, value: Any) -> None:
    """What the reader refuses, an editor marks."""
    whole = compose(EXAMPLE.read_text("utf-8"), "quiz.yaml").plain()
    whole["questions"][place][key] = value
    assert not fits(whole, schema)


def test_every_type_and_key_is_there(schema: dict[str, Any]) -> None:
    """One schema per type, with the keys of its table, each described."""
    found = {rules["title"]: rules for rules in schema["properties"]["questions"]["items"]["oneOf"]}
    for kind in registry.kinds("questions"):
        fields = (*QUESTION, *registry.member("questions", kind).FIELDS)
        properties = found[f"question of type {kind}"]["properties"]
        assert set(properties) == {field.name for field in fields}
        assert all(rules["description"] for rules in properties.values())
