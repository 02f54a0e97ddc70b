# attack: returns the right numbers, stored backwards | expect: pass
import numpy as np


def double(x):
    return np.ascontiguousarray((2 * x)[::-1, ::-1] if x.ndim > 1 else (2 * x)[::-1])[
        (slice(None, None, -1),) * x.ndim
    ]
