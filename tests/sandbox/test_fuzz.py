"""Fuzz: any source file is graded, any answer of a worker is an observation; briefly by default.

`pytest tests/sandbox tests/worker --hypothesis-profile=long` tries a hundred times as many.
"""

from __future__ import annotations

import json
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader import registry
from grader.model import Call, Crashed, Facts, Job, Limits, Observation, OutOfMemory, Report, Status
from grader.reports import Display, view
from grader.sandbox._session import WorkerSession
from grader.worker import wire

EXAMPLES = settings.default.max_examples
SLOW = {"deadline": None, "suppress_health_check": list(HealthCheck)}
RIGHT = (Path(__file__).parent.parent / "courses/mini/solutions/01-mini/center_rows.py").read_text()
SECONDS = 60.0

# --------------------------------------------------------------------------- source files

WORDS = (
    "def center(x, factor=1.0):", "return", "x", "factor", "*", "(", ")", "[", "]", "{", "}", ":",
    "\n", "\n    ", "\n        ", "lambda", "yield", "await", "async def f():", "import os",
    "from numpy import *", "class A:", "raise", "del", "global x", "nonlocal x", "match x:",
    "case _:", "while x:", "for _ in x:", "try:", "finally:", "except:", "with x:", "@x", "...",
    "9" * 5000, "'" * 3, "f'{x!r:{x}}'", "\\", "\t", "\r", "\x0c", "é", "𝔵", "\u202e", "\ud7ff",
    "# grader: backend=torch", "# coding: utf-7", "(" * 90, "-" * 300, "1e999", "0x", "b'\\x'",
)  # fmt: skip


def spliced(parts: tuple[int, int, str]) -> bytes:
    """The right file with a stretch of it replaced."""
    first, length, text = parts
    start = first % len(RIGHT)
    return (RIGHT[:start] + text + RIGHT[start + length :]).encode("utf-8", "surrogatepass")


words = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)
sources = (
    st.binary(max_size=200)
    | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | words.map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.tuples(st.integers(0), st.integers(0, 60), words | st.text(max_size=10)).map(spliced)
)


@settings(max_examples=EXAMPLES // 2, **SLOW)  # a process each, in one of the sandboxes
@given(sources)
def test_any_source_is_graded(grade: Callable[..., Report], source: bytes) -> None:
    """There is a report, soon, that every form can show; nothing is our fault."""
    start = time.monotonic()
    report = grade(source)
    assert time.monotonic() - start < 10 * SECONDS  # on a very busy machine, too
    assert not report.internal
    for kind in registry.kinds("reports"):
        form = registry.member("reports", kind)
        form.render(view(report, form.AUDIENCE), Display()).encode("utf-8")


# --------------------------------------------------------------------------- answers of a worker

scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
trees = st.recursive(
    scalars | st.sampled_from(["a", "l", "t", "d", "f", "ndarray", "float64", "cpu"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=20,
)
arrays = st.tuples(
    st.just("a"),
    st.sampled_from([*wire.DTYPES, "object", "?"]),
    st.lists(st.integers(-1, 2**41), max_size=3),
    st.sampled_from(["ndarray", "scalar", "tensor", "strided", "matrix"]),
    st.sampled_from(["cpu", "meta", "cuda:0"]),
).map(list)
NAMES = ("tree", "stage", "types", "message", "frames", "arrays", "modified", "operators", "seconds",
         "aliased", "uses", "imports", "functions", "bound", "parameters")  # fmt: skip
headers = st.tuples(
    st.sampled_from(["done", "returned", "facts", "raised", "evaluate", ""]),
    st.dictionaries(st.sampled_from(NAMES), trees | arrays, max_size=8),
    st.none() | arrays | trees,
).map(
    lambda t: {"kind": t[0], **t[1], **({"tree": ["d", [[["s", "value"], t[2]]]]} if t[2] else {})}
)


class Liar:
    """A child that answers one request with what it is told to; the nonce is right."""

    def __init__(self, header: Any, payload: bytes) -> None:
        requests, self.write_fd = os.pipe()
        self.read_fd, answers = os.pipe()
        self.thread = threading.Thread(
            target=self._answer, args=(requests, answers, header, payload)
        )
        self.thread.start()

    def _answer(self, requests: int, answers: int, header: Any, payload: bytes) -> None:
        with open(requests, "rb") as asked, open(answers, "wb", buffering=0) as said:
            for question in range(2):  # `open` comes first, and is answered well
                prefix = asked.read(wire.PREFIX.size)
                if len(prefix) < wire.PREFIX.size:
                    return
                _, size, more, nonce = wire.PREFIX.unpack(prefix)
                asked.read(size + more)
                text = json.dumps(header if question else {"kind": "done"}).encode()
                body = payload if question else b""
                said.write(wire.PREFIX.pack(wire.MAGIC, len(text), len(body), nonce) + text + body)

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
        return OutOfMemory(1)

    def printed(self, limit: int) -> str:
        return ""

    def pin(self, core: int) -> None:
        """It has no core."""


ASKED: dict[str, Callable[[WorkerSession], object]] = {
    "inspect": WorkerSession.inspect,
    "load": WorkerSession.load,
    "run": lambda session: session.run(Call("f", {"x": np.ones(2)}, order=("x",))),
    "stage": lambda session: session.stage([Call("f", {"x": np.ones(2)}, order=("x",))]),
    "go": WorkerSession.go,
    "fetch": WorkerSession.fetch,
}


@pytest.mark.parametrize("what", ASKED)
@settings(max_examples=EXAMPLES, **SLOW)
@given(headers, st.binary(max_size=64))
def test_any_answer_is_an_observation(what: str, header: Any, payload: bytes) -> None:
    """Whatever a worker answers, what comes of it is an observation, and can be printed."""
    child = Liar(header, payload)
    job = Job(b"", "f.py", "numpy", Limits(call=1, load=1, total=2))
    session = WorkerSession(child, job)
    seen = ASKED[what](session)
    session.close()
    child.thread.join(SECONDS)
    assert not child.thread.is_alive()
    assert isinstance(seen, Observation | Facts)
    repr(seen).encode("utf-8")


def test_the_right_file_is_right(grade: Callable[..., Report]) -> None:
    """What the splices begin from."""
    assert {outcome.status for outcome in grade(RIGHT).outcomes} == {Status.PASS}
