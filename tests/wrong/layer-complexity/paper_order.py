# expect: fail; mistake: path-n-over-k; the O(n/k) of the table, rounded up
import math


def per_layer_ops(kind, n, d, k=3):
    if kind == "self-attention":
        return n * n * d
    return n * d * d * (k if kind == "convolution" else 1)


def sequential_ops(kind, n):
    return n if kind == "recurrent" else 1


def max_path_length(kind, n, k=3):
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    return math.ceil(n / k)
