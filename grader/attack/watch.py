"""Snapshots of everything around a submission: files, processes, shared memory, the grader itself.

Two snapshots that differ show what an attack did that was seen nowhere else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

PUBLIC = ("/tmp", "/var/tmp", "/dev/shm", "/dev/mqueue", "/run/lock")
"""Where anybody may make files; those of the attacks bear a tag in their names."""

IPC = ("/proc/sysvipc/shm", "/proc/sysvipc/msg", "/proc/sysvipc/sem")

Snapshot = dict[str, str]


def take(folder: Path, tag: str, places: Iterable[Path]) -> Snapshot:
    """Describe every file of `folder`, and every tagged one in public and other `places`."""
    seen = {f"file {path.relative_to(folder)}": _file(path) for path in _below(folder)}
    seen |= {f"file {path}": "made" for path in _tagged(folder, tag, places)}
    for path in IPC:
        with contextlib.suppress(OSError):
            for line in Path(path).read_text().splitlines()[1:]:
                seen[f"shared memory or queue {' '.join(line.split()[:2])}"] = "made"
    with contextlib.suppress(OSError):
        for line in Path("/proc/keys").read_text().splitlines():
            if tag in line:
                seen[f"key {line.split()[0]}"] = "made"
    return seen


def tidy(folder: Path, tag: str, places: Iterable[Path]) -> None:
    """Remove the tagged files that attacks left outside `folder`."""
    for path in _tagged(folder, tag, places):
        with contextlib.suppress(OSError):
            path.unlink()


def _tagged(folder: Path, tag: str, places: Iterable[Path]) -> list[Path]:
    found: list[Path] = []
    for place in (*map(Path, PUBLIC), *places):
        with contextlib.suppress(OSError):
            found += [Path(entry.path) for entry in os.scandir(place) if tag in entry.name]
    return [path for path in found if not path.is_relative_to(folder)]


def differences(before: Snapshot, after: Snapshot) -> list[str]:
    """Name what appeared, vanished or changed."""
    names = sorted(before.keys() | after.keys())
    return [
        f"{name}: {_how(before.get(name), after.get(name))}"
        for name in names
        if before.get(name) != after.get(name)
    ]


def _how(before: str | None, after: str | None) -> str:
    if before is None:
        return "appeared"
    return "vanished" if after is None else f"{before} became {after}"


def _below(folder: Path) -> Iterator[Path]:
    yield folder
    for root, folders, files in os.walk(folder):
        yield from (Path(root, name) for name in (*folders, *files))


def _file(path: Path) -> str:
    """Kind, mode, owner, links, size, times, attributes and content of one file."""
    try:
        info = path.lstat()
        parts = [
            stat.filemode(info.st_mode),
            f"{info.st_uid}:{info.st_gid}",
            f"{info.st_nlink} links",
            f"{info.st_size} bytes",
            f"modified {info.st_mtime_ns}",
            *os.listxattr(path, follow_symlinks=False),
        ]
        if stat.S_ISREG(info.st_mode):
            parts.append(hashlib.sha256(path.read_bytes()).hexdigest()[:12])
    except OSError as error:
        return str(error.strerror)
    return ", ".join(parts)


# --------------------------------------------------------------------------- processes


def processes() -> dict[int, int]:
    """Return the parent of every process that descends from this one; zombies do not count."""
    parents: dict[int, int] = {}
    for name in os.listdir("/proc"):  # noqa: PTH208  a Path per process costs milliseconds
        if name.isdigit():
            with contextlib.suppress(OSError):
                text = Path(f"/proc/{name}/stat").read_text(encoding="utf-8", errors="replace")
                state, parent = text.rpartition(")")[2].split()[:2]
                if state not in "ZX":
                    parents[int(name)] = int(parent)
    return {pid: parent for pid, parent in parents.items() if _descends(pid, parents)}


def _descends(pid: int, parents: dict[int, int]) -> bool:
    own = os.getpid()
    while pid in parents:
        pid = parents[pid]
        if pid == own:
            return True
    return False


def powers(pids: Iterable[int]) -> Snapshot:
    """Describe what may be taken from a process from outside: limits, cores, priority."""
    seen = {}
    for pid in pids:
        with contextlib.suppress(OSError):
            limits = Path(f"/proc/{pid}/limits").read_bytes()
            seen[f"process {pid}"] = ", ".join(
                [
                    f"limits {hashlib.sha256(limits).hexdigest()[:8]}",
                    f"cores {sorted(os.sched_getaffinity(pid))}",
                    f"nice {os.getpriority(os.PRIO_PROCESS, pid)}",
                    f"scheduler {os.sched_getscheduler(pid)}",
                    Path(f"/proc/{pid}/oom_score_adj").read_text().strip(),
                ]
            )
    return seen
