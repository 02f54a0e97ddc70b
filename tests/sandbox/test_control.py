"""Orders and answers: what is malformed is refused on both sides, and nothing hangs."""

from __future__ import annotations

import contextlib
import os
import socket
import time
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import SandboxError
from grader.model import Call, Job, Limits, Returned
from grader.sandbox import _orders, _zygote, zygote
from grader.sandbox._zygote import Profile, Zygote
from grader.sandbox.zygote import ZygoteSandbox
from grader.worker import control
from grader.worker.confine.limits import SIZE
from grader.worker.confine.limits import Limits as Granted
from grader.worker.control import ControlError, Order, Reply

SIGNED = st.integers(-(2**63), 2**63 - 1)
here = pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")

EXAMPLES = settings.default.max_examples


@given(st.integers(0, 2**32 - 1), SIGNED, SIGNED)
def test_orders_come_through(operation: int, pid: int, value: int) -> None:
    """What is packed is what is read."""
    order = Order(operation, pid, value)
    assert Order.unpack(order.pack()) == order


@given(st.integers(0, 2**32 - 1), SIGNED, SIGNED, SIGNED, st.text(max_size=100))
def test_answers_come_through(error: int, a: int, b: int, c: int, text: str) -> None:
    """So are answers, with their text."""
    answer = Reply(error, a, b, c, text)
    assert len(answer.pack()) <= control.MAX_MESSAGE
    assert Reply.unpack(answer.pack())[:4] == answer[:4]


@given(st.binary(max_size=200) | st.binary(max_size=60).map(lambda b: b"ZYG1" + b))
def test_any_bytes(data: bytes) -> None:
    """Any bytes are a record or a `ControlError`."""
    for record in (Order, Reply):
        with contextlib.suppress(ControlError):
            record.unpack(data)


@given(st.binary(min_size=SIZE, max_size=SIZE))
def test_any_limits(data: bytes) -> None:
    """The limits that stand before the first request are recognised, or refused."""
    if data[:4] == b"LIM1":
        assert Granted.unpack(data).pack() == data
    else:
        with pytest.raises(ValueError, match="not limits"):
            Granted.unpack(data)


@pytest.fixture(scope="module")
def started() -> Iterator[Zygote]:
    """A zygote of which only the socket is used."""
    found = Zygote(Profile("numpy"))
    found.start()
    yield found
    found.close()


@here
@settings(max_examples=EXAMPLES // 2, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(min_size=1, max_size=control.MAX_MESSAGE)
    | st.tuples(st.integers(0, 6), SIGNED, SIGNED).map(lambda t: Order(*t).pack())
)
def test_zygote_survives_any_order(started: Zygote, data: bytes) -> None:
    """A zygote answers whatever it is sent with an error, and lives on."""
    socket.send_fds(started._socket, [data], [])
    answer, fds = started._receive(5.0)
    assert answer.error != 0
    assert fds == []


@here
def test_zygote_keeps_no_descriptors(started: Zygote) -> None:
    """Descriptors that come with a bad order are closed."""
    read_fd, write_fd = os.pipe()
    socket.send_fds(started._socket, [b"nonsense"], [write_fd])
    os.close(write_fd)
    answer, _ = started._receive(5.0)
    assert answer.text == "not an order"
    assert os.read(read_fd, 1) == b""
    os.close(read_fd)


@here
@settings(max_examples=EXAMPLES // 8, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=100) | st.binary(max_size=60).map(lambda b: b"ZYG1" + b))
def test_grader_survives_any_answer(data: bytes) -> None:
    """Whatever a zygote says, a session is served or fails as an error of the sandbox, in time."""
    sandbox = ZygoteSandbox()
    source = b"def f(x): return x + 1"
    job = Job(source, "s.py", "numpy", Limits(call=5, load=5, total=10))
    start = time.monotonic()
    with contextlib.closing(sandbox), pytest.MonkeyPatch.context() as patch:
        patch.setattr(_orders, "ORDER_SECONDS", 1.0)
        patch.setattr(_zygote, "START_SECONDS", 5.0)
        patch.setattr(socket, "recv_fds", _saying(data))
        with contextlib.suppress(SandboxError):
            session = sandbox.open(job)
            assert session.load() == Returned(None)
            assert isinstance(session.run(Call("f", {"x": np.ones(1)}, ("x",))), Returned)
            session.close()
    assert time.monotonic() - start < 15


def _saying(data: bytes) -> Any:
    """A `recv_fds` that hears something else than what was said."""

    def hear(*_: Any) -> tuple[bytes, list[int], int, None]:
        return data, [], 0, None

    return hear
