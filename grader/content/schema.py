"""JSON Schema (draft 2020-12) of the content files, for editors, from the reader's own tables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from grader import registry
from grader.checks import findings, kind_of, kinds
from grader.content import tables
from grader.content.figure import fields_of
from grader.content.options import measures_table
from grader.content.reader import LANGUAGE
from grader.messages import SOURCE, languages
from grader.model import Field

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID = "^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"

_NAME = {"type": "string", "pattern": r"^\S+$"}
_SENTENCE = {"type": "string", "minLength": 1}
_EXPRESSION = {"type": ["string", "number", "boolean", "null", "array"]}


def _by_language(**own: Schema) -> Schema:
    """Return the schema of a mapping from languages to sentences, which may have other keys."""
    names = [LANGUAGE.pattern, *(f"^{name}$" for name in (*languages(), *own))]
    return {
        "type": "object",
        "properties": own | {code: _SENTENCE for code in languages()},
        "propertyNames": {"pattern": "|".join(names)},
        "additionalProperties": _SENTENCE,
        "required": [SOURCE],
    }


_TYPES: dict[str, Schema] = {
    "texts": {"oneOf": [_SENTENCE, _by_language()]},
    "text": _SENTENCE,
    "name": _NAME,
    "names": {"type": "array", "items": _NAME, "uniqueItems": True},
    "number": {"type": "number"},
    "integer": {"type": "integer"},
    "flag": {"type": "boolean"},
    "expression": _EXPRESSION,
    "expressions": {"type": "object", "additionalProperties": _EXPRESSION},
    "records": {"type": ["object", "array"]},
    "mapping": {"type": "object"},
    "list": {"type": "array"},
    "any": {},
}


def exercise_schema() -> Schema:
    """Return the schema of an exercise file, every kind of check included."""
    schema = table_schema((*tables.HEAD, *tables.BODY))
    properties = schema["properties"]
    properties["schema"]["const"] = tables.SCHEMA
    properties["id"]["pattern"] = ID
    properties["level"] |= {"minimum": 1, "maximum": tables.MAX_LEVEL}
    properties["limits"] = _nested(properties["limits"], table_schema(tables.LIMITS))
    limits = properties["limits"]["properties"].values()
    for limit in limits:
        limit["exclusiveMinimum"] = 0
    properties["measures"]["additionalProperties"] = _record(measures_table())
    properties["cases"] = _by_id(properties["cases"], _case()) | {"minProperties": 1}
    properties["checks"] |= {"items": {"oneOf": _checks()}, "minItems": 1}
    mistake = _mistake(tables.SLIP) | {"type": ["object", "null"]}
    properties["misconceptions"] = _by_id(properties["misconceptions"], mistake)
    properties["hints"]["items"] = _by_language(**table_schema(tables.HINT)["properties"])
    figure = {"oneOf": _figures()}
    properties["figure"] |= {"anyOf": [figure, {"type": "array", "items": figure, "minItems": 1}]}
    return {"$schema": DIALECT, "title": "exercise", **schema}


def misconceptions_schema() -> Schema:
    """Return the schema of a misconceptions file."""
    body = _by_id({"type": "object"}, _mistake(tables.MISCONCEPTION))
    return {"$schema": DIALECT, "title": "misconceptions", **body}


def _mistake(table: tuple[Field, ...]) -> Schema:
    """Return the schema of a mistake, whose finding a check reports; or it is a measure."""
    schema = table_schema(table)
    schema["properties"]["finding"] |= {"anyOf": [{"enum": list(findings())}, {"pattern": ID}]}
    return schema


def _checks() -> list[Schema]:
    """Return one schema per kind of check: the common fields and those of the kind."""
    schemas = []
    for name in kinds():
        kind = kind_of(name)
        schema = table_schema((*tables.CHECK, *kind.fields))
        properties = schema["properties"]
        properties["kind"] = {"const": name, "description": properties["kind"]["description"]}
        properties["id"]["pattern"] = ID
        properties["points"]["minimum"] = 0
        for option, table in kind.tables.items():
            properties[option] |= {"additionalProperties": _record(table), "items": _NAME}
        schema["title"] = f"check of kind {name}"
        schema["not"] = {"required": ["case", "cases"]}
        schemas.append(schema)
    return schemas


def _figures() -> list[Schema]:
    """Return one schema per kind of figure: the common fields and those of the kind."""
    schemas = []
    for name in registry.kinds("figures"):
        schema = table_schema((*tables.FIGURE, *fields_of(name)))
        schema["properties"]["kind"] = {"const": name}
        schemas.append(schema | {"title": f"figure of kind {name}"})
    return schemas


def _record(table: tuple[Field, ...]) -> Schema:
    """Return the schema of a record, for which its one required text may stand alone."""
    return {"oneOf": [_SENTENCE, table_schema(table)]}


def _case() -> Schema:
    """Return the schema of a case: other keys are arguments, whose names only the stub knows.

    A function may have arguments that are called as the parts of a script are.
    """
    schema = table_schema(tables.CASE)
    for name, part in table_schema(tables.SCRIPT)["properties"].items():
        schema["properties"][name] = {"anyOf": [part, _EXPRESSION]}
    schema["properties"]["repeat"] |= {"minimum": 1, "maximum": tables.MAX_REPEAT}
    said = "; ".join(f"`{field.name}`: {field.doc}" for field in tables.GIVEN)
    purpose = {"anyOf": [{"required": ["purpose"]}, {"required": ["like"]}]}
    return schema | purpose | {"additionalProperties": _EXPRESSION | {"description": said}}


def table_schema(fields: Iterable[Field]) -> Schema:
    """Return the schema of a mapping that a table describes."""
    listed = tuple(fields)
    required = [field.name for field in listed if field.required]
    schema: Schema = {
        "type": "object",
        "properties": {field.name: _field(field) for field in listed},
        "additionalProperties": False,
    }
    return schema | ({"required": required} if required else {})


def _field(field: Field) -> Schema:
    schema = dict(_TYPES[field.kind])
    if field.choices:
        choice = {"enum": list(field.choices)}
        schema |= {"items": choice} if field.kind == "names" else choice
    if (field.required or field.default) and field.kind in {"names", "list"}:
        schema["minItems"] = 1
    return schema | {"description": field.doc}


def _nested(outer: Schema, inner: Schema) -> Schema:
    return {**inner, "description": outer["description"]}


def _by_id(outer: Schema, item: Schema) -> Schema:
    return {**outer, "propertyNames": {"pattern": ID}, "additionalProperties": item}
