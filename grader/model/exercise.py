"""An exercise, loaded and validated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from grader.messages import Text
from grader.model.words import NOWHERE, ExerciseHead, Hint, Mark, Origin

INIT = "__init__"
"""The constructor among the methods of a class."""


@dataclass(frozen=True, slots=True)
class CaseSpec:
    """Named inputs with a purpose. `inputs` maps parameter names to literals or expressions (str).

    `let` holds values drawn first, visible to the inputs by name; `call` is the entry to call. Of a
    class the inputs are the parts of a script (see `SCRIPT`), with expressions inside.
    """

    name: str
    purpose: Text
    call: str
    inputs: Mapping[str, Any]
    let: Mapping[str, Any] = field(default_factory=dict)
    hidden: bool = False
    covers: Text | None = None
    """Why it stays, where it catches none of the mistakes that the exercise lists."""
    repeat: int = 1
    """Number of independent draws a check runs on."""

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the methods that are called and the attributes that are read, in order."""
        calls = self.inputs.get("calls", ()) if "new" in self.inputs else ()
        return tuple(step if isinstance(step, str) else next(iter(step)) for step in calls)


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
    message: str = ""
    """What Python said, or a name that is told, where the finding alone proves nothing."""
    says: Text | None = None
    backends: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    """Mistakes that compute the same everywhere."""
    also: tuple[str, ...] = ()
    """Further variants: the same mistake, made in another way."""

    @property
    def forms(self) -> tuple[Slip, ...]:
        """The slip of every variant; what `caught_by` says is about the first."""
        return (self, *(replace(self, variant=v, caught_by=(), also=()) for v in self.also))


@dataclass(frozen=True, slots=True)
class FigureSpec:
    """A picture of a failing case: a kind of `grader.figures` and the expressions it is drawn of.

    `function` says of which calls; empty: of all whose inputs the expressions know.
    """

    kind: str
    function: str
    options: Mapping[str, Any]


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
class Parameter:
    """One parameter of an entry, read from the stub; `default` is None where `required`."""

    name: str
    required: bool
    default: Any = None


Methods = Mapping[str, tuple[Parameter, ...]]
"""The methods of a class in the stub, the constructor as `__init__`, and their parameters."""

SCRIPT = (
    Parameter("new", required=False, default={}),
    Parameter("load", required=False, default={}),
    Parameter("calls", required=True),
)
"""What a class is called with: a script, that makes an object and goes through some steps with it.

`new` are the arguments of the constructor and `load` attributes that are set then, both by name;
`calls` are the steps: a text is an attribute that is read, `{method: arguments}` a method that is
called. The result is a list with what came of each step.
"""


@dataclass(frozen=True, slots=True)
class GivenCode:
    """What an exercise supplies and nobody grades: the class `given` of its solution file."""

    source: str = ""
    """The solution file with every other line blank, so that lines keep their numbers."""
    things: Mapping[str, tuple[Parameter, ...] | None] = field(default_factory=dict)
    """By name: its parameters, as far as they can be told; None where they cannot."""

    lines: range = range(0)
    """Those of the class itself, from 1; the others are of what it shares with the answers."""

    def __bool__(self) -> bool:
        return bool(self.source)

    @property
    def shown(self) -> str:
        """It as students read it."""
        lines = (line for line in self.source.split("\n") if not line.startswith("from __future__"))
        return re.sub(r"\n{4,}", "\n\n\n", "\n".join(lines)).strip("\n")


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
    random: tuple[str, ...]
    """Inputs that are random generators: right answers may draw from them in any order."""
    solution: str
    digest: str
    origin: Origin = NOWHERE
    given: GivenCode = field(default_factory=GivenCode)
    figures: tuple[FigureSpec, ...] = ()
    marks: Mapping[tuple[str, ...], Mark] = field(default_factory=dict, repr=False, compare=False)
    classes: Mapping[str, Methods] = field(default_factory=dict)
    """The entries that are classes; what `entries` says of them is `SCRIPT`."""
    chained: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The methods of the classes that promise to return their object."""

    @property
    def id(self) -> str:
        return self.head.id

    @property
    def solution_shown(self) -> str:
        """The solution file as messages name it: below the folder of the course."""
        return "/".join(Path(self.solution).parts[-3:])

    def names(self, entry: str) -> dict[str, Any]:
        """Return what a call of `entry` says of its parameters: their names in stub order."""
        methods = self.classes.get(entry, {})
        return {
            "order": tuple(p.name for p in self.entries.get(entry, ())),
            "methods": {name: tuple(p.name for p in found) for name, found in methods.items()},
            "chained": self.chained.get(entry, ()),
        }

    def mark(self, *path: str) -> Mark | None:
        """Return the place of the nearest enclosing key of `path` in the YAML file."""
        while path and path not in self.marks:
            path = path[:-1]
        return self.marks.get(path)
