# expect: fail; mistake: mixes-positions; the sentence's mean is subtracted
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    x = x - np.mean(x, axis=1, keepdims=True)
    return np.maximum(0, x @ W1 + b1) @ W2 + b2
