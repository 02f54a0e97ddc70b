# expect: fail; mistake: in-place; x in place
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    x *= 2
    x /= 2
    x += 0.5
    x -= 0.5
    hidden = np.maximum(0, x @ W1 + b1)
    return hidden @ W2 + b2
