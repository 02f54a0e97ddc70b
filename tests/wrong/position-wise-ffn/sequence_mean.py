# expect: fail; mistake: mixes-positions; sequence mean
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    x = x - x.mean(axis=1, keepdims=True)
    hidden = np.maximum(0, x @ W1 + b1)
    return hidden @ W2 + b2
