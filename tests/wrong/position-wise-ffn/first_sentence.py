# expect: fail; mistake: none; first sentence
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = np.maximum(0, x @ W1 + b1)
    return np.repeat(hidden[:1], len(x), 0) @ W2 + b2
