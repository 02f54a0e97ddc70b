"""The trusted end of the wire: questions and answers under deadlines."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from grader.errors import SandboxError
from grader.messages import Message, verbatim
from grader.model import (
    Array,
    Asked,
    Call,
    Crashed,
    Facts,
    Frame,
    Job,
    Observation,
    Raised,
    Returned,
    Stock,
    TimedOut,
)
from grader.numerics import stock as stocks
from grader.sandbox._answers import clean, facts, raised, returned, skipped, stood
from grader.sandbox._deadline import Deadline, Late
from grader.sandbox._pipe import Child, Gone, Pipe, Received
from grader.sandbox._questions import question, questions
from grader.sandbox._values import decode, encode, stock_of
from grader.worker import wire

GIVEN = "<given>"
"""The file name of given code where a submission calls it: none of its lines are the file's."""
HEADER_SLACK = 1 << 16
CLOSED = Crashed(Message("the session is closed"))
STOOD_SECONDS = 0.3
"""For a worker that is late to say where it stands."""
T = TypeVar("T")


class WorkerSession:
    """One worker with one source: implements `grader.model.Session` over any `Child`."""

    def __init__(
        self, child: Child, job: Job, ended: Callable[[Observation], None] | None = None
    ) -> None:
        self.child, self.job, self._ended = child, job, ended
        self._deadline = Deadline(child, job.limits)
        self.over: Observation | None = None
        self._lapped = 0.0
        self._nonce = b""
        self._printed = ""
        self._pipe = Pipe(child, self._deadline, job.limits.output * 4 + HEADER_SLACK)
        self._opened = False
        self._stock: dict[str, Stock | Asked] = {}

    @property
    def spent(self) -> float:
        """Seconds that its requests took together."""
        return self._deadline.spent

    # ------------------------------------------------------------------ Session

    def inspect(self) -> Facts | Observation:
        answer = self._request({"op": "inspect"}, limit="load")
        if isinstance(answer, Observation):
            return answer
        try:
            return facts(answer[0])
        except wire.WireError as error:
            return self._babbled(str(error))

    def load(self) -> Observation:
        job = self.job
        available = sorted({"numpy", job.backend, *job.imports})
        header = {"op": "load", "entries": list(job.entries), "available": available}
        answer = self._request(header, limit="load")
        if isinstance(answer, Observation):
            return answer
        try:
            return Returned(None, skipped=skipped(answer[0]))
        except wire.WireError as error:
            return self._babbled(str(error))

    def run(self, call: Call) -> Observation:
        try:
            header, buffers, stock = question(call, self.job.backend)
        except wire.WireError as error:
            return _unsendable(error)
        counts = dict.fromkeys(stock, 0)
        start = self.child.cpu_seconds()
        answer = self._guarded(
            "call", lambda: self._exchange(header, buffers, stock, counts), call.patience
        )
        if isinstance(answer, Observation):
            return answer
        return self._returned(answer, self.child.cpu_seconds() - start, counts)

    def run_all(self, calls: Sequence[Call]) -> Iterator[Observation]:
        nonce = secrets.token_bytes(16)
        try:
            header, buffers = questions(calls, self.job.backend)
        except wire.WireError as error:
            return iter([_unsendable(error)] * len(calls))
        sent = self._guarded("call", lambda: self._send(nonce, header, buffers))
        if isinstance(sent, Observation):
            return iter([sent] * len(calls))
        return (self._next(nonce, more=left > 0) for left in reversed(range(len(calls))))

    def _next(self, nonce: bytes, *, more: bool) -> Observation:
        """Return the next of several answers to one frame."""
        answer = self._guarded("call", lambda: self._answer(nonce, more=more))
        if isinstance(answer, Observation):
            return answer
        return self._returned(answer, float(answer[0].get("seconds") or 0.0), {})

    def stage(self, calls: Sequence[Call]) -> Observation:
        values = [dict(call.arguments) for call in calls]
        stock = stock_of(values)
        tree, buffers = encode(values)
        header = {
            "op": "stage",
            "entry": calls[0].entry,
            "arguments": tree,
            "order": list(calls[0].order),
            "methods": {name: list(order) for name, order in calls[0].methods.items()},
            "chained": list(calls[0].chained),
            "backend": calls[0].backend or self.job.backend,
        }
        self._stock = stock
        answer = self._request(header, buffers, limit="call")
        return answer if isinstance(answer, Observation) else Returned(None, seconds=self._lap())

    def go(self) -> Observation:
        counts = dict.fromkeys(self._stock, 0)
        start = time.perf_counter()
        answer = self._request({"op": "go"}, limit="call", stock=self._stock, counts=counts)
        passed = time.perf_counter() - start
        if isinstance(answer, Observation):
            return answer
        used = self._lap()  # a device's work is not on it, and nobody but the worker can ask there
        return Returned(None, seconds=used if self.job.device == "cpu" else passed)

    def _lap(self) -> float:
        """CPU time since the last lap: a thread that computes between two requests is counted."""
        before, self._lapped = self._lapped, self.child.cpu_seconds()
        return self._lapped - before

    def fetch(self) -> Observation:
        answer = self._request({"op": "fetch"}, limit="call")
        return (
            answer if isinstance(answer, Observation) else self._returned(answer, self._lap(), {})
        )

    @property
    def printed(self) -> str:
        if self.over is None:
            self._printed = clean(self.child.printed(4000), 4000)
        return self._printed

    def pin(self, core: int) -> None:
        self.child.pin(core)

    def close(self) -> None:
        if self.over is None:
            self._finish(CLOSED)

    # ------------------------------------------------------------------ frames

    def _request(
        self,
        header: dict[str, Any],
        buffers: Sequence[Any] = (),
        *,
        limit: str,
        stock: Mapping[str, Stock | Asked] | None = None,
        counts: dict[str, int] | None = None,
    ) -> Received | Observation:
        """Send one request and wait for its answer; a worker that is gone stays gone."""
        return self._guarded(
            limit, lambda: self._exchange(header, buffers, stock or {}, counts or {})
        )

    def _guarded(
        self,
        limit: str,
        act: Callable[[], T | Observation],
        patience: Callable[[], float] | None = None,
    ) -> T | Observation:
        """Exchange something under a limit; whatever goes wrong is an observation."""
        if not self._opened:
            self._opened = True
            self._open()
        if self.over is not None:
            return self.over
        self._deadline.set(limit, patience)
        try:
            return act()
        except Late as late:
            return self._finish(TimedOut(late.limit, late.seconds, self._stood()))
        except Gone as gone:
            return self._finish(gone.observation)
        except wire.TooLargeError as error:
            return _unsendable(error)
        except wire.WireError as error:
            return self._babbled(str(error))
        except SandboxError:  # there is nothing left to ask
            self.close()
            raise
        finally:
            self._deadline.settle()

    def _stood(self) -> tuple[Frame, ...]:
        """Ask a worker that is late where it stands: it may say so, or anything else."""
        self._deadline.settle()
        self._deadline.grant(STOOD_SECONDS)
        if not self._pipe.empty or not self.child.interrupt():
            return ()
        try:
            return stood(self._pipe.read(self._nonce)[0])
        except (Gone, Late, wire.WireError):
            return ()

    def _open(self) -> None:
        """Hand over the source; the libraries' import does not count.

        Nothing of the submission runs yet, so that a worker that dies here is our fault.
        """
        job = self.job
        header = {
            "op": "open",
            "name": job.name,
            "variant": job.variant,
            "backend": job.backend,
            "device": job.device,
            "output": job.limits.output,
            "forbid": list(job.forbid),
            "trusted": job.trusted,
            "given": job.given,
            "given_name": job.name if job.trusted else GIVEN,
        }
        answer = self._request(header, [job.source], limit="start")
        self._deadline.spent = 0.0
        if isinstance(answer, Observation):
            said = self._printed.strip().rpartition("\n")[2]
            why = verbatim(said or str(answer))
            raise SandboxError(Message("the worker did not start: {reason}", reason=why))

    def _exchange(
        self,
        header: wire.Header,
        buffers: Sequence[Any],
        stock: Mapping[str, Stock | Asked],
        counts: dict[str, int],
    ) -> Received | Observation:
        while True:
            nonce = secrets.token_bytes(16)
            self._send(nonce, header, buffers)
            answer = self._answer(nonce, evaluating=bool(stock))
            if isinstance(answer, Observation) or answer[0]["kind"] != "evaluate":
                return answer
            header, buffers = self._evaluate(*answer, stock, counts)

    def _send(self, nonce: bytes, header: wire.Header, buffers: Sequence[Any]) -> None:
        self._nonce = nonce
        self._pipe.write(wire.pack(nonce, header, buffers))

    def _answer(
        self, nonce: bytes, *, more: bool = False, evaluating: bool = False
    ) -> Received | Observation:
        """Read one answer to a question, the last one unless `more` are to come."""
        answer, payload = self._pipe.read(nonce, more=more)
        kind = answer.get("kind")
        if kind == "raised":
            return self._raised(answer)
        if kind in ("done", "returned", "facts") or (kind == "evaluate" and evaluating):
            return answer, payload
        raise wire.WireError("an answer of no known kind")

    def _evaluate(
        self,
        answer: dict[str, Any],
        payload: memoryview,
        stock: Mapping[str, Stock | Asked],
        counts: dict[str, int],
    ) -> tuple[dict[str, Any], list[Any]]:
        """Evaluate a callable for the worker, and count."""
        name = str(answer.get("name"))
        if name not in stock:
            raise wire.WireError("a callable that was never passed")
        parts = decode(answer.get("arrays"), payload)
        try:
            count, value = _evaluated(stock[name], parts)
            counts[name] += count
            tree, buffers = encode(value)
        except (ValueError, TypeError, wire.WireError) as error:
            return {"op": "refuse", "message": str(error)}, []
        return {"op": "value", "value": tree}, buffers

    def _returned(self, answer: Received, seconds: float, counts: dict[str, int]) -> Observation:
        try:
            return returned(*answer, seconds, counts)
        except (wire.WireError, TypeError) as error:
            return self._babbled(str(error))

    def _raised(self, answer: dict[str, Any]) -> Observation:
        seen = raised(answer, self.job.forbid)
        short = "MemoryError" in seen.types or "can't allocate memory" in seen.message
        # who raises it by hand has not met a limit of this account's, whatever there is
        return self.child.out_of_memory() if short and not answer.get("by_hand") else seen

    # ------------------------------------------------------------------ the end

    def _babbled(self, reason: str) -> Observation:
        return self._finish(
            Crashed(Message("the worker sent what it may not: {reason}", reason=clean(reason, 200)))
        )

    def _finish(self, observation: Observation) -> Observation:
        self.child.kill()
        self._printed = clean(self.child.printed(4000), 4000)
        self._pipe.close()
        self.over = observation
        if self._ended is not None:
            self._ended(observation)
        return observation


def _evaluated(stock: Stock | Asked, parts: Any) -> tuple[int, Any]:
    """Return how many evaluations a call counts as, and its value."""
    if isinstance(stock, Asked):
        return 1, stock.answer(parts)
    arrays = [part.data if isinstance(part, Array) else part for part in parts]
    return stocks.evaluations(stock, *arrays), stocks.evaluate(stock, *arrays)


def _unsendable(error: wire.WireError) -> Raised:
    """The arguments do not fit a frame: among them is what a submission returned before."""
    return Raised("call", ("ValueError",), str(error))
