"""The global random generators of a worker: whether a call drew from them, or seeded them."""

from __future__ import annotations

import random
import sys
from typing import Any

import numpy as np


class GlobalGenerators:
    """Those of `random`, NumPy and torch, watched during a call."""

    def __init__(self) -> None:
        self._before: tuple[Any, ...] = ()
        self._begun: tuple[Any, ...] = ()
        self._seeded = False

    def scramble(self) -> None:
        """Put them into a state nobody can restore by seeding.

        The CPU's generator of torch alone: `torch.manual_seed` formats a traceback for every
        device.
        """
        random.seed()
        np.random.seed(random.getrandbits(32))
        if "torch" in sys.modules:
            sys.modules["torch"].default_generator.manual_seed(random.getrandbits(63))
        self._before, self._seeded = _state(), False

    def begin(self) -> None:
        """Watch from here on; what was drawn before is allowed, but seeding is not.

        Whoever seeds comes to one state from all of those that scrambling gave.
        """
        self._before = _state()
        self._seeded, self._begun = self._before == self._begun, self._before

    @property
    def touched(self) -> bool:
        """Whether one of them is in another state than before."""
        return self._seeded or _state() != self._before


def _state() -> tuple[Any, ...]:
    """A fingerprint of the global generators."""
    kind, keys, *rest = np.random.get_state()
    torch = sys.modules.get("torch")
    state = bytes(torch.get_rng_state().numpy()) if torch is not None else b""
    return random.getstate(), kind, bytes(keys), tuple(rest), state  # type: ignore[arg-type]
