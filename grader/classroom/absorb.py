"""Take over the grades and the class of another store: how shards become one."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from grader.classroom import integrity
from grader.classroom.database import Database


def absorb(store: Database, other: Path) -> int:
    """Take over what is in another store; return how many grades were new."""
    address = f"{other.resolve().as_uri()}?mode=ro"
    with store.guarded():
        with contextlib.closing(sqlite3.connect(address, uri=True)) as part:
            integrity.guard(part)
            store.accept(integrity.foreign(part) or integrity.examine(part))
        store.db.execute("ATTACH DATABASE ? AS part", (address,))
    try:
        with store.transaction():
            before = store.db.execute("SELECT count(*) FROM outcome").fetchone()[0]
            for statement in _STATEMENTS:
                store.db.execute(statement)
            after = store.db.execute("SELECT count(*) FROM outcome").fetchone()[0]
        return int(after - before)
    finally:
        store.db.execute("DETACH DATABASE part")


_STATEMENTS = (
    "INSERT OR IGNORE INTO environment (runtime, device, sandbox, isolation)"
    " SELECT runtime, device, sandbox, isolation FROM part.environment",
    "INSERT INTO exercise (name, title, max_points, spec, named)"
    " SELECT name, title, max_points, spec, named FROM part.exercise WHERE true"
    " ON CONFLICT (name) DO UPDATE SET named = max(named, excluded.named)",
    "INSERT INTO roster (student, name, email, sid, ids, listed, team, submitted, sortable)"
    " SELECT student, name, email, sid, ids, listed, team, submitted, sortable"
    " FROM part.roster WHERE true"
    " ON CONFLICT (student) DO NOTHING",
    "INSERT OR IGNORE INTO mark SELECT * FROM part.mark",
    "INSERT INTO concern SELECT * FROM part.concern EXCEPT SELECT * FROM concern",
    "INSERT OR IGNORE INTO entry (student, exercise, source, key, submitted, late, problem,"
    " submission, file, note) SELECT r.id, e.exercise, e.source, e.key, e.submitted, e.late,"
    " e.problem, e.submission, e.file, e.note FROM part.entry e"
    " JOIN part.roster p ON p.id = e.student"
    " JOIN roster r ON r.student = p.student",
    "INSERT INTO outcome (key, exercise, environment, parts, passed, points, max_points, seconds,"
    " structure, report) SELECT o.key, x.id, v.id, o.parts, o.passed, o.points, o.max_points,"
    " o.seconds, o.structure, o.report FROM part.outcome o"
    " JOIN part.exercise y ON y.id = o.exercise JOIN exercise x ON x.name = y.name"
    " JOIN part.environment w ON w.id = o.environment"
    " JOIN environment v ON v.runtime = w.runtime AND v.device = w.device"
    " AND v.sandbox = w.sandbox AND v.isolation = w.isolation"
    " WHERE o.key NOT IN (SELECT key FROM outcome)",
    "INSERT OR IGNORE INTO check_result SELECT n.id, c.position, c.name, c.case_name, c.status,"
    " c.finding, c.points, c.max_points, c.seconds FROM part.check_result c"
    " JOIN part.outcome o ON o.id = c.outcome JOIN outcome n ON n.key = o.key",
    "INSERT OR IGNORE INTO diagnosis SELECT n.id, d.name, d.title FROM part.diagnosis d"
    " JOIN part.outcome o ON o.id = d.outcome JOIN outcome n ON n.key = o.key",
    "INSERT INTO attempt (key, number, run, started, ended, failure) SELECT key, number, 0,"
    " started, ended, failure FROM part.attempt WHERE failure != ''",
)
