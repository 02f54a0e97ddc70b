"""Family of checks: a module per kind, which ends in `KIND = Kind(...)`.

A check calls the submission with the inputs of a case, asks the reference for the truth, and says
what the answers mean; it sees only results that came back. What it means that none did, the
conductor says. All that the rest of the grader must know of a kind stands in its `Kind`; four
facts that are read without importing it are constants of the module: `ID`, the id of a check that
the exercise gives none (the kind's name if absent), `POINTS`, what it is worth (1 if absent),
`SAYS`, what its points are for where a check does not say it, and `DEMAND`, what it demands of any
exercise: a line of its statement, in which a hole is an option of the check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from grader import registry
from grader.messages import Message
from grader.model import CheckSpec, Field, Verdict

if TYPE_CHECKING:
    from grader.trial import Trial


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of check: how it judges, and what holds where the exercise does not say otherwise.

    Parameters
    ----------
    judge : callable
        `judge(check, case, trial) -> Verdict`; the case is None for a kind without cases.
    fields : tuple of Field
        Its options.
    tables : mapping of str to tuple of Field
        What the records of an option hold, by the option's name.
    alone : mapping of str to tuple of str
        Options that leave no place for others.
    cases : str
        Its cases: `plain`, the first visible one of every function; `rest`, all that nothing else
        claims; `none`, it is about the file; empty, an author names them.
    claims : bool
        Whether the cases it names are left out of what `rest` means for others.
    dependent : bool
        Whether the checks that decide on the same cases or functions must pass first.
    findings : tuple of str
        What it reports by itself when it finds a mistake; a mistake with one of them is caught by
        the first check that reports it.
    also : tuple of str
        What else it may report, where a mistake must say itself what catches it.
    backends : callable
        The libraries it is for, by its options; all where empty.
    """

    judge: Callable[[CheckSpec, Any, Trial], Verdict]
    fields: tuple[Field, ...] = ()
    tables: Mapping[str, tuple[Field, ...]] = field(default_factory=dict)
    alone: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cases: str = ""
    claims: bool = False
    dependent: bool = False
    findings: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    backends: Callable[[Mapping[str, Any]], tuple[str, ...]] = lambda options: ()

    afterwards: Callable[[CheckSpec, Trial], Verdict | None] | None = None
    """Says what the calls of all checks showed, where that fails this one; else None."""
    on_hidden: Message | None = None
    """What is said instead, where only hidden cases showed it: the file chose what they show."""
    truths: Callable[[CheckSpec, Any, Trial], Iterable[tuple[str, bool]]] | None = None
    """Says of a case with which precision, and whether with perturbed inputs, its truth will be
    wanted: the reference computes it while the submission is busy."""
    gate: bool = False
    """Whether every other check needs it, and it runs first."""
    decides: str = ""
    """How it says that a result is right: by its `value`, or by `measures`, where no result is
    unique; empty where it says something else of it."""
    unique: bool = False
    """Whether the results of its cases are determined: the reference's is the only right one."""
    rejects: bool = False
    """Whether the inputs of its cases are to be rejected."""
    forbids: str = ""
    """The option that names functions which refuse to be called while a submission is graded."""
    differentiates: bool = False
    """Whether its subject is the gradient, not the value."""
    mistakes: bool = False
    """Whether a failure may be laid to a wrong variant that fails in the same way."""
    margin: bool = False
    """Whether its errors count in how far correct and wrong variants are apart."""
    timed: bool = False
    """Whether it takes a fixed time, and never fails."""
    resource: bool = False
    """Whether it is about time or memory, for which a wrong variant need not fail."""

    @property
    def reports(self) -> tuple[str, ...]:
        """Everything it may report, the failing of a call left out."""
        return (*self.findings, *self.also)


def compared(checks: Iterable[CheckSpec], case: str) -> dict[str, CheckSpec]:
    """Return what of a case's results is compared: the check by its view, all of it without one.

    Where some check compares the whole, or none compares values, there is nothing narrower.
    """
    deciding = [c for c in checks if case in c.cases and kind_of(c.kind).decides == "value"]
    views = {str(check.options.get("view") or ""): check for check in deciding}
    return {} if "" in views else views


IN_EVERY_CALL = ("missing", "not-written", "raised", "type")
"""What is reported of a call that did not return, or returned what cannot be judged."""

DIFFERENCES = ("type", "shape", "dtype", "finite", "values")
"""What a comparison reports, the first that differs."""


def kinds() -> tuple[str, ...]:
    """Return the names of the kinds."""
    return registry.kinds("checks")


def findings() -> tuple[str, ...]:
    """Return all that checks can report, measures left out: those have names of their own."""
    return tuple(sorted({*IN_EVERY_CALL, *(f for name in kinds() for f in kind_of(name).reports)}))


def kind_of(name: str) -> Kind:
    """Return a kind by its name.

    Raises
    ------
    ContentError
        There is none.
    """
    found: Kind = registry.member("checks", name).KIND
    return found
