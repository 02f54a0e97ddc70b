import numpy as np

KINDS = ["self-attention", "recurrent", "convolution"]


def per_layer_ops(kind, n, d, k=3):
    return np.array([n * n * d, n * d * d, k * n * d * d])[KINDS.index(kind)]


def sequential_ops(kind, n):
    return np.array([1, n, 1])[KINDS.index(kind)]


def max_path_length(kind, n, k=3):
    return np.array([1, n, -((1 - n) // (k - 1))])[KINDS.index(kind)]
