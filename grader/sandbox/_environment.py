"""The environment a worker starts in: clean, one thread, nothing of the grader's."""

from __future__ import annotations

import os

_KEPT = ("SYSTEMROOT", "LD_LIBRARY_PATH")
_CHOICE = ("CUDA_VISIBLE_DEVICES", "HIP_VISIBLE_DEVICES")
"""Which devices a process sees. torch starts a thread for each that is there, at the first
`backward`, and opens its driver: on the CPU there must be none."""

NO_CACHE = "/proc"
"""A folder that is there, and in which nothing can be made: torch makes one for what it compiles
when it is imported, and would leave it in `/tmp`, or fail where there is none to write to."""


def environment(device: str = "cpu") -> dict[str, str]:
    """Return the variables of a worker that computes on `device`."""
    one = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return {
        **{name: os.environ[name] for name in (*_KEPT, *_CHOICE) if name in os.environ},
        **(dict.fromkeys(_CHOICE, "") if device == "cpu" else {}),
        **one,
        **({"TORCHINDUCTOR_CACHE_DIR": NO_CACHE} if os.path.isdir(NO_CACHE) else {}),  # noqa: PTH112
        "MALLOC_MMAP_THRESHOLD_": str(32 << 20),  # memory is kept and reused, so that times of
        "MALLOC_TRIM_THRESHOLD_": str(1 << 30),  # blocks do not depend on who faulted it in
        "CUDA_CACHE_DISABLE": "1",  # there is no folder to keep compiled kernels in
        "PYTORCH_NVML_BASED_CUDA_CHECK": "1",  # asking whether there is a device must not open it
        "PATH": "/usr/bin:/bin",
        "HOME": "/nonexistent",
        "LANG": "C.UTF-8",
    }
