"""What the grader says of a submission."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from grader.messages import NOTHING, Message, Text
from grader.model.calls import Frame
from grader.model.words import NOWHERE, Origin

MAX_TIMEOUTS = 2
"""Time limits a submission may hit before the rest is not run."""
WALL_CLOCK = Message("wall clock")
TOO_LATE = Message("not run after two time limits")


class Status(enum.StrEnum):
    """What a check says of a submission."""

    PASS = "pass"
    FAIL = "fail"
    ERROR = "error"
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASH = "crash"
    BLOCKED = "blocked"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Input:
    """One input of a call as text: in a few characters, and as a grid where it is an array."""

    name: str
    brief: str
    grid: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """One case as text: what went in, what came out and what should have.

    `of` says which part of the result is shown, as an index; empty where that is all of it.
    """

    call: str = ""
    inputs: tuple[Input, ...] = ()
    got: str = ""
    want: str = ""
    of: str = ""


Grid = tuple[tuple[float, ...], ...]
"""Numbers in rows; a vector is one row."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The numbers of a picture, few enough to be kept; a module of `grader.figures` draws it.

    `says` tells the picture in one line. `given` is known to everybody, `yours` is what the
    submission made of it; `expected` is what it should have been, and where the two differ. `part`
    is the index of what is shown, where that is not all, `shape` the size of the whole.
    """

    kind: str
    says: Message = NOTHING
    given: Mapping[str, Grid] = field(default_factory=dict)
    yours: Mapping[str, Grid] = field(default_factory=dict)
    expected: Mapping[str, Grid] = field(default_factory=dict)
    part: str = ""
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What may quote values; dropped from reports for hidden cases."""

    lines: tuple[Message, ...] = ()
    map: str = ""
    frames: tuple[Frame, ...] = ()
    sample: Sample = Sample()
    figure: Figure | None = None
    advice: Message = NOTHING
    """What is likely to be the reason, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check's `judge` returns for one case.

    `message` never quotes a value of the case; `finding` is a code a `Slip` may refer to;
    `error` and `allowed` are the measured distance and its budget, where there is one.
    """

    status: Status
    message: Message = NOTHING
    evidence: Evidence = Evidence()
    finding: str = ""
    proven: tuple[str, ...] = ()
    """Ids of mistakes that the check has proven."""
    error: float | None = None
    allowed: float | None = None
    share: float = 1.0
    """Share of the case's points earned by a pass (coarse speed bands)."""
    draw: int = 0
    """Which draw of the case this is about."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of one check on one case, and what it is worth.

    `case` is empty for a check of the file; `seconds` is how long judging took.
    """

    check: str
    kind: str
    case: str
    hidden: bool
    verdict: Verdict
    points: float
    max_points: float
    seconds: float

    @property
    def status(self) -> Status:
        return self.verdict.status

    @property
    def message(self) -> Message:
        return self.verdict.message

    @property
    def evidence(self) -> Evidence:
        return self.verdict.evidence

    @property
    def finding(self) -> str:
        return self.verdict.finding

    @property
    def passed(self) -> bool:
        return self.verdict.status is Status.PASS

    def saying(self, **changes: Any) -> Outcome:
        """Return the same outcome with changes in its verdict: another message, less evidence."""
        return replace(self, verdict=replace(self.verdict, **changes))


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A misconception, what to tell of it, and the evidence that it fits.

    `relation` tells how it stands to the others of its report: alone (empty), `either` (one of
    these fits) or `both` (all of these fit together, and with one of those that say `either`).
    """

    id: str
    title: Text
    says: Text
    evidence: Message
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """A file to grade. `variant` names a class of a solution file, for `author validate`."""

    source: bytes
    name: str
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Isolation:
    """Which sandbox ran and what it confines, in words."""

    kind: str
    confines: tuple[Message, ...]
    missing: tuple[Message, ...] = ()
    clock: Message = WALL_CLOCK
    fallback: Message = NOTHING
    """Why no stronger sandbox ran; empty where this is the strongest there is."""

    @property
    def line(self) -> Message:
        """Say all of it in one line."""
        inside: Message | tuple[Message, ...] = self.confines
        if self.missing:
            inside = Message(
                "{confines}; not confined: {missing}", confines=self.confines, missing=self.missing
            )
        if not self.fallback:
            return Message(
                "{kind} ({confines}); timing: {clock}",
                kind=self.kind,
                confines=inside,
                clock=self.clock,
            )
        return Message(
            "{kind} ({confines}); timing: {clock}; no stronger one: {reason}",
            kind=self.kind,
            confines=inside,
            clock=self.clock,
            reason=self.fallback,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """Everything about one graded submission."""

    exercise: str
    title: Text
    file: str
    backend: str
    device: str
    seed: int
    isolation: Isolation
    outcomes: tuple[Outcome, ...]
    diagnosis: tuple[Diagnosis, ...]
    notes: tuple[Message, ...]
    seconds: float
    printed: str = ""
    origin: Origin = NOWHERE

    @property
    def points(self) -> float:
        return round(sum(outcome.points for outcome in self.outcomes), 6)

    @property
    def max_points(self) -> float:
        return round(sum(outcome.max_points for outcome in self.outcomes), 6)

    @property
    def share(self) -> float:
        """Share of the points; see `share_of`."""
        return share_of(self.points, self.max_points, passed=self.passed)

    @property
    def passed(self) -> bool:
        return bool(self.outcomes) and all(outcome.passed for outcome in self.outcomes)

    @property
    def internal(self) -> bool:
        return any(outcome.status is Status.INTERNAL for outcome in self.outcomes)


MOST_FAILED = 0.99


def share_of(points: float, max_points: float, *, passed: bool) -> float:
    """Return the share of the points, from 0 to 1; 1 only where the submission passed.

    A check that gives no points may fail beside all others: that is less than everything.
    """
    share = points / max_points if max_points else float(passed)
    return share if passed else min(share, MOST_FAILED)


@dataclass(frozen=True, slots=True)
class Truth:
    """What a case should give: `value` in extended precision, `budgets` per leaf path."""

    value: Any
    budgets: Mapping[str, float]

    def budget(self, path: str) -> float:
        """Return the budget of the leaf at `path`; 0 for what is compared exactly."""
        return self.budgets.get(path, 0.0)
