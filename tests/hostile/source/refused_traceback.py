# attack: looks through the frames of the exception that refuses | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np


def product(a, b):
    try:
        getattr(np, "do" + "t")(a, b)
    except Exception as error:
        trace = error.__traceback__
        while trace is not None:
            for value in list(trace.tb_frame.f_locals.values()):
                if callable(value) and value is not product:
                    return value(a, b)
            trace = trace.tb_next
    return np.zeros((a.shape[0], b.shape[1]))
