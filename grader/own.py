"""Files of one's own: opened only if nobody else can have put them there.

A folder may hold what somebody else prepared: a link to another file, a pipe that hangs who reads
it, a file without an end. So a file is opened only in a folder, and as a file, of the account that
runs the grader; it is never followed elsewhere, and it has a size.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_NO_LINK = getattr(os, "O_NOFOLLOW", 0)
_SAFELY = _NO_LINK | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
"""A link is not followed, a pipe is not waited for."""


def is_own_folder(path: Path) -> bool:
    """Whether `path` is a folder, no link to one, and belongs to this account."""
    try:
        return _is_own(path.lstat(), stat.S_ISDIR)
    except OSError:
        return False


def is_shared(path: Path) -> bool:
    """Whether `path` is a folder of somebody else's, or one that everybody may write to."""
    try:
        info = path.stat()
    except OSError:
        return True
    return not _is_own(info, stat.S_ISDIR) or bool(info.st_mode & stat.S_IWOTH)


def read(path: Path, limit: int) -> bytes:
    """Return the content of a file of one's own.

    Raises
    ------
    OSError
        It is not there, not one's own, or has more than `limit` bytes.
    """
    with _opened(path, os.O_RDONLY) as handle:
        if os.fstat(handle).st_size > limit:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read(limit)


def bounded(path: Path, limit: int) -> bytes:
    """Return the content of a plain file, whoever's it is.

    Raises
    ------
    OSError
        It is not there, has more than `limit` bytes, or is no plain file: nobody waits for a pipe.
    """
    wait = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, os.O_RDONLY | wait), "rb") as file:
        info = os.fstat(file.fileno())
        if stat.S_ISDIR(info.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        if not stat.S_ISREG(info.st_mode):
            raise OSError(errno.EINVAL, "it is no plain file", str(path))
        data = file.read(limit + 1)
    if len(data) > limit:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def append(path: Path, line: bytes) -> None:
    """Write a line at the end of a file of one's own; a line that was cut off ends before it.

    Raises
    ------
    OSError
        It cannot be written to, or is not one's own.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # One write in append mode: lines of two graders at work never mix.
    with _opened(path, os.O_RDWR | os.O_APPEND | os.O_CREAT) as handle:
        os.write(handle, (b"\n" if _torn(handle) else b"") + line)


def replace(path: Path, data: bytes) -> None:
    """Write a file of one's own anew; what stood there, were it a link, is not touched.

    Raises
    ------
    OSError
        The folder cannot be written to, or is not one's own.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _folder(path.parent) as folder:
        at = {"dir_fd": folder} if folder >= 0 else {}
        name = f"{path.name}.{os.urandom(4).hex()}"
        place = name if folder >= 0 else str(path.with_name(name))
        handle = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _SAFELY, 0o600, **at)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            if folder >= 0:
                os.replace(name, path.name, src_dir_fd=folder, dst_dir_fd=folder)
            else:
                os.replace(place, path)  # noqa: PTH105  beside the line above
        except BaseException:
            with suppress(OSError):
                os.unlink(place, **at)
            raise


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    with _folder(path.parent) as folder:
        if folder >= 0:
            handle = os.open(path.name, flags | _SAFELY, 0o644, dir_fd=folder)
        else:
            handle = os.open(path, flags | _SAFELY, 0o644)
    try:
        info = os.fstat(handle)
        if not _is_own(info, stat.S_ISREG) or info.st_nlink > 1:
            raise _foreign(path)
        yield handle
    finally:
        os.close(handle)


@contextmanager
def _folder(path: Path) -> Iterator[int]:
    """Open a folder of one's own, so that nobody can exchange it; -1 where that cannot be done."""
    if os.open not in os.supports_dir_fd:
        yield -1
        return
    handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | _SAFELY)
    try:
        info = os.fstat(handle)
        if not _is_own(info, stat.S_ISDIR) or info.st_mode & stat.S_IWOTH:
            raise _foreign(path)
        yield handle
    finally:
        os.close(handle)


def _is_own(info: os.stat_result, kind: Callable[[int], bool]) -> bool:
    own = not hasattr(os, "geteuid") or info.st_uid == os.geteuid()
    return kind(info.st_mode) and own


def _foreign(path: Path) -> OSError:
    return OSError(errno.EPERM, "it is not a plain file of your own", str(path))


def _torn(handle: int) -> bool:
    """Whether the last line lacks its end, because a write was cut off."""
    size = os.lseek(handle, 0, os.SEEK_END)
    if not size:
        return False
    os.lseek(handle, size - 1, os.SEEK_SET)
    return os.read(handle, 1) != b"\n"
