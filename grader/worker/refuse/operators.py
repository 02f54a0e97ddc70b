"""Torch's operators, refused at its dispatcher: below every name, in every thread.

Python functions and layers of torch rest on operators, so that one that is refused is refused to
all of them; only kernels that compute the same without calling it must be named beside it.
"""

from __future__ import annotations

import contextlib
import ctypes
import functools
import sys
import warnings
from collections.abc import Iterable, Mapping
from typing import Any

from .sealed import raising, unavailable
from .spelling import folded, kernel

KEYS = """
    CPU CUDA MPS CompositeImplicitAutograd CompositeExplicitAutograd
    CompositeExplicitAutogradNonFunctional CompositeImplicitAutogradNestedTensor NestedTensorCPU
    NestedTensorCUDA SparseCPU SparseCUDA SparseCsrCPU SparseCsrCUDA QuantizedCPU QuantizedCUDA
    FuncTorchBatchedDecomposition FuncTorchVmapMode MkldnnCPU
"""
"""Where kernels that compute stand. Those of other keys (autograd, autocast, `vmap`) call these."""

WITHIN: Mapping[str, tuple[str, ...]] = {
    "softmax": ("scaleddotproductattention", "multiheadattention", "transformerencoderlayer"),
    "logsoftmax": ("crossentropy",),
    "logsumexp": ("logcumsumexp",),
    "layernorm": ("transformerencoderlayer",),
    "scaleddotproductattention": ("multiheadattention", "transformerencoderlayer"),
}
"""By what is forbidden: kernels that compute it and hand it out, without calling it."""

GRADIENTS = """
    sum add sub mul div neg conj clone detach copy zeros ones full expand view reshape permute
    transpose squeeze unsqueeze where eq ne pow cos sin abs sgn sign mm bmm scatter gather flip
    maskedfill select slice index mean to
"""
"""What torch computes the gradients of everything with: refused by name only."""


def prepare() -> None:
    """Look through torch's operators now: what is only read here, every child would copy."""
    index()
    kernels()
    warn_once()


@functools.cache
def index() -> dict[str, list[str]]:
    """Return the names of torch's operators by what they compute."""
    found: dict[str, list[str]] = {}
    for name in sys.modules["torch"]._C._dispatch_get_all_op_names():
        operator = name.partition("::")[2].partition(".")[0]
        found.setdefault(kernel(operator), []).append(name)
    return found


@functools.cache
def kernels() -> dict[str, list[str]]:
    """Return the keys under which kernels that compute stand, by operator."""
    core = sys.modules["torch"]._C
    found: dict[str, list[str]] = {}
    for key in KEYS.split():
        with contextlib.suppress(RuntimeError):  # a key that this version of torch does not have
            for operator in core._dispatch_get_registrations_for_dispatch_key(key):
                found.setdefault(operator, []).append(key)
    return found


@functools.cache
def warn_once() -> None:
    """Override a kernel and take it back: torch warns of the first override of a process."""
    library = sys.modules["torch"]._C._dispatch_library("IMPL", "aten", "", __file__, 0)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        library.impl("_softmax", "CPU", raising(""))


def refuse(names: Iterable[str]) -> None:
    """Refuse operators for good.

    Parameters
    ----------
    names : iterable of str
        As an exercise spells them; a dotted name means what it ends in (`torch.linalg.solve` also
        `linalg_solve`).
    """
    warn_once()
    core = sys.modules["torch"]._C
    libraries: dict[str, Any] = {}
    done: set[str] = set()
    for name in names:
        function = raising(name)
        for operator in _meant(name):
            if operator not in done:
                done.add(operator)
                _refuse(core, libraries, operator, function)
    for library in libraries.values():  # a library that is freed takes its kernels back
        ctypes.pythonapi.Py_IncRef(ctypes.py_object(library))


def _meant(name: str) -> list[str]:
    """Return the operators that compute what an exercise forbids."""
    parts = name.split(".")
    wanted = folded(parts[-1])
    if wanted in GRADIENTS.split():
        return []
    forms = [wanted, *WITHIN.get(wanted, ())]
    if parts[0] == "torch" and len(parts) > 2:
        forms.append(folded("".join(parts[-2:])))
    return [operator for form in forms for operator in index().get(form, ())]


def _refuse(core: Any, libraries: dict[str, Any], operator: str, function: Any) -> None:
    space, _, name = operator.partition("::")
    for key in kernels().get(operator, ()):
        if space not in libraries:
            libraries[space] = core._dispatch_library("IMPL", space, "", __file__, 0)
        libraries[space].impl(name, key, function)


def seal() -> None:
    """Take away what registers kernels: a second one for the same operator would win."""
    core = sys.modules["torch"]._C
    for name in ("_dispatch_library", "_te"):
        if hasattr(core, name):
            setattr(core, name, unavailable(f"torch._C.{name}"))
