"""Whether a results.db is what this grader writes: somebody else may have had it in hand.

SQLite runs what a database brings along, triggers and views, and keeps any value in any column.
So before anything is read, there must be neither, and every value must be of its column's kind; a
value has a largest size.
"""

from __future__ import annotations

import contextlib
import functools
import sqlite3

from grader.classroom.schema import SCHEMA
from grader.messages import Message

MAX_BYTES = 64 << 20
"""Of one value: the report of a submission has some kilobytes."""

MAX_NUMBER = 1e12
"""Points and seconds are below it."""

_LISTS = {("exercise", "title")}
_MESSAGES = {
    *(("entry", "problem"), ("entry", "note"), ("attempt", "failure"), ("concern", "message")),
}
"""Columns that hold a message as JSON, or nothing."""
_MAPPINGS = {("outcome", "parts"), ("roster", "ids")}


def guard(database: sqlite3.Connection) -> None:
    """Bound what a value may hold, and distrust what the schema calls."""
    database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_BYTES)
    database.execute("PRAGMA trusted_schema=OFF")


def foreign(database: sqlite3.Connection) -> Message | None:
    """Return what a database brings along that would run, or None."""
    kinds = dict(database.execute("SELECT type, name FROM sqlite_master"))
    unknown = set(kinds) - {"table", "index"}
    if not unknown:
        return None
    return Message("it brings a {kind} along, which the grader never writes", kind=min(unknown))


def examine(database: sqlite3.Connection) -> Message | None:
    """Return what is wrong with the values of an up-to-date database, or None."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    for table, columns in _columns().items():
        there = {row[1] for row in database.execute(f"PRAGMA table_info({table})")}
        wrong = [_wrong(table, name, kind) for name, kind in columns if name in there]
        if table not in tables or not wrong:
            continue
        row = database.execute(f"SELECT 1 FROM {table} WHERE {' OR '.join(wrong)} LIMIT 1")
        if row.fetchone():
            return Message("`{table}` holds values that the grader never writes", table=table)
    bad_seed = "name = 'seed' AND (value GLOB '*[^0-9]*' OR length(value) > 20)"
    if database.execute(f"SELECT 1 FROM meta WHERE {bad_seed}").fetchone():
        return Message("its seed is no number")
    return None


@functools.cache
def _columns() -> dict[str, list[tuple[str, str]]]:
    """Return the columns of every table with their kinds, as SQLite makes them of the schema."""
    with contextlib.closing(sqlite3.connect(":memory:")) as empty:
        empty.executescript(SCHEMA)
        tables = empty.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [row[1:3] for row in empty.execute(f"PRAGMA table_info({name})")]
            for (name,) in tables
        }


def _wrong(table: str, name: str, kind: str) -> str:
    """Return the condition for a value that does not belong into a column."""
    if kind == "REAL":
        numbers = f"typeof({name}) NOT IN ('real', 'integer', 'null')"
        return f"{numbers} OR NOT ifnull(abs({name}) < {MAX_NUMBER}, 1)"
    wrong = f"typeof({name}) NOT IN ('{kind.lower()}', 'null')"
    if (table, name) in _LISTS:
        wrong += f" OR NOT json_valid({name}) OR json_type({name}) IS NOT 'array'"
    if (table, name) in _MESSAGES:
        wrong += f" OR {name} != '' AND NOT json_valid({name})"
    if (table, name) in _MAPPINGS:
        wrong += f" OR NOT json_valid({name}) OR json_type({name}) IS NOT 'object'"
    return wrong
