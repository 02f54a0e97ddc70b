"""Family of sandboxes: how a worker is started and confined. A member has `KIND`, `unavailable()`
and `open_sandbox()`; `choose` takes the strongest that works here, `probe` tries every layer."""

from __future__ import annotations

from grader import families
from grader.errors import UsageError
from grader.model import Sandbox
from grader.sandbox._probes import Probe, probe

__all__ = ["Probe", "choose", "probe"]

PREFERENCE = ("zygote", "process")
"""Strongest first."""


def choose(require: str | None = None, *, device: str = "cpu") -> Sandbox:
    """Open the strongest sandbox this machine offers, or exactly the one required.

    If that is not the first choice, its `isolation` says why.

    Raises
    ------
    UsageError
        `require` names no sandbox, or one that does not work here.
    """
    present = [kind for kind in PREFERENCE if kind in families.kinds("sandbox")]
    if require is not None and require not in present:
        raise UsageError(f"no sandbox `{require}`: there are {', '.join(present)}")
    reasons: list[str] = []
    for kind in [require] if require else present:
        module = families.member("sandbox", kind)
        reason = module.unavailable(device)
        if not reason:
            sandbox: Sandbox = module.open_sandbox(device, fallback="; ".join(reasons))
            return sandbox
        reasons.append(f"`{kind}`: {reason}")
    raise UsageError(f"no sandbox works here: {'; '.join(reasons)}", hint="grader doctor")
