# expect: fail; mistake: none; last token kept
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = np.maximum(0, x @ W1 + b1)
    out = hidden @ W2 + b2
    out[:, -1] = out[:, 0]
    return out
