# expect: fail; mistake: upcast; the zeros are float64
import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    h = x @ W1 + b1
    return np.where(h > 0, h, np.zeros(h.shape)) @ W2 + b2
