"""What a zygote imports and touches before it is confined: later, no file can be opened.

Libraries import parts of themselves on first use, so that each such use must have happened here
once, or it fails in a submission that did nothing wrong.
"""

from __future__ import annotations

import codecs
import contextlib
import importlib
import linecache
import os
import sys
from collections.abc import Iterable, Sequence
from importlib.machinery import BuiltinImporter, FrozenImporter, ModuleSpec
from types import ModuleType
from typing import Any

from . import wire
from .serve import Worker

STANDARD_LIBRARY = """
    __future__ _strptime abc argparse array ast atexit base64 bisect calendar cmath codecs
    collections collections.abc colorsys concurrent.futures concurrent.futures.thread
    configparser contextlib contextvars copy copyreg csv ctypes dataclasses datetime decimal
    difflib dis enum errno fcntl fnmatch fractions functools gc getopt glob graphlib hashlib
    heapq hmac html importlib importlib.util inspect io itertools json keyword linecache locale
    logging math mmap numbers operator optparse os pathlib pickle platform pprint queue random
    re reprlib resource sched secrets select selectors shlex shutil signal socket stat
    statistics string struct subprocess symtable sys sysconfig tempfile textwrap threading time
    timeit token tokenize traceback tracemalloc types typing unicodedata unittest urllib.parse
    warnings weakref zlib
"""
"""All that has to do with computing, and what one would use to break out, so that an attack fails
where it should: at the kernel. What is left out costs every fork its share of mapped libraries."""

ENCODINGS = """
    ascii base64 cp1252 hex idna latin-1 punycode raw_unicode_escape rot13 unicode_escape utf-8
    utf-8-sig utf-16 utf-16-be utf-16-le utf-32 utf-32-be utf-32-le zlib
"""

NUMPY = """
    numpy.char numpy.ctypeslib numpy.dtypes numpy.exceptions numpy.fft numpy.lib.array_utils
    numpy.lib.format numpy.lib.mixins numpy.lib.recfunctions numpy.lib.scimath
    numpy.lib.stride_tricks numpy.linalg numpy.ma numpy.ma.extras numpy.ma.mrecords
    numpy.polynomial numpy.random numpy.rec numpy.strings numpy.testing numpy.typing
"""

TORCH = """
    opt_einsum torch.autograd.forward_ad torch.autograd.functional torch.distributions torch.fft
    torch.func torch.linalg torch.masked torch.nested torch.nn.attention torch.nn.functional
    torch.nn.init torch.nn.parallel torch.nn.utils torch.nn.utils.parametrizations
    torch.nn.utils.parametrize torch.nn.utils.prune torch.nn.utils.rnn
    torch.nn.utils.stateless torch.optim torch.optim.lr_scheduler torch.optim.swa_utils
    torch.special torch.utils.checkpoint torch.utils.data torch.utils.dlpack typing_extensions
"""


def preload(
    backend: str, imports: Iterable[str] = (), *, meta: bool = True, device: bool = False
) -> None:
    """Import and warm what a submission of `backend` (`numpy`, `torch`) may use.

    With a `device`, torch is imported and not warmed: the first `backward` opens the driver.

    Raises
    ------
    ImportError
        The backend is not there.
    """
    import numpy as np

    optional(STANDARD_LIBRARY.split())
    for name in ENCODINGS.split():
        codecs.lookup(name)
    optional(NUMPY.split())
    _warm_numpy(np)
    if backend == "torch":
        import torch

        torch.set_num_threads(1)
        optional(TORCH.split())
        _seed_without_files(torch)
        if not device:
            _warm_torch(torch)
            if meta:
                _warm_late(torch, torch.nn.functional)
    optional(imports)  # one that is not installed is missed by the submission that wants it
    _rehearse(backend)


def optional(names: Iterable[str]) -> None:
    """Import what this machine, and this version of Python or of a library, has."""
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def _seed_without_files(torch: Any) -> None:
    """Let torch seed itself by a system call: it would open `/dev/urandom`, and no file opens."""

    class Generator(torch.Generator):  # type: ignore[misc]
        def seed(self) -> int:
            fresh = int.from_bytes(os.urandom(8)) >> 1
            self.manual_seed(fresh)
            return fresh

    def seed() -> int:
        fresh = int.from_bytes(os.urandom(8)) >> 1
        torch.manual_seed(fresh)
        return fresh

    Generator.__module__ = "torch"
    torch.Generator = Generator
    torch.seed = torch.random.seed = seed


def _warm_numpy(np: Any) -> None:
    # `from numpy import *` would import these, which take long and nobody uses
    np.__all__ = [name for name in np.__all__ if name not in ("core", "distutils", "f2py")]
    rng = np.random.default_rng(0)
    a = rng.normal(size=(8, 8))
    (a @ a).sum()
    np.einsum("ij,jk->ik", a, a, optimize=True)
    for name in ("solve", "inv", "svd", "eigh", "eig", "qr", "det", "pinv", "norm", "lstsq"):
        function = getattr(np.linalg, name)
        function(a, a) if name in ("solve", "lstsq") else function(a)
    np.linalg.cholesky(np.eye(3))
    np.random.normal(size=2)
    np.fft.fft(a), np.polyfit([0.0, 1.0], [0.0, 1.0], 1), np.percentile(a, 50), np.unique(a)
    str(a), repr(a.astype(np.float32)), f"{a[0, 0]:.3f}", a.astype("U8")
    np.testing.assert_allclose(a, a)
    with np.errstate(all="ignore"):
        np.log(np.zeros(1))


def _warm_torch(torch: Any) -> None:
    functional = torch.nn.functional
    x = torch.randn(2, 4, 8, requires_grad=True)
    y = functional.softmax(x @ x.transpose(-1, -2), -1) @ x
    functional.layer_norm(functional.gelu(y), (8,)).sum().backward()
    functional.scaled_dot_product_attention(x, x, x).mean()
    functional.cross_entropy(torch.randn(3, 4), torch.zeros(3, dtype=torch.long))
    functional.conv2d(torch.randn(1, 1, 4, 4), torch.randn(1, 1, 3, 3))
    torch.einsum("bij,bkj->bik", x, x)
    square = torch.eye(3, dtype=torch.float64)
    torch.linalg.solve(square, square), torch.linalg.svd(square), torch.linalg.cholesky(square)
    torch.autograd.grad((x * x).sum(), [x], create_graph=True)
    torch.tensor([1.0]).numpy(), torch.from_numpy(square.numpy()), str(square), repr(x)
    x.detach().to(torch.bfloat16).float()


def _warm_late(torch: Any, functional: Any) -> None:
    """`meta`, optimizers, weights of gradients, ...: a second's worth of imports at first use."""
    torch.autograd.gradcheck(
        lambda t: t * t, (torch.ones(2, dtype=torch.float64).requires_grad_(),)
    )
    x = torch.ones(2, requires_grad=True)
    torch.autograd.grad([x * x], [x], [x])  # the weights import what nobody expects
    torch.func.vmap(torch.func.grad(lambda t: (t * t).sum()))(torch.ones(2, 3))
    torch.func.jacfwd(lambda t: t * t)(torch.ones(2))
    linear = torch.nn.Linear(8, 2)
    for optimizer in (torch.optim.SGD(linear.parameters()), torch.optim.Adam(linear.parameters())):
        linear(torch.ones(1, 8)).sum().backward()
        optimizer.step()
    m = torch.ones(2, 4, 8, device="meta")
    weights = functional.softmax(m @ m.transpose(-1, -2), -1)
    functional.layer_norm(functional.gelu(weights @ m), (8,)).mean()
    torch.where(m > 0, m, -m).masked_fill(m > 0, 0.0).max(-1)
    torch.einsum("bij,bkj->bik", m, m)
    torch.ones(2).to("meta")


def _rehearse(backend: str) -> None:
    """Play a session through, so that a worker's own first time is not a submission's."""
    worker = Worker(-1, -1)
    source = b"import numpy as np\ndef f(x, y=None):\n    return np.exp(x) / (1 + x.sum())\n"
    opening: dict[str, Any] = {
        "name": "rehearsal.py",
        "variant": "",
        "backend": backend,
        "device": "cpu",
    }
    opening |= {"forbid": []}
    worker.answer({"op": "open", "output": 1 << 20, **opening}, memoryview(source))
    worker.answer({"op": "inspect"}, memoryview(b""))
    worker.answer({"op": "load"}, memoryview(b""))
    call: dict[str, Any] = {"op": "call", "entry": "f", "order": ["x", "y"], "gradients": []}
    call |= {"after": True, "random": True, "frozen": False, "noisy_runs": 0}
    tree = ["d", [[["s", "x"], ["a", "float64", [2, 2], "ndarray", "cpu"]]]]
    for entry in ("f", "missing"):
        request = {**call, "entry": entry, "arguments": tree, "device": "", "backend": backend}
        answer, buffers = worker.answer(request, memoryview(bytes(32)))
        assert answer["kind"] == ("returned" if entry == "f" else "raised"), answer
        wire.pack(bytes(16), answer, buffers)
    sys.modules.pop("submission", None)
    linecache.clearcache()


class NoFiles:
    """The last finder of imports where no file may be read: an honest message, and no search."""

    @classmethod
    def install(cls) -> None:
        """Leave only what is built in, and say so."""
        sys.meta_path[:] = [BuiltinImporter, FrozenImporter, cls()]
        sys.path_importer_cache.clear()

    def find_spec(
        self,
        name: str,
        path: Sequence[str] | None = None,
        target: ModuleType | None = None,
    ) -> ModuleSpec | None:
        """Refuse every module that is not in memory already."""
        raise ModuleNotFoundError(f"module `{name}` is not available in this exercise", name=name)
