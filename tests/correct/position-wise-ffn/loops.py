import numpy as np


def token(t, W1, b1, W2, b2):
    out = b2.copy()
    for j in range(len(b1)):
        unit = (t * W1[:, j]).sum() + b1[j]
        if unit > 0:
            out = out + unit * W2[j]
    return out


def position_wise_ffn(x, W1, b1, W2, b2):
    return np.stack([np.stack([token(t, W1, b1, W2, b2) for t in sentence]) for sentence in x])
