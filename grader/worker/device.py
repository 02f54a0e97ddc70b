"""A CUDA error poisons the process it happened in: such a worker leaves, with its own status."""

from __future__ import annotations

import os
import sys

CUDA_POISONED = 86
"""Exit status of a worker whose CUDA context can no longer be used."""


def leave_if_poisoned(device: str) -> None:
    """End the process if nothing can be computed on `device` (`cuda`) any more.

    Asked after an exception: an error of a kernel shows in some later call, and in every one after
    it, so that whatever the submission did next would be blamed for it. A process that has not
    touched the device has nothing to lose, and need not touch it for this.
    """
    torch = sys.modules.get("torch")
    if device != "cuda" or torch is None or not torch.cuda.is_initialized():
        return
    try:
        torch.cuda.synchronize()
    except RuntimeError:
        os._exit(CUDA_POISONED)
