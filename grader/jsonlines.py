"""A child process that is asked one line of JSON at a time, under a deadline; both of its ends.

`Child` is in the process that asks, `Serving` in the one that answers. Both are on the trusted
side: a submission runs in a worker of the sandbox, below the child.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from grader.errors import InternalError
from grader.messages import Message, os_reason

# -I leaves the working folder out of sys.path; the checkout may have to be put back in
_BOOT = (
    "import sys; sys.path.insert(0, {root!r}); {before}\n"
    "from {module} import main; sys.path.pop(0); main()"
)
_ROOT = Path(__file__).resolve().parent.parent


class ChildError(InternalError):
    """The child cannot be started, is gone, or did not answer in time."""

    message: Message


class Child:
    """A process that runs `main` of a module, which answers with `Serving`.

    Parameters
    ----------
    module : str
        The module whose `main` serves.
    name : Message
        What messages call it, with its article.
    log : file
        Takes what it writes on standard error.
    flags : sequence of str
        More options of the interpreter.
    environ : mapping, optional
        Its environment; this process's own by default.
    cwd : str, optional
        Its working folder; this process's own by default.
    lifeline : bool
        Whether it kills everything below it, then itself, as soon as this process is gone.
    before : str
        Python that runs first; for tests.

    Raises
    ------
    ChildError
        It cannot be started.
    """

    def __init__(
        self,
        module: str,
        name: Message,
        log: IO[bytes],
        *,
        flags: Sequence[str] = (),
        environ: Mapping[str, str] | None = None,
        cwd: str | None = None,
        lifeline: bool = False,
        before: str = "",
    ) -> None:
        self.name, self.asked = name, 0
        self._rest, self._ended = b"", False
        boot = _BOOT.format(root=str(_ROOT), module=module, before=before)
        theirs, ours = os.pipe() if lifeline else (-1, -1)
        self._lifeline = ours
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-I", *flags, "-X", "utf8", "-c", boot, str(theirs)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                pass_fds=(theirs,) if lifeline else (),
                env=environ,
                cwd=cwd,
                start_new_session=True,
            )
        except OSError as error:
            self._cut()
            said = Message("cannot start {name}: {reason}", name=name, reason=os_reason(error))
            raise ChildError(said) from error
        finally:
            if lifeline:
                os.close(theirs)

    def ask(self, request: Mapping[str, Any], seconds: float) -> dict[str, Any]:
        """Send one request and wait for its answer.

        Raises
        ------
        ChildError
            It is gone, or does not answer within `seconds`.
        """
        self.asked += 1
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            self.process.stdin.flush()
            line = self._line(time.monotonic() + seconds)
        except (OSError, ValueError):  # its pipe is broken, or closed on this side
            raise self._dead() from None
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise ChildError(Message("{name} did not answer in JSON", name=self.name))
        return answer

    def _line(self, deadline: float) -> bytes:
        assert self.process.stdout is not None
        handle = self.process.stdout.fileno()
        pieces = [self._rest]
        while b"\n" not in pieces[-1]:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([handle], [], [], left)[0]:
                raise ChildError(Message("{name} did not answer in time", name=self.name))
            piece = os.read(handle, 1 << 16)
            if not piece:
                raise self._dead()
            pieces.append(piece)
        line, _, self._rest = b"".join(pieces).partition(b"\n")
        return line

    def _dead(self) -> ChildError:
        name = self.name
        try:
            code = self.process.wait(1.0)
        except subprocess.TimeoutExpired:
            return ChildError(Message("{name} died: it closed its pipe", name=name))
        if code < 0:
            killer = signal.Signals(-code).name
            return ChildError(Message("{name} died: of {signal}", name=name, signal=killer))
        return ChildError(Message("{name} died: exit code {code}", name=name, code=code))

    def end(self, seconds: float = 3.0) -> None:
        """Let it end by itself, which it does when there is nothing more to read; then by force."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self.process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(seconds)
        self.kill()

    def kill(self) -> None:
        """End it, and with it all below it where it has a lifeline; idempotent."""
        if self._ended:
            return
        self._ended = True
        if self._cut():
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(5.0)
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()

    def _cut(self) -> bool:
        """Cut the lifeline; say whether there was one."""
        if self._lifeline < 0:
            return False
        os.close(self._lifeline)
        self._lifeline = -1
        return True


class Serving:
    """The answering end: iterate over the requests, `answer` each.

    It takes the standard input and output for itself: whatever else the process prints goes to
    standard error, and whatever else reads finds nothing.
    """

    def __init__(self) -> None:
        self._replies = os.fdopen(os.dup(1), "w", encoding="ascii")
        os.dup2(2, 1)
        self._requests = os.fdopen(os.dup(0), "r", encoding="ascii")
        with Path(os.devnull).open("rb") as nothing:
            os.dup2(nothing.fileno(), 0)
        lifeline = int(sys.argv[1])
        if lifeline >= 0:
            threading.Thread(target=_watch, args=(lifeline,), daemon=True).start()

    def __iter__(self) -> Iterator[dict[str, Any]]:
        for line in self._requests:
            yield json.loads(line)

    def answer(self, record: Mapping[str, Any]) -> None:
        """Answer the request that came last."""
        self._replies.write(json.dumps(record) + "\n")
        self._replies.flush()


def _watch(lifeline: int) -> None:
    """Wait until the process that asks is gone, however it went; then end with all below."""
    with contextlib.suppress(OSError):
        os.read(lifeline, 1)
    for pid in _below(os.getpid()):
        with contextlib.suppress(OSError):
            os.kill(pid, signal.SIGKILL)
    os._exit(1)


def _below(root: int) -> list[int]:
    """Process ids of all descendants, where /proc tells."""
    found, waiting = [], [root]
    while waiting:
        for path in Path(f"/proc/{waiting.pop()}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                pids = [int(pid) for pid in path.read_text().split()]
                found += pids
                waiting += pids
    return found
