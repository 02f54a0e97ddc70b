import numpy as np


def _length(row):
    return np.sqrt(np.sum(np.square(row)))


def weight_norm(v, g):
    lengths = np.apply_along_axis(_length, 1, v)
    return np.divide(v, lengths[:, None]) * np.expand_dims(g, 1)


def weight_norm_backward(dw, v, g):
    lengths = np.apply_along_axis(_length, 1, v)[:, None]
    u = np.divide(v, lengths)
    dg = np.sum(np.multiply(dw, u), -1)
    tangential = dw - u * dg[:, None]
    return np.expand_dims(g, 1) * tangential / lengths, dg
