"""The worker's loop: one request, one answer, until the pipe closes."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import time
import types
import warnings
from collections.abc import Iterator
from typing import Any

import numpy as np

from . import linalg, noise, trees, wire
from .device import leave_if_poisoned
from .earlier import Earlier
from .given import Code, Part, Unmade
from .load import Module, bind, describe, where
from .objects import Script, Unfit
from .parse import facts
from .randomness import GlobalGenerators
from .refuse import Forbidden, install, refused
from .values import Converter


class Missing(Exception):
    """The source binds no function of that name."""


MAX_WARNED = 5
"""Warnings of one call that are told."""


_WITHOUT_FRAMES: dict[str, Any] = {"kind": "raised", "types": ["TypeError"], "frames": []}


class Worker:
    """Serves one source over two file descriptors.

    Parameters
    ----------
    read_fd, write_fd : int
        Requests come in on the first, answers leave on the second.
    """

    def __init__(self, read_fd: int, write_fd: int) -> None:
        self.read_fd, self.write_fd = read_fd, write_fd
        self.ahead, self.spare = bytearray(), bytearray(wire.READ_AHEAD)
        self.nonce, self.device = b"", "cpu"
        self.staged: list[tuple[Any, list[Any], dict[str, Any]]] = []
        self.results: list[Any] = []
        self.stock: dict[str, _Stock] = {}
        self.given = Code("", "")
        self.generators: dict[int, np.random.Generator] = {}
        self.globals = GlobalGenerators()
        self.earlier = Earlier(self._bytes)

    # ------------------------------------------------------------------ the loop

    def serve(self) -> None:
        """Answer requests until the parent closes the pipe."""
        if hasattr(signal, "SIGUSR1"):
            with contextlib.suppress(ValueError):  # not the main thread
                signal.signal(signal.SIGUSR1, self._stand)
        while (request := self.receive()) is not None:
            for header, payload in _each(*request):
                start = time.process_time()
                answer, buffers = self.answer(header, payload)
                answer["seconds"] = time.process_time() - start
                _flush()
                self.send(answer, buffers)

    def _stand(self, number: int, frame: types.FrameType | None) -> None:
        """Say where the file stands: the grader asks when it will wait no longer."""
        self.send({"kind": "stood", "frames": where(frame, self.module.name)}, [])

    def receive(self) -> tuple[dict[str, Any], memoryview] | None:
        prefix = self._read(wire.PREFIX.size)
        if prefix is None:
            return None
        _, header, payload, self.nonce = wire.PREFIX.unpack(prefix)
        text, body = self._read(header) or b"", self._read(payload) or b""
        return wire.parse_header(text), memoryview(body)

    def _read(self, size: int) -> bytearray | None:
        """So many bytes of what comes; what came beyond them stays for the next time."""
        got, data = min(len(self.ahead), size), bytearray(size)
        data[:got], self.ahead = self.ahead[:got], self.ahead[got:]
        while got < size:
            count = os.readv(self.read_fd, [memoryview(data)[got:], self.spare])
            if count == 0:
                return None
            got += count
        self.ahead += self.spare[: got - size]
        return data

    def send(self, answer: dict[str, Any], buffers: list[Any]) -> None:
        waiting = wire.views(wire.pack(self.nonce, answer, buffers))
        while waiting:
            waiting = wire.rest(waiting, os.writev(self.write_fd, waiting[: wire.PARTS]))

    def answer(
        self, header: dict[str, Any], payload: memoryview
    ) -> tuple[dict[str, Any], list[Any]]:
        """Do what the request says; whatever goes wrong becomes the answer."""
        stage = "load" if header["op"] in ("open", "inspect", "load") else "call"
        try:
            result: tuple[dict[str, Any], list[Any]] = getattr(self, header["op"])(header, payload)
        except BaseException as error:
            result = self._failed(error, stage), []
        names = refused()
        if names and result[0].get("stage") != "forbidden":  # the file let nobody see it
            return {**_WITHOUT_FRAMES, "stage": "forbidden", "message": names[0]}, []
        return result

    def _failed(self, error: BaseException, stage: str) -> dict[str, Any]:
        if isinstance(error, wire.WireError):
            return {**_WITHOUT_FRAMES, "stage": "result", **error.said}
        if isinstance(error, Forbidden):
            stage = "forbidden"
        elif isinstance(error, Missing):
            stage = "missing"
        elif isinstance(error, Unmade):
            return describe(error.cause, "given", self.given.name)
        elif isinstance(error, Unfit):
            return {**describe(error, "object", self.module.name), **error.said}
        elif isinstance(error, SyntaxError):
            stage = "syntax" if stage == "load" else stage
        else:
            leave_if_poisoned(self.device)
        return describe(error, stage, self.module.name)

    # ------------------------------------------------------------------ operations

    def open(self, header: dict[str, Any], payload: memoryview) -> tuple[dict[str, Any], list[Any]]:
        """Take the source. Nothing of it runs."""
        self.device = header["device"]
        self.converter = Converter(header["backend"], self.device, header["output"])
        self.module = Module("", header["name"], header["variant"])
        self.module.source = bytes(payload).decode("utf-8").removeprefix("\ufeff")
        self.given = Code(header["given"], header["given_name"])
        if header["trusted"]:
            linalg.install()
        if header["forbid"]:
            install(header["forbid"])
        return {"kind": "done"}, []

    def inspect(
        self, header: dict[str, Any], payload: memoryview
    ) -> tuple[dict[str, Any], list[Any]]:
        """Parse the source and say what it defines and uses."""
        beside = self.module.beside()
        tree = beside.tree(self.module.source)
        return {"kind": "facts", **facts(tree, beside.trees(), beside.roots)}, []

    def load(self, header: dict[str, Any], payload: memoryview) -> tuple[dict[str, Any], list[Any]]:
        """Run the module; say what of it failed and was left out."""
        skipped = self.module.execute(header.get("entries", ()), header.get("available", ()))
        return {"kind": "done", "skipped": skipped}, []

    def call(self, header: dict[str, Any], payload: memoryview) -> tuple[dict[str, Any], list[Any]]:
        """Call one function and send back what was asked for."""
        self.stock = {}
        self.converter.backend = header["backend"]
        arguments = self.converter.decode(header["arguments"], payload, self._special)
        cotangent = arguments.pop("/cotangent", None)
        device = header["device"]
        if device:
            arguments = trees.moved(arguments, device)
        wanted = header["gradients"]
        leaves = [trees.part(arguments, path).requires_grad_(True) for path in wanted]
        function = self._function(header)
        if header["random"]:
            self._watch(function)
        if header["frozen"]:
            trees.freeze(arguments)
        places, keywords = bind(function, arguments, header["order"])
        reply: dict[str, Any] = {}
        marks = trees.marks(arguments)
        flags = {"detached": False, "random": False, "modified": [], "aliased": ""}

        def slopes(value: Any) -> Any:
            script = isinstance(function, Script)
            by = function.differentiated(wanted, leaves) if script else leaves
            return self._gradients(value, wanted, by, cotangent, flags)

        if header["noisy_runs"]:

            def answer(given: dict[str, Any]) -> Any:
                value = self._called(function, given["places"], given["keywords"])
                return slopes(value) if wanted else value

            given = {"places": places, "keywords": keywords}
            reply["value"] = noise.runs(answer, given, header["noisy_runs"])
            tree, buffers = self.converter.encode(reply)
            return {"kind": "returned", "tree": tree, **flags}, buffers
        with warnings.catch_warnings(record=True) as warned:
            reply["value"] = value = self._called(function, places, keywords)
        flags["warned"] = [self._warning(one) for one in warned[:MAX_WARNED]]
        after = trees.marks(arguments)
        flags["touched"] = [name for name in marks if after.get(name) != marks[name]]
        if wanted:
            reply["gradients"] = slopes(value)
        if header["random"]:
            flags["random"] = self.globals.touched
        if header["after"]:
            inputs = hash((header["entry"], repr(header["arguments"]), bytes(payload)))
            found = self.earlier.compared(inputs, value)
            found["overwritten"] |= isinstance(function, Script) and function.overwritten
            flags |= {**found, "aliased": trees.aliased(value, arguments)}
            flags["modified"] = [name for name, s in self.stock.items() if s.modified()]
            sent = {k: v for k, v in arguments.items() if k not in self.stock}
            reply["after"] = trees.sendable(sent)
        tree, buffers = self.converter.encode(reply)
        return {"kind": "returned", "tree": tree, **flags}, buffers

    def stage(
        self, header: dict[str, Any], payload: memoryview
    ) -> tuple[dict[str, Any], list[Any]]:
        """Keep the arguments of several calls of one function."""
        self.stock = {}
        self.converter.backend = header["backend"]
        function = self._function(header)
        blocks = self.converter.decode(header["arguments"], payload, self._special)
        bound = [bind(function, a, header["order"]) for a in blocks]
        self.staged = [(function, *self.given.built(one)) for one in bound]
        self.results = []
        return {"kind": "done"}, []

    def go(self, header: dict[str, Any], payload: memoryview) -> tuple[dict[str, Any], list[Any]]:
        """Run the staged calls; the clock that counts is outside."""
        torch = sys.modules.get("torch") if self.converter.device == "cuda" else None
        if torch is not None:
            torch.cuda.synchronize()
        self.results = [function(*places, **keywords) for function, places, keywords in self.staged]
        if torch is not None:
            torch.cuda.synchronize()
        return {"kind": "done"}, []

    def fetch(
        self, header: dict[str, Any], payload: memoryview
    ) -> tuple[dict[str, Any], list[Any]]:
        """Send the results of the staged block."""
        tree, buffers = self.converter.encode({"value": self.results})
        return {"kind": "returned", "tree": tree, "detached": False, "random": False}, buffers

    # ------------------------------------------------------------------ parts

    def _function(self, header: dict[str, Any]) -> Any:
        """The function that is asked for; of a class, what runs a script."""
        entry, methods = header["entry"], header.get("methods")
        if methods:
            found = self.module.find_class(entry, methods)
            return Script(found, entry, methods, header["chained"])
        function = self.module.find(entry)
        if function is None:
            raise Missing(entry)
        return function

    def _watch(self, function: Any) -> None:
        """Watch the global generators: of a script from when its module has been made."""
        self.globals.scramble()
        if isinstance(function, Script):
            function.begun = self.globals.begin

    def _called(self, function: Any, places: list[Any], keywords: dict[str, Any]) -> Any:
        """Call a function with the objects of the given code made for this call."""
        places, keywords = self.given.built((places, keywords))
        return function(*places, **keywords)

    def _warning(self, warned: warnings.WarningMessage) -> list[Any]:
        """The line in the source, the category and the text of a warning."""
        line = warned.lineno if warned.filename == self.module.name else 0
        return [line, warned.category.__name__[:80], str(warned.message)[:200]]

    def _special(self, tree: Any) -> Any:
        if tree[0] == "g":
            _, seed, again = tree
            if not again:
                self.generators[seed] = np.random.default_rng(seed)
            return self.generators[seed]
        if tree[0] == "k":
            name = tree[1]
            self.stock[name] = _Stock(self, name)
            return self.stock[name].evaluate
        if tree[0] == "o":
            return Part(*tree[1:])
        raise wire.WireError("the frame is malformed")

    def _bytes(self, value: Any) -> list[bytes]:
        return [bytes(buffer) for buffer in self.converter.encode(value)[1]]

    def _gradients(
        self,
        value: Any,
        paths: list[str],
        leaves: list[Any],
        cotangent: dict[str, Any],
        flags: dict[str, Any],
    ) -> Any:
        """The gradients of the weighted sum of the outputs that `cotangent` names.

        Weights handed to `autograd.grad` would make it import half of torch's compiler.
        """
        torch = sys.modules["torch"]
        outputs = [trees.part(value, path) for path in cotangent]
        if not all(isinstance(part, torch.Tensor) and part.requires_grad for part in outputs):
            flags["detached"] = True
            return None
        weights = [w.to(part.dtype) for part, w in zip(outputs, cotangent.values(), strict=True)]
        for n, (part, w) in enumerate(zip(outputs, weights, strict=True)):
            if part.shape != w.shape:  # in torch's own words
                raise RuntimeError(
                    f"Mismatch in shape: grad_output[{n}] has a shape of {w.shape} and "
                    f"output[{n}] has a shape of {part.shape}."
                )
        total = sum((part * w).sum() for part, w in zip(outputs, weights, strict=True))
        found = torch.autograd.grad(total, leaves, allow_unused=True)
        return dict(zip(paths, found, strict=True))


def _each(
    header: dict[str, Any], payload: memoryview
) -> Iterator[tuple[dict[str, Any], memoryview]]:
    """The requests in a frame: several calls may come in one, and share arguments."""
    if header["op"] != "calls":
        yield header, payload
        return
    given, place = [], 0
    for tree, size in header["given"]:
        given.append((tree, payload[place : place + size]))
        place += size
    for call in header["calls"]:
        arguments, part = given[call["given"]]
        yield {**call, "op": "call", "arguments": arguments}, part


class _Stock:
    """A callable the parent evaluates; remembers what it returned, to tell what was overwritten."""

    def __init__(self, worker: Worker, name: str) -> None:
        self.worker, self.name = worker, name
        self.returned: list[tuple[Any, Any]] = []

    def evaluate(self, *arrays: Any, **named: Any) -> Any:
        """Send the arrays to the parent and return its answer."""
        worker = self.worker
        tree, buffers = worker.converter.encode([*arrays, *named.values()])
        worker.send({"kind": "evaluate", "name": self.name, "arrays": tree}, buffers)
        answer = worker.receive()
        if answer is None:
            raise EOFError
        header, payload = answer
        if header["op"] == "refuse":
            raise ValueError(header["message"])
        value = worker.converter.decode(header["value"], payload, worker._special)
        if isinstance(value, np.ndarray) or hasattr(value, "clone"):
            copy = value.clone() if hasattr(value, "clone") else value.copy()
            self.returned = [*self.returned[-15:], (value, copy)]
        return value

    def modified(self) -> bool:
        """Whether the submission overwrote an array this callable returned."""
        return any(
            bool(((value != copy) & (copy == copy)).any())  # NaN differs from itself
            for value, copy in self.returned
        )


def _flush() -> None:
    """Let what was printed reach the file the parent reads; the streams may be the submission's."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(BaseException):
            stream.flush()
