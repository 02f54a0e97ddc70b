# attack: reloads NumPy's modules | expect: fail | says: this exercise does not allow it | exercise: product
import importlib

import numpy as np


def product(a, b):
    for name in ("numpy._core.multiarray", "numpy._core.umath", "numpy"):
        try:
            importlib.reload(importlib.import_module(name))
        except Exception:
            continue
    return getattr(np, "do" + "t")(a, b)
