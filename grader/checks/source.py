"""`source`: the submission does not call the library function it is asked to write.

Names are resolved through import aliases. `layer_norm` stands for whatever torch calls so, be it
a function or a layer (`torch.native_layer_norm`, `torch.nn.LayerNorm`), `.softmax` for the method
of any object, a dotted name for itself and what is in it. The check first reads what the parser
saw before anything of the submission ran; then the cases are run once while torch notes its
operators, which finds a function that was reached under another name.
"""

from __future__ import annotations

import re

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.model import CheckSpec, Evidence, Field, Frame, Raised, Returned, Status, Use, Verdict

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "source"
FIELDS = (
    Field(
        "forbid",
        "names",
        "what may not be used: `softmax`, however torch spells it, or a dotted name",
        required=True,
    ),
)
DEFAULTS = Defaults()
ALWAYS = ("torch.ops", "torch._C")
"""Where every library function is found again under another name."""

HIDING = ("sys.modules", "sys._getframe", "gc", "ctypes")
"""By which a file can reach the worker around it, and what notes the operators."""

SPELLING = re.compile(r"^(?:native|safe)|(?:math|loss|[123]d)$")
"""What torch adds to the name of a function: `NLLLoss`, `BatchNorm1d`, `_safe_softmax`."""


def judge(check: CheckSpec, case: Drawn | None, bench: Bench) -> Verdict:
    """Look for forbidden names, then at what torch runs."""
    for use in bench.facts.uses:
        for name in (*check.options["forbid"], *ALWAYS):
            if _is(use.name, name):
                shown = name.removeprefix(".")
                return _forbidden(
                    f"line {use.line} uses `{shown}`, which this exercise asks you to write", use
                )
    if hidden := _hiding(bench):
        return hidden
    ran = _run(bench)
    for name in check.options["forbid"]:
        if any(_is(f"torch.{operator}", name) for operator in ran):
            # what the worker calls it may hold anything, hidden inputs among it
            return _forbidden(f"runs torch's `{name}`, which this exercise asks you to write")
    return Verdict(Status.PASS, "")


def _forbidden(message: str, use: Use | None = None) -> Verdict:
    frames = (Frame(use.line, "", ""),) if use else ()
    return Verdict(Status.FAIL, message, Evidence(frames=frames), finding="forbidden")


def _hiding(bench: Bench) -> Verdict | None:
    """Look for what reaches around the watch on operators, where there is one."""
    if bench.family != "torch":
        return None
    for use in (*bench.facts.uses, *bench.facts.imports):
        for name in HIDING:
            if use.name == name or use.name.startswith(f"{name}."):
                return _forbidden(
                    f"line {use.line} uses `{name}`, which can hide what this exercise asks you "
                    "to write",
                    use,
                )
    return None


def _run(bench: Bench) -> set[str]:
    """Return the operators that torch runs for the exercise's cases.

    A worker of their own runs them: the one of the other checks meets no hidden input so early.
    """
    if bench.family != "torch":  # a file that says it is written in NumPy may call torch
        return set()
    found: set[str] = set()
    with bench.confined(bench.exercise.limits.memory) as apart:
        for number, spec in enumerate(bench.exercise.cases.values()):
            case = Drawn(spec)
            dtypes = bench.dtypes(case)
            dtype = dtypes[number % len(dtypes)]
            seen = apart.observe(spec.call, bench.inputs(case), dtype, watch=True)
            if isinstance(seen, Returned):
                found.update(seen.operators)
            elif not isinstance(seen, Raised):
                break  # other checks say what ended it
    return found


def _is(used: str, name: str) -> bool:
    """Whether a dotted name that is used is, or belongs to, the forbidden one."""
    if "." in name:
        first, last = name.partition(".")[0], name.rpartition(".")[2]
        inner = used.startswith(f"{first}.") and used.endswith(f".{last}")  # `numpy._core.umath`
        return inner or used.startswith(f"{name}.") or used == name
    library, *parts = used.split(".")
    return library == "torch" and _folded(name) in map(_folded, parts)


def _folded(name: str) -> str:
    return SPELLING.sub("", name.casefold().replace("_", ""))
