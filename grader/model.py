"""The nouns of the grader: frozen records, enums and protocols; no I/O, nothing heavy imported."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import numpy as np

# --------------------------------------------------------------------------- text and places


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in English and, where it has been written, Chinese."""

    en: str
    zh: str = ""

    def get(self, lang: str = "en") -> str:
        """Return the sentence in `lang` (`en` or `zh`), English where there is no other."""
        return (self.zh or self.en) if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in a content file. `line` and `column` count from 1; `text` is the source line."""

    path: str
    line: int
    column: int
    text: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


# --------------------------------------------------------------------------- field tables


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a YAML mapping: the table the reader, the docs and the JSON Schema share.

    `kind` is one of: `text` (a plain string), `texts` (`{en, zh}` or a string), `name`,
    `names` (list of names), `number`, `integer`, `flag`, `expression` (string or number),
    `expressions` (mapping name -> expression), `mapping`, `list`, `any`.
    """

    name: str
    kind: str
    doc: str
    required: bool = False
    default: Any = None
    choices: tuple[str, ...] = ()


# --------------------------------------------------------------------------- content


@dataclass(frozen=True, slots=True)
class CaseSpec:
    """Named inputs with a purpose. `inputs` maps parameter names to literals or expressions (str).

    `let` holds values drawn first, visible to the inputs by name; `call` is the entry to call.
    """

    name: str
    purpose: str
    call: str
    inputs: Mapping[str, Any]
    let: Mapping[str, Any] = field(default_factory=dict)
    hidden: bool = False
    repeat: int = 1
    """Number of independent draws a check runs on."""


@dataclass(frozen=True, slots=True)
class CheckSpec:
    """One check of an exercise as written: `options` are the fields of its kind, already read."""

    id: str
    kind: str
    points: float
    cases: tuple[str, ...]
    options: Mapping[str, Any]
    needs: tuple[str, ...] = ()
    backends: tuple[str, ...] = ()
    says: Text | None = None


@dataclass(frozen=True, slots=True)
class Misconception:
    """One entry of the course's list, shared by checks, quizzes and review."""

    id: str
    title: Text
    says: Text
    see: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """How an exercise recognises a misconception.

    Either a wrong `variant` (a class of the solution file) whose output is matched, or a
    `finding` that the check `caught_by` reports by itself (`modified`, `returned`, `wider`, ...).
    `caught_by` names a check or a case that must fail for the variant.
    """

    id: str
    caught_by: tuple[str, ...]
    variant: str = ""
    finding: str = ""
    says: Text | None = None
    backends: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """One level of help; `after` names the check whose failure makes it the first to show."""

    text: Text
    after: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a submission may use. Seconds, and bytes for `memory`, `output` and `printed`."""

    call: float = 10.0
    load: float = 10.0
    total: float = 60.0
    memory: int = 1 << 30
    output: int = 64 << 20
    printed: int = 1 << 20
    source: int = 256 << 10


@dataclass(frozen=True, slots=True)
class ExerciseHead:
    """What `grader list` needs: the part of an exercise file above `prompt:`."""

    id: str
    title: Text
    level: int
    track: str
    requires: tuple[str, ...]
    source: str
    backends: tuple[str, ...]
    path: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """One gradable task, loaded and validated."""

    head: ExerciseHead
    prompt: Text
    stub: str
    entries: Mapping[str, tuple[Parameter, ...]]
    correct: tuple[str, ...]
    cases: Mapping[str, CaseSpec]
    checks: tuple[CheckSpec, ...]
    slips: Mapping[str, Slip]
    hints: tuple[Hint, ...]
    limits: Limits
    imports: tuple[str, ...]
    solution: str
    digest: str
    marks: Mapping[tuple[str, ...], Mark] = field(default_factory=dict, repr=False, compare=False)

    @property
    def id(self) -> str:
        return self.head.id

    def mark(self, *path: str) -> Mark | None:
        """Return the place of the nearest enclosing key of `path` in the YAML file."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an entry, read from the stub; `default` is None where `required`."""

    name: str
    required: bool
    default: Any = None


# --------------------------------------------------------------------------- values on the wire


@dataclass(frozen=True, slots=True)
class Array:
    """An array as it crossed the wire.

    `dtype` is the name the sender used (`bfloat16` included); `data` a NumPy array whose dtype is
    the same, but float32 for bfloat16. `container` is `ndarray`, `scalar` (a NumPy scalar) or
    `tensor`; `device` is the torch device type.
    """

    data: np.ndarray[Any, Any]
    dtype: str
    container: str = "ndarray"
    device: str = "cpu"


@dataclass(frozen=True, slots=True)
class Stock:
    """A callable input that the trusted side evaluates itself (`rbf_kernel`, ...), and counts."""

    name: str
    parameters: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Generator:
    """A `numpy.random.Generator` input, made in the worker from `seed`."""

    seed: int


# --------------------------------------------------------------------------- calls, observations


@dataclass(frozen=True, slots=True)
class Call:
    """A request to a worker: call `entry` with `arguments` (by parameter name, in stub order).

    `entry` is a function name; in a reference worker it may be `variant.function` or
    `variant+variant.function`. Float arrays among the arguments have been cast already.
    """

    entry: str
    arguments: Mapping[str, Any]
    order: tuple[str, ...] = ()
    """All parameter names of the entry in the stub; a submission may have renamed them."""
    after: bool = False
    """Send the arguments back as they are after the call."""
    gradients: tuple[str, ...] = ()
    """Names of the arguments whose gradients are wanted (torch only)."""
    cotangent: Any = None
    """Weights of the output in the scalar that is differentiated; same shape as the output."""
    device: str = ""
    """Place tensors there for this call (`meta`), instead of on the session's device."""
    backend: str = ""
    """Pass arrays of this library, instead of the session's."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of the submission in a traceback."""

    line: int
    function: str
    text: str


@dataclass(frozen=True, slots=True)
class Returned:
    """The call came back. All of it is untrusted data, but `seconds` and `evaluations` are ours."""

    value: Any
    after: Mapping[str, Any] | None = None
    gradients: Mapping[str, Any] | None = None
    detached: bool = False
    random_state_touched: bool = False
    modified: tuple[str, ...] = ()
    """`Stock` arguments whose returned arrays the submission overwrote (only with `after`)."""
    seconds: float = 0.0
    evaluations: Mapping[str, int] = field(default_factory=dict)
    """Scalar evaluations of every `Stock` argument, counted on this side."""


@dataclass(frozen=True, slots=True)
class Raised:
    """The submission raised. `types` is the exception's class and its bases, by name.

    `stage` is `syntax`, `load`, `missing` (no such function), `call` or `result` (what came back
    is not plain data; `message` says what it was).
    """

    stage: str
    types: tuple[str, ...]
    message: str
    frames: tuple[Frame, ...] = ()

    @property
    def type(self) -> str:
        return self.types[0] if self.types else ""

    @property
    def line(self) -> int:
        return self.frames[-1].line if self.frames else 0


@dataclass(frozen=True, slots=True)
class TimedOut:
    """A time limit was hit: `limit` names it (`call`, `load`, `total`), in seconds."""

    limit: str
    seconds: float


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The memory limit was hit, in bytes."""

    limit: int


@dataclass(frozen=True, slots=True)
class Crashed:
    """The worker died or babbled; `reason` is one line."""

    reason: str


Observation = Returned | Raised | TimedOut | OutOfMemory | Crashed


@dataclass(frozen=True, slots=True)
class Use:
    """A dotted name the source uses, aliases resolved (`torch.nn.functional.softmax`)."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Facts:
    """What the parser saw in a source, before any of it ran."""

    functions: Mapping[str, int]
    """Top-level functions and their lines."""
    parameters: Mapping[str, tuple[str, ...]]
    """Positional parameter names of each top-level function; `*` marks accept-all."""
    imports: tuple[Use, ...]
    uses: tuple[Use, ...]


# --------------------------------------------------------------------------- verdicts


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
class Evidence:
    """What may quote values; dropped from reports for hidden cases."""

    lines: tuple[str, ...] = ()
    map: str = ""
    frames: tuple[Frame, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check's `judge` returns for one case.

    `message` never quotes a value of the case; `finding` is a code a `Slip` may refer to;
    `error` and `allowed` are the measured distance and its budget, where there is one.
    """

    status: Status
    message: str
    evidence: Evidence = Evidence()
    finding: str = ""
    error: float | None = None
    allowed: float | None = None
    share: float = 1.0
    """Share of the case's points earned by a pass (coarse speed bands)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The verdict of one check on one case."""

    check: str
    kind: str
    case: str
    status: Status
    message: str
    points: float
    max_points: float
    seconds: float
    evidence: Evidence = Evidence()
    finding: str = ""
    hidden: bool = False
    error: float | None = None
    allowed: float | None = None

    @property
    def passed(self) -> bool:
        return self.status is Status.PASS


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A misconception with the evidence that it fits; several mean: one of these."""

    id: str
    title: str
    message: str
    evidence: str


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
    confines: tuple[str, ...]
    missing: tuple[str, ...] = ()
    clock: str = "wall clock"

    @property
    def line(self) -> str:
        missing = f"; not confined: {', '.join(self.missing)}" if self.missing else ""
        return f"{self.kind} ({', '.join(self.confines)}{missing}); timing: {self.clock}"


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
    notes: tuple[str, ...]
    seconds: float
    printed: str = ""

    @property
    def points(self) -> float:
        return round(sum(outcome.points for outcome in self.outcomes), 6)

    @property
    def max_points(self) -> float:
        return round(sum(outcome.max_points for outcome in self.outcomes), 6)

    @property
    def passed(self) -> bool:
        return bool(self.outcomes) and all(outcome.passed for outcome in self.outcomes)

    @property
    def internal(self) -> bool:
        return any(outcome.status is Status.INTERNAL for outcome in self.outcomes)

    def without_hidden(self) -> Report:
        """Return the report with the evidence of hidden cases dropped."""
        return replace(
            self,
            outcomes=tuple(
                replace(outcome, evidence=Evidence()) if outcome.hidden else outcome
                for outcome in self.outcomes
            ),
        )


# --------------------------------------------------------------------------- protocols


class Session(Protocol):
    """One worker with one source in it. Every method has a deadline and never raises for what
    the submission does: that is an `Observation`."""

    def inspect(self) -> Facts | Observation:
        """Parse the source, before any of it runs."""

    def load(self) -> Observation:
        """Run the module; `Returned(None)` when it came through."""

    def run(self, call: Call) -> Observation:
        """Make one call with fresh copies of its arguments."""

    def stage(self, calls: Sequence[Call]) -> Observation:
        """Hand over the arguments of several calls without running them."""

    def go(self) -> Observation:
        """Run the staged calls; `seconds` is the worker's CPU time for the block."""

    def fetch(self) -> Observation:
        """Return the last result of the block that `go` ran."""

    def pin(self, core: int) -> None:
        """Keep the worker on one core, where the system can."""

    @property
    def printed(self) -> str:
        """What the submission printed so far, cleaned and truncated."""

    def close(self) -> None:
        """Kill the worker and everything it started."""


class Sandbox(Protocol):
    """How a worker is started and confined."""

    def open(self, job: Job) -> Session:
        """Start a worker for `job`.

        Raises
        ------
        SandboxError
            The worker cannot be started: our fault, never the submission's.
        """

    @property
    def isolation(self) -> Isolation:
        """What it confines."""

    def close(self) -> None:
        """Stop whatever it keeps running."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a sandbox needs to start a worker. `backend` is the library it has imported."""

    source: bytes
    name: str
    backend: str
    limits: Limits
    device: str = "cpu"
    trusted: bool = False
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Truth:
    """What a case should give: `value` in extended precision, `budgets` per leaf path."""

    value: Any
    budgets: Mapping[str, float]

    def budget(self, path: str) -> float:
        """Return the budget of the leaf at `path`; 0 for what is compared exactly."""
        return self.budgets.get(path, 0.0)
