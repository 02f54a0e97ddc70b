"""The JSON Schema for editors says what the reader says, as far as a schema can."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from grader.content import schema, tables
from grader.content.node import compose

if TYPE_CHECKING:
    from .conftest import Course

TYPES = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": int | float,
}

RULES = {
    "const": lambda value, rule: value == rule,
    "enum": lambda value, rule: value in rule,
    "pattern": lambda value, rule: re.search(rule, value) is not None,
    "minLength": lambda value, rule: len(value) >= rule,
    "minItems": lambda value, rule: len(value) >= rule,
    "minProperties": lambda value, rule: len(value) >= rule,
    "uniqueItems": lambda value, rule: len(set(value)) == len(value),
    "minimum": lambda value, rule: value >= rule,
    "maximum": lambda value, rule: value <= rule,
    "exclusiveMinimum": lambda value, rule: value > rule,
    "required": lambda value, rule: set(rule) <= set(value),
    "items": lambda value, rule: all(fits(item, rule) for item in value),
    "propertyNames": lambda value, rule: all(fits(name, rule) for name in value),
    "oneOf": lambda value, rule: sum(fits(value, option) for option in rule) == 1,
    "anyOf": lambda value, rule: any(fits(value, option) for option in rule),
    "not": lambda value, rule: not fits(value, rule),
}
WORDS = {"type", "properties", "additionalProperties", "description", "title", "$schema"}


def fits(value: Any, rules: dict[str, Any]) -> bool:
    """Validate by the part of JSON Schema that is in use; another keyword is an error here."""
    assert set(rules) <= set(RULES) | WORDS
    if "type" in rules:
        names = rules["type"] if isinstance(rules["type"], list) else [rules["type"]]
        numeric = isinstance(value, bool) and "boolean" not in names
        if numeric or not any(isinstance(value, TYPES[name]) for name in names):
            return False
    if isinstance(value, dict) and not _properties_fit(value, rules):
        return False
    return all(RULES[name](value, rule) for name, rule in rules.items() if name in RULES)


def _properties_fit(value: dict[str, Any], rules: dict[str, Any]) -> bool:
    listed, other = rules.get("properties", {}), rules.get("additionalProperties", {})
    return all(
        fits(item, listed[name]) if name in listed else other is not False and fits(item, other)
        for name, item in value.items()
    )


def plain(course: Course, name: str) -> Any:
    return compose((course.root / name).read_text(encoding="utf-8"), name).plain()


def test_valid_files_fit(course: Course) -> None:
    assert fits(plain(course, course.exercise), schema.exercise_schema())
    assert fits(plain(course, course.first), schema.exercise_schema())
    assert fits(plain(course, course.list), schema.misconceptions_schema())
    assert fits(plain(course, course.track_list), schema.misconceptions_schema())


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("level: 2\n", "levle: 2\n", id="unknown-key"),
        pytest.param("level: 2\n", "", id="missing-key"),
        pytest.param("schema: 1\n", "schema: 2\n", id="schema"),
        pytest.param("level: 2\n", "level: 6\n", id="level"),
        pytest.param("id: scale-rows", "id: scale_rows", id="id"),
        pytest.param(
            "title: {en: Scale the rows, zh: 缩放每一行}", "title: {zh: 行}", id="no-english"
        ),
        pytest.param("backends: [numpy, torch]", "backends: [jax]", id="backend"),
        pytest.param("backends: [numpy, torch]", "backends: []", id="no-backend"),
        pytest.param("    purpose: factors are given\n", "", id="no-purpose"),
        pytest.param("    hidden: true", "    hidden: yes", id="hidden"),
        pytest.param('x: "normal(3, 4)"', "x: {a: 1}", id="input"),
        pytest.param("kind: unmodified", "kind: unmodifed", id="kind"),
        pytest.param("points: 6", "point: 6", id="check-key"),
        pytest.param("points: 6", "points: -1", id="points"),
        pytest.param("forbid: [numpy.multiply]", "exception: ValueError", id="option-of-another"),
        pytest.param("case: rect, points", "case: rect, cases: [rect], points", id="both"),
        pytest.param("wrong-axis: {caught_by: [rect]}", "wrong-axis: {by: a}", id="slip"),
        pytest.param("en: Look at the axis.", "zh: 轴", id="hint"),
        pytest.param("limits: {call: 2}", "limits: {call: 0}", id="limit"),
        pytest.param("limits: {call: 2}", "limits: {cal: 2}", id="limit-name"),
    ],
)
def test_wrong_files_do_not(course: Course, old: str, new: str) -> None:
    course.edit(old, new)
    assert not fits(plain(course, course.exercise), schema.exercise_schema())
    course.refused()


def test_every_field_is_described(course: Course) -> None:
    properties = schema.exercise_schema()["properties"]
    assert list(properties) == [field.name for field in (*tables.HEAD, *tables.BODY)]
    assert all(value["description"] for value in properties.values())


def test_every_kind_of_check_is_there(course: Course) -> None:
    checks = schema.exercise_schema()["properties"]["checks"]["items"]["oneOf"]
    kinds = [check["properties"]["kind"]["const"] for check in checks]
    assert kinds[:3] == ["values", "property", "raises"]
    assert "relation" in checks[1]["properties"]


def test_tables_of_one_file_share_no_name() -> None:
    assert not {f.name for f in tables.HEAD} & {f.name for f in tables.BODY}
