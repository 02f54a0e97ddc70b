"""The health of a CUDA device: asked of a fresh process before a submission gets the device.

An error in a kernel poisons the process that made it, and sometimes the device. A worker that sees
one leaves with a status of its own; whether the device still works, only another process can tell.
"""

from __future__ import annotations

from collections.abc import Callable

from grader.errors import SandboxError
from grader.messages import Message
from grader.model import Array, Call, Crashed, Job, Limits, Returned, Session

SECONDS = 60.0
HINT = Message(
    "`nvidia-smi` shows the devices of this machine; the default, `--device cpu`, needs none"
)

SOURCE = b"""
import torch

def probe():
    x = torch.arange(64.0, device="cuda").reshape(8, 8)
    return (x @ x).sum()
"""
WANT = 529_536.0
"""The sum over i, j, k of (8 i + k) (8 k + j): exact in float32."""


def probe_job(imports: tuple[str, ...] = ()) -> Job:
    """Return the job whose child tries the device."""
    limits = Limits(call=SECONDS, load=SECONDS, total=SECONDS)
    return Job(SOURCE, "probe.py", "torch", limits, "cuda", trusted=True, imports=imports)


class Health:
    """Whether the device can be given out; unknown at first, and after a worker that died."""

    def __init__(self) -> None:
        self.known = False

    def doubt(self) -> None:
        """A worker died on the device: ask again before the next gets it."""
        self.known = False

    def check(self, open_session: Callable[[], Session]) -> None:
        """Ask, unless it is known to be well.

        Raises
        ------
        SandboxError
            The device does not answer, or wrongly: our fault, no submission's.
        """
        if self.known:
            return
        session = open_session()
        try:
            seen = session.load()
            if isinstance(seen, Returned):
                seen = session.run(Call("probe", {}, ()))
        finally:
            session.close()
        value = seen.value if isinstance(seen, Returned) else None
        if not isinstance(value, Array) or value.data.tolist() != WANT:
            said = seen.reason if isinstance(seen, Crashed) else getattr(seen, "message", str(seen))
            why = Message("no CUDA device can be used: {reason}", reason=said[:200])
            raise SandboxError(why, hint=HINT)
        self.known = True
