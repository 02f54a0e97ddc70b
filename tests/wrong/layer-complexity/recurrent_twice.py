# expect: fail; mistake: none; recurrent twice
import math


def per_layer_ops(kind, n, d, k=3):
    if kind == "self-attention":
        return n * n * d
    if kind == "recurrent":
        return 2 * n * d * d
    return k * n * d * d


def sequential_ops(kind, n):
    return n if kind == "recurrent" else 1


def max_path_length(kind, n, k=3):
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    return math.ceil((n - 1) / (k - 1))
