"""A folder or a zip archive as one list of files: no path leaves it, no archive swells.

Archives are never unpacked: their directory is read, and a member's bytes only when they are
wanted, up to a limit. An archive inside is opened in memory, one level deep.
"""

from __future__ import annotations

import io
import os
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import Path, PurePosixPath
from typing import IO

from grader.classroom.records import Leaf, Problem
from grader.errors import UsageError

__all__ = ["INNER_BYTES", "MEMBERS", "tree"]

MEMBERS = 200_000
"""Files an archive may announce; more is no class."""
INNER_BYTES = 32 << 20
"""Size of an archive inside a folder or an archive."""
_SKIPPED = {"__MACOSX", "__pycache__", ".git", ".ipynb_checkpoints", ".DS_Store", "Thumbs.db"}
_END, _END64 = b"PK\x05\x06", b"PK\x06\x06"
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
            raise UsageError(f"cannot read `{root.name}`: Permission denied")
        yield from _folder(root)
    elif root.is_file():
        try:
            with root.open("rb") as file:
                _announced(file, root.name)
                archive = zipfile.ZipFile(root)
        except _Refused as refused:
            raise UsageError(f"cannot use `{root.name}`: {refused}") from None
        except OSError as error:
            raise UsageError(f"cannot read `{root.name}`: {error.strerror or error}") from None
        except _BROKEN as error:
            raise _no_archive(root, error) from None
        yield from _members(archive, (), inside=False)
    else:
        raise UsageError(f"no folder or archive `{root}`")


def _no_archive(root: Path, error: Exception) -> UsageError:
    if root.suffix.lower() in (".py", ".ipynb"):
        return UsageError(
            f"`{root.name}` is one file, not a class",
            hint=f"`grader check {root.name}`, or name the folder it lies in",
        )
    return UsageError(
        f"`{root.name}` is no zip archive, or a broken one: {error}",
        hint="was the download cut off? download it again; or unpack it and name the folder",
    )


class _Refused(Exception):
    """An archive is not opened, and why."""


# --------------------------------------------------------------------------- folders


def _folder(root: Path) -> Iterator[Leaf | Problem]:
    real = root.resolve()
    for folder, names, files in os.walk(root, onerror=None):
        names[:] = sorted(n for n in names if n not in _SKIPPED and not n.startswith("."))
        here = Path(folder)
        for name in list(names):
            if (here / name).is_symlink():
                names.remove(name)
                yield Problem(_shown(root, here / name), "a link to a folder is not followed")
            elif not os.access(here / name, os.R_OK | os.X_OK):
                names.remove(name)
                yield Problem(_shown(root, here / name), "this folder cannot be read")
        for name in sorted(files):
            if name not in _SKIPPED and not name.startswith("."):
                yield from _file(root, real, here / name)


def _file(root: Path, real: Path, path: Path) -> Iterator[Leaf | Problem]:
    parts = path.relative_to(root).parts
    shown = _shown(root, path)
    try:
        facts = path.stat()
        inside = path.resolve().is_relative_to(real)
    except (OSError, RuntimeError) as error:  # a link to nowhere, or to itself
        yield Problem(shown, f"cannot be read: {getattr(error, 'strerror', error)}")
        return
    if not inside:
        yield Problem(shown, "a link out of the folder is not followed")
    elif not stat.S_ISREG(facts.st_mode):
        yield Problem(shown, "is no regular file")
    elif path.suffix.lower() == ".zip":
        yield from _inner(shown, parts, facts.st_size, partial(_read_file, path))
    else:
        yield Leaf(parts, facts.st_size, partial(_read_file, path))


def _read_file(path: Path, limit: int) -> bytes:
    # O_NONBLOCK: a file that was exchanged for a pipe since must not stop the whole class
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        return file.read(limit)


def _shown(root: Path, path: Path) -> str:
    return path.relative_to(root).as_posix()


# --------------------------------------------------------------------------- archives


def _announced(file: IO[bytes], name: str) -> None:
    """Refuse an archive with too many members before its directory is read."""
    file.seek(0, io.SEEK_END)
    size = file.tell()
    file.seek(max(0, size - (1 << 16) - 128))
    tail = file.read()
    at = tail.rfind(_END)
    if at < 0 or len(tail) < at + 22:
        raise zipfile.BadZipFile("it has no directory of its members")
    count, length = struct.unpack_from("<HI", tail, at + 10)
    wide = tail.rfind(_END64, 0, at)
    if wide >= 0 and len(tail) >= wide + 48:
        count, length = struct.unpack_from("<QQ", tail, wide + 32)
    if count > MEMBERS or length > MEMBERS * 512:
        raise _Refused(f"it announces {count} members, allowed {MEMBERS}")


def _members(
    archive: zipfile.ZipFile, above: tuple[str, ...], *, inside: bool
) -> Iterator[Leaf | Problem]:
    for info in sorted(archive.infolist(), key=lambda i: i.filename):
        if info.is_dir():
            continue
        path = PurePosixPath(info.filename.replace("\\", "/"))
        if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
            yield Problem("/".join((*above, path.name)), "its path leads out of the archive")
            continue
        parts = (*above, *path.parts)
        if any(part in _SKIPPED or part.startswith(".") for part in path.parts):
            continue
        problem = _unfit(info)
        if problem:
            yield Problem("/".join(parts), problem)
        elif path.suffix.lower() == ".zip" and not inside:
            read = partial(_read_member, archive, info)
            yield from _inner("/".join(parts), parts, info.file_size, read)
        else:
            yield Leaf(parts, info.file_size, partial(_read_member, archive, info))


def _unfit(info: zipfile.ZipInfo) -> str:
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "a link in an archive is not followed"
    if kind not in (0, stat.S_IFREG):
        return "is no regular file"
    return "is encrypted" if info.flag_bits & 1 else ""


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """Read at most `limit` bytes, whatever size the archive announces."""
    try:
        with archive.open(info) as file:
            return file.read(limit)
    except _BROKEN as error:
        raise OSError(0, f"damaged in the archive ({type(error).__name__})") from None
    except (OSError, RuntimeError) as error:  # an offset before the file, a password
        raise OSError(0, f"damaged in the archive ({error})") from None


def _inner(
    shown: str, parts: tuple[str, ...], size: int, read: partial[bytes]
) -> Iterator[Leaf | Problem]:
    """Open an archive that a student handed in; its name stands for a folder."""
    if size > INNER_BYTES:
        yield Problem(shown, f"the archive has {size >> 20} MB, allowed {INNER_BYTES >> 20} MB")
        return
    try:
        data = read(INNER_BYTES + 1)
        if len(data) > INNER_BYTES:
            raise _Refused(f"it has more than {INNER_BYTES >> 20} MB")
        _announced(io.BytesIO(data), shown)
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (_Refused, OSError, *_BROKEN) as error:
        yield Problem(shown, f"the archive cannot be used: {error}")
        return
    yield from _members(archive, (*parts[:-1], parts[-1].removesuffix(".zip")), inside=True)
