# expect: fail; mistake: sum-over-everything; written for one vector: everything sums to 1
import numpy as np


def softmax(x, axis=-1):
    e_x = np.exp(x - np.max(x))
    return e_x / e_x.sum()


def log_softmax(x, axis=-1):
    shifted = x - np.max(x)
    return shifted - np.log(np.sum(np.exp(shifted)))
