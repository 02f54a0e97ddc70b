"""The map of the layers is true, and so are the parts of them that no other test would miss."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import resource
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import grader.sandbox
from grader.errors import SandboxError
from grader.model import Call, Crashed, Job, Limits, Observation, Returned
from grader.sandbox import _zygote, zygote
from grader.sandbox._session import WorkerSession
from grader.sandbox.zygote import ZygoteSandbox
from grader.worker import wire
from grader.worker.confine import landlock

ROOT = Path(__file__).parent.parent.parent
LIMITS = Limits(call=5.0, load=5.0, total=10.0, memory=256 << 20, printed=64 << 10)

here = pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")
as_root = pytest.mark.skipif(os.getuid() != 0, reason="only root may")


# --------------------------------------------------------------------------- the map

LAYER = re.compile(r"^- (?P<name>[^(:]+) \((?P<files>[^)]+)\): (?P<reason>.+?)\. (?P<tests>`.+)$")


def layers() -> list[re.Match[str]]:
    """Read the lines of the map."""
    text = re.sub(r"\n +", " ", grader.sandbox.__doc__ or "")
    found = [LAYER.match(line) for line in text.splitlines() if line.startswith("- ")]
    assert all(found), "a line of the map has no name, file, reason or test"
    return [match for match in found if match]


def test_the_map_names_what_exists() -> None:
    """Every file and every test of the map is there."""
    tests = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py"))
    attacks = {path.stem for path in ROOT.glob("tests/hostile/*/*.py")}
    assert len(layers()) > 20
    for layer in layers():
        for file in re.findall(r"`([^`]+)`", layer["files"]):
            assert (ROOT / "grader" / file).exists(), file
        for name in re.findall(r"`([^`]+)`", layer["tests"]):
            assert f"def {name}(" in tests or name in attacks, name


def test_the_map_is_complete() -> None:
    """Every module that calls itself a layer is in it."""
    named = {file for layer in layers() for file in re.findall(r"`([^`]+)`", layer["files"])}
    for path in (ROOT / "grader/worker/confine").glob("*.py"):
        if path.read_text(encoding="utf-8").startswith('"""Layer: '):
            assert f"worker/confine/{path.name}" in named


# --------------------------------------------------------------------------- in a child


def ask(open_strict: Any, body: str) -> Any:
    """Return what a function with this body returns in a child."""
    session = open_strict(f"import os\ndef f():\n{textwrap.indent(body, '    ')}")
    assert session.load() == Returned(None)
    seen = session.run(Call("f", {}, ()))
    return seen.value if isinstance(seen, Returned) else seen


def test_frozen(open_strict: Any) -> None:
    """What the zygote made is no business of a child's garbage collector: it would copy it all."""
    assert ask(open_strict, "import gc; return gc.get_freeze_count()") > 10_000


def test_isolated(open_strict: Any, zygotes: Any) -> None:
    """A zygote imports from nowhere but the installation, and no key of the terminal ends it."""
    assert ask(open_strict, "import sys; return sys.flags.isolated") == 1
    for running in zygotes._zygotes.values():
        root = running.root if isinstance(running, _zygote.Branch) else running
        assert os.getsid(running.pid) == root.pid


@pytest.mark.parametrize(("limit", "value"), [("SIGPENDING", 1024), ("CORE", 1)])
def test_more_limits(open_strict: Any, limit: str, value: int) -> None:
    """Signals that wait are memory that nothing else counts; a core would be a file."""
    most = resource.getrlimit(getattr(resource, f"RLIMIT_{limit}"))[1]
    want = value if most == resource.RLIM_INFINITY else min(value, most)
    body = f"import resource as r\nreturn list(r.getrlimit(r.RLIMIT_{limit}))"
    assert ask(open_strict, body) == [want, want]


def test_output_only_grows(open_strict: Any) -> None:
    """What was printed cannot be cut off again."""
    body = "os.write(1, b'begin')\ntry: os.ftruncate(1, 0)\nexcept OSError as e: return e.errno"
    session = open_strict(f"import os\ndef f():\n{textwrap.indent(body, '    ')}")
    assert session.load() == Returned(None)
    seen = session.run(Call("f", {}, ()))
    assert isinstance(seen, Returned)
    assert seen.value == errno.EPERM
    assert session.printed == "begin"


def test_address_space_ends(open_strict: Any) -> None:
    """Not even what is only reserved is without limit: its tables are memory, too."""
    attempt = "mmap.mmap(-1, 8 << 30, flags=0x22, prot=1)"
    body = f"import mmap\ntry: {attempt}\nexcept OSError as e: return e.errno"
    assert ask(open_strict, body) == errno.ENOMEM


PRIVILEGED = f"""
import os, sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
from grader.attack import account
from grader.model import Call, Job, Limits
from grader.sandbox.zygote import ZygoteSandbox

os.setgroups([4, 24])
if sys.argv[1] == "ordinary":
    account.prctl(account.PR_SET_KEEPCAPS, 1)
    os.setresuid(1000, 1000, 1000)
    account._keep(1 << account.READ_ANYTHING)
    account.prctl(account.PR_CAP_AMBIENT, account.RAISE, account.READ_ANYTHING)
sandbox = ZygoteSandbox()
source = b"import os\\ndef f(): return len(os.getgroups())"
session = sandbox.open(Job(source, "f.py", "numpy", Limits()))
session.load()
status = Path(f"/proc/{{session.child.pid}}/status").read_text()
held = [line.split()[1] for line in status.splitlines() if line[:6] in ("CapEff", "CapPrm", "CapAmb")]
print({{int(word, 16) for word in held}}, session.run(Call("f", {{}}, ())).value)
sandbox.close()
"""
"""A grader that holds a capability, or groups, that no submission may inherit."""


@here
@as_root
@pytest.mark.parametrize(("who", "want"), [("root", "{0} 0"), ("ordinary", "{0} 2")])
def test_privileged_grader(who: str, want: str) -> None:
    """No capability reaches a child, and none of root's groups does."""
    command = [sys.executable, "-c", PRIVILEGED, who]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.strip() == want, done.stderr


# --------------------------------------------------------------------------- in the zygote


def booted(monkeypatch: pytest.MonkeyPatch, patch: str, source: bytes = b"") -> Observation:
    """Load a file in a zygote that runs `patch`, with its module as `z`, before its `main`."""
    boot = _zygote._BOOT.replace("main()", f"import os, worker.zygote as z; {patch}; main()")
    sandbox = ZygoteSandbox()
    with monkeypatch.context() as patched, contextlib.closing(sandbox):
        patched.setattr(_zygote, "_BOOT", boot)
        with contextlib.closing(sandbox.open(Job(source, "f.py", "numpy", LIMITS))) as session:
            return session.load()


NO_FILTER = (
    "z.seccomp.install = z.seccomp.Prepared.install = lambda *a: 0; "
    "z._prove_no_network = z.NoFiles.install = lambda: 0"
)
REACH = b"""
import errno, os, socket

tried = (
    lambda: open("/etc/passwd"),
    lambda: os.listdir("/"),
    lambda: os.mkdir("/tmp/by-a-submission"),
    lambda: socket.create_connection(("127.0.0.1", 9), 1),
    lambda: os.execv("/bin/true", ["true"]),
    lambda: os.kill(GRADER, 0),
)
for attempt in tried[:KNOWN]:
    try:
        attempt()
    except OSError as error:
        assert error.errno in (errno.EACCES, errno.EPERM), error
    else:
        raise RuntimeError("done")
"""


@here
@pytest.mark.skipif(landlock.version() < 4, reason="no Landlock, or one without TCP")
def test_what_landlock_is_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any filter of calls no file is opened, listed or made, and no port is reached."""
    known = 5 if landlock.version() < 6 else 6
    source = REACH.replace(b"KNOWN", b"%d" % known).replace(b"GRADER", b"%d" % os.getpid())
    assert booted(monkeypatch, NO_FILTER, source) == Returned(None)
    off = f"{NO_FILTER}; z.landlock.restrict = lambda *a: 1; z._prove_no_files = lambda: 0"
    assert booted(monkeypatch, off, source) != Returned(None)


@here
def test_files_are_tried_without_landlock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the filter alone hides files, a zygote sees to it that it does."""
    hole = (
        "z.landlock.version = lambda: 0; lists = z.policy.zygote_filter; "
        "z.policy.zygote_filter = lambda t, **k: lists(t, files=True, device=False)"
    )
    with pytest.raises(SandboxError, match="RuntimeError: files can still be opened"):
        booted(monkeypatch, hole)


@here
def test_places_are_free(monkeypatch: pytest.MonkeyPatch) -> None:
    """No descriptor of a child arrives at a place that another one is moved to."""
    keep = "old = z.descriptors.keep_only"
    test = "z.descriptors.keep_only = lambda *fds: old(*fds) if min(fds) > 4 else os._exit(9)"
    assert booted(monkeypatch, f"{keep}; {test}") == Returned(None)


START = "from threading import Thread; t = Thread(target=os.read, args=(0, 1), daemon=True)"
EARLY = "z.preload = lambda *a, **k: t.start()"
LATE = "old = z.Zygote.serve; z.Zygote.serve = lambda self: (t.start(), old(self))"


@here
@pytest.mark.parametrize("when", [EARLY, LATE], ids=["at the start", "at a fork"])
def test_second_thread(monkeypatch: pytest.MonkeyPatch, when: str) -> None:
    """A zygote with a second thread does not fork: a child would have its locks, but not it."""
    waits = "os.read = lambda *_: __import__('time').sleep(9)"
    with pytest.raises(SandboxError, match=r"a process with 2 threads|no zygote"):
        booted(monkeypatch, f"{waits}; {START}; {when}")


def test_orphans_end() -> None:
    """A child whose zygote died while it was being set up does not go on."""
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT / 'grader')!r})\n"
        "from worker.confine import descriptors; import os\n"
        "descriptors.isolate(os.getppid() + 1)"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "ProcessLookupError: the zygote is gone" in done.stderr


# --------------------------------------------------------------------------- on the wire


class Scripted:
    """A child that says what a script says when it is asked."""

    def __init__(self, say: Callable[[bytes], bytes]) -> None:
        requests, self.write_fd = os.pipe()
        self.read_fd, answers = os.pipe()
        self.thread = threading.Thread(target=self._answer, args=(requests, answers, say))
        self.thread.start()

    def _answer(self, requests: int, answers: int, say: Callable[[bytes], bytes]) -> None:
        with open(requests, "rb") as asked, open(answers, "wb", buffering=0) as said:
            for number in range(2):  # `open` comes first, and is answered well
                prefix = asked.read(wire.PREFIX.size)
                if len(prefix) < wire.PREFIX.size:
                    return
                _, size, more, nonce = wire.PREFIX.unpack(prefix)
                asked.read(size + more)
                said.write(say(nonce) if number else frame(nonce))

    clocked = True

    def interrupt(self) -> bool:
        return False

    def cpu_seconds(self) -> float:
        return 0.0

    def queued_seconds(self) -> float:
        return 0.0

    def kill(self) -> None:
        """Nothing to kill: the thread ends with its pipe."""

    def ending(self) -> Observation:
        return Crashed("it ended")

    def out_of_memory(self) -> Observation:
        return Crashed("it had no memory")

    def printed(self, limit: int) -> str:
        return ""

    def pin(self, core: int) -> None:
        """It has no core."""


def frame(nonce: bytes, *, header: int = 0, payload: int = 0) -> bytes:
    """An answer that is right, but for the sizes it may claim."""
    text = b'{"kind":"done"}'
    return wire.PREFIX.pack(wire.MAGIC, header or len(text), payload, nonce) + text


SAID: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "another nonce": (lambda _: frame(bytes(16)), "an answer to another question"),
    "twice": (lambda nonce: 2 * frame(nonce), "more came than one answer"),
    "a header too long": (lambda n: frame(n, header=2 << 20), "the header is too long"),
    "a payload too long": (
        lambda nonce: frame(nonce, payload=1 << 40),
        "the result is larger than the output limit",
    ),
}


@pytest.mark.parametrize("what", SAID)
def test_forged_answers(what: str) -> None:
    """An answer counts only if it is one, to this question, and of a size that may be."""
    say, reason = SAID[what]
    child = Scripted(say)
    session = WorkerSession(child, Job(b"", "f.py", "numpy", Limits(call=2, load=2, total=4)))
    assert session.load() == Crashed(f"the worker sent what it may not: {reason}")
    child.thread.join()


def array(*shape: Any, dtype: str = "bool") -> list[Any]:
    return ["a", dtype, list(shape), "ndarray", "cpu"]


MALFORMED = "the frame is malformed"
TOO_MUCH: dict[str, tuple[Any, int, str]] = {
    "negative axes": (array(-1, -1), 1, MALFORMED),
    "an axis that is true": (array(True), 1, MALFORMED),
    "axes": (array(*[1] * 17), 1, MALFORMED),
    "nothing, very long": (array(0, 2**39), 0, "an array larger than its frame"),
    "objects": (array(1, dtype="object"), 8, "a dtype that may not cross"),
    "arrays": (["l", [array(1)] * 4097], 4097, "more than 4096 arrays"),
    "parts": (["l", [["z"]] * 20_001], 0, "the frame is nested too deeply or has too many parts"),
    "bytes": (array(1), 2, "the payload does not fit its header"),
}
"""By what is too much: a tree whose bytes are all there, how many they are, and the reason."""


@pytest.mark.parametrize("what", TOO_MUCH)
def test_values_end(what: str) -> None:
    """A value is refused for the very thing that is wrong with it, not by luck for another."""
    tree, size, reason = TOO_MUCH[what]
    with pytest.raises(wire.WireError, match=re.escape(reason)):
        wire.decode(tree, memoryview(bytes(size)), lambda part: part, lambda tree: tree)


def test_answer_in_advance() -> None:
    """An answer that stands there before its question is none, even if the question were known."""
    child = Scripted(lambda nonce: frame(nonce))
    session = WorkerSession(child, Job(b"", "f.py", "numpy", Limits(call=2, load=2, total=4)))
    session._open()
    read_fd, write_fd = os.pipe()
    os.dup2(read_fd, child.read_fd)
    os.write(write_fd, frame(bytes(16)))
    seen = session.load()
    assert seen == Crashed("the worker sent what it may not: an answer came before its question")
    for fd in (read_fd, write_fd):
        os.close(fd)
    child.thread.join()
