# attack: looks for the expected values in every frame and object | expect: fail
import gc
import sys

import numpy as np


def double(x):
    want = 2 * x
    frame = sys._getframe()
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if isinstance(value, np.ndarray) and value is not want and value.shape == x.shape:
                if np.array_equal(value, want):
                    raise RuntimeError("@PROOF@"[::-1])
        frame = frame.f_back
    for value in gc.get_objects():
        if isinstance(value, np.ndarray) and value is not want and np.array_equal(value, want):
            raise RuntimeError("@PROOF@"[::-1])
    return x
