# expect: fail; mistake: missing-b1; no b1
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = np.maximum(0, x @ W1)
    return hidden @ W2 + b2
