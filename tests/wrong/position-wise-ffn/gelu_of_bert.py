# expect: fail; mistake: gelu; the formula with tanh
import numpy as np


def gelu(x):
    return x * 0.5 * (1.0 + np.tanh(np.sqrt(2.0 / np.pi).astype(x.dtype) * (x + 0.044715 * x**3)))


def position_wise_ffn(x, W1, b1, W2, b2):
    return gelu(x @ W1 + b1) @ W2 + b2
