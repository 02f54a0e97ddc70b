from fractions import Fraction
from math import ceil


def per_layer_ops(kind, n, d, k=3):
    n, d, k = int(n), int(d), int(k)
    return {"self-attention": n * n * d, "recurrent": n * d * d, "convolution": k * n * d * d}[kind]


def sequential_ops(kind, n):
    return 1 if kind != "recurrent" else int(n)


def max_path_length(kind, n, k=3):
    length = {"self-attention": Fraction(1), "recurrent": Fraction(n)}
    return ceil(length.get(kind, Fraction(n - 1, k - 1)))
