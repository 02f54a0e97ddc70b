# expect: fail; mistake: none; normalises its input
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    mean, var = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
    x = (x - mean) / np.sqrt(var + 1e-5)
    return np.maximum(0, x @ W1 + b1) @ W2 + b2
