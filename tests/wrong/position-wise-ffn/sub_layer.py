# expect: fail; mistake: residual-and-norm-inside; the whole sub-layer
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    y = x + np.maximum(0, x @ W1 + b1) @ W2 + b2
    mean, var = y.mean(-1, keepdims=True), y.var(-1, keepdims=True)
    return (y - mean) / np.sqrt(var + 1e-5)
