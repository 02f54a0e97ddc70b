# expect: fail; mistake: rnn-parallel; every layer in one step
from math import ceil


def per_layer_ops(kind, n, d, k=3):
    return {"self-attention": n**2 * d, "recurrent": n * d**2}.get(kind, k * n * d**2)


def sequential_ops(kind, n):
    return 1


def max_path_length(kind, n, k=3):
    if kind == "self-attention":
        return 1
    if kind == "recurrent":
        return n
    return ceil((n - 1) / (k - 1))
