import numpy as np


def per_layer_ops(kind, n, d, k=3):
    cost = np.int64(n) * d
    if kind == "self-attention":
        return int(cost * n)
    if kind == "recurrent":
        return int(cost * d)
    return int(cost * d * k)


def sequential_ops(kind, n):
    return int(np.where(kind == "recurrent", n, 1))


def max_path_length(kind, n, k=3):
    if kind == "convolution":
        return int(np.ceil((n - 1) / (k - 1)))
    return sequential_ops(kind, n)
