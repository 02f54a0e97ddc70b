"""The tables of `results.db`, and what brings those of an earlier version up to date.

Personal data stand in `roster`, `mark`, `written`, `concern` and the `staff` of `meta`.
"""

from __future__ import annotations

from collections.abc import Mapping

SCHEMA_VERSION = 3

SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE environment (
    id INTEGER PRIMARY KEY, runtime TEXT NOT NULL, device TEXT NOT NULL,
    sandbox TEXT NOT NULL, isolation TEXT NOT NULL,
    UNIQUE (runtime, device, sandbox, isolation)
);
CREATE TABLE exercise (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, title TEXT NOT NULL,
    max_points REAL NOT NULL, spec TEXT NOT NULL, named INTEGER NOT NULL DEFAULT 1
);
CREATE TABLE run (
    id INTEGER PRIMARY KEY, started TEXT NOT NULL, ended TEXT, shard TEXT NOT NULL DEFAULT '',
    environment INTEGER NOT NULL REFERENCES environment, graded INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE outcome (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE,
    exercise INTEGER NOT NULL REFERENCES exercise, environment INTEGER NOT NULL,
    parts TEXT NOT NULL, passed INTEGER NOT NULL, points REAL NOT NULL, max_points REAL NOT NULL,
    seconds REAL NOT NULL, structure BLOB, report BLOB NOT NULL
);
CREATE TABLE check_result (
    outcome INTEGER NOT NULL REFERENCES outcome ON DELETE CASCADE, position INTEGER NOT NULL,
    name TEXT NOT NULL, case_name TEXT NOT NULL, status TEXT NOT NULL, finding TEXT NOT NULL,
    points REAL NOT NULL, max_points REAL NOT NULL, seconds REAL NOT NULL,
    PRIMARY KEY (outcome, position)
) WITHOUT ROWID;
CREATE TABLE diagnosis (
    outcome INTEGER NOT NULL REFERENCES outcome ON DELETE CASCADE, name TEXT NOT NULL,
    title TEXT NOT NULL, PRIMARY KEY (outcome, name)
) WITHOUT ROWID;
CREATE TABLE roster (
    id INTEGER PRIMARY KEY, student TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    email TEXT NOT NULL, sid TEXT NOT NULL, ids TEXT NOT NULL,
    listed INTEGER NOT NULL DEFAULT 0, team TEXT NOT NULL DEFAULT '',
    submitted TEXT NOT NULL DEFAULT '', sortable TEXT NOT NULL DEFAULT ''
);
CREATE TABLE entry (
    student INTEGER NOT NULL REFERENCES roster, exercise TEXT NOT NULL, source TEXT NOT NULL,
    key BLOB, submitted TEXT NOT NULL, late INTEGER NOT NULL, problem TEXT NOT NULL,
    submission TEXT NOT NULL, file TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (student, exercise)
) WITHOUT ROWID;
CREATE INDEX entry_key ON entry (key);
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY, key BLOB NOT NULL, number INTEGER NOT NULL, run INTEGER NOT NULL,
    started TEXT NOT NULL, ended TEXT, failure TEXT NOT NULL DEFAULT ''
);
CREATE INDEX attempt_key ON attempt (key);
CREATE TABLE mark (
    student TEXT NOT NULL, exercise TEXT NOT NULL, score REAL, note TEXT NOT NULL,
    made TEXT NOT NULL, PRIMARY KEY (student, exercise)
) WITHOUT ROWID;
CREATE TABLE written (
    place TEXT NOT NULL, student TEXT NOT NULL, cell TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (place, student, cell)
) WITHOUT ROWID;
CREATE TABLE concern (
    source TEXT NOT NULL, place TEXT NOT NULL, message TEXT NOT NULL
);
"""

MIGRATIONS: Mapping[int, str] = {
    1: """
CREATE TABLE people (
    id INTEGER PRIMARY KEY, student TEXT NOT NULL UNIQUE, name TEXT NOT NULL,
    email TEXT NOT NULL, sid TEXT NOT NULL, ids TEXT NOT NULL,
    listed INTEGER NOT NULL DEFAULT 0, team TEXT NOT NULL DEFAULT '',
    submitted TEXT NOT NULL DEFAULT '', sortable TEXT NOT NULL DEFAULT ''
);
INSERT INTO people (id, student, name, email, sid, ids, listed)
    SELECT id, student, name, email, sid, ids,
    EXISTS (SELECT 1 FROM roster WHERE id NOT IN (SELECT student FROM entry)) FROM roster;
DROP TABLE roster;
ALTER TABLE people RENAME TO roster;
ALTER TABLE entry ADD COLUMN file TEXT NOT NULL DEFAULT '';
ALTER TABLE entry ADD COLUMN note TEXT NOT NULL DEFAULT '';
CREATE TABLE mark (
    student TEXT NOT NULL, exercise TEXT NOT NULL, score REAL, note TEXT NOT NULL,
    made TEXT NOT NULL, PRIMARY KEY (student, exercise)
) WITHOUT ROWID;
CREATE TABLE written (
    place TEXT NOT NULL, student TEXT NOT NULL, cell TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (place, student, cell)
) WITHOUT ROWID;
CREATE TABLE concern (
    source TEXT NOT NULL, place TEXT NOT NULL, message TEXT NOT NULL
);
""",
    2: """
ALTER TABLE exercise ADD COLUMN named INTEGER NOT NULL DEFAULT 1;
UPDATE entry SET problem = json_quote(problem) WHERE problem != '';
UPDATE entry SET note = json_quote(note) WHERE note != '';
UPDATE attempt SET failure = json_quote(failure) WHERE failure != '';
UPDATE concern SET message = json_quote(message)
""",
}
"""Version -> what makes the next one of it. Only somebody on a roster could be without an entry."""
