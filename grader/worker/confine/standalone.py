"""What of the layers a worker of its own can have: whatever this machine offers, one by one.

The zygote insists on its layers; the portable sandbox takes what there is, and says what is
missing. Both sides ask `offered`, so that what is reported is what is put on: a layer that was
offered and cannot be put on ends the worker before it has seen a submission.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from . import account, landlock, libraries, policy, seccomp
from .kernel import prctl
from .syscalls import architecture
from .threads import Threads

PRIVATE, ACCOUNT, LANDLOCK, SECCOMP = "private", "account", "landlock", "seccomp"
PR_SET_DUMPABLE = 4


def offered() -> tuple[str, ...]:
    """Return the layers that this machine has: none but on Linux, on a known architecture."""
    if not sys.platform.startswith("linux") or architecture() is None:
        return ()
    found = [PRIVATE]
    found += [ACCOUNT] if account.is_root() and account.can_drop() else []
    if os.path.exists("/proc/self/task"):  # noqa: PTH110  else nobody could count the threads
        found += [LANDLOCK] if landlock.version() else []
        found += [SECCOMP] if seccomp.available() else []
    return tuple(found)


def hide() -> None:
    """Keep other processes of this account out of this one's memory."""
    if sys.platform.startswith("linux"):
        prctl(PR_SET_DUMPABLE, 0)


def confine(
    layers: Sequence[str], imports: Sequence[str], forbid_files: Callable[[], None]
) -> None:
    """Put layers on, for good; the libraries are imported.

    Parameters
    ----------
    layers : sequence of str
        What `offered` returned.
    imports : sequence of str
        Modules the exercise allows.
    forbid_files : callable
        Makes imports that need a file say so; called where no file can be opened.

    Raises
    ------
    OSError, RuntimeError
        One cannot be put on.
    """
    if not layers:
        return
    if LANDLOCK in layers or SECCOMP in layers:
        Threads().check()  # both bind one thread only
    readable = libraries.readable(imports) if LANDLOCK in layers else []
    if ACCOUNT in layers:
        account.drop()
    else:
        account.give_up()
    account.forbid_privileges()
    if LANDLOCK in layers:
        landlock.restrict([(path, landlock.READ) for path in readable])
    if SECCOMP in layers:
        _filter(files=LANDLOCK in layers)
        if LANDLOCK not in layers:
            forbid_files()


def _filter(*, files: bool) -> None:
    """Put both filters of a zygote's child on."""
    table = architecture()
    assert table is not None
    own = seccomp.Prepared(policy.child_filter(table, device=False), policy.OWN_PID)
    seccomp.install(policy.zygote_filter(table, files=files, device=False))
    own.install(os.getpid())
