"""The environment a worker starts in: clean, one thread, nothing of the grader's."""

from __future__ import annotations

import os

__all__ = ["environment"]

_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH", "CUDA_VISIBLE_DEVICES")


def environment() -> dict[str, str]:
    """Return the variables of a worker."""
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {
        **{name: os.environ[name] for name in _KEPT if name in os.environ},
        **one,
        "MALLOC_MMAP_THRESHOLD_": str(32 << 20),  # memory is kept and reused, so that times of
        "MALLOC_TRIM_THRESHOLD_": str(1 << 30),  # blocks do not depend on who faulted it in
        "CUDA_CACHE_DISABLE": "1",  # there is no folder to keep compiled kernels in
        "PYTORCH_NVML_BASED_CUDA_CHECK": "1",  # asking whether there is a device must not open it
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
    }
