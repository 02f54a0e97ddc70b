"""Refusing the names an exercise forbids: what each of them means, and in what order."""

from __future__ import annotations

import functools
import sys
from collections.abc import Sequence
from types import SimpleNamespace

from . import compiled, guard, names, operators, sealed, slots


def prepare(backend: str) -> None:
    """Look up what `install` needs, and what would be looked up in every child later."""
    sealed.prepare()
    names.prepare(backend)
    _keep_modules()
    if backend == "torch":
        operators.prepare()


def install(forbidden: Sequence[str]) -> None:
    """Refuse `forbidden` for good: for this process, whatever runs in it afterwards.

    Parameters
    ----------
    forbidden : sequence of str
        As an exercise writes them: `softmax` for whatever torch calls so, `numpy.linalg.solve` for
        a function or a module, `.dot` for the method of any array, `@` for the operator.
    """
    torch = "torch" in sys.modules
    forbidden = meant(forbidden, torch=torch)
    if list(forbidden) == _INSTALLED:
        return
    _INSTALLED[:] = forbidden
    if not forbidden:
        return
    for name in forbidden:
        if name == "@":
            slots.refuse_matmul()
        elif name.startswith("."):
            slots.refuse_method(name[1:])
        elif _is_torch(name):
            names.refuse_torch(name)
        else:
            names.refuse(name)
    if any(name[0] in ".@" or name.startswith("numpy.") for name in forbidden):
        compiled.through_gates()
    if torch:
        operators.refuse([name for name in forbidden if name[0] not in ".@"])
        operators.seal()
    _keep_modules()
    sealed.refused()
    guard.install()


def meant(forbidden: Sequence[str], *, torch: bool) -> tuple[str, ...]:
    """Return the names that mean something where torch is there, or is not."""
    return tuple(name for name in forbidden if torch or not _is_torch(name))


def _is_torch(name: str) -> bool:
    """Whether a name means something of torch: a dotted one of it, or one without dots."""
    return name.startswith("torch.") or (name != "@" and "." not in name)


_INSTALLED: list[str] = []
"""What this process refuses already: its zygote may have done it."""

_CREATING = """
def create(spec, *rest):
    name = spec.name
    if "TYPE"(name) is not "STR" or name in "PRESENT":
        raise "UNAVAILABLE"("a module is not made again in this exercise")
    return "ORIGINAL"("SPEC"(name=name, origin=spec.origin), *rest)
"""


@functools.cache
def _keep_modules() -> None:
    """Refuse to make a module again that is there: it would hold the originals."""
    import _imp

    present = set(sys.modules)
    for name in ("create_dynamic", "create_builtin"):
        creating = sealed.sealed(
            _CREATING,
            TYPE=type,
            STR=str,
            PRESENT=present,
            UNAVAILABLE=sealed.NotAvailable,
            ORIGINAL=getattr(_imp, name),
            SPEC=SimpleNamespace,
        )
        setattr(_imp, name, creating)
