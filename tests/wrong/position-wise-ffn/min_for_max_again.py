# expect: fail; mistake: none; min for max
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = np.minimum(0, x @ W1 + b1)
    return hidden @ W2 + b2
