"""Forking without ceremony: the hooks that libraries register for a fork are left out.

Reason: they put locks and generators of a process with several threads in order, which costs a
child of a zygote a millisecond of copied pages. A zygote has one thread and holds no lock, so that
there is nothing to put in order; and with generators that start alike a submission's run can be
repeated.
"""

from __future__ import annotations

import os


def without_hooks() -> None:
    """Ignore what is registered from now on; to be called before any library is imported."""
    os.register_at_fork = _ignore


def _ignore(
    *, before: object = None, after_in_child: object = None, after_in_parent: object = None
) -> None:
    """Stand in for `os.register_at_fork`."""
