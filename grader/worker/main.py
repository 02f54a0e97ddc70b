"""Entry of a stand-alone worker process: libraries, then limits, then the loop.

Its limits are not those of `confine.limits`: they must do on any POSIX system, and are measured
after the libraries are in.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from .confine import libraries
from .confine.standalone import ACCOUNT, LANDLOCK, SECCOMP, confine
from .preload import NoFiles, optional, preload
from .serve import Worker

ADDRESS_SLACK = 4 << 30
"""Address space beyond the memory budget, in bytes: libraries reserve far more than they use."""


def main() -> None:
    """Serve the source that arrives on the descriptors named in `sys.argv[1]` (JSON)."""
    config = json.loads(sys.argv[1])
    sys.argv = ["submission"]
    layers = config["layers"]
    known, inside = libraries.apart(config["imports"])
    if ACCOUNT in layers or (SECCOMP in layers and LANDLOCK not in layers):
        preload(config["backend"], known)  # later, no file can be opened
    else:
        _import(config["backend"], known)
    limit(config)
    confine(layers, config["imports"], NoFiles.install)
    optional(inside)

    try:
        Worker(config["read_fd"], config["write_fd"]).serve()
    finally:
        os._exit(0)


def _import(backend: str, imports: Sequence[str]) -> None:
    """Import the libraries, and touch what they import late: it is neither timed nor counted."""
    import numpy as np

    np.linalg.inv(np.eye(2))
    optional(imports)
    if backend == "torch":
        import torch

        torch.set_num_threads(1)
        x = torch.ones(2, requires_grad=True)
        (x * x).sum().backward()


def limit(config: dict[str, Any]) -> None:
    """Set the resource limits of this process, for good."""
    try:
        import resource as r
    except ImportError:  # Windows: the parent's clock is the only limit
        return
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it, and a flood would go on
    cpu, printed = int(config["cpu"]) + 1, config["printed"]
    wanted = [(r.RLIMIT_CORE, 0), (r.RLIMIT_CPU, cpu), (r.RLIMIT_FSIZE, printed)]
    if config["memory"]:
        base = sizes()
        wanted.append((r.RLIMIT_DATA, base["VmData"] + config["memory"]))
        wanted.append((r.RLIMIT_AS, base["VmSize"] + config["memory"] + ADDRESS_SLACK))
    if config["processes"]:
        wanted.append((r.RLIMIT_NPROC, config["processes"]))
    for which, value in wanted:
        _, hard = r.getrlimit(which)
        value = value if hard == r.RLIM_INFINITY else min(value, hard)
        # one second or one byte of grace, so that the signal that names the limit comes first
        grace = 1 if which == r.RLIMIT_CPU and hard == r.RLIM_INFINITY else 0
        r.setrlimit(which, (value, value + grace))


def sizes(status: str = "") -> dict[str, int]:
    """Virtual sizes of this process in bytes; zeros where there is no /proc.

    Parameters
    ----------
    status : str
        What `/proc/self/status` says; read if empty.
    """
    found = {"VmData": 0, "VmSize": 0}
    path = Path("/proc/self/status")
    if not status and path.exists():
        status = path.read_text()
    for line in status.splitlines():
        key, _, rest = line.partition(":")
        if key in found:
            found[key] = int(rest.split()[0]) * 1024
    return found
