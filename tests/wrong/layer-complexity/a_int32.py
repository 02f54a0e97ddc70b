# expect: fail; mistake: none; int32 overflows in self-attention
import numpy as np


def per_layer_ops(kind, n, d, k=3):
    if kind == "self-attention":
        return np.int32(n) * np.int32(n) * np.int32(d)
    if kind == "recurrent":
        return n * d * d
    return k * n * d * d


def sequential_ops(kind, n):
    return n if kind == "recurrent" else 1


def max_path_length(kind, n, k=3):
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    return -((1 - n) // (k - 1))
