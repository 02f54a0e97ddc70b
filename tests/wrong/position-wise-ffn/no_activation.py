# expect: fail; mistake: no-relu; two linear layers
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    h = x @ W1 + b1
    return np.add(h @ W2, b2)
