"""Poorer machines, for real: a filter of system calls hides a feature from a grader and all that it
starts; what is graded is graded right, and what is missing is named."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from grader.errors import SandboxError
from grader.model import Call, Job, Limits, OutOfMemory, Sandbox
from grader.sandbox import _ending, _machine, zygote
from grader.worker.confine import account

ROOT = Path(__file__).parent.parent.parent
COURSE = ROOT / "tests" / "hostile" / "course"
RIGHT = "def double(x): return 2 * x\n"
WRONG = "def double(x): return 3 * x\n"

pytestmark = pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")

HIDE = f"""
import json, sys
sys.path.insert(0, {str(ROOT)!r})
from grader.__main__ import main
from grader.worker.confine import bpf, kernel, seccomp, syscalls

hidden = json.loads(sys.argv.pop(1))
table = syscalls.architecture()
program = bpf.Filter(table)
program.load_number()
for call, (number, argument, value) in hidden.items():
    body = bpf.refuse(number)
    if argument is not None:
        body = [bpf._low(argument), bpf._instruction(bpf.JUMP_EQUAL, value, 0, 1), *body, *bpf.ALLOW]
    program.on(call, body)
kernel.prctl(38, 1)
seccomp.install(program.otherwise(bpf.ALLOW))
main()
"""
"""A grader that puts a filter on itself first; an entry is an error, and an argument that has it."""

NO_LANDLOCK = {
    f"landlock_{call}": (errno.EOPNOTSUPP, None, 0)
    for call in ("create_ruleset", "add_rule", "restrict_self")
}
NO_SECCOMP = {"seccomp": (errno.ENOSYS, None, 0), "prctl": (errno.EINVAL, 0, 22)}
"""PR_SET_SECCOMP."""
NO_PIDFD_OPEN = {"pidfd_open": (errno.ENOSYS, None, 0)}
NO_PIDFD_SIGNAL = {"pidfd_send_signal": (errno.ENOSYS, None, 0)}
NO_MEMFD = {"memfd_create": (errno.ENOSYS, None, 0)}
NO_SEALS = {"fcntl": (errno.EINVAL, 1, 1033)}
"""F_ADD_SEALS."""
NO_HUGE_PAGES = {"madvise": (errno.EINVAL, 2, 25)}
"""MADV_COLLAPSE."""

NO_FORK = {"clone": (errno.EAGAIN, 0, 0x01200011)}
"""What `fork` asks for, as if the account ran as many processes as it may."""

MACHINES = {
    "landlock": (NO_LANDLOCK, "strict (seccomp, no files", "landlock missing"),
    "seccomp": (NO_SECCOMP, "`zygote`: the kernel has no seccomp filters", "seccomp PROBLEM"),
    "pidfd": (NO_PIDFD_OPEN, "`zygote`: no descriptors of processes", "pidfd PROBLEM"),
    "signal": (NO_PIDFD_SIGNAL, "`zygote`: no descriptors of processes", "pidfd PROBLEM"),
    "memfd": (NO_MEMFD, "`zygote`: no sealed files in memory", "output PROBLEM"),
    "seals": (NO_SEALS, "`zygote`: no sealed files in memory", "output PROBLEM"),
    "pages": (NO_HUGE_PAGES, "strict (", "pages missing"),
}
"""What is hidden, what is said with every result, and a line of `grader doctor`."""

Machine = dict[str, tuple[int, int | None, int]]


def grader(hidden: Machine, folder: Path, *words: str) -> tuple[int, str]:
    """Run a command line on a machine without what is `hidden`; return its code and its words."""
    done = subprocess.run(
        [sys.executable, "-c", HIDE, json.dumps(hidden), *words],
        env={**os.environ, "GRADER_CONTENT": str(COURSE), "NO_COLOR": "1"},
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=120,
        check=False,
    )
    said = done.stdout.decode()
    assert "Traceback" not in said
    assert "internal error" not in said
    return done.returncode, " ".join(said.split())


@pytest.mark.parametrize("name", MACHINES)
def test_machine(tmp_path: Path, name: str) -> None:
    """A right file passes, the line on isolation is true, `doctor` names what is missing."""
    hidden, line, told = MACHINES[name]
    strict = line.startswith("strict")
    code, said = grader(hidden, tmp_path, "doctor")
    assert line in said
    assert told in said
    assert code == (0 if strict else 2)
    assert ("sandbox weaker" in said) is not strict

    (tmp_path / "double.py").write_text(RIGHT, encoding="utf-8")
    code, said = grader(hidden, tmp_path, "check", "-v", "double.py")
    assert code == 0, said
    assert line in said
    assert ("process (own process, time, output, memory" in said) is not strict
    assert ("not confined: network, forking, signals" in said) is (name == "seccomp")


@pytest.mark.parametrize("name", ["landlock", "seccomp"])
def test_wrong_is_wrong(tmp_path: Path, name: str) -> None:
    """A wrong file fails there, too."""
    (tmp_path / "double.py").write_text(WRONG, encoding="utf-8")
    code, said = grader(MACHINES[name][0], tmp_path, "check", "double.py")
    assert code == 1, said


def test_required(tmp_path: Path) -> None:
    """Whoever asks for the strong sandbox does not get the weak one."""
    (tmp_path / "double.py").write_text(RIGHT, encoding="utf-8")
    words = ("check", "double.py", "--require-sandbox", "zygote")
    code, said = grader(NO_SECCOMP, tmp_path, *words)
    assert code == 2
    assert said == (
        "error: no sandbox works here: `zygote`: the kernel has no seccomp filters "
        "hint: grader doctor"
    )


def test_full(tmp_path: Path) -> None:
    """A machine that starts no more processes is told from a zygote that is broken."""
    (tmp_path / "double.py").write_text(RIGHT, encoding="utf-8")
    code, said = grader(NO_FORK, tmp_path, "check", "double.py")
    assert code == 4
    assert said.startswith("error: no process can be started: Resource temporarily unavailable")
    assert "`ulimit -u`" in said
    code, said = grader(NO_FORK, tmp_path, "doctor")
    assert code == 4
    assert "the layers cannot be tried: " in said


SCARCE = f"""
import resource, sys
sys.path.insert(0, {str(ROOT)!r})
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
from grader.errors import SandboxError
from grader.model import Call, Job, Limits
from grader.sandbox.zygote import ZygoteSandbox

source = b"import numpy as np\\ndef f(size): return float(np.ones(size << 17).sum())"
sandbox = ZygoteSandbox()
for size in (100, 3000):
    session = sandbox.open(Job(source, "f.py", "numpy", Limits(memory=4 << 30)))
    try:
        session.load()
        print(session.run(Call("f", {{"size": size}}, ("size",))).value)
    except SandboxError as error:
        print(error)
    session.close()
sandbox.close()
"""
"""Submissions that may use 4 GB, under an account that may use 2."""


def test_the_accounts_own_limit() -> None:
    """What the machine does not give is not held against a submission that asked for it."""
    command = [sys.executable, "-c", SCARCE]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines() == [
        f"{100 << 17}.0",
        "a submission met this account's own limit (`ulimit -v`) before the exercise's",
    ]


@pytest.mark.parametrize("kills", [7, 8])
def test_the_machine_runs_out_of_memory(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch, kills: int
) -> None:
    """A submission that the kernel killed for the machine's sake is not told that it was greedy."""
    monkeypatch.setattr(_machine, "_kills", lambda: 7)
    monkeypatch.setattr(_ending, "MEMORY", _machine.Memory())
    source = b"import os\ndef f(): os.kill(os.getpid(), 9)"
    session = sandbox.open(Job(source, "f.py", "numpy", Limits(memory=1 << 30)))
    session.load()
    monkeypatch.setattr(_machine, "_kills", lambda: kills)
    if kills == 7:
        assert session.run(Call("f", {}, ())) == OutOfMemory(1 << 30)
    else:
        words = "the machine ran out of memory under a submission that may use 1024 MB"
        with pytest.raises(SandboxError, match=words):
            session.run(Call("f", {}, ()))
    session.close()


CAPABLE = "CapPrm:\t000001ffffffffff\nCapEff:\t000001ffffffffff\n"
WHOLE = "         0          0 4294967295\n"
ROOTS = {
    "the machine's": (CAPABLE, WHOLE, "allow\n", True),
    "without user namespaces": (CAPABLE, "", "", True),
    "a container's": (CAPABLE, "0 1000 1\n1 100000 65536\n", "allow\n", True),
    "without the right": ("CapEff:\t0000000000000000\n", WHOLE, "allow\n", False),
    "alone in a namespace": (CAPABLE, "0 1000 1\n", "deny\n", False),
    "without that group": (CAPABLE, WHOLE, "deny\n", False),
}


@pytest.mark.parametrize("kind", ROOTS)
def test_roots(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """Not every root can become `nobody`: it needs the right, and a `nobody` in its namespace."""
    status, ids, groups, able = ROOTS[kind]
    said = {"status": status, "uid_map": ids, "gid_map": ids, "setgroups": groups}
    monkeypatch.setattr(account, "is_root", lambda: True)
    monkeypatch.setattr(account, "_own", said.__getitem__)
    assert account.can_drop() is able
