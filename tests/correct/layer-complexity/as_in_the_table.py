import math


def per_layer_ops(kind, n, d, k=3):
    if kind == "self-attention":
        return n**2 * d
    if kind == "recurrent":
        return n * d**2
    if kind == "convolution":
        return k * n * d**2
    raise ValueError(f"unknown layer: {kind}")


def sequential_ops(kind, n):
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    if kind == "convolution":
        return 1
    raise ValueError(f"unknown layer: {kind}")


def max_path_length(kind, n, k=3):
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    if kind == "convolution":
        return math.ceil((n - 1) / (k - 1))
    raise ValueError(f"unknown layer: {kind}")
