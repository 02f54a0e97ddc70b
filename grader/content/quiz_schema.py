"""JSON Schema (draft 2020-12) of quiz files, for editors, from the reader's own tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grader import registry
from grader.content import quiz_tables as tables
from grader.content.question import MOST_ATTEMPTS
from grader.content.schema import DIALECT, ID, Schema, table_schema
from grader.content.tables import SCHEMA
from grader.model import Field


def quiz_schema() -> Schema:
    """Return the schema of a quiz file, every type of question included."""
    schema = table_schema(tables.QUIZ)
    properties = schema["properties"]
    properties["schema"]["const"] = SCHEMA
    properties["quiz"]["pattern"] = ID
    properties["pass"] |= {"minimum": 0, "maximum": 1}
    properties["defaults"] |= _common(table_schema(tables.DEFAULTS))
    properties["questions"] |= {"items": {"oneOf": _questions()}, "minItems": 1}
    return {"$schema": DIALECT, "title": "quiz", **schema}


def _common(schema: Schema) -> Schema:
    """Bound the keys that the quiz and its questions share; no default is required."""
    properties = schema["properties"]
    properties["attempts"] |= {"minimum": 1, "maximum": MOST_ATTEMPTS}
    properties["points"]["exclusiveMinimum"] = 0
    return schema


def _questions() -> list[Schema]:
    """Return one schema per type of question: the common keys and those of the type."""
    schemas = []
    for kind in registry.kinds("questions"):
        module = registry.member("questions", kind)
        schema = _common(table_schema((*tables.QUESTION, *module.FIELDS)))
        properties = schema["properties"]
        properties["type"] = {"const": kind, "description": properties["type"]["description"]}
        properties["id"]["pattern"] = ID
        properties["difficulty"] |= {"minimum": 1, "maximum": 5}
        properties["hints"]["items"] = _text()
        for name, fields in (("figure", tables.FIGURE), ("reference", tables.REFERENCE)):
            properties[name] |= table_schema(fields)
        properties["params"]["additionalProperties"] = table_schema(tables.PARAM)
        for field in module.FIELDS:
            _nest(properties, field, getattr(module, "TABLES", {}), "")
        if not hasattr(module, "PROMPT"):
            schema["required"] = [*schema["required"], "prompt"]
        schema["title"] = f"question of type {kind}"
        schemas.append(schema)
    return schemas


def _text() -> Schema:
    """Return the schema of a text in one language or two."""
    schema: Schema = table_schema((Field("text", "texts", ""),))["properties"]["text"]
    del schema["description"]
    return schema


def _nest(properties: dict[str, Any], field: Field, known: Mapping[str, Any], prefix: str) -> None:
    """Describe the records inside a list or a mapping of the type."""
    table = known.get(f"{prefix}{field.name}")
    if table is None:
        return
    outer = properties[field.name]
    if table == "texts":
        outer["items" if field.kind == "list" else "additionalProperties"] = _text()
        return
    inner = table_schema(table)
    for part in table:
        _nest(inner["properties"], part, known, f"{prefix}{field.name}.")
    if field.kind == "mapping":
        outer |= inner
        return
    short = not any(part.required for part in table[1:])
    item: Schema = {"oneOf": [{"type": "string"}, inner]} if short else inner
    if len(table) > 1 and table[0].kind == table[1].kind == "texts" and table[1].required:
        # `left: right` is the short form of a list of such records
        whole = {"type": "array", "items": item, "minItems": outer.get("minItems", 0)}
        pairs = {"type": "object", "additionalProperties": _text()}
        properties[field.name] = {"oneOf": [whole, pairs], "description": outer["description"]}
    else:
        outer["items"] = item
