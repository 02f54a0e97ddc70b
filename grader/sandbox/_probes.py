"""What this machine offers, layer by layer, in words: for `grader doctor`."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from grader.errors import SandboxError
from grader.sandbox._environment import environment

__all__ = ["Probe", "probe"]

SECONDS = 60.0

_BOOT = (
    "import sys; sys.path.insert(0, {path!r}); from worker.confine.probes import main; "
    "sys.path.pop(0); main()"
)


@dataclass(frozen=True, slots=True)
class Probe:
    """One layer as it was found by trying it.

    `purpose` is what it is for; `found` what the trial said; `advice` what its absence means and
    what to do about it, empty where it works. Without a `needed` layer the `zygote` sandbox does
    not run.
    """

    layer: str
    purpose: str
    works: bool
    needed: bool
    found: str
    advice: str = ""


_LAYERS: dict[str, tuple[bool, str, str]] = {
    "processes": (
        True,
        "submissions can be started",
        "no submission could be started: raise the limit on this account's processes (`ulimit -u`) "
        "or on the container's",
    ),
    "proc": (
        True,
        "a zygote knows its threads and its size",
        "a zygote cannot be prepared: mount `/proc`",
    ),
    "account": (
        True,
        "a submission is not root",
        "submissions would run as root: run the grader as an ordinary user, or give the container "
        "the capabilities SETUID and SETGID, and a user namespace that maps `nobody`",
    ),
    "seccomp": (
        True,
        "no network, no processes, no signals to others",
        "system calls cannot be refused: use a kernel with CONFIG_SECCOMP_FILTER, or a container "
        "runtime that lets programs set filters",
    ),
    "files": (
        True,
        "no path can be opened, looked at or changed",
        "submissions could read files: without seccomp nothing hides them; with it, look for what "
        "else filters system calls here",
    ),
    "landlock": (
        False,
        "a second lock on files and sockets",
        "the second lock on files is missing, the first holds; exercises that read libraries late "
        "import them beforehand only: Linux 5.13 or later with `landlock` among `lsm=` has it, and "
        "a container runtime that lets programs use it",
    ),
    "limits": (
        True,
        "memory, CPU time and output end at a limit",
        "a submission could use up the machine: look for what refuses `setrlimit`",
    ),
    "threads": (
        False,
        "threads end at a limit",
        "a submission can start threads up to its memory limit",
    ),
    "pidfd": (
        True,
        "what is killed is the submission, and it is dead",
        "a submission cannot be ended for certain: Linux 5.4 or later is needed, and a container "
        "runtime that knows its calls",
    ),
    "clock": (
        True,
        "time is CPU time, read from outside",
        "CPU time cannot be read from outside: Linux 5.3 or later, not gVisor, is needed",
    ),
    "output": (
        True,
        "what is printed has its own file, which cannot be cut",
        "what is printed has nowhere to go: Linux 3.17 or later is needed",
    ),
    "pages": (
        False,
        "huge pages make each submission cheaper",
        "each submission costs some milliseconds more: Linux 6.1 or later is faster",
    ),
    "namespaces": (
        False,
        "no layer needs them",
        "nothing is lost: no layer depends on them",
    ),
    "cuda": (
        False,
        "torch exercises can run on a GPU",
        "torch exercises run on the CPU",
    ),
}


def probe() -> list[Probe]:
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
        raise SandboxError(f"the layers cannot be tried: {said or 'the trials died'}") from error
    except subprocess.TimeoutExpired as error:
        raise SandboxError(f"the layers cannot be tried: no answer in {SECONDS:.0f} s") from error
    except (OSError, ValueError) as error:
        raise SandboxError(f"the layers cannot be tried: {error}") from error
    return [
        Probe(name, purpose, works, needed, said, "" if works else advice)
        for name, (needed, purpose, advice) in _LAYERS.items()
        for works, said in [found[name]]
    ]
