# expect: fail; mistake: axis-always-zero; the most copied softmax: one maximum, sums over axis 0
import numpy as np


def softmax(x, axis=-1):
    """Compute softmax values for each sets of scores in x."""
    e_x = np.exp(x - np.max(x))
    return e_x / e_x.sum(axis=0)


def log_softmax(x, axis=-1):
    return np.log(softmax(x, axis))
