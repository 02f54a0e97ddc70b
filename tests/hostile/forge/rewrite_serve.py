# attack: rewrites the worker's loop through the frames below it, to answer what pleases | expect: fail or error or crash
import sys

import numpy as np


def double(x):
    frame = sys._getframe()
    while frame.f_back is not None:
        frame = frame.f_back
        worker = frame.f_locals.get("self")
        if worker is not None and hasattr(worker, "converter"):
            worker.converter.encode = lambda value: (["n"], [])
    return np.zeros(1)
