"""Parts of NumPy that are written in Cython: they call Python's names, and have no frames.

What they call would be taken for a call of the submission. So they are called through a frame that
is known, with plain arrays and numbers only, from which nothing of the submission's is called back.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from types import MethodType
from typing import Any

from .sealed import gate

RANDOM = """
    multivariate_normal choice multinomial dirichlet multivariate_hypergeometric permutation
    permuted shuffle uniform
"""
"""Methods of generators that use arithmetic of NumPy by name. The others would only get slower."""


def through_gates() -> None:
    """Let the methods of NumPy's generators go on using what is refused."""
    import numpy as np

    for kind in (np.random.Generator, np.random.RandomState):
        body: dict[str, Any] = gc.get_referents(kind.__dict__)[0]
        for name in RANDOM.split():
            if name in body:
                body[name] = gate(body[name])
        ctypes.pythonapi.PyType_Modified(ctypes.py_object(kind))
    for module in (sys.modules["numpy.random"], sys.modules["numpy.random.mtrand"]):
        for name in RANDOM.split():
            method = getattr(module, name, None)
            if isinstance(method, MethodType):  # of the generator that they share
                setattr(module, name, getattr(method.__self__, name))
