"""The program that is attacked: a grader over a small course, with canaries around it.

It runs in a process of its own, as an ordinary account, and answers one line of JSON per file:
the status, the harm that was done, and the report. Every file is followed by an honest submission.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from grader import registry
from grader.attack import watch
from grader.attack.account import step_down
from grader.attack.canaries import Canaries
from grader.attack.corpus import COURSE
from grader.content import Content
from grader.grading import Conductor
from grader.jsonlines import Serving
from grader.messages import to_data
from grader.model import Array, Job, Report, Returned, Status, Submission
from grader.reports import Audience, Display, view
from grader.sandbox import choose
from grader.sandbox._machine import OWN

SEED = 5
PR_SET_CHILD_SUBREAPER = 36
MEMORY = 96 << 20
"""By how much a submission may let the grader's own memory grow for a moment, in bytes."""
EXERCISES = 100
"""More than the targets have: one that is dropped would change what is open, whoever attacks."""
SECONDS = 30.0
"""How long it may keep the grader, far beyond its limits of time."""
HIDDEN = ("2718281828", "5436563656")
"""An input of a hidden case, and its double."""


def main() -> None:
    """Serve until there is nothing more to read; the first request is the configuration."""
    serving = Serving()
    requests = iter(serving)
    config = next(requests)
    account = step_down()
    folder = Path(tempfile.mkdtemp(prefix="grader-attacks-"))
    try:
        with Target(folder, Path(config["corpus"]), config["sandbox"]) as target:
            isolation = to_data(target.grader.sandbox.isolation.line)
            hello = {"account": to_data(account), "isolation": isolation, "folder": str(folder)}
            serving.answer(hello)
            for request in requests:
                source = request["source"].encode("latin-1")
                serving.answer(target.attack(source, request["exercise"]))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class Target:
    """A grader with everything an attack could be after.

    Parameters
    ----------
    folder : Path
        Empty, writable.
    corpus : Path
        Where the exercises and the honest submissions lie.
    kind : str
        Which sandbox.
    """

    def __init__(self, folder: Path, corpus: Path, kind: str) -> None:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)  # orphans come to us
        self.canaries = Canaries(folder, corpus / COURSE)
        self.content = Content(self.canaries.course)
        self.heard = Heard(choose(kind))
        self.grader = Conductor(self.heard, seed=SEED, kept=EXERCISES)
        self.places = (Path("/"), Path(__file__).parent.parent, Path(np.__file__).parent.parent)
        self.ready: set[str] = set()

    def __enter__(self) -> Target:
        return self

    def __exit__(self, *_: object) -> None:
        self.grader.forget()
        self.heard.close()
        watch.tidy(self.canaries.folder, self.canaries.tag, self.places)
        self.canaries.close()

    # ------------------------------------------------------------------ one attack

    def attack(self, source: bytes, exercise: str) -> dict[str, Any]:
        """Grade one file and an honest one after it; say what came of both."""
        self._warm(exercise)
        before = self._state()
        self.heard.clear()
        start = time.perf_counter()
        answer: dict[str, Any] = {"status": "none", "text": "", "harm": []}
        harm: list[str] = answer["harm"]
        with _measured() as memory:
            try:
                report = self._grade(self.canaries.fill(source), exercise)
                answer["status"] = _status(report)
                answer["text"] = self._shown(report, exercise, harm)
            except Exception as error:  # whatever it is, a submission must not cause it
                harm.append(f"the grader raised {type(error).__name__}: {str(error)[:200]}")
        answer["seconds"] = time.perf_counter() - start
        if memory[0] > MEMORY:
            harm.append(f"the grader's memory grew by {memory[0] >> 20} MB")
        if answer["seconds"] > SECONDS:
            harm.append(f"it kept the grader for {answer['seconds']:.0f} s")
        stolen = self.canaries.stolen(self.heard.everything() + answer["text"].encode())
        harm += [f"it got hold of {what}" for what in stolen]
        harm += [f"it reached the socket {name}" for name in self.canaries.reached()]
        harm += self._processes()
        harm += watch.differences(before, self._state())
        harm += self._honest(exercise)
        return answer

    def _grade(self, source: bytes, exercise: str) -> Report:
        task = self.content.exercise(exercise)
        submission = Submission(source, f"{exercise.replace('-', '_')}.py")
        return self.grader.grade(submission, task, self.content.misconceptions())

    def _shown(self, report: Report, exercise: str, harm: list[str]) -> str:
        """Return the report in every form, and look for what none may show."""
        texts = []
        for form in registry.kinds("reports"):
            module = registry.member("reports", form)
            text = module.render(view(report, module.AUDIENCE), Display(width=100))
            text.encode("utf-8")
            if bad := set(text) & set("\x00\x07\x08\x1b\x7f\x9b\u202e\u2066"):
                harm.append(f"the {form} report holds {sorted(map(ascii, bad))}")
            if module.AUDIENCE is Audience.STUDENT and any(number in text for number in HIDDEN):
                harm.append(f"the {form} report shows a hidden input")
            texts.append(text)
        return "\n".join(texts)

    def _warm(self, exercise: str) -> None:
        """Grade an honest file before the first attack on an exercise, and see that it passes."""
        if exercise not in self.ready:
            for _ in range(2):
                if found := self._honest(exercise):
                    raise RuntimeError(f"before any attack, {found[0]}")
            self.ready.add(exercise)

    def _honest(self, exercise: str) -> list[str]:
        path = self.canaries.course / "honest" / f"{exercise.replace('-', '_')}.py"
        try:
            report = self._grade(path.read_bytes(), exercise)
        except Exception as error:
            return [f"an honest submission afterwards: {type(error).__name__}: {error}"]
        lost = [f"{o.check}: {o.message or o.status}" for o in report.outcomes if not o.passed]
        return [f"an honest submission afterwards fails: {lost[0]}"] if lost else []

    # ------------------------------------------------------------------ the surroundings

    def _state(self) -> watch.Snapshot:
        canaries = self.canaries
        if hasattr(self.heard, "settle"):  # or a descriptor comes later, and not through the file
            self.heard.settle()
        seen = watch.take(canaries.folder, canaries.tag, self.places)
        seen |= watch.powers((os.getpid(), *sorted(OWN)))
        seen["descriptors of the grader"] = str(len(os.listdir("/proc/self/fd")))  # noqa: PTH208
        return seen

    def _processes(self) -> list[str]:
        """What runs that should not, and what should and does not."""
        parents = watch.processes()
        workers = {pid for pid, trusted in self.heard.workers() if not trusted}
        found = [f"its process {pid} still runs" for pid in workers if pid in parents]
        found += [
            f"it left a process, {pid}"
            for pid, parent in parents.items()
            if pid not in OWN | workers and parent not in OWN and not self._ours(pid)
        ]
        references = {pid for pid, trusted in self.heard.workers() if trusted}
        found += [f"it ended process {pid}" for pid in (OWN | references) - parents.keys()]
        return found

    def _ours(self, pid: int) -> bool:
        return pid in {worker for worker, _ in self.heard.workers()}


def _status(report: Report) -> str:
    """The status of the first outcome that failed; one that was not run may stand before it."""
    failed = [o.status for o in report.outcomes if not o.passed and o.status is not Status.BLOCKED]
    return failed[0].value if failed else "pass"


@contextlib.contextmanager
def _measured() -> Iterator[list[int]]:
    """By how many bytes this process's memory grows inside, at its highest."""
    growth = [0]
    before = _status_line("VmRSS")
    with contextlib.suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")
    yield growth
    growth[0] = max(0, _status_line("VmHWM") - before)


def _status_line(name: str) -> int:
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    return 0


# --------------------------------------------------------------------------- the wire tap


class Heard:
    """A sandbox that remembers whatever crossed from a submission to the grader."""

    def __init__(self, sandbox: Any) -> None:
        self._sandbox = sandbox
        self._sessions: list[_HeardSession] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sandbox, name)

    def open(self, job: Job) -> _HeardSession:
        session = _HeardSession(self._sandbox.open(job), job)
        self._sessions.append(session)
        return session

    def clear(self) -> None:
        """Forget what has ended."""
        self._sessions = [s for s in self._sessions if s.over is None]
        for session in self._sessions:
            session.heard.clear()

    def everything(self) -> bytes:
        """All that submissions said, as bytes; numbers also as the characters they may stand for.

        What the reference said is the grader's own.
        """
        theirs = [s for s in self._sessions if not s.job.trusted]
        return b"\n".join(part for s in theirs for part in (*s.heard, s.printed.encode()))

    def workers(self) -> list[tuple[int, bool]]:
        """Process ids of the sessions since `clear`, and whether they are trusted ones.

        Of a trusted session only while it is open.
        """
        return [
            (_pid(s.child), s.job.trusted)
            for s in self._sessions
            if s.over is None or not s.job.trusted
        ]


def _pid(child: Any) -> int:
    return int(child.pid if hasattr(child, "pid") else child.process.pid)


class _HeardSession:
    """One session with an ear on it."""

    def __init__(self, session: Any, job: Job) -> None:
        self._session, self.job = session, job
        self.heard: list[bytes] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._session, name)

    def run(self, call: Any) -> Any:
        return self._note(self._session.run(call))

    def load(self) -> Any:
        return self._note(self._session.load())

    def fetch(self) -> Any:
        return self._note(self._session.fetch())

    def _note(self, seen: Any) -> Any:
        if not self.job.trusted:
            if isinstance(seen, Returned):
                for value in (seen.value, seen.after, seen.gradients):
                    self.heard.extend(_bytes(value))
            else:
                self.heard.append(repr(seen).encode("utf-8", "replace"))
        return seen


def _bytes(value: Any) -> Iterator[bytes]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield str(key).encode("utf-8", "replace")
            yield from _bytes(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _bytes(item)
    elif isinstance(value, Array) and value.device != "meta":
        yield value.data.tobytes()
        if value.data.dtype.kind in "fiu":
            with np.errstate(all="ignore"):
                yield value.data.astype(np.uint8).tobytes()
    else:
        yield str(value).encode("utf-8", "replace")
