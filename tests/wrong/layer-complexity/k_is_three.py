# expect: fail; mistake: kernel-ignored; k is three
import math


def per_layer_ops(kind, n, d, k=3):
    if kind == "self-attention":
        return n * n * d
    if kind == "recurrent":
        return n * d * d
    return 3 * n * d * d


def sequential_ops(kind, n):
    return n if kind == "recurrent" else 1


def max_path_length(kind, n, k=3):
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    return math.ceil((n - 1) / 2)
