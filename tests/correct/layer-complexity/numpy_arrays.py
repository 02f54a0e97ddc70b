import numpy as np


def per_layer_ops(kind, n, d, k=3):
    if kind == "self-attention":
        return int(np.array([n, n, d], dtype=object).prod())
    if kind == "recurrent":
        return int(np.array([n, d, d], dtype=object).prod())
    return int(np.array([k, n, d, d], dtype=object).prod())


def sequential_ops(kind, n):
    return int(np.where(kind == "recurrent", n, 1))


def max_path_length(kind, n, k=3):
    if kind == "convolution":
        return int(np.ceil((n - 1) / (k - 1)))
    return int(np.where(kind == "recurrent", n, 1))
