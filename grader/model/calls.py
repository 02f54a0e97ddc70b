"""Requests to a worker, and the untrusted observations that come back."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader.messages import Message
from grader.model.exercise import Limits

if TYPE_CHECKING:
    import numpy as np


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
class Given:
    """An input that the worker makes of the exercise's given code: `given.NAME(...)`.

    A tree with its arguments as leaves: they are cast, perturbed and widened like other inputs.
    """

    name: str
    arguments: Mapping[str, Any] | None = None
    """By parameter, or by place (`"0"`) where the parameters are not known; None where the thing
    itself is meant, without a call."""
    asked: bool = False
    """Whether submissions may only ask it, one call at a time; see `Asked`."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A callable input whose calls are answered on this side, and counted.

    `answer` takes the list of arguments as they came over the wire, and raises `ValueError` with
    what the submission is told where there is no answer.
    """

    answer: Callable[[Any], Any]


@dataclass(frozen=True, slots=True)
class Generator:
    """A `numpy.random.Generator` input, made in the worker from `seed`."""

    seed: int
    again: bool = False
    """Pass the one that was made of this seed for an earlier call, as that call left it."""


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
    methods: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of a class, the parameter names of its methods; the arguments are those of a script."""
    chained: tuple[str, ...] = ()
    """The methods of the class that must return their object."""
    after: bool = False
    """Send the arguments back as they are after the call."""
    random: bool = False
    """Say whether the call touched a global random state, which nobody can foresee."""
    gradients: tuple[str, ...] = ()
    """Arrays among the arguments whose gradients are wanted (torch only): `x`, or `p.w`."""
    cotangent: Mapping[str, Any] | None = None
    """Weights in the scalar that is differentiated, by the path of an output: `""` for a result
    that is one array, `0` or `w` for a part; of the shape of each."""
    device: str = ""
    """Place tensors there for this call (`meta`), instead of on the session's device."""
    backend: str = ""
    """Pass arrays of this library, instead of the session's."""
    frozen: bool = False
    """Pass NumPy arrays that cannot be written to."""
    patience: Callable[[], float] | None = None
    """Says how many seconds the call may compute: asked when it has computed for one. Without it,
    and for a call that waits instead, the session's limit counts."""
    noisy_runs: int = 0
    """Return the results of so many runs whose arithmetic is noisy, as a list; the gradients, where
    some are wanted."""
    written: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """How a sandbox has written it, by the library of the session: the same call is made of every
    submission of a class."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One line of the submission in a traceback."""

    line: int
    function: str
    text: str
    """The line as it is written, indented."""
    column: int = 0
    end: int = 0
    """The first and the last column of what failed, from 1; 0 where that is not known."""


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning that a call gave, at a line of the submission or, if that is 0, elsewhere."""

    line: int
    category: str
    text: str


@dataclass(frozen=True, slots=True)
class Inner:
    """A function that is not at the top level of a source.

    `kind` says what holds it: a `class` that is made without arguments, a `needy` one that is not,
    a `function`, or what only runs as `main`; `owner` is the name of that.
    """

    name: str
    line: int
    kind: str
    owner: str


@dataclass(frozen=True, slots=True)
class Loop:
    """A loop of a source, from its first line to its last; `endless` where it is a `while`."""

    line: int
    last: int
    endless: bool


@dataclass(frozen=True, slots=True)
class Skipped:
    """A statement of the file that failed when it was loaded; `error` is the exception."""

    line: int
    text: str
    error: str


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
    touched: tuple[str, ...] = ()
    """Arrays among the arguments that were written to, even if they are as before (torch only)."""
    aliased: str = ""
    """An argument whose memory the result shares (only with `after`)."""
    overwritten: bool = False
    """Whether the result of the last call on the same inputs changed since (with `after`)."""
    repeated: bool = False
    """Whether the result shares memory with that of this last call (with `after`)."""
    compared: bool = False
    """Whether there was such a call, whose result was still held."""
    seconds: float = 0.0
    evaluations: Mapping[str, int] = field(default_factory=dict)
    """Scalar evaluations of every `Stock` argument, and calls of every `Asked` one, counted on
    this side."""
    warned: tuple[Warned, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    """What failed and was left out when the file was loaded."""


_RAISE = re.compile(r"\braise\b\s*(?P<name>\w*)")


@dataclass(frozen=True, slots=True)
class Raised:
    """The submission raised. `types` is the exception's class and its bases, by name.

    `stage` is `syntax`, `load`, `missing` (no such function), `object` (a class, or an object of
    it, lacks what is asked for; `message` says what), `call`, `result` (what came back is not plain
    data; `message` says what it was) or `forbidden` (`message` is the name the exercise forbids).
    """

    stage: str
    types: tuple[str, ...]
    message: str
    frames: tuple[Frame, ...] = ()
    template: str = ""
    """Of the worker's own sentence, where the message is one; `parameters` stand in its holes."""
    parameters: Mapping[str, str] = field(default_factory=dict)

    @property
    def type(self) -> str:
        return self.types[0] if self.types else ""

    @property
    def line(self) -> int:
        return self.frames[-1].line if self.frames else 0

    @property
    def on_purpose(self) -> bool:
        """Whether the input was refused; what breaks somewhere refuses nothing."""
        if "AssertionError" in self.types:
            return True
        said = _RAISE.search(self.frames[-1].text if self.frames else "")
        return said is not None and (said["name"] == self.type or not said["name"][:1].isupper())


@dataclass(frozen=True, slots=True)
class TimedOut:
    """A time limit was hit: `limit` names it (`call`, `load`, `total`), in seconds."""

    limit: str
    seconds: float
    frames: tuple[Frame, ...] = field(default=(), compare=False)
    """Where the submission stood then, if its worker could still say so."""

    @property
    def line(self) -> int:
        """The line of the file that was running; 0 if unknown."""
        return self.frames[-1].line if self.frames else 0


@dataclass(frozen=True, slots=True)
class OutOfMemory:
    """The memory limit was hit, in bytes."""

    limit: int


@dataclass(frozen=True, slots=True)
class Crashed:
    """The worker died or babbled; `reason` is one line."""

    reason: Message
    flood: bool = field(default=False, compare=False)
    """Whether it printed too much."""


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
    bound: frozenset[str] = frozenset()
    """Names that top-level statements bind, functions included."""
    elsewhere: tuple[Inner, ...] = ()
    """Functions that are not at the top level."""
    loops: tuple[Loop, ...] = ()
    wanted: frozenset[str] = frozenset()
    """What the exercise asks for: a name that is not another one misspelt."""

    @property
    def empty(self) -> bool:
        """Whether there is no code at all."""
        return not (self.functions or self.bound or self.elsewhere or self.uses or self.loops)


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
    imports: tuple[str, ...] = ()
    """Modules the exercise allows besides the standard library and the backend."""
    forbid: tuple[str, ...] = ()
    """Names of functions that refuse to be called, as the exercise writes them."""
    given: str = ""
    """Given code of the exercise: a module with the class `given`."""
    entries: tuple[str, ...] = ()
    """Functions that must be there after loading: then statements that fail are left out, and
    modules that are not here have stand-ins. Without any, what a file raises is its end."""
