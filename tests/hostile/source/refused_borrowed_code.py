# attack: runs code of the library that may call the forbidden function, with globals of its own | expect: fail | says: this exercise does not allow it | exercise: product
import types

import numpy as np



def product(a, b):
    inner = np.linalg._linalg._multi_dot
    space = {**np.linalg._linalg.__dict__, "dot": getattr(np, "do" + "t"), "_multi_dot": None}
    order = np.zeros((2, 2), dtype=int)
    space["_multi_dot"] = lambda arrays, order, i, j, out=None: arrays[i]
    return types.FunctionType(inner.__code__, space)([a, b], order, 0, 1, None)
