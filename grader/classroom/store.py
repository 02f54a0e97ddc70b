"""The store of one class: `results.db`, SQLite, one transaction per submission.

Only the coordinator writes. What is in the file is never overwritten by something unsure: a
damaged file, or one of a newer version, is left alone and said aloud.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import secrets
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.classroom import integrity
from grader.classroom.codec import from_data, from_json, to_data
from grader.classroom.filesystem import network_filesystem
from grader.classroom.records import Entry, Problem, Student
from grader.classroom.schema import MIGRATIONS, SCHEMA, SCHEMA_VERSION
from grader.errors import UsageError
from grader.model import Exercise, Report

__all__ = ["FILE", "Known", "Mark", "Row", "Store", "sealed"]

FILE = "results.db"
_UNREADABLE = (zlib.error, ValueError, LookupError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True, slots=True)
class Known:
    """What is stored of one grade, without its report."""

    outcome: int
    passed: bool
    points: float
    max_points: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Row:
    """One student's standing in one exercise; `known` is None where there is no grade."""

    student: int
    exercise: str
    submitted: str
    late: bool
    problem: str
    submission: str
    key: bytes | None
    file: str
    note: str
    known: Known | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark given by hand: points of what the exercise is worth, or None for excused."""

    score: float | None
    note: str


def _report(data: bytes) -> Report:
    """Read a stored report; whatever is wrong with it is the file's fault."""
    with _readable("a report"):
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(data, integrity.MAX_BYTES)
        if not unpacking.eof:
            raise ValueError("it does not end")
        return from_json(text.decode("ascii"))


@contextlib.contextmanager
def _readable(what: str) -> Iterator[None]:
    """Take whatever is wrong with a stored record for damage."""
    try:
        yield
    except (
        zlib.error,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
    ) as error:
        raise sqlite3.DatabaseError(f"{what} cannot be read: {error}") from error


def sealed(folder: Path) -> Path:
    """Put an existing store aside, under a name that is free, and return that name."""
    path = folder / FILE
    number = 1
    while (aside := folder / f"{FILE}.old-{number}").exists():
        number += 1
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(path.name + suffix).rename(aside.with_name(aside.name + suffix))
    return aside


class Store:
    """An open store. `create` makes one where there is none; without it, nothing is written.

    Raises
    ------
    UsageError
        There is none, it is damaged, or a newer grader wrote it.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.path = folder / FILE
        self.remarks: tuple[str, ...] = ()
        if not create and not self.path.is_file():
            raise UsageError(
                f"no results in `{folder}`", hint="`grader batch DIR --out RESULTS` makes them"
            )
        with self._guarded():
            # a log that only its owner may write cannot be read by others, unless it is no more
            still = not create and not os.access(folder, os.W_OK) and not self._logged()
            self._db = sqlite3.connect(
                f"{self.path.resolve().as_uri()}{'?immutable=1' if still else ''}",
                uri=True,
                isolation_level=None,
                timeout=30.0,
            )
            try:
                integrity.guard(self._db)
                # a kill at the very beginning leaves a file without tables
                tables = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
                self._begin(folder, fresh=not tables, create=create)
            except BaseException:
                self._db.close()
                raise

    def _logged(self) -> bool:
        """Whether something is in the log beside the file that the file does not have yet."""
        try:
            return self.path.with_name(f"{FILE}-wal").stat().st_size > 0
        except OSError:
            return False

    def _begin(self, folder: Path, *, fresh: bool, create: bool) -> None:
        network = network_filesystem(folder)
        if not fresh:
            self._versions()
            self._accept(integrity.foreign(self._db))
            self._migrate()
            self._accept(integrity.examine(self._db))
        if not create and not fresh:
            return
        if network:
            self.remarks = (
                f"`{folder.name}` is on a network file system ({network}): writing is slower "
                "there, and only one machine may write at a time",
            )
            self._db.execute("PRAGMA journal_mode=DELETE")
            self._db.execute("PRAGMA synchronous=FULL")
        else:
            self._db.execute("PRAGMA journal_mode=WAL")
            self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.execute("PRAGMA foreign_keys=ON")
        if fresh:
            with self._transaction():
                self._run(SCHEMA)
                self._set("schema_version", str(SCHEMA_VERSION))

    def _run(self, statements: str) -> None:
        for statement in statements.split(";"):
            self._db.execute(statement)

    def _accept(self, wrong: str) -> None:
        if wrong:
            raise sqlite3.DatabaseError(wrong)

    def _version(self) -> int:
        try:
            return int(self.get("schema_version") or 0)
        except (sqlite3.OperationalError, ValueError):
            return 0

    def _migrate(self) -> None:
        """Bring the tables of an earlier grader up to date, all or nothing."""
        if self._version() == SCHEMA_VERSION:
            return
        if not os.access(self.path, os.W_OK) or not os.access(self.path.parent, os.W_OK):
            raise UsageError(
                f"`{self.path.name}` is of an earlier grader, and cannot be brought up to date "
                "where it lies: nothing may be written there",
                hint="copy the folder, and name the copy",
            )
        with self._transaction():
            for version in range(self._version(), SCHEMA_VERSION):  # another may have done it
                self._run(MIGRATIONS[version])
            self._set("schema_version", str(SCHEMA_VERSION))

    def _versions(self) -> None:
        version = self._version()
        if version > SCHEMA_VERSION:
            raise UsageError(
                f"`{self.path.name}` was written by a newer grader: its schema is {version}, "
                f"this grader knows {SCHEMA_VERSION}",
                hint="update the grader, or choose another `--out`",
            )
        if version < 1:
            raise UsageError(
                f"`{self.path.name}` is no store of the grader's; it is left as it is",
                hint="choose another `--out`",
            )

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ transactions

    @contextlib.contextmanager
    def _guarded(self) -> Iterator[None]:
        """Say what SQLite refuses in our words."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            text = str(error)
            if "full" in text:
                raise UsageError(
                    f"the disk is full: `{self.path.name}` cannot grow",
                    hint="free some space and run the same command again: what is graded is kept",
                ) from error
            if isinstance(error, sqlite3.OperationalError) and "malformed" not in text:
                raise UsageError(f"cannot use `{self.path}`: {text}") from error
            raise UsageError(
                f"`{self.path.name}` is damaged ({text}); it is left as it is",
                hint="restore a copy, or grade again with `--fresh`, which puts it aside",
            ) from error

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._guarded():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _all(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self._guarded():
            return self._db.execute(query, values).fetchall()

    def _one(self, query: str, *values: Any) -> Any:
        rows = self._all(query, *values)
        return rows[0][0] if rows else None

    # ------------------------------------------------------------------ meta, environments, runs

    def get(self, name: str) -> str:
        """Return an entry of `meta`, or the empty string."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def _set(self, name: str, value: str) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def put(self, name: str, value: str) -> None:
        """Store an entry of `meta`."""
        with self._transaction():
            self._set(name, value)

    def seed(self, wanted: int | None) -> int:
        """Return the seed of the class: drawn once, the same on every resume.

        Raises
        ------
        UsageError
            Another seed was used before.
        """
        stored = self.get("seed")
        if stored and wanted is not None and int(stored) != wanted:
            raise UsageError(
                f"these results were graded with seed {stored}, not {wanted}",
                hint="leave `--seed` out, or grade again with `--fresh`",
            )
        if not stored:
            drawn = secrets.randbelow(2**31) if wanted is None else wanted
            self.put("seed", str(drawn))
            return drawn
        return int(stored)

    def environment(self, facts: Mapping[str, str]) -> int:
        values = [facts[name] for name in ("runtime", "device", "sandbox", "isolation")]
        with self._transaction():
            self._db.execute(
                "INSERT OR IGNORE INTO environment (runtime, device, sandbox, isolation)"
                " VALUES (?, ?, ?, ?)",
                values,
            )
        return int(
            self._one(
                "SELECT id FROM environment WHERE runtime = ? AND device = ? AND sandbox = ?"
                " AND isolation = ?",
                *values,
            )
        )

    def begin_run(self, environment: int, shard: str) -> int:
        with self._transaction():
            cursor = self._db.execute(
                "INSERT INTO run (started, environment, shard) VALUES (?, ?, ?)",
                (_now(), environment, shard),
            )
        return int(cursor.lastrowid or 0)

    def end_run(self, run: int, graded: int) -> None:
        with self._transaction():
            self._db.execute(
                "UPDATE run SET ended = ?, graded = ? WHERE id = ?", (_now(), graded, run)
            )

    def exercise(self, exercise: Exercise, spec: str) -> int:
        """Store an exercise's title and points; return its number."""
        title = json.dumps([*exercise.head.title.by_language().values()])
        points = sum(check.points for check in exercise.checks)
        with self._transaction():
            self._db.execute(
                "INSERT INTO exercise (name, title, max_points, spec) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET title = excluded.title,"
                " max_points = excluded.max_points, spec = excluded.spec",
                (exercise.id, title, points, spec),
            )
        return int(self._one("SELECT id FROM exercise WHERE name = ?", exercise.id))

    def exercises(self) -> dict[str, tuple[str, float]]:
        """Return title (in English) and points of every exercise, by name, in order."""
        rows = self._all("SELECT name, title, max_points FROM exercise ORDER BY name")
        return {name: (json.loads(title)[0], points) for name, title, points in rows}

    # ------------------------------------------------------------------ who and what

    def enrol(
        self,
        source: str,
        students: Iterable[Student],
        entries: Iterable[tuple[Entry, bytes | None]],
        concerns: Iterable[Problem] = (),
    ) -> None:
        """Store who is in the class and what they handed in, in place of what `source` had.

        Who is on no roster and has handed in nothing any more is forgotten.
        """
        with self._transaction():
            self._db.execute("DELETE FROM entry WHERE source = ?", (source,))
            self._db.execute("DELETE FROM concern WHERE source = ?", (source,))
            self._db.execute("UPDATE roster SET listed = 0")
            for student in students:
                self._db.execute(
                    "INSERT INTO roster"
                    " (student, name, email, sid, ids, listed, team, submitted, sortable)"
                    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT (student) DO UPDATE SET name = excluded.name,"
                    " email = excluded.email, sid = excluded.sid, ids = excluded.ids,"
                    " listed = excluded.listed, team = excluded.team,"
                    " submitted = excluded.submitted, sortable = excluded.sortable",
                    (
                        *(student.id, student.name, student.email, student.sid),
                        *(json.dumps(dict(student.ids)), student.listed),
                        *(student.group, student.submitted, student.sortable),
                    ),
                )
            numbers = dict(self._db.execute("SELECT student, id FROM roster"))
            for entry, key in entries:
                values = (
                    *(numbers[entry.student.id], entry.exercise, source, key),
                    *(entry.submitted, entry.late, entry.problem, entry.submission),
                    *(entry.file, entry.note),
                )
                self._db.execute(
                    "INSERT OR REPLACE INTO entry (student, exercise, source, key, submitted,"
                    " late, problem, submission, file, note) VALUES (?,?,?,?,?,?,?,?,?,?)",
                    values,
                )
            self._db.executemany(
                "INSERT INTO concern VALUES (?, ?, ?)",
                [(source, problem.place, problem.message) for problem in concerns],
            )
            self._db.execute(
                "DELETE FROM roster WHERE listed = 0 AND id NOT IN (SELECT student FROM entry)"
            )

    def students(self) -> dict[int, Student]:
        """Return everybody, by number, in the order of their names."""
        rows = self._all(
            "SELECT id, student, name, email, sid, ids, team, submitted, listed, sortable"
            " FROM roster ORDER BY student"
        )
        return {
            number: Student(
                student, name, email, sid, json.loads(ids), team, at, bool(listed), last
            )
            for number, student, name, email, sid, ids, team, at, listed, last in rows
        }

    def listed(self) -> dict[str, Student]:
        """Return those who are on the roster, by id."""
        return {s.id: s for s in self.students().values() if s.listed}

    def staff(self) -> dict[str, Student]:
        """Return those on the roster who are no students, by id."""
        with self._guarded(), _readable("the staff"):
            people = from_data(tuple[Student, ...], json.loads(self.get("staff") or "[]"))
        return {person.id: person for person in people}

    def put_staff(self, people: Iterable[Student]) -> None:
        """Store those on the roster who are no students."""
        self.put("staff", json.dumps(to_data(list(people))))

    def rows(self) -> Iterator[Row]:
        """Yield every entry with its grade, ordered by student and exercise."""
        query = (
            "SELECT e.student, e.exercise, e.submitted, e.late, e.problem, e.submission, e.key,"
            " e.file, e.note, o.id, o.passed, o.points, o.max_points, o.seconds"
            " FROM entry e JOIN roster r ON r.id = e.student LEFT JOIN outcome o ON o.key = e.key"
            " ORDER BY r.student, e.exercise"
        )
        with self._guarded():
            for row in self._db.execute(query):
                student, exercise, submitted, late, problem, submission, key, file, note = row[:9]
                known = None if row[9] is None else Known(row[9], bool(row[10]), *row[11:14])
                yield Row(
                    student,
                    exercise,
                    submitted,
                    bool(late),
                    problem,
                    submission,
                    key,
                    file,
                    note,
                    known,
                )

    def concerns(self) -> list[Problem]:
        """Return what was handed in by nobody that can be told."""
        rows = self._all("SELECT place, message FROM concern ORDER BY place")
        return [Problem(place, message) for place, message in rows]

    # ------------------------------------------------------------------ marks by hand, exports

    def mark(self, student: str, exercise: str, mark: Mark | None) -> None:
        """Store a mark given by hand, or take it back."""
        with self._transaction():
            if mark is None:
                self._db.execute(
                    "DELETE FROM mark WHERE student = ? AND exercise = ?", (student, exercise)
                )
                return
            self._db.execute(
                "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)",
                (student, exercise, mark.score, mark.note, _now()),
            )

    def marks(self) -> dict[tuple[str, str], Mark]:
        """Return the marks given by hand, by student and exercise."""
        rows = self._all("SELECT student, exercise, score, note FROM mark")
        return {(student, exercise): Mark(score, note) for student, exercise, score, note in rows}

    def written(self, place: str) -> dict[tuple[str, str], str]:
        """Return what was exported to an outside system before, by student and cell."""
        rows = self._all("SELECT student, cell, value FROM written WHERE place = ?", place)
        return {(student, cell): value for student, cell, value in rows}

    def write(self, place: str, cells: Mapping[tuple[str, str], str]) -> None:
        """Store what is exported."""
        with self._transaction():
            self._db.executemany(
                "INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?)",
                [(place, student, cell, value) for (student, cell), value in cells.items()],
            )

    # ------------------------------------------------------------------ grades

    def known(self, key: bytes) -> bool:
        """Whether this grade is stored."""
        return self._one("SELECT 1 FROM outcome WHERE key = ?", key) is not None

    def attempts(self) -> dict[bytes, int]:
        """Return how often each ungraded submission was begun and its grading never ended."""
        rows = self._all(
            "SELECT key, count(*) FROM attempt WHERE ended IS NULL"
            " AND key NOT IN (SELECT key FROM outcome) GROUP BY key"
        )
        return {key: count for key, count in rows}

    def failures(self) -> dict[bytes, str]:
        """Return the last failure of the grader's own for each submission without a grade."""
        rows = self._all(
            "SELECT key, failure FROM attempt WHERE failure != ''"
            " AND key NOT IN (SELECT key FROM outcome) ORDER BY id"
        )
        return {key: failure for key, failure in rows}

    def starting(self, key: bytes, number: int, run: int) -> None:
        """Note, before the work, that it begins."""
        with self._transaction():
            self._db.execute(
                "INSERT INTO attempt (key, number, run, started) VALUES (?, ?, ?, ?)",
                (key, number, run, _now()),
            )

    def failed(self, key: bytes, failure: str) -> None:
        """Note that the grader failed on a submission: no grade, and nothing is kept of it."""
        with self._transaction():
            self._db.execute(
                "UPDATE attempt SET ended = ?, failure = ? WHERE key = ? AND ended IS NULL",
                (_now(), failure, key),
            )

    def graded(
        self,
        key: bytes,
        exercise: int,
        environment: int,
        parts: Mapping[str, str],
        report: Report,
        document: str,
        structure: str = "",
    ) -> None:
        """Store one grade and its checks, in one transaction."""
        with self._transaction():
            cursor = self._db.execute(
                "INSERT OR REPLACE INTO outcome (key, exercise, environment, parts, passed,"
                " points, max_points, seconds, structure, report) VALUES (?,?,?,?,?,?,?,?,?,?)",
                (
                    key,
                    exercise,
                    environment,
                    json.dumps(dict(parts)),
                    report.passed,
                    report.points,
                    report.max_points,
                    report.seconds,
                    bytes.fromhex(structure) or None,
                    zlib.compress(document.encode("ascii"), 3),
                ),
            )
            outcome = cursor.lastrowid
            self._db.executemany(
                "INSERT INTO check_result VALUES (?,?,?,?,?,?,?,?,?)",
                [
                    (
                        *(outcome, n, o.check, o.case, o.status.value, o.finding),
                        *(o.points, o.max_points, o.seconds),
                    )
                    for n, o in enumerate(report.outcomes)
                ],
            )
            self._db.executemany(
                "INSERT OR IGNORE INTO diagnosis VALUES (?, ?, ?)",
                [(outcome, d.id, d.title.get()) for d in report.diagnosis],
            )
            self._db.execute(
                "UPDATE attempt SET ended = ? WHERE key = ? AND ended IS NULL", (_now(), key)
            )

    def report(self, outcome: int) -> Report:
        """Return the whole report of one grade."""
        data = self._one("SELECT report FROM outcome WHERE id = ?", outcome)
        with self._guarded():
            return _report(data)

    def parts(self, exercise: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield number and parts (what it depended on) of every stored grade of an exercise."""
        query = (
            "SELECT o.id, o.parts FROM outcome o JOIN exercise e ON e.id = o.exercise"
            " WHERE e.name = ?"
        )
        with self._guarded():
            for outcome, parts in self._db.execute(query, (exercise,)):
                yield outcome, json.loads(parts)

    def diagnoses(self) -> dict[str, int]:
        """Return how many submissions of the class have each misconception, most first."""
        rows = self._all(
            "SELECT d.name, count(*) n FROM entry e JOIN outcome o ON o.key = e.key"
            " JOIN diagnosis d ON d.outcome = o.id GROUP BY d.name ORDER BY n DESC, d.name"
        )
        return {name: count for name, count in rows}

    def query(self, text: str, *values: Any) -> list[tuple[Any, ...]]:
        """Answer a question of the statistics."""
        return self._all(text, *values)

    def absorb(self, other: Path) -> int:
        """Take over the grades and the class of another store; return how many grades were new."""
        with self._guarded():
            with contextlib.closing(
                sqlite3.connect(f"{other.resolve().as_uri()}?mode=ro", uri=True)
            ) as part:
                integrity.guard(part)
                self._accept(integrity.foreign(part) or integrity.examine(part))
            self._db.execute("ATTACH DATABASE ? AS part", (f"{other.resolve().as_uri()}?mode=ro",))
        try:
            with self._transaction():
                before = self._db.execute("SELECT count(*) FROM outcome").fetchone()[0]
                for statement in _ABSORB:
                    self._db.execute(statement)
                after = self._db.execute("SELECT count(*) FROM outcome").fetchone()[0]
            return int(after - before)
        finally:
            self._db.execute("DETACH DATABASE part")


_ABSORB = (
    "INSERT OR IGNORE INTO environment (runtime, device, sandbox, isolation)"
    " SELECT runtime, device, sandbox, isolation FROM part.environment",
    "INSERT INTO exercise (name, title, max_points, spec)"
    " SELECT name, title, max_points, spec FROM part.exercise WHERE true"
    " ON CONFLICT (name) DO NOTHING",
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


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
