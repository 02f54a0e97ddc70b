"""An open `results.db`: SQLite, its version, its transactions, and what it refuses in our words.

What is in the file is never overwritten by something unsure: a damaged file, or one of a newer
version, is left alone and said aloud.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Self

from grader.classroom import integrity
from grader.classroom.filesystem import DISK_FULL, network_filesystem
from grader.classroom.schema import MIGRATIONS, SCHEMA, SCHEMA_VERSION
from grader.errors import UsageError
from grader.messages import Message, verbatim

FILE = "results.db"
_UNREADABLE = (zlib.error, ValueError, LookupError, TypeError, AttributeError, RecursionError)


@contextlib.contextmanager
def readable(what: Message) -> Iterator[None]:
    """Take whatever is wrong with a stored record for damage."""
    try:
        yield
    except _UNREADABLE as error:
        said = Message("{what} cannot be read: {reason}", what=what, reason=verbatim(str(error)))
        raise sqlite3.DatabaseError(said) from error


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


class Database:
    """An open store. `create` makes one where there is none; without it, nothing is written.

    Raises
    ------
    UsageError
        There is none, it is damaged, or a newer grader wrote it.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        self.path = folder / FILE
        self.remarks: tuple[Message, ...] = ()
        if not create and not self.path.is_file():
            raise UsageError(
                Message("no results in `{folder}`", folder=str(folder)),
                hint=Message("`grader batch DIR --out RESULTS` makes them"),
            )
        with self.guarded():
            # a log that only its owner may write cannot be read by others, unless it is no more
            unchanging = not create and not os.access(folder, os.W_OK) and not self._logged()
            self.db = sqlite3.connect(
                f"{self.path.resolve().as_uri()}{'?immutable=1' if unchanging else ''}",
                uri=True,
                isolation_level=None,
                timeout=30.0,
            )
            try:
                integrity.guard(self.db)
                # a kill at the very beginning leaves a file without tables
                tables = self.db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
                self._begin(folder, fresh=not tables, create=create)
            except BaseException:
                self.db.close()
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
            self.accept(integrity.foreign(self.db))
            self._migrate()
            self.accept(integrity.examine(self.db))
        if not create and not fresh:
            return
        if network:
            self.remarks = (
                Message(
                    "`{folder}` is on a network file system ({kind}): writing is slower there, and "
                    "only one machine may write at a time",
                    folder=folder.name,
                    kind=network,
                ),
            )
            self.db.execute("PRAGMA journal_mode=DELETE")
            self.db.execute("PRAGMA synchronous=FULL")
        else:
            self.db.execute("PRAGMA journal_mode=WAL")
            self.db.execute("PRAGMA synchronous=NORMAL")
        self.db.execute("PRAGMA foreign_keys=ON")
        if fresh:
            with self.transaction():
                self._run(SCHEMA)
                self.set("schema_version", str(SCHEMA_VERSION))

    def _run(self, statements: str) -> None:
        for statement in statements.split(";"):
            self.db.execute(statement)

    def accept(self, wrong: Message | None) -> None:
        """Take what is wrong with a file for damage; nothing is wrong where that is None."""
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
                Message(
                    "`{file}` is of an earlier grader, and cannot be brought up to date where it "
                    "lies: nothing may be written there",
                    file=FILE,
                ),
                hint=Message("copy the folder, and name the copy"),
            )
        with self.transaction():
            for version in range(self._version(), SCHEMA_VERSION):  # another may have done it
                self._run(MIGRATIONS[version])
            self.set("schema_version", str(SCHEMA_VERSION))

    def _versions(self) -> None:
        version = self._version()
        if version > SCHEMA_VERSION:
            raise UsageError(
                Message(
                    "`{file}` was written by a newer grader: its schema is {version}, this grader "
                    "knows {known}",
                    file=FILE,
                    version=version,
                    known=SCHEMA_VERSION,
                ),
                hint=Message("update the grader, or choose another `--out`"),
            )
        if version < 1:
            raise UsageError(
                Message("`{file}` is no store of the grader's; it is left as it is", file=FILE),
                hint=Message("choose another `--out`"),
            )

    def close(self) -> None:
        self.db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ transactions

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """Say what SQLite refuses in our words."""
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._refusal(error) from error

    def _refusal(self, error: sqlite3.DatabaseError) -> UsageError:
        said = error.args[0] if error.args else ""
        reason = said if isinstance(said, Message) else verbatim(str(error))
        if "full" in str(error):
            grown = Message("the disk is full: `{file}` cannot grow", file=FILE)
            return UsageError(grown, hint=DISK_FULL)
        if isinstance(error, sqlite3.OperationalError) and "malformed" not in str(error):
            return UsageError(
                Message("cannot use `{path}`: {reason}", path=str(self.path), reason=reason)
            )
        return UsageError(
            Message(
                "`{file}` is damaged ({reason}); it is left as it is", file=FILE, reason=reason
            ),
            hint=Message("restore a copy, or grade again with `--fresh`, which puts it aside"),
        )

    @contextlib.contextmanager
    def transaction(self) -> Iterator[None]:
        """Store all of what happens inside, or nothing."""
        with self.guarded():
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                with contextlib.suppress(sqlite3.Error):
                    self.db.execute("ROLLBACK")
                raise
            self.db.execute("COMMIT")

    def query(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with self.guarded():
            return self.db.execute(query, values).fetchall()

    def value(self, query: str, *values: Any) -> Any:
        """Return the first value of a query, or None."""
        rows = self.query(query, *values)
        return rows[0][0] if rows else None

    # ------------------------------------------------------------------ meta

    def get(self, name: str) -> str:
        """Return an entry of `meta`, or the empty string."""
        row = self.db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else ""

    def set(self, name: str, value: str) -> None:
        """Store an entry of `meta`, within a transaction."""
        self.db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def put(self, name: str, value: str) -> None:
        """Store an entry of `meta`."""
        with self.transaction():
            self.set(name, value)
