"""A results.db that somebody else had in hand: damage is said, nothing in it runs."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from contextlib import closing
from pathlib import Path

import pytest

from grader.classroom.absorb import absorb
from grader.classroom.database import FILE
from grader.classroom.store import Store
from grader.errors import UsageError

DAMAGE = {
    "trigger": "CREATE TRIGGER t AFTER INSERT ON roster BEGIN DELETE FROM outcome; END",
    "view": "CREATE VIEW v AS SELECT * FROM roster",
    "infinite": "INSERT INTO exercise VALUES (9, 'x', '[\"x\"]', 9e999, '', 1)",
    "huge": "INSERT INTO exercise VALUES (9, 'x', '[\"x\"]', 1e300, '', 1)",
    "text-points": "INSERT INTO exercise VALUES (9, 'x', '[\"x\"]', 'many', '', 1)",
    "title": "INSERT INTO exercise VALUES (9, 'x', 'no json', 1, '', 1)",
    "title-object": "INSERT INTO exercise VALUES (9, 'x', '{}', 1, '', 1)",
    "blob-name": "INSERT INTO exercise VALUES (9, x'1b5b', '[\"x\"]', 1, '', 1)",
    "remark": "INSERT INTO concern VALUES ('a', 'b', 'no json')",
    "ids": "INSERT INTO roster (student, name, email, sid, ids) VALUES ('a', 'a', '', '', '[')",
    "seed": "INSERT OR REPLACE INTO meta VALUES ('seed', 'abc')",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an empty store."""
    Store(tmp_path, create=True).close()
    return tmp_path


@pytest.mark.parametrize("name", DAMAGE)
def test_damage(folder: Path, name: str) -> None:
    """What the grader never writes is damage, found before anything is read or written."""
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute(DAMAGE[name])
    for create in (False, True):
        with pytest.raises(UsageError, match="is damaged") as caught:
            Store(folder, create=create)
        assert "--fresh" in str(caught.value.hint)


REPORTS = {
    "no-zip": b"no zip",
    "cut": zlib.compress(b"{}" * 1000)[:-8],
    "no-json": zlib.compress(b"[" * 100_000),
    "other-json": zlib.compress(b'{"outcomes": 5}'),
    "bomb": zlib.compress(b" " * (200 << 20), 9),
}


@pytest.mark.parametrize("name", REPORTS)
def test_damaged_report(folder: Path, name: str) -> None:
    """A report that cannot be read is damage, too, however large it says it is."""
    with closing(sqlite3.connect(folder / FILE)) as database, database:
        database.execute("INSERT INTO exercise VALUES (1, 'x', '[\"x\"]', 1, '', 1)")
        database.execute(
            "INSERT INTO outcome VALUES (1, x'00', 1, 1, '{}', 0, 0, 1, 0, NULL, ?)",
            (REPORTS[name],),
        )
    with Store(folder) as store, pytest.raises(UsageError, match="is damaged"):
        store.report(1)


def test_absorbed(folder: Path, tmp_path: Path) -> None:
    """A part that is taken over is looked at, too."""
    part = tmp_path / "part"
    part.mkdir()
    shutil.copy(folder / FILE, part / FILE)
    with closing(sqlite3.connect(part / FILE)) as database, database:
        database.execute(DAMAGE["infinite"])
    with Store(folder) as store, pytest.raises(UsageError, match="is damaged"):
        absorb(store, part / FILE)
