import numpy as np


def position_wise_ffn(x, W1, b1, W2, b2):
    h = np.tensordot(x, W1, axes=([2], [0])) + b1[None, None, :]
    h = (h + np.abs(h)) / 2
    return np.tensordot(h, W2, axes=1) + b2[np.newaxis, np.newaxis]
