"""What every sandbox must do with a submission, and say of it."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grader.model import (
    Call,
    Crashed,
    Facts,
    Observation,
    OutOfMemory,
    Raised,
    Returned,
    TimedOut,
)

WRITE_ALL = """import os
for fd in range(3, 1024):
    try:
        os.write(fd, {})
    except OSError:
        pass
"""


def call(session: Any, *arguments: Any) -> Observation:
    """Load the submission and call its `f`."""
    loaded = session.load()
    if not isinstance(loaded, Returned):
        return loaded
    names = tuple("xyz"[: len(arguments)])
    return session.run(Call("f", dict(zip(names, arguments, strict=True)), names))


def function(body: str) -> str:
    return "import os, sys, time\ndef f():\n" + "".join(f"    {s}\n" for s in body.split("\n"))


def test_returns(open_session: Any) -> None:
    """A result comes back, with the CPU time it took."""
    seen = call(open_session("def f(x):\n    return 2 * x"), np.ones((2, 3)))
    assert isinstance(seen, Returned)
    assert seen.value.data.tolist() == [[2.0] * 3] * 2
    assert 0 < seen.seconds < 1


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_backends(open_session: Any, backend: str) -> None:
    """Both libraries are there."""
    source = f"import {backend} as xp\ndef f(x):\n    return xp.exp(x)"
    seen = call(open_session(source, backend=backend), np.zeros(2))
    assert isinstance(seen, Returned)
    assert seen.value.container == {"numpy": "ndarray", "torch": "tensor"}[backend]


def test_inspects_before_running(open_session: Any) -> None:
    """The source is parsed before any of it runs."""
    session = open_session("raise SystemExit\ndef f(x): pass")
    facts = session.inspect()
    assert isinstance(facts, Facts)
    assert facts.parameters == {"f": ("x",)}


def test_raises(open_session: Any) -> None:
    """An exception is reported with its place."""
    seen = call(open_session("def f():\n    raise KeyError('no')"))
    assert isinstance(seen, Raised)
    assert (seen.stage, seen.type, seen.line) == ("call", "KeyError", 2)


@pytest.mark.parametrize(
    ("source", "stage", "kind"),
    [
        ("def f(:\n  pass", "syntax", "SyntaxError"),
        ("import sys\nsys.exit(0)", "load", "SystemExit"),
        ("1 / 0", "load", "ZeroDivisionError"),
        ("import no_such_module", "load", "ModuleNotFoundError"),
    ],
)
def test_refused_while_loading(open_session: Any, source: str, stage: str, kind: str) -> None:
    """What is wrong with the file itself is told apart from what a call does."""
    seen = call(open_session(source))
    assert isinstance(seen, Raised)
    assert (seen.stage, seen.type) == (stage, kind)


@pytest.mark.parametrize(
    "body",
    ["while True: pass", "time.sleep(60)", "import signal; signal.pause()", "2 ** (10 ** 10)"],
)
def test_loops(open_session: Any, body: str) -> None:
    """A call that does not end is ended, whatever it waits for."""
    session = open_session(function(body))
    start = time.monotonic()
    seen = call(session)
    assert seen in (TimedOut("call", 2.0), OutOfMemory(256 << 20))
    assert time.monotonic() - start < 30  # on a busy machine, too
    assert session.run(Call("f", {}, ())) == seen


def impatient(session: Any, seconds: float = 0.0) -> Observation:
    """Load the submission and call its `f`, which may compute for so long."""
    loaded = session.load()
    assert isinstance(loaded, Returned), loaded
    return session.run(Call("f", {}, (), patience=lambda: seconds))


def test_a_loop_is_ended_early(open_session: Any) -> None:
    """Who computes far longer than the reference is ended, and it is known where it stood."""
    seen = impatient(open_session(function("n = 0\nwhile n == 0:\n    n = n * 1")))
    assert seen == TimedOut("call", 1.0)
    assert isinstance(seen, TimedOut)
    assert seen.line in (4, 5)
    assert seen.frames[-1].function == "f"


def test_a_slow_reference_gives_time(open_session: Any) -> None:
    """How long is asked when a second is over; at most as long as the limit says."""
    compute = "end = time.process_time() + {}\nwhile time.process_time() < end: pass\nreturn 1.0"
    assert isinstance(impatient(open_session(function(compute.format(1.2))), 1.7), Returned)
    assert impatient(open_session(function(compute.format(9))), 1.2) == TimedOut("call", 1.2)
    assert impatient(open_session(function(compute.format(9))), 99) == TimedOut("call", 2.0)


def test_waiting_is_not_computing(open_session: Any) -> None:
    """The short limit is one on computing: a busy disk or machine is nobody's loop."""
    assert isinstance(impatient(open_session(function("time.sleep(1.3)\nreturn 1.0"))), Returned)
    assert impatient(open_session(function("time.sleep(60)"))) == TimedOut("call", 2.0)


@pytest.mark.parametrize(
    "first",
    [
        "import signal; signal.signal(signal.SIGUSR1, signal.SIG_IGN)",
        "import signal; signal.signal(signal.SIGUSR1, lambda *_: os.write(4, b'GRD1' * 99))",
        "import signal; signal.signal(signal.SIGUSR1, signal.SIG_DFL)",
    ],
    ids=["ignores", "babbles", "dies"],
)
def test_who_does_not_say_where_it_stands(open_session: Any, first: str) -> None:
    """It is as late as any other, and nobody knows where it was."""
    seen = impatient(open_session(function(f"{first}\nwhile True: pass")))
    assert seen == TimedOut("call", 1.0)
    assert isinstance(seen, TimedOut)
    assert seen.frames == ()


@pytest.fixture
def rivals() -> Iterator[int]:
    """Three other programs that compute on one core, whose number is given."""
    core = min(os.sched_getaffinity(0))
    busy = f"import os; os.sched_setaffinity(0, {{{core}}}); print(flush=True)\nwhile True: pass"
    started = [
        subprocess.Popen([sys.executable, "-c", busy], stdout=subprocess.PIPE) for _ in range(3)
    ]
    try:
        for one in started:
            assert one.stdout is not None
            one.stdout.readline()
        yield core
    finally:
        for one in started:
            one.kill()
            one.communicate()


@pytest.mark.skipif(not Path("/proc/self/schedstat").exists(), reason="no /proc/PID/schedstat")
def test_a_busy_machine_is_not_slow_code(open_session: Any, rivals: int) -> None:
    """Time in which others had the core is not the submission's; sleeping is."""
    compute = "end = time.process_time() + 1.2\nwhile time.process_time() < end: pass"
    session = open_session(function(f"{compute}\nreturn 1.0"))
    session.pin(rivals)
    start = time.monotonic()
    assert isinstance(call(session), Returned)
    assert time.monotonic() - start > 2.0, "nobody was in its way"
    session = open_session(function("time.sleep(60)"))
    session.pin(rivals)
    start = time.monotonic()
    assert call(session) == TimedOut("call", 2.0)
    assert time.monotonic() - start < 30


def test_loops_while_loading(open_session: Any) -> None:
    """So is a file that does not end being imported."""
    assert call(open_session("while True: pass")) == TimedOut("load", 2.0)


@pytest.mark.parametrize(
    "body",
    [
        "import numpy as np; return np.ones((1 << 16, 1 << 12)).sum()",
        "return ['x' * 1000 + str(i) for i in range(10 ** 7)]",
        "b = bytearray(1 << 31); return len(b)",
    ],
    ids=["numpy", "list", "bytes"],
)
def test_memory(open_session: Any, body: str) -> None:
    """Memory beyond the limit is refused, and reported as that."""
    assert call(open_session(function(body))) == OutOfMemory(256 << 20)


@pytest.mark.parametrize(
    "body",
    [
        "os._exit(0)",
        "os._exit(71)",
        "os.kill(os.getpid(), 9)",
        "os.closerange(3, 4096); time.sleep(60)",
    ],
)
def test_ends_without_an_answer(open_session: Any, body: str) -> None:
    """A worker that is gone before its answer is no result, whatever it says by its status."""
    seen = call(open_session(function(body)))
    assert isinstance(seen, Crashed | OutOfMemory)


def test_exit_is_an_exception(open_session: Any) -> None:
    """`sys.exit` in a call does not end the worker."""
    session = open_session(function("sys.exit(0)"))
    seen = call(session)
    assert isinstance(seen, Raised)
    assert seen.type == "SystemExit"
    assert session.over is None


def test_segmentation_fault(open_session: Any) -> None:
    """A crash of the interpreter names its signal."""
    seen = call(open_session(function("import ctypes; ctypes.string_at(8)")))
    assert isinstance(seen, Crashed)
    assert "SIGSEGV" in seen.reason


def test_deep_recursion(open_session: Any) -> None:
    """Recursion beyond the stack is the submission's, not the sandbox's."""
    source = "import sys\nsys.setrecursionlimit(10 ** 9)\ndef g(n): return [g(n + 1)]\n"
    seen = call(open_session(source + "def f():\n    return g(0)"))
    assert isinstance(seen, Raised | Crashed | OutOfMemory | TimedOut)


@pytest.mark.parametrize("stream", ["sys.stdout", "sys.stderr"])
def test_floods(open_session: Any, stream: str) -> None:
    """What is printed beyond the limit ends the worker; what came before is kept."""
    session = open_session(function(f"print('begin')\nwhile True: print('x' * 999, file={stream})"))
    seen = call(session)
    assert seen == Crashed("printed more than 64 KB")
    assert session.printed.startswith("begin" if stream == "sys.stdout" else ("begin", "x"))
    assert len(session.printed) < 5000


def test_prints(open_session: Any) -> None:
    """What is printed is kept, cleaned of what would harm a terminal."""
    session = open_session(function("print('seen \\x1b[31m\\u202e'); sys.stdout.flush()"))
    assert isinstance(call(session), Returned)
    assert session.printed == "seen [31m\n"


def test_children(open_session: Any) -> None:
    """No process outlives its session."""
    body = (
        "try:\n"
        "    pid = os.fork()\n"
        "except OSError:\n"
        "    return -1\n"
        "if pid == 0:\n"
        "    os.setsid(); time.sleep(60); os._exit(0)\n"
        "return pid"
    )
    session = open_session(function(body))
    seen = call(session)
    assert isinstance(seen, Returned)
    session.close()
    if seen.value > 0:
        assert not _alive(seen.value)


def _alive(pid: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as file:  # noqa: PTH123
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_threads(open_session: Any) -> None:
    """Threads may be used, and do not hold the worker."""
    body = (
        "import threading\n"
        "threads = [threading.Thread(target=time.sleep, args=(60,)) for _ in range(4)]\n"
        "[t.start() for t in threads]\n"
        "return len(threads)"
    )
    session = open_session(function(body))
    seen = call(session)
    assert isinstance(seen, Returned)
    assert seen.value == 4
    start = time.monotonic()
    session.close()
    assert time.monotonic() - start < 30  # the threads sleep for twice as long


def test_answer_before_its_question(open_session: Any) -> None:
    """An answer nobody asked for is a forgery."""
    session = open_session(WRITE_ALL.format("b'GRD1' + bytes(200)") + "def f(): return 1")
    seen = call(session)
    assert isinstance(seen, Crashed)


def test_prints_into_the_answers(open_session: Any) -> None:
    """Garbage in the pipe to the grader is no answer."""
    source = "def g():\n" + textwrap.indent(WRITE_ALL.format("b'pass' * 100"), "  ")
    seen = call(open_session(source + "def f():\n    g(); return 1"))
    assert isinstance(seen, Crashed)


def test_large_results(open_session: Any) -> None:
    """A result larger than the limit is refused before it is sent."""
    body = "import numpy as np; return np.broadcast_to(1.0, (10 ** 6, 10 ** 6))"
    seen = call(open_session(function(body)))
    assert isinstance(seen, Raised)
    assert seen.message == "a result larger than the output limit"


def test_megabytes_both_ways(open_session: Any) -> None:
    """Arrays larger than a pipe come through."""
    x = np.random.default_rng(0).normal(size=(700, 1000))
    seen = call(open_session("def f(x):\n    return x"), x)
    assert isinstance(seen, Returned)
    assert np.array_equal(seen.value.data, x)


def test_sessions_do_not_meet(open_session: Any) -> None:
    """What one submission changes, the next does not see."""
    first = open_session("import numpy as np\nnp.exp = None\nnp.poisoned = 1\ndef f(): return 1")
    assert isinstance(call(first), Returned)
    source = "import numpy as np\ndef f(): return hasattr(np, 'poisoned'), np.exp is None"
    seen = call(open_session(source))
    assert isinstance(seen, Returned)
    assert seen.value == (False, False)


def test_environment_is_clean(open_session: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the grader's environment or command line is there."""
    body = "return [k for k in os.environ if k not in ALLOWED] + sys.argv[1:]"
    allowed = "ALLOWED = 'PATH HOME LANG OMP_NUM_THREADS OPENBLAS_NUM_THREADS MKL_NUM_THREADS"
    allowed += " LD_LIBRARY_PATH CUDA_VISIBLE_DEVICES HIP_VISIBLE_DEVICES MALLOC_MMAP_THRESHOLD_"
    allowed += " MALLOC_TRIM_THRESHOLD_ TORCHINDUCTOR_CACHE_DIR CUDA_CACHE_DISABLE PYTORCH_NVML_BASED_CUDA_CHECK LC_CTYPE'.split()\n"
    seen = call(open_session(allowed + function(body)))
    assert isinstance(seen, Returned)
    assert seen.value == []


LATE = """
import threading, time
def burn():
    begun = time.thread_time()
    while time.thread_time() - begun < 0.1: pass
def f(x):
    threading.Thread(target=burn, daemon=True).start()
    return x
"""


def test_computing_between_blocks_is_counted(open_session: Any) -> None:
    """A thread that goes on after its block is on the bill of the next."""
    session = open_session(LATE)
    assert session.load() == Returned(None)
    blocks = [Call("f", {"x": np.ones(2)}, ("x",))]
    assert isinstance(session.stage(blocks), Returned)
    seen = session.go()
    assert isinstance(seen, Returned), seen
    counted = seen.seconds
    for _ in range(100):  # on a busy machine it takes long to burn a tenth of a second
        time.sleep(0.3)
        after = session.stage(blocks)
        assert isinstance(after, Returned), after
        counted += after.seconds
        if counted > 0.09:
            break
    assert counted > 0.09


REFUSED = {
    "numpy": ("import numpy as np", "getattr(np, 'lde' + 'xp')(x, 1)", "numpy.ldexp"),
    "operator": ("", "eval('x @ x')", "@"),
    "method": ("", "getattr(x, 'do' + 't')(x)", ".dot"),
    "torch": ("import torch", "getattr(torch, 'soft' + 'max')(x, -1)", "softmax"),
}


@pytest.mark.parametrize("backend", ["numpy", "torch"])
@pytest.mark.parametrize("name", REFUSED)
def test_forbidden_functions(open_session: Any, name: str, backend: str) -> None:
    """What the exercise forbids refuses to be called, also to who catches that; nothing else."""
    head, call, forbidden = REFUSED[name]
    if name == "torch" and backend == "numpy":
        return
    source = f"""
{head}
def f(x):
    return {call}
def caught(x):
    try:
        return f(x)
    except BaseException:
        return x
def honest(x):
    return x.sum()
"""
    names = ("numpy.ldexp", "softmax", "@", ".dot")
    session = open_session(source, backend=backend, forbid=names)
    assert session.load() == Returned(None)
    for entry in ("f", "caught"):
        seen = session.run(Call(entry, {"x": np.ones((2, 2))}, ("x",)))
        assert isinstance(seen, Raised), seen
        assert (seen.stage, seen.message) == ("forbidden", forbidden)
    assert isinstance(session.run(Call("honest", {"x": np.ones((2, 2))}, ("x",))), Returned)


def test_forbidden_nowhere_else(open_session: Any) -> None:
    """What one session refuses, another does not."""
    source = "import numpy as np\ndef f(x):\n    return np.ldexp(x, 1) @ x"
    first = open_session(source, forbid=("numpy.ldexp", "@"))
    second = open_session(source)
    call = Call("f", {"x": np.ones((2, 2))}, ("x",))
    for session in (first, second):
        assert session.load() == Returned(None)
    assert isinstance(first.run(call), Raised)
    assert isinstance(second.run(call), Returned)


RAISED = {
    "by hand": "raise MemoryError",
    "with words": "raise MemoryError('no')",
    "a class": "raise type('Mine', (MemoryError,), {})",
    "said": 'raise RuntimeError("can\'t allocate memory")',
    "thrown": "def inner(): yield\n    begun = inner()\n    next(begun)\n    begun.throw(MemoryError)",
    "thrown at once": "(n for n in ()).throw(MemoryError)",
    "awaited": "async def inner(): pass\n    inner().throw(MemoryError)",
}


@pytest.mark.parametrize("name", RAISED)
def test_no_memory_by_hand(open_session: Any, name: str) -> None:
    """Whoever raises it by hand met no limit, neither the exercise's nor the account's."""
    seen = call(open_session(f"def f():\n    {RAISED[name]}"))
    assert isinstance(seen, Raised), seen
    seen = call(open_session("def f():\n    return bytearray(1 << 40)"))
    assert isinstance(seen, OutOfMemory), seen
