from math import prod


def per_layer_ops(kind, n, d, k=3):
    if kind.startswith("self"):
        return prod([n, n, d])
    base = prod([n, d, d])
    return base * k if kind.startswith("conv") else base


def sequential_ops(kind, n):
    return n if kind.startswith("rec") else 1


def max_path_length(kind, n, k=3):
    if kind.startswith("conv"):
        return (n + k - 3) // (k - 1)
    return n if kind.startswith("rec") else 1
