"""A fault to inject on a cluster's worker: its process ends in the middle of a submission."""

from __future__ import annotations

import os
from typing import Any

from grader.classroom.envelope import Request, Response
from grader.classroom.station import grade_here


class Deadly:
    """Grades as usual, but a source with the word DEADLY takes its worker with it."""

    def __init__(self, setup: dict[str, Any]) -> None:
        self.setup = setup

    def __call__(self, request: Request, seconds: float) -> Response:
        if b"DEADLY" in request.work.source:
            os._exit(1)
        return grade_here(self.setup, request, seconds)
