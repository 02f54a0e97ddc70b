"""`source`: the submission does not call the library function it is asked to write.

Names are resolved through import aliases. `layer_norm` stands for whatever torch calls so, be it
a function or a layer (`torch.native_layer_norm`, `torch.nn.LayerNorm`), `.softmax` for the method
of any object, a dotted name for itself and what is in it, `@` for the operator. A name without a
dot is a library, too, of which nothing may be imported. The check only reads what the parser saw
before anything of the submission ran. What is reached under a name that cannot be read refuses to
be called (`grader.worker.refuse`), in whatever check that happens; the conductor then fails this
one.
"""

from __future__ import annotations

from collections.abc import Iterable

from grader.checks import Kind
from grader.checks._verdicts import FORBIDDEN, refused
from grader.messages import Message, Place
from grader.model import CheckSpec, Evidence, Field, Frame, Status, Use, Verdict
from grader.trial import Case, Trial
from grader.worker.refuse.spelling import folded

SAYS = Message("written without the functions that are forbidden")

DEMAND = Message("Not allowed here, under any name: {forbid}", forbid="")

POINTS = 0

ALWAYS = ("torch.ops", "torch._C")
"""Where every library function is found again under another name."""


def judge(check: CheckSpec, case: Case | None, trial: Trial) -> Verdict:
    """Look for forbidden names in what is written."""
    facts = trial.submission.facts
    libraries = [Use(use.name.partition(".")[0], use.line) for use in facts.imports]
    for use in (*libraries, *facts.uses):
        for name in (*check.options["forbid"], *ALWAYS):
            if _is(use.name, name):
                message = Message(
                    "{place} uses `{name}`: {why}",
                    place=Place(use.line),
                    name=name.removeprefix("."),
                    why=_why(name, trial.exercise.entries),
                )
                evidence = Evidence(frames=(Frame(use.line, "", ""),))
                return Verdict(Status.FAIL, message, evidence, finding="forbidden")
    return Verdict(Status.PASS)


def afterwards(check: CheckSpec, trial: Trial) -> Verdict | None:
    """Fail where a forbidden function was called, whichever check met it."""
    if not trial.submission.refused:
        return None
    first = trial.submission.refused[0]
    return refused(first, _why(first.message, trial.exercise.entries))


def _why(name: str, entries: Iterable[str]) -> Message:
    """Say why a function is not to be used: it is what is to be written, or merely forbidden."""
    last = folded(name.rpartition(".")[2])
    if any(entry in last or last in entry for entry in map(folded, entries)):
        return Message("this exercise asks you to write it")
    return FORBIDDEN


def _is(used: str, name: str) -> bool:
    """Whether a dotted name that is used is, or belongs to, the forbidden one."""
    if "." in name:
        first, last = name.partition(".")[0], name.rpartition(".")[2]
        inner = used.startswith(f"{first}.") and used.endswith(f".{last}")  # `numpy._core.umath`
        return inner or used.startswith(f"{name}.") or used == name
    library, *parts = used.split(".")
    return library == name or (library == "torch" and folded(name) in map(folded, parts))


KIND = Kind(
    judge=judge,
    fields=(
        Field(
            "forbid",
            "names",
            "what may not be used: `softmax`, however torch spells it, a dotted name, a library, "
            "`.method` or `@`",
            required=True,
        ),
    ),
    afterwards=afterwards,
    on_hidden=Message("calls what this exercise does not allow, on a hidden case"),
    cases="none",
    gate=True,
    forbids="forbid",
    also=("forbidden",),
)
