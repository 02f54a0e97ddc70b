"""What a CUDA driver must be able to open: the weaker profile, for submissions that run on a GPU.

The device is shared with whoever else uses it, its driver is reached by `ioctl` calls that no
filter can look into, and its memory is counted by no limit of ours. Written after the driver's
documentation; it has not been run on a device.
"""

from __future__ import annotations

import sysconfig
from pathlib import Path

from .landlock import READ, READ_WRITE_DEVICE

_READ = (
    "/proc",
    "/sys",
    "/usr/local/cuda",
    "/usr/local/nvidia",
    "/etc/nvidia",
    "/usr/share/nvidia",
)
_PLAIN = ("/dev/null", "/dev/zero")
_BUNDLED = ("nvidia", "triton")
"""Packages that hold the libraries of CUDA; they have no module of their own."""


def paths() -> list[tuple[str, int]]:
    """Return paths with the rights on them, for Landlock."""
    packages = Path(sysconfig.get_path("purelib"))
    nodes = [str(node) for node in Path("/dev").glob("nvidia*")]
    readable = [*_READ, *(str(packages / name) for name in _BUNDLED)]
    return [
        *((path, READ) for path in readable),
        *((path, READ_WRITE_DEVICE) for path in (*_PLAIN, *nodes)),
    ]
