"""The file system: its kind, a lock on a folder, files that are whole or not there."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from grader.errors import UsageError
from grader.messages import Message, os_reason

_fcntl: ModuleType | None
try:
    import fcntl as _fcntl
except ImportError:  # not on Windows
    _fcntl = None

DISK_FULL = Message("free some space and run the same command again: what is graded is kept")
_NETWORK = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "lustre", "gpfs", "beegfs", "ceph", "afs", "9p"),
    *("fuse.sshfs", "fuse.glusterfs", "fuse.juicefs", "fuse.s3fs", "panfs", "orangefs", "virtiofs"),
}


def network_filesystem(folder: Path, mounts: str = "/proc/self/mountinfo") -> str:
    """Return the type of the network file system `folder` lies on, or the empty string."""
    try:
        lines = Path(mounts).read_text("utf-8", "replace").splitlines()
        where = folder.stat().st_dev
    except OSError:
        return ""
    best, kind = -1, ""
    real = str(folder.resolve())
    for line in lines:
        left, _, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        point = fields[4].replace("\\040", " ")
        same = fields[2] == f"{os.major(where)}:{os.minor(where)}"
        below = real == point or real.startswith(point.rstrip("/") + "/")
        if below and len(point) + same > best:
            best, kind = len(point) + same, right.split()[0]
    return kind if kind in _NETWORK else ""


@contextlib.contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock of a results folder; it goes with the process, however that ends.

    Raises
    ------
    UsageError
        Another process holds it, or nothing can be written there.
    """
    try:
        opened = path.open("ab")
    except OSError as error:
        raise refusal(error, path.parent) from None
    with opened as file:
        if _fcntl is not None:
            try:
                _fcntl.flock(file, _fcntl.LOCK_EX | _fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in (errno.EAGAIN, errno.EACCES):
                    yield  # a file system without locks
                    return
                raise UsageError(
                    Message("another `grader batch` is at work in `{path}`", path=path.parent.name),
                    hint=Message("wait for it, or choose another `--out`"),
                ) from None
        yield


def replace_file(path: Path, data: str | bytes) -> None:
    """Write a file whole, and the folders above it.

    Raises
    ------
    UsageError
        It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put_in_place(path, data)
    except OSError as error:
        raise refusal(error, path) from error


def put_in_place(path: Path, data: str | bytes) -> None:
    """Write a file under a temporary name, then put it in place: it is never half there.

    Raises
    ------
    OSError
        It cannot be written; what stood there stays.
    """
    raw = data.encode("utf-8") if isinstance(data, str) else data
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def refusal(error: OSError, path: Path) -> UsageError:
    """Return a file system's refusal as an error with what to do next."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return UsageError(
            Message("the disk is full: `{file}` is not written", file=path.name), hint=DISK_FULL
        )
    return UsageError(
        Message("cannot write `{path}`: {reason}", path=str(path), reason=os_reason(error))
    )
