"""The store: whole or untouched, whatever it finds."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from grader.classroom import database
from grader.classroom.database import FILE, sealed
from grader.classroom.filesystem import locked, network_filesystem, replace_file
from grader.classroom.records import HandMark
from grader.classroom.schema import MIGRATIONS, SCHEMA_VERSION
from grader.classroom.store import Store
from grader.errors import UsageError


def test_the_seed_is_drawn_once(tmp_path):
    """A resume draws the same inputs; another seed is refused."""
    with Store(tmp_path, create=True) as store:
        seed = store.seed(None)
    with Store(tmp_path) as store:
        assert store.seed(None) == seed == store.seed(seed)
        with pytest.raises(UsageError, match=f"graded with seed {seed}, not {seed + 1}"):
            store.seed(seed + 1)


def test_a_newer_version_is_left_alone(tmp_path):
    """Its file stays byte for byte what it was."""
    with Store(tmp_path, create=True) as store:
        store.put("schema_version", str(SCHEMA_VERSION + 1))
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(UsageError) as caught:
        Store(tmp_path, create=True)
    assert caught.value.message == (
        f"`results.db` was written by a newer grader: its schema is {SCHEMA_VERSION + 1}, "
        f"this grader knows {SCHEMA_VERSION}"
    )
    assert (tmp_path / FILE).read_bytes() == before


@pytest.mark.parametrize("keep", [100, 2000, 5000])
@pytest.mark.parametrize("noise", [b"no database", b"\xff" * 5000])
def test_a_damaged_file_is_left_alone(tmp_path, noise, keep):
    """Said in one line, with the way on; nothing is overwritten."""
    with Store(tmp_path, create=True) as store:
        store.seed(7)
    path = tmp_path / FILE
    whole = path.read_bytes()
    damaged = (noise + whole[:keep])[: len(whole)]
    path.write_bytes(damaged)
    with pytest.raises(UsageError, match=r"`results\.db` is damaged") as caught:
        Store(tmp_path, create=True)
    assert "`--fresh`, which puts it aside" in caught.value.hint
    assert path.read_bytes() == damaged


def test_a_foreign_database_is_left_alone(tmp_path):
    """Somebody else's tables are not ours to change."""
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("CREATE TABLE theirs (x)")
    other.commit()
    other.close()
    with pytest.raises(UsageError, match="no store of the grader's; it is left as it is"):
        Store(tmp_path, create=True)


def test_a_store_that_was_cut_off_at_birth_begins_again(tmp_path):
    """A kill between the file's first page and its tables leaves a database without tables."""
    other = sqlite3.connect(tmp_path / FILE)
    other.execute("PRAGMA journal_mode=WAL")
    other.close()
    with Store(tmp_path, create=True) as store:
        assert store.seed(5) == 5


def test_putting_aside_never_overwrites(tmp_path):
    """Each time a new name."""
    names = []
    for _ in range(3):
        Store(tmp_path, create=True).close()
        names.append(sealed(tmp_path).name)
    assert names == ["results.db.old-1", "results.db.old-2", "results.db.old-3"]
    assert all((tmp_path / name).is_file() for name in names)


def test_a_full_disk_is_said_and_nothing_is_lost(tmp_path):
    """SQLite's own limit stands for the disk's."""
    with Store(tmp_path, create=True) as store:
        store.seed(3)
        pages = store.query("PRAGMA page_count")[0][0]
        store.query(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(UsageError, match=r"the disk is full: `results\.db` cannot grow"):
            store.put("large", "x" * 100_000)
    with Store(tmp_path) as store:
        assert store.seed(None) == 3


def test_a_full_disk_leaves_the_old_table_of_grades(tmp_path, monkeypatch):
    """A file is whole or it is the earlier one."""
    import errno
    import os

    path = tmp_path / "grades.csv"
    replace_file(path, "old")

    def full(handle):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(UsageError, match=r"the disk is full: `grades.csv` is not written"):
        replace_file(path, "new")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["grades.csv"]


def test_one_at_a_time(tmp_path):
    """A second batch in the same folder is refused while the first is at work."""
    with locked(tmp_path / ".lock"), pytest.raises(UsageError, match="another `grader batch`"):
        locked(tmp_path / ".lock").__enter__()
    with locked(tmp_path / ".lock"):
        pass


@pytest.mark.parametrize("kind", ["ext4", "nfs4", "lustre", "fuse.sshfs"])
def test_network_file_systems_are_recognised(tmp_path, kind):
    """WAL does not work there."""
    mounts = tmp_path / "mountinfo"
    mounts.write_text(
        "21 1 0:20 / / rw - ext4 /dev/vda rw\n"
        f"22 21 0:99 / {tmp_path} rw,relatime shared:1 - {kind} server:/home rw\n"
    )
    assert network_filesystem(tmp_path, str(mounts)) == ("" if kind == "ext4" else kind)
    assert network_filesystem(tmp_path, str(tmp_path / "gone")) == ""


def test_on_a_network_file_system_the_store_says_so(tmp_path, monkeypatch):
    """And keeps its journal where others can see it."""
    monkeypatch.setattr("grader.classroom.database.network_filesystem", lambda folder: "nfs4")
    with Store(tmp_path, create=True) as store:
        assert "is on a network file system (nfs4)" in store.remarks[0]
        assert store.query("PRAGMA journal_mode") == [("delete",)]


def test_personal_data_stand_in_one_table(tmp_path):
    """No other table has a column for a name, an address or a path."""
    with Store(tmp_path, create=True) as store:
        tables = [
            name for (name,) in store.query("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        columns = {t: {row[1] for row in store.query(f"PRAGMA table_info({t})")} for t in tables}
    personal = {"email", "sid", "ids", "files"}
    assert [t for t in tables if personal & columns[t]] == ["roster"]


def restored(folder, name):
    """Write a store from its dump."""
    other = sqlite3.connect(folder / FILE)
    other.executescript((Path(__file__).parent / "stores" / name).read_text(encoding="utf-8"))
    other.close()


def schema(folder):
    with contextlib.closing(sqlite3.connect(folder / FILE)) as db:
        tables = [
            name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            t: sorted(row[1:4] for row in db.execute(f"PRAGMA table_info({t})")) for t in tables
        }


@pytest.mark.parametrize("create", [False, True])
def test_an_earlier_store_is_brought_up_to_date(tmp_path, create):
    """Its grades, its class and its course are there; the tables are those of a new one."""
    (tmp_path / "old").mkdir()
    (tmp_path / "new").mkdir()
    restored(tmp_path / "old", "version-1.sql")
    Store(tmp_path / "new", create=True).close()
    with Store(tmp_path / "old", create=create) as store:
        assert store.get("schema_version") == str(SCHEMA_VERSION)
        assert (store.get("seed"), store.get("course")) == ("3", "due: 2026-04-26\n")
        assert [s.id for s in store.students().values()] == ["ada", "ben"]
        rows = {store.students()[row.student].id: row for row in store.rows()}
        assert rows["ada"].known.passed
        report = store.report(rows["ben"].known.outcome)
        assert (report.exercise, report.passed) == ("affine", False)
        assert [d.id for d in report.diagnosis] == ["affine-no-shift"]
        store.mark("ada", "affine", HandMark(18.0, "by hand"))
    assert schema(tmp_path / "old") == schema(tmp_path / "new")
    with Store(tmp_path / "old") as again:
        assert again.marks() == {("ada", "affine"): HandMark(18.0, "by hand")}


def test_the_remarks_of_an_earlier_store_are_read(tmp_path):
    """They were plain text; what could be translated then cannot now, and is shown as it stands."""
    restored(tmp_path, "version-2.sql")
    with Store(tmp_path, create=True) as store:
        names = {number: student.id for number, student in store.students().items()}
        rows = {names[row.student]: row for row in store.rows()}
        assert rows["ada"].note == "`affine.py.txt` is read as Python"
        assert rows["cy"].problem == "`cy/essay.pdf`: a document: ask for a `.py` file"
        assert (rows["ben"].note, rows["ben"].problem) == ("", "")
        assert store.named() == {"affine"}


def test_an_upgrade_is_whole_or_not_at_all(tmp_path, monkeypatch):
    """What fails in the middle leaves the earlier version as it was."""
    restored(tmp_path, "version-1.sql")
    before = schema(tmp_path)
    broken = MIGRATIONS[1] + "INSERT INTO no_such_table VALUES (1);"
    monkeypatch.setitem(database.MIGRATIONS, 1, broken)
    with pytest.raises(UsageError, match="no such table"):
        Store(tmp_path, create=True)
    assert schema(tmp_path) == before
    monkeypatch.undo()
    with Store(tmp_path) as store:
        assert store.get("schema_version") == str(SCHEMA_VERSION)


def test_an_earlier_store_that_cannot_be_written(tmp_path, monkeypatch):
    """It is not read half: the way on is a copy."""
    restored(tmp_path, "version-1.sql")
    monkeypatch.setattr(database.os, "access", lambda path, mode: False)
    with pytest.raises(UsageError, match="is of an earlier grader") as caught:
        Store(tmp_path)
    assert caught.value.hint == "copy the folder, and name the copy"
