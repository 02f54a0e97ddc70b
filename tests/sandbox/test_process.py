"""The portable sandbox: what is its own, beside what every sandbox must do."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.errors import SandboxError
from grader.model import Call, Job, Limits, Returned
from grader.sandbox import process, zygote
from grader.sandbox.process import ProcessSandbox
from grader.sandbox.zygote import ZygoteSandbox
from grader.worker.confine import standalone

LIMITS = Limits(call=5, load=5, total=10)
pytestmark = pytest.mark.skipif(process.unavailable("cpu") != "", reason="needs a POSIX system")


@pytest.fixture
def own() -> Iterator[ProcessSandbox]:
    sandbox = ProcessSandbox()
    yield sandbox
    sandbox.close()


def run(sandbox: ProcessSandbox | ZygoteSandbox, source: bytes) -> object:
    session = sandbox.open(Job(source, "s.py", "numpy", LIMITS))
    try:
        assert session.load() == Returned(None)
        seen = session.run(Call("f", {}, ()))
        assert isinstance(seen, Returned), seen
        return seen.value
    finally:
        session.close()


def test_says_what_it_does_not_confine(own: ProcessSandbox) -> None:
    """The line of every report names what is open."""
    own.layers = (standalone.PRIVATE,)
    open_ = "not confined: files, network, forking, signals"
    assert open_ in own.isolation.line
    assert ("the rights of root" in own.isolation.line) is (os.getuid() == 0)
    assert own.isolation.line.startswith("process (own process, time, output")
    own.layers = ()
    assert "not confined: memory of other programs, files, network" in own.isolation.line


TRIES = {
    "memory of other programs": "open(f'/proc/{os.getppid()}/mem', 'rb+')",
    "files": f"open({__file__!r})",
    "writing": "open('/tmp/grader-test-of-the-process-sandbox', 'w')",
    "network": "socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
    "forking": "os._exit(0) if os.fork() == 0 else os.wait()",
    "signals": "os.kill(os.getppid(), 0)",
}


@pytest.mark.skipif(not standalone.offered(), reason="no layers here")
@pytest.mark.parametrize("without", ["", standalone.LANDLOCK, standalone.SECCOMP])
def test_each_layer_there_is(own: ProcessSandbox, without: str) -> None:
    """What the machine offers is put on, whatever else it lacks; what is confined is refused."""
    own.layers = tuple(layer for layer in own.layers if layer != without)
    confined = own.isolation.confines
    for what, attempt in TRIES.items():
        if {"writing": "files"}.get(what, what) not in confined:
            continue
        source = f"""
import os, socket
def f():
    try:
        {attempt}
    except OSError:
        return 1
    return 0
"""
        assert run(own, source.encode()) == 1, what


@pytest.mark.skipif(not standalone.offered(), reason="no layers here")
def test_a_layer_that_cannot_be_put_on(
    own: ProcessSandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing of a submission runs without a layer that was reported."""
    broken = process._BOOT.replace(
        "main()",
        "import worker.confine.standalone as s\ndef no(*a): raise OSError(1, 'not here')\n"
        "s.account.forbid_privileges = no\nmain()",
    )
    monkeypatch.setattr(process, "_BOOT", broken)
    with pytest.raises(SandboxError, match=r"the worker did not start: .*not here"):
        run(own, b"def f(): return 1")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="orphans are Linux's")
def test_orphans(own: ProcessSandbox) -> None:
    """A process that left the session of its submission is found, and killed with it."""
    source = (
        b"import os, time\n"
        b"def f():\n"
        b"    if os.fork() == 0:\n"
        b"        os.setsid()\n"
        b"        if os.fork() == 0:\n"
        b"            time.sleep(60)\n"
        b"        os._exit(0)\n"
        b"    os.wait()\n"
        b"    return 1\n"
    )
    own.layers = (standalone.PRIVATE,)  # a filter would not let it fork
    before = process._children()
    assert run(own, source) == 1
    assert process._children() <= before


@pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")
def test_zygotes_are_no_orphans(own: ProcessSandbox) -> None:
    """The search for orphans spares the zygotes of the same grader."""
    zygotes = ZygoteSandbox()
    try:
        assert run(zygotes, b"def f(): return 1") == 1
        (found,) = zygotes._zygotes.values()
        assert run(own, b"def f(): return 2") == 2
        time.sleep(0.05)
        os.kill(found.pid, 0)
        assert run(zygotes, b"def f(): return 3") == 3
    finally:
        zygotes.close()


def test_cannot_start(own: ProcessSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """An interpreter that is not there is our fault."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises(SandboxError, match="cannot start a worker: No such file or directory"):
        run(own, b"def f(): return 1")


def test_no_folder_to_write_to(own: ProcessSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed needs no folder where there are files in memory; elsewhere one, said so."""

    def nowhere() -> None:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(tempfile, "TemporaryFile", nowhere)
    if hasattr(os, "memfd_create"):
        assert run(own, b"def f(): return 1") == 1
        monkeypatch.delattr(os, "memfd_create")
    with pytest.raises(SandboxError, match="no place for what a submission prints: No usable"):
        run(own, b"def f(): return 1")


def test_says_what_the_machine_lacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Time without CPU clocks is the wall's, memory without /proc has no limit, root is root."""
    monkeypatch.setattr(process, "cpu_seconds", lambda pid: None)
    monkeypatch.setattr(process, "_is_root", lambda: True)
    monkeypatch.setattr(Path, "exists", lambda path: False)
    monkeypatch.setattr(standalone, "offered", lambda: ())
    isolation = ProcessSandbox().isolation
    assert isolation.confines == ("own process", "time", "output")
    assert isolation.missing == (
        "memory",
        "memory of other programs",
        "files",
        "network",
        "forking",
        "signals",
        "the rights of root",
    )
    assert isolation.clock == "wall clock"


def test_dies_while_starting(own: ProcessSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """So is one that dies before the submission is in it; the reason is said."""
    monkeypatch.setattr(process, "_BOOT", "raise SystemExit('no numpy {path}')")
    with pytest.raises(SandboxError, match="the worker did not start: no numpy"):
        run(own, b"def f(): return 1")
