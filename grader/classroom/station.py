"""A station: one process that grades one submission after another, and may die without harm.

It runs on the trusted side: the submission itself runs in a worker of the sandbox below it.
Requests and answers are lines of JSON on two pipes. When the coordinator is gone, the station
ends, with everything below it.
"""

from __future__ import annotations

import base64
import contextlib
import importlib.metadata
import json
import os
import platform
import signal
import sys
import threading
import traceback
from pathlib import Path
from typing import IO, Any

from grader.classroom.codec import outcome, to_json
from grader.classroom.notebook import Cell, module, relabelled
from grader.classroom.structure import structure
from grader.content import Content
from grader.errors import ContentError, GraderError, SandboxError
from grader.grading import Grader
from grader.model import Exercise, Report, Status, Submission
from grader.sandbox import choose

__all__ = ["Station", "grade_here", "main"]

KEPT = 4
"""Exercises whose truths are kept; submissions come ordered by exercise."""
FILE = "submission.py"
"""What every submission is called in its report: nobody's name travels with it."""


class Station:
    """Grades what it is asked to, in this process.

    Parameters
    ----------
    setup : mapping
        `content` (a folder), `seed`, `device`, `require` (a sandbox or None), `lang`.
    """

    def __init__(self, setup: dict[str, Any]) -> None:
        self.content = Content(Path(setup["content"]))
        self.lang = setup["lang"]
        device = setup["device"]
        self.grader = Grader(
            choose(setup["require"], device=device), seed=setup["seed"], device=device
        )
        self.misconceptions = self.content.misconceptions()
        self._exercises: dict[str, Exercise] = {}

    def environment(self) -> dict[str, str]:
        """Return what, besides the exercise and the submission, a grade depends on."""
        versions = {}
        for name in ("numpy", "torch"):
            with contextlib.suppress(importlib.metadata.PackageNotFoundError):
                versions[name] = importlib.metadata.version(name)
        runtime = ", ".join(f"{name} {version}" for name, version in sorted(versions.items()))
        isolation = self.grader.sandbox.isolation
        return {
            "runtime": f"Python {platform.python_version()}, {runtime}",
            "device": self.grader.device,
            "sandbox": isolation.kind,
            "isolation": isolation.line,
        }

    def grade(self, request: dict[str, Any]) -> tuple[Report, str]:
        """Grade one request: `exercise`, and `source` (base64) or `cells` of a notebook.

        `known` are outcomes that still hold, as JSON. Returns the report and the structure of the
        source.
        """
        exercise = self._exercise(request["exercise"])
        made = None
        if "cells" in request:
            cells = [Cell(number, text, tuple(tags)) for number, text, tags in request["cells"]]
            made = module(cells, exercise.id)
            source = made.data
        else:
            source = base64.b64decode(request["source"])
        known = [outcome(data) for data in request.get("known", ())]
        report = self.grader.grade(
            Submission(source, FILE), exercise, self.misconceptions, lang=self.lang, known=known
        )
        return (relabelled(report, made, known) if made else report), structure(source)

    def _exercise(self, identity: str) -> Exercise:
        if identity not in self._exercises:
            if len(self._exercises) >= KEPT:
                self._exercises.clear()
                self.grader.forget()
            self._exercises[identity] = self.content.exercise(identity)
        return self._exercises[identity]

    def close(self) -> None:
        self.grader.__exit__()


def answer(station: Station, request: dict[str, Any]) -> str:
    """Return the answer to one request as a line of JSON; every failure of ours is one, too."""
    try:
        report, shape = station.grade(request)
    except GraderError as error:
        kinds = {ContentError: "content", SandboxError: "sandbox"}
        kind = next((kind for of, kind in kinds.items() if isinstance(error, of)), "internal")
        return json.dumps({"failed": kind, "message": str(error)})
    except Exception as error:
        text = f"{type(error).__name__}: {error}"
        return json.dumps(
            {"failed": "internal", "message": text, "traceback": traceback.format_exc()}
        )
    internal = next((o for o in report.outcomes if o.status is Status.INTERNAL), None)
    if internal is not None:
        return json.dumps(
            {"failed": "internal", "message": f"{internal.check}: {internal.message}"}
        )
    return f'{{"structure":"{shape:16}","report":{to_json(report)}}}'


_HERE: dict[str, Station] = {}


def grade_here(setup: dict[str, Any], request: dict[str, Any]) -> str:
    """Answer in this process, with a station kept between calls: for a foreign engine's workers."""
    name = json.dumps(setup, sort_keys=True)
    if name not in _HERE:
        for old in _HERE.values():
            old.close()
        _HERE.clear()
        _HERE[name] = Station(setup)
    if request.get("op") == "environment":
        return json.dumps(_HERE[name].environment())
    return answer(_HERE[name], request)


# --------------------------------------------------------------------------- the process


def main() -> None:
    """Serve the coordinator on file descriptors 0 and 1; 3 is its lifeline."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    replies = os.fdopen(os.dup(1), "w", encoding="ascii")
    os.dup2(2, 1)
    requests = os.fdopen(os.dup(0), "r", encoding="ascii")
    with Path(os.devnull).open("rb") as nothing:
        os.dup2(nothing.fileno(), 0)
    threading.Thread(target=_watch, args=(int(sys.argv[1]),), daemon=True).start()
    try:
        station = Station(json.loads(requests.readline()))
    except GraderError as error:
        kind = type(error).__name__
        refused = {"refused": kind, "message": error.message, "hint": error.hint}
        _reply(replies, json.dumps(refused))
        return
    _reply(replies, json.dumps(station.environment()))
    try:
        for line in requests:
            _reply(replies, answer(station, json.loads(line)))
    finally:
        station.close()


def _reply(replies: IO[str], line: str) -> None:
    replies.write(line + "\n")
    replies.flush()


def _watch(lifeline: int) -> None:
    """Wait until the coordinator is gone, however it went; then end with all below."""
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


if __name__ == "__main__":
    main()
