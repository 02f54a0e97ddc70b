"""`source`: the submission does not call the library function it is asked to write.

Names are resolved through import aliases. `layer_norm` stands for whatever torch calls so, be it
a function or a layer (`torch.native_layer_norm`, `torch.nn.LayerNorm`), `.softmax` for the method
of any object, a dotted name for itself and what is in it, `@` for the operator. The check only
reads what the parser saw before anything of the submission ran. What is reached under a name that
cannot be read refuses to be called (`grader.worker.refuse`), in whatever check that happens; the
conductor then fails this one.
"""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.model import CheckSpec, Evidence, Field, Frame, Status, Use, Verdict
from grader.worker.refuse.spelling import folded

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "source"
FIELDS = (
    Field(
        "forbid",
        "names",
        "what may not be used: `softmax`, however torch spells it, a dotted name, `.method` or `@`",
        required=True,
    ),
)
DEFAULTS = Defaults(refuses="forbid")
ALWAYS = ("torch.ops", "torch._C")
"""Where every library function is found again under another name."""


def judge(check: CheckSpec, case: Drawn | None, bench: Bench) -> Verdict:
    """Look for forbidden names in what is written."""
    for use in bench.facts.uses:
        for name in (*check.options["forbid"], *ALWAYS):
            if _is(use.name, name):
                shown = name.removeprefix(".")
                return _forbidden(
                    f"line {use.line} uses `{shown}`, which this exercise asks you to write", use
                )
    return Verdict(Status.PASS, "")


def _forbidden(message: str, use: Use) -> Verdict:
    frames = (Frame(use.line, "", ""),)
    return Verdict(Status.FAIL, message, Evidence(frames=frames), finding="forbidden")


def _is(used: str, name: str) -> bool:
    """Whether a dotted name that is used is, or belongs to, the forbidden one."""
    if "." in name:
        first, last = name.partition(".")[0], name.rpartition(".")[2]
        inner = used.startswith(f"{first}.") and used.endswith(f".{last}")  # `numpy._core.umath`
        return inner or used.startswith(f"{name}.") or used == name
    library, *parts = used.split(".")
    return used == name or (library == "torch" and folded(name) in map(folded, parts))
