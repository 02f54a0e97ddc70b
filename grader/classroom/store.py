"""What a class's `results.db` holds: who handed in what, the grades, the marks given by hand.

Only the coordinator writes, one transaction per submission.
"""

from __future__ import annotations

import datetime
import json
import secrets
import zlib
from collections.abc import Iterable, Iterator, Mapping

from grader import messages
from grader.classroom import integrity
from grader.classroom.codec import from_data, from_json, to_data
from grader.classroom.database import Database, readable
from grader.classroom.records import Entry, HandMark, Problem, StoredEntry, StoredGrade, Student
from grader.errors import UsageError
from grader.messages import NOTHING, Message
from grader.model import Exercise, Report

_REMARK = Message("a remark")


def _report(data: bytes) -> Report:
    """Read a stored report; whatever is wrong with it is the file's fault."""
    with readable(Message("a report")):
        unpacking = zlib.decompressobj()
        text = unpacking.decompress(data, integrity.MAX_BYTES)
        if not unpacking.eof:
            raise ValueError("it does not end")
        return from_json(text.decode("ascii"))


def _encoded(said: Message) -> str:
    """A message as it is stored: with its template and parameters."""
    return json.dumps(messages.to_data(said)) if said else ""


def _decoded(stored: str) -> Message:
    return messages.from_data(json.loads(stored)) if stored else NOTHING


class Store(Database):
    """An open store, with its questions and answers."""

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
                Message(
                    "these results were graded with seed {seed}, not {wanted}",
                    seed=stored,
                    wanted=wanted,
                ),
                hint=Message("leave `--seed` out, or grade again with `--fresh`"),
            )
        if not stored:
            drawn = secrets.randbelow(2**31) if wanted is None else wanted
            self.put("seed", str(drawn))
            return drawn
        return int(stored)

    def environment(self, facts: Mapping[str, str]) -> int:
        values = [facts[name] for name in ("runtime", "device", "sandbox", "isolation")]
        with self.transaction():
            self.db.execute(
                "INSERT OR IGNORE INTO environment (runtime, device, sandbox, isolation)"
                " VALUES (?, ?, ?, ?)",
                values,
            )
        return int(
            self.value(
                "SELECT id FROM environment WHERE runtime = ? AND device = ? AND sandbox = ?"
                " AND isolation = ?",
                *values,
            )
        )

    def begin_run(self, environment: int, shard: str) -> int:
        with self.transaction():
            cursor = self.db.execute(
                "INSERT INTO run (started, environment, shard) VALUES (?, ?, ?)",
                (_now(), environment, shard),
            )
        return int(cursor.lastrowid or 0)

    def end_run(self, run: int, graded: int) -> None:
        with self.transaction():
            self.db.execute(
                "UPDATE run SET ended = ?, graded = ? WHERE id = ?", (_now(), graded, run)
            )

    def exercise(self, exercise: Exercise, spec: str, *, named: bool = True) -> int:
        """Store an exercise's title and points, and whether anybody names it; return its number."""
        title = json.dumps([*exercise.head.title.by_language().values()])
        points = sum(check.points for check in exercise.checks)
        with self.transaction():
            self.db.execute(
                "INSERT INTO exercise (name, title, max_points, spec, named) VALUES (?, ?, ?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET title = excluded.title,"
                " max_points = excluded.max_points, spec = excluded.spec, named = excluded.named",
                (exercise.id, title, points, spec, named),
            )
        return int(self.value("SELECT id FROM exercise WHERE name = ?", exercise.id))

    def exercises(self) -> dict[str, tuple[str, float]]:
        """Return title (in English) and points of every exercise, by name, in order."""
        rows = self.query("SELECT name, title, max_points FROM exercise ORDER BY name")
        return {name: (json.loads(title)[0], points) for name, title, points in rows}

    def named(self) -> frozenset[str]:
        """Return the exercises that somebody named, not only the functions of a file."""
        return frozenset(name for (name,) in self.query("SELECT name FROM exercise WHERE named"))

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
        with self.transaction():
            self.db.execute("DELETE FROM entry WHERE source = ?", (source,))
            self.db.execute("DELETE FROM concern WHERE source = ?", (source,))
            self.db.execute("UPDATE roster SET listed = 0")
            for student in students:
                self.db.execute(
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
            numbers = dict(self.db.execute("SELECT student, id FROM roster"))
            for entry, key in entries:
                values = (
                    *(numbers[entry.student.id], entry.exercise, source, key),
                    *(entry.submitted, entry.late, _encoded(entry.problem), entry.submission),
                    *(entry.file, _encoded(entry.note)),
                )
                self.db.execute(
                    "INSERT OR REPLACE INTO entry (student, exercise, source, key, submitted,"
                    " late, problem, submission, file, note) VALUES (?,?,?,?,?,?,?,?,?,?)",
                    values,
                )
            self.db.executemany(
                "INSERT INTO concern VALUES (?, ?, ?)",
                [(source, problem.place, _encoded(problem.message)) for problem in concerns],
            )
            self.db.execute(
                "DELETE FROM roster WHERE listed = 0 AND id NOT IN (SELECT student FROM entry)"
            )

    def students(self) -> dict[int, Student]:
        """Return everybody, by number, in the order of their names."""
        rows = self.query(
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
        with self.guarded(), readable(Message("the staff")):
            people = from_data(tuple[Student, ...], json.loads(self.get("staff") or "[]"))
        return {person.id: person for person in people}

    def put_staff(self, people: Iterable[Student]) -> None:
        """Store those on the roster who are no students."""
        self.put("staff", json.dumps(to_data(list(people))))

    def rows(self) -> Iterator[StoredEntry]:
        """Yield every entry with its grade, ordered by student and exercise."""
        query = (
            "SELECT e.student, e.exercise, e.submitted, e.late, e.problem, e.submission, e.key,"
            " e.file, e.note, o.id, o.passed, o.points, o.max_points, o.seconds"
            " FROM entry e JOIN roster r ON r.id = e.student LEFT JOIN outcome o ON o.key = e.key"
            " ORDER BY r.student, e.exercise"
        )
        with self.guarded(), readable(_REMARK):
            for row in self.db.execute(query):
                student, exercise, submitted, late, problem, submission, key, file, note = row[:9]
                yield StoredEntry(
                    *(student, exercise, submitted, bool(late), _decoded(problem), submission),
                    *(key, file, _decoded(note)),
                    None if row[9] is None else StoredGrade(row[9], bool(row[10]), *row[11:14]),
                )

    def concerns(self) -> list[Problem]:
        """Return what was handed in by nobody that can be told."""
        rows = self.query("SELECT place, message FROM concern ORDER BY place")
        with self.guarded(), readable(_REMARK):
            return [Problem(place, _decoded(message)) for place, message in rows]

    # ------------------------------------------------------------------ marks by hand, exports

    def mark(self, student: str, exercise: str, mark: HandMark | None) -> None:
        """Store a mark given by hand, or take it back."""
        with self.transaction():
            if mark is None:
                self.db.execute(
                    "DELETE FROM mark WHERE student = ? AND exercise = ?", (student, exercise)
                )
                return
            self.db.execute(
                "INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?, ?)",
                (student, exercise, mark.score, mark.note, _now()),
            )

    def marks(self) -> dict[tuple[str, str], HandMark]:
        """Return the marks given by hand, by student and exercise."""
        rows = self.query("SELECT student, exercise, score, note FROM mark")
        return {
            (student, exercise): HandMark(score, note) for student, exercise, score, note in rows
        }

    def written(self, place: str) -> dict[tuple[str, str], str]:
        """Return what was exported to an outside system before, by student and cell."""
        rows = self.query("SELECT student, cell, value FROM written WHERE place = ?", place)
        return {(student, cell): value for student, cell, value in rows}

    def write(self, place: str, cells: Mapping[tuple[str, str], str]) -> None:
        """Store what is exported."""
        with self.transaction():
            self.db.executemany(
                "INSERT OR REPLACE INTO written VALUES (?, ?, ?, ?)",
                [(place, student, cell, value) for (student, cell), value in cells.items()],
            )

    # ------------------------------------------------------------------ grades

    def known(self, key: bytes) -> bool:
        """Whether this grade is stored."""
        return self.value("SELECT 1 FROM outcome WHERE key = ?", key) is not None

    def attempts(self) -> dict[bytes, int]:
        """Return how often each ungraded submission was begun and its grading never ended."""
        rows = self.query(
            "SELECT key, count(*) FROM attempt WHERE ended IS NULL"
            " AND key NOT IN (SELECT key FROM outcome) GROUP BY key"
        )
        return {key: count for key, count in rows}

    def failures(self) -> dict[bytes, Message]:
        """Return the last failure of the grader's own for each submission without a grade."""
        rows = self.query(
            "SELECT key, failure FROM attempt WHERE failure != ''"
            " AND key NOT IN (SELECT key FROM outcome) ORDER BY id"
        )
        with self.guarded(), readable(_REMARK):
            return {key: _decoded(failure) for key, failure in rows}

    def starting(self, key: bytes, number: int, run: int) -> None:
        """Note, before the work, that it begins."""
        with self.transaction():
            self.db.execute(
                "INSERT INTO attempt (key, number, run, started) VALUES (?, ?, ?, ?)",
                (key, number, run, _now()),
            )

    def failed(self, key: bytes, failure: Message) -> None:
        """Note that the grader failed on a submission: no grade, and nothing is kept of it."""
        with self.transaction():
            self.db.execute(
                "UPDATE attempt SET ended = ?, failure = ? WHERE key = ? AND ended IS NULL",
                (_now(), _encoded(failure), key),
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
        with self.transaction():
            cursor = self.db.execute(
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
            self.db.executemany(
                "INSERT INTO check_result VALUES (?,?,?,?,?,?,?,?,?)",
                [
                    (
                        *(outcome, n, o.check, o.case, o.status.value, o.finding),
                        *(o.points, o.max_points, o.seconds),
                    )
                    for n, o in enumerate(report.outcomes)
                ],
            )
            self.db.executemany(
                "INSERT OR IGNORE INTO diagnosis VALUES (?, ?, ?)",
                [(outcome, d.id, d.title.get()) for d in report.diagnosis],
            )
            self.db.execute(
                "UPDATE attempt SET ended = ? WHERE key = ? AND ended IS NULL", (_now(), key)
            )

    def report(self, outcome: int) -> Report:
        """Return the whole report of one grade."""
        data = self.value("SELECT report FROM outcome WHERE id = ?", outcome)
        with self.guarded():
            return _report(data)

    def parts(self, exercise: str) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield number and parts (what it depended on) of every stored grade of an exercise."""
        query = (
            "SELECT o.id, o.parts FROM outcome o JOIN exercise e ON e.id = o.exercise"
            " WHERE e.name = ?"
        )
        with self.guarded():
            for outcome, parts in self.db.execute(query, (exercise,)):
                yield outcome, json.loads(parts)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
