"""What this machine offers, layer by layer, in words: for `grader doctor`."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from grader.errors import SandboxError
from grader.messages import Message, in_context, os_reason, verbatim
from grader.sandbox._environment import environment

SECONDS = 60.0

_BOOT = (
    "import sys; sys.path.insert(0, {path!r}); from worker.confine.probes import main; "
    "sys.path.pop(0); main()"
)


@dataclass(frozen=True, slots=True)
class LayerState:
    """One layer as it was found by trying it.

    `purpose` is what it is for; `found` what the trial showed, if there is something to tell;
    `advice` what its absence means and what to do about it, none where it works. Without a `needed`
    layer the `zygote` sandbox does not run.
    """

    layer: str
    purpose: Message
    works: bool
    needed: bool
    found: Message | None
    advice: Message | None = None


_LAYERS: Mapping[str, tuple[bool, Message, Message]] = {
    "processes": (
        True,
        Message("submissions can be started"),
        Message(
            "no submission could be started: raise the limit on this account's processes "
            "(`ulimit -u`) or on the container's"
        ),
    ),
    "proc": (
        True,
        Message("a zygote knows its threads and its size"),
        Message("a zygote cannot be prepared: mount `/proc`"),
    ),
    "account": (
        True,
        Message("a submission is not root"),
        Message(
            "submissions would run as root: run the grader as an ordinary user, or give the "
            "container the capabilities SETUID and SETGID, and a user namespace that maps "
            "`nobody`"
        ),
    ),
    "seccomp": (
        True,
        Message("no network, no processes, no signals to others"),
        Message(
            "system calls cannot be refused: use a kernel with CONFIG_SECCOMP_FILTER, or a "
            "container runtime that lets programs set filters"
        ),
    ),
    "files": (
        True,
        Message("no path can be opened, looked at or changed"),
        Message(
            "submissions could read files: without seccomp nothing hides them; with it, look "
            "for what else filters system calls here"
        ),
    ),
    "landlock": (
        False,
        Message("a second lock on files and sockets"),
        Message(
            "the second lock on files is missing, the first holds; exercises that read "
            "libraries late import them beforehand only: Linux 5.13 or later with `landlock` "
            "among `lsm=` has it, and a container runtime that lets programs use it"
        ),
    ),
    "limits": (
        True,
        Message("memory, CPU time and output end at a limit"),
        Message("a submission could use up the machine: look for what refuses `setrlimit`"),
    ),
    "threads": (
        False,
        Message("threads end at a limit"),
        Message("a submission can start threads up to its memory limit"),
    ),
    "pidfd": (
        True,
        Message("what is killed is the submission, and it is dead"),
        Message(
            "a submission cannot be ended for certain: Linux 5.4 or later is needed, and a "
            "container runtime that knows its calls"
        ),
    ),
    "clock": (
        True,
        Message("time is CPU time, read from outside"),
        Message("CPU time cannot be read from outside: Linux 5.3 or later, not gVisor, is needed"),
    ),
    "output": (
        True,
        Message("what is printed has its own file, which cannot be cut"),
        Message("what is printed has nowhere to go: Linux 3.17 or later is needed"),
    ),
    "pages": (
        False,
        Message("huge pages make each submission cheaper"),
        Message("each submission costs some milliseconds more: Linux 6.1 or later is faster"),
    ),
    "namespaces": (
        False,
        Message("no layer needs them"),
        Message("nothing is lost: no layer depends on them"),
    ),
    "cuda": (
        False,
        Message("torch exercises can run on a GPU"),
        Message("torch exercises run on the CPU"),
    ),
}


_FOUND: Mapping[str, Callable[[Any], Message]] = {
    "uid": lambda number: Message("uid {number}", number=number),
    "root": lambda _: Message("root steps down to `nobody`"),
    "version": lambda number: Message("version {number}", number=number),
    "namespaces": lambda kinds: Message("{kinds}", kinds=tuple(map(_namespace, kinds))),
    "driver": lambda version: Message("NVIDIA driver {version}", version=version),
    "a driver": lambda _: Message("an NVIDIA driver"),
    "no device": lambda _: Message("no NVIDIA device"),
    "died": lambda _: Message("the probe died"),
    "error": lambda text: verbatim(str(text)),
    "system": lambda error: os_reason(OSError(*error)),
    "no table": lambda name: Message("no table of system calls for `{machine}`", machine=name),
    "no filters": lambda _: Message(
        "the kernel has no seccomp filters, or lets this process set none"
    ),
    "still root": lambda _: Message("still root"),
    "socket": lambda _: Message("a socket was made in spite of it"),
    "process": lambda _: Message("a process was started in spite of it"),
    "folder opened": lambda _: Message("a folder was opened in spite of it"),
    "folder looked at": lambda _: Message("a folder was looked at in spite of it"),
    "folder changed": lambda _: Message("a folder was changed in spite of it"),
    "file opened": lambda _: Message("a file was opened in spite of it"),
    "gigabyte": lambda _: Message("a gigabyte was mapped in spite of it"),
    "file cut": lambda _: Message("a sealed file was cut in spite of it"),
    "threads": lambda count: Message("one thread is counted as {count}", count=count),
    "no death": lambda _: Message("a killed process does not show its death"),
    "no clock": lambda _: Message("the CPU clock of another process stands still"),
}
"""What the codes of `grader.worker.confine.probes` mean."""


def _namespace(kind: str) -> Message:
    return {
        "user": in_context("kind of namespace", "user"),
        "network": in_context("kind of namespace", "network"),
        "process": in_context("kind of namespace", "process"),
    }[kind]


def probe() -> list[LayerState]:
    """Try every layer in a process of its own, and say what came of it.

    Raises
    ------
    SandboxError
        The trials themselves cannot be run.
    """
    root = str(Path(__file__).parent.parent)
    command = [sys.executable, "-I", "-S", "-B", "-c", _BOOT.format(path=root)]
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=SECONDS,
            env=environment("cuda"),
            cwd="/",
            check=True,
        )
        found = json.loads(done.stdout)
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().rpartition("\n")[2][:300]
        raise _untried(verbatim(said) if said else Message("the trials died")) from error
    except subprocess.TimeoutExpired as error:
        raise _untried(Message("no answer in {seconds:.0f} s", seconds=SECONDS)) from error
    except OSError as error:
        raise _untried(os_reason(error)) from error
    except ValueError as error:
        raise _untried(verbatim(str(error))) from error
    return [_probe(name, *found[name]) for name in _LAYERS]


def _untried(reason: Message) -> SandboxError:
    return SandboxError(Message("the layers cannot be tried: {reason}", reason=reason))


def _probe(name: str, works: bool, code: str, value: Any) -> LayerState:
    needed, purpose, advice = _LAYERS[name]
    found = _FOUND[code](value) if code else None
    return LayerState(name, purpose, works, needed, found, None if works else advice)
