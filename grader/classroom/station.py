"""A station: one process that grades one submission after another, and may die without harm.

It runs on the trusted side: the submission itself runs in a worker of the sandbox below it.
Requests and answers are lines of JSON on two pipes. When the coordinator is gone, the station
ends, with everything below it.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import json
import platform
import signal
import sys
import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from grader import messages
from grader.classroom.codec import from_data, to_data, to_json
from grader.classroom.envelope import Fault, Request, Response
from grader.classroom.notebook import relabelled
from grader.classroom.structure import structure
from grader.content import Content
from grader.content.display import show
from grader.errors import ContentError, GraderError, SandboxError
from grader.grading import Conductor
from grader.jsonlines import Serving
from grader.messages import Message, verbatim
from grader.model import Exercise, Report, Status, Submission
from grader.sandbox import choose

FILE = "submission.py"
"""What every submission is called in its report: nobody's name travels with it."""


class Station:
    """Grades what it is asked to, in this process.

    Parameters
    ----------
    setup : mapping
        `content` (a folder), `seed`, `device`, `require` (a sandbox or None), `lang`.
    """

    def __init__(self, setup: Mapping[str, Any]) -> None:
        self.content = Content(Path(setup["content"]))
        self.lang = setup["lang"]
        device = setup["device"]
        self.grader = Conductor(
            choose(setup["require"], device=device), seed=setup["seed"], device=device
        )
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
            "isolation": json.dumps(messages.to_data(isolation.line)),
        }

    def grade(self, request: Request) -> tuple[Report, str]:
        """Grade one submission; return the report and the structure of the source."""
        exercise = self._exercise(request.exercise)
        source, made = request.work.submitted(exercise)
        report = self.grader.grade(
            Submission(source, FILE),
            exercise,
            self.content.misconceptions_of(exercise.id),
            previous=request.known,
        )
        if made:
            report = relabelled(report, made, request.known)
        return report, structure(source)

    def _exercise(self, identity: str) -> Exercise:
        if identity not in self._exercises:
            self._exercises[identity] = self.content.exercise(identity)
        return self._exercises[identity]

    def close(self) -> None:
        self.grader.__exit__()


def _shown(error: GraderError) -> Message:
    if isinstance(error, ContentError):
        return show(error)
    return messages.from_data(messages.to_data(error.message))


def answer(station: Station, request: Request) -> Response:
    """Return the answer to one request; every failure of ours is one, too."""
    try:
        report, shape = station.grade(request)
    except ContentError as error:
        return Response(fault=Fault.CONTENT, message=_shown(error))
    except SandboxError as error:
        return Response(fault=Fault.SANDBOX, message=_shown(error))
    except GraderError as error:
        return Response(fault=Fault.INTERNAL, message=_shown(error))
    except Exception as error:
        traceback.print_exc(file=sys.stderr)  # the log of the stations
        return Response(fault=Fault.INTERNAL, message=verbatim(f"{type(error).__name__}: {error}"))
    internal = next((o for o in report.outcomes if o.status is Status.INTERNAL), None)
    if internal is not None:
        said = Message("{check}: {message}", check=internal.check, message=internal.message)
        return Response(fault=Fault.INTERNAL, message=said)
    return Response(to_json(report), shape)


# --------------------------------------------------------------------------- a foreign engine


_HERE: dict[str, Station] = {}


def environment_here(setup: Mapping[str, Any]) -> dict[str, str]:
    """Return what grades depend on in this process."""
    return _station_here(setup).environment()


def grade_here(setup: Mapping[str, Any], request: Request, seconds: float) -> Response:
    """Answer in this process: for a foreign engine's workers, which have their own `seconds`."""
    return answer(_station_here(setup), request)


def _station_here(setup: Mapping[str, Any]) -> Station:
    """The station of this process, kept between calls."""
    name = json.dumps(setup, sort_keys=True)
    if name not in _HERE:
        for old in _HERE.values():
            old.close()
        _HERE.clear()
        _HERE[name] = Station(setup)
    return _HERE[name]


# --------------------------------------------------------------------------- the process


def main() -> None:
    """Serve the coordinator: the first request is the setup, every other a submission."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    serving = Serving()
    requests = iter(serving)
    try:
        station = Station(next(requests))
    except GraderError as error:
        kind = type(error).__name__
        said = {"message": messages.to_data(error.message), "hint": error.hint}
        if error.hint is not None:
            said["hint"] = messages.to_data(error.hint)
        serving.answer({"refused": kind, **said})
        return
    serving.answer(station.environment())
    try:
        for request in requests:
            serving.answer(to_data(answer(station, from_data(Request, request))))
    finally:
        station.close()
