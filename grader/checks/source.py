"""`source`: the submission does not call the library function it is asked to write.

Names are resolved through import aliases; `.softmax` stands for the method of any object. It reads
what the parser saw before anything of the submission ran.
"""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.model import CheckSpec, Evidence, Field, Frame, Status, Verdict

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "source"
FIELDS = (Field("forbid", "names", "dotted names that may not be used", required=True),)
DEFAULTS = Defaults()
ALWAYS = ("torch.ops", "torch._C")
"""Where every library function is found again under another name."""


def judge(check: CheckSpec, case: Drawn | None, bench: Bench) -> Verdict:
    """Look for forbidden names."""
    for use in bench.facts.uses:
        for name in (*check.options["forbid"], *ALWAYS):
            if use.name == name or use.name.startswith(f"{name}."):
                shown = name.removeprefix(".")
                return Verdict(
                    Status.FAIL,
                    f"line {use.line} uses `{shown}`, which this exercise asks you to write",
                    Evidence(frames=(Frame(use.line, "", ""),)),
                    finding="forbidden",
                )
    return Verdict(Status.PASS, "")
