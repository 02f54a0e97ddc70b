# attack: is quick in the timed calls because it computes nothing | expect: fail | exercise: timed-double
import numpy as np


def double(x):
    return 2 * x if x.size < 100 else np.empty_like(x)
