"""A folder or a zip archive as one list of files: no path leaves it, no archive swells.

Archives are never unpacked: their directory is read, and a member's bytes only when they are
wanted, up to a limit. An archive inside is opened in memory, and one in that one, too; no deeper.
"""

from __future__ import annotations

import errno
import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO, ClassVar

from grader.classroom.records import Leaf, Problem
from grader.errors import UsageError
from grader.messages import Message, os_reason, verbatim

MEMBERS = 200_000
"""Files an archive may announce; more is no class."""
INNER_BYTES = 32 << 20
"""Size of an archive inside a folder or an archive."""
INNER_MEMBERS = 2_000
"""Files it may announce: one student handed it in."""
_SKIPPED = {"__MACOSX", "__pycache__", ".git", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db"}
DEPTH = 2
"""Archives in each other, below what was named."""
_FILE, _ENTRY, _END, _END64 = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06"


class Damaged(OSError):
    """A member of an archive cannot be read; `message` says why."""

    def __init__(self, reason: Message) -> None:
        self.message = Message("damaged in the archive ({reason})", reason=reason)
        super().__init__(0, str(self.message))


def read_reason(error: OSError) -> Message:
    """Return why a file of a class cannot be read."""
    return error.message if isinstance(error, Damaged) else os_reason(error)


_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error)


def tree(root: Path) -> Iterator[Leaf | Problem]:
    """Yield the files below a folder or in an archive, in order, with what cannot be used.

    Raises
    ------
    UsageError
        There is no such folder or archive, or the archive is broken.
    """
    if root.is_dir():
        if not os.access(root, os.R_OK | os.X_OK):
            raise _cannot_read(root, os_reason(OSError(errno.EACCES, "")))
        yield from _folder(root)
    elif root.is_file():
        try:
            with root.open("rb") as file:
                _announced(file, MEMBERS)
                archive = zipfile.ZipFile(root)
        except _NoZip as error:
            raise _no_archive(root, error) from None
        except _Refused as refused:
            said = Message("cannot use `{file}`: {reason}", file=root.name, reason=refused.message)
            raise UsageError(said) from None
        except OSError as error:
            raise _cannot_read(root, os_reason(error)) from None
        except _BROKEN as error:
            raise _no_archive(root, error) from None
        yield from _members(archive, ())
    else:
        raise UsageError(Message("no folder or archive `{path}`", path=str(root)))


def _cannot_read(root: Path, reason: Message) -> UsageError:
    return UsageError(Message("cannot read `{path}`: {reason}", path=root.name, reason=reason))


def _no_archive(root: Path, error: Exception) -> UsageError:
    if root.suffix.lower() in (".py", ".ipynb"):
        return UsageError(
            Message("`{file}` is one file, not a class", file=root.name),
            hint=Message("`grader check {file}`, or name the folder it lies in", file=root.name),
        )
    return UsageError(
        Message(
            "`{file}` is no zip archive, or a broken one: {reason}",
            file=root.name,
            reason=_reason(error),
        ),
        hint=Message(
            "was the download cut off? download it again; or unpack it and name the folder"
        ),
    )


class _Refused(Exception):
    """An archive is not opened, and why."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class _NoZip(_Refused):
    """It is none, or was cut off."""


def _reason(error: Exception) -> Message:
    """Why an archive cannot be used: our words, the system's, or those of Python."""
    if isinstance(error, _Refused):
        return error.message
    return os_reason(error) if isinstance(error, OSError) else verbatim(str(error))


# --------------------------------------------------------------------------- folders


def _folder(root: Path) -> Iterator[Leaf | Problem]:
    for here, names, files in _walked(root):
        names[:] = sorted(n for n in names if n not in _SKIPPED and not n.startswith("."))
        for name in list(names):
            if (here / name).is_symlink():
                names.remove(name)
                shown = _shown(root, here / name)
                yield Problem(shown, Message("a link to a folder is not followed"))
            elif not os.access(here / name, os.R_OK | os.X_OK):
                names.remove(name)
                shown = _shown(root, here / name)
                yield Problem(shown, Message("this folder cannot be read"))
        for name in sorted(files):
            if name not in _SKIPPED and not name.startswith("."):
                yield from _file(root, here / name)


def _walked(root: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
    """Walk as `os.walk` does, which in Python 3.11 ends at a thousand folders in each other."""
    waiting = [root]
    while waiting:
        here = waiting.pop()
        _, names, files = next(os.walk(here), ("", [], []))
        yield here, names, files
        waiting += [here / name for name in reversed(names)]


def _file(root: Path, path: Path) -> Iterator[Leaf | Problem]:
    parts = path.relative_to(root).parts
    shown = _shown(root, path)
    try:
        facts = path.lstat()
    except OSError as error:
        yield Problem(shown, Message("cannot be read: {reason}", reason=os_reason(error)), parts)
        return
    if stat.S_ISLNK(facts.st_mode):  # to a secret, or to what somebody else handed in
        yield Problem(shown, Message("a link is not followed"), parts)
    elif not stat.S_ISREG(facts.st_mode):
        yield Problem(shown, Message("is no regular file"), parts)
    elif _zipped(path.name, partial(_read_file, path)):
        yield from _inner(shown, parts, facts.st_size, partial(_read_file, path))
    else:
        yield Leaf(parts, facts.st_size, partial(_read_file, path))


def _read_file(path: Path, limit: int) -> bytes:
    # a file that was exchanged for a pipe since must not stop the whole class, nor lead elsewhere
    safely = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | safely)
    with os.fdopen(handle, "rb") as file:
        return file.read(limit)


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


# --------------------------------------------------------------------------- archives


def _announced(file: IO[bytes], most: int) -> None:
    """Refuse an archive with too many members before its directory is read."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(max(0, size - (1 << 16) - 128))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise _NoZip(Message("it has no directory of its members"))
    count, length = struct.unpack_from("<HI", tail, at + 10)
    wide = tail.rfind(_END64, 0, at)
    if wide >= 0 and len(tail) >= wide + 48:
        count, length = struct.unpack_from("<QQ", tail, wide + 32)
    if count > most or length > most * 512:
        raise _Refused(Message("it announces {n} members, allowed {most}", n=count, most=most))


def _members(
    archive: zipfile.ZipFile, above: tuple[str, ...], inside: _Inside | None = None
) -> Iterator[Leaf | Problem]:
    for info in sorted(archive.infolist(), key=lambda i: i.filename):
        if not info.filename or info.is_dir():
            continue
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if not path.parts:
            yield Problem("/".join((*above, info.filename)), Message("has no name"))
            continue
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            outside = Message("its path leads out of the archive")
            yield Problem("/".join((*above, path.name)), outside)
            continue
        parts = (*above, *path.parts)
        if any(part in _SKIPPED or part.startswith(".") for part in path.parts):
            continue
        problem = _unfit(info)
        if problem:
            yield Problem("/".join(parts), problem, parts)
            continue
        read = partial(inside.read, info) if inside else partial(_read_member, archive, info)
        if (not inside or inside.depth < DEPTH) and _zipped(path.name, read):
            yield from _inner("/".join(parts), parts, info.file_size, read, inside)
        else:
            yield Leaf(parts, info.file_size, read, depth=inside.depth if inside else 0)


def _zipped(name: str, read: partial[bytes]) -> bool:
    """Whether a file is a zip archive: by its name, or by its bytes though it is called code."""
    suffix = PurePosixPath(name.lower()).suffix
    if suffix not in (".py", ".ipynb"):
        return suffix == ".zip"
    try:
        return read(len(_FILE)) == _FILE
    except OSError:
        return False


def _unfit(info: zipfile.ZipInfo) -> Message | None:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return Message("a link in an archive is not followed")
    if kind not in (0, stat.S_IFREG):
        return Message("is no regular file")
    return Message("is encrypted") if info.flag_bits & 1 else None


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Read at most `limit` bytes, whatever size the archive announces."""
    try:
        with archive.open(info) as file:
            return file.read(limit)
    except (OSError, RuntimeError) as error:  # an offset before the file, a password
        raise Damaged(verbatim(str(error))) from None
    except Exception as error:  # each way of packing has errors of its own
        raise Damaged(verbatim(type(error).__name__)) from None


class _Inside:
    """An archive that a student handed in, opened when it is wanted: one at a time is in memory."""

    latest: ClassVar[tuple[_Inside, zipfile.ZipFile] | None] = None

    def __init__(self, packed: partial[bytes], depth: int) -> None:
        self.packed, self.depth = packed, depth

    def opened(self) -> zipfile.ZipFile:
        """Open it; whatever is wrong with it comes through."""
        if _Inside.latest is None or _Inside.latest[0] is not self:
            data = self.packed(INNER_BYTES + 1)
            if len(data) > INNER_BYTES:
                raise _Refused(Message("it has more than {size} MB", size=INNER_BYTES >> 20))
            _announced(io.BytesIO(data), INNER_MEMBERS)
            if data.count(_ENTRY) > 10 * INNER_MEMBERS:  # whatever it announces
                raise _Refused(Message("it has too many members"))
            _Inside.latest = self, zipfile.ZipFile(io.BytesIO(data))
        return _Inside.latest[1]

    def read(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """Read at most `limit` bytes of a member."""
        try:
            archive = self.opened()
        except (_Refused, *_BROKEN) as error:  # it was exchanged since
            raise Damaged(_reason(error)) from None
        return _read_member(archive, info, limit)


def _without(name: str, suffix: str) -> str:
    return name[: -len(suffix)] if name.lower().endswith(suffix) else name


def _inner(
    shown: str,
    parts: tuple[str, ...],
    size: int,
    read: partial[bytes],
    around: _Inside | None = None,
) -> Iterator[Leaf | Problem]:
    """Open an archive that a student handed in; its name stands for a folder."""
    if size > INNER_BYTES:
        too_large = Message(
            "the archive has {size} MB, allowed {most} MB",
            size=size >> 20,
            most=INNER_BYTES >> 20,
        )
        yield Problem(shown, too_large, parts)
        return
    inside = _Inside(read, around.depth + 1 if around else 1)
    try:
        archive = inside.opened()
    except (_Refused, OSError, *_BROKEN) as error:
        why = Message("the archive cannot be used: {reason}", reason=_reason(error))
        yield Problem(shown, why, parts)
        return
    yield from _members(archive, (*parts[:-1], _without(parts[-1], ".zip")), inside)
