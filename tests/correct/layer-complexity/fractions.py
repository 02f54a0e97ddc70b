from fractions import Fraction
from math import ceil


def per_layer_ops(kind, n, d, k=3):
    square = Fraction(n * d) ** 2
    by = {
        "self-attention": Fraction(1, d),
        "recurrent": Fraction(1, n),
        "convolution": Fraction(k, n),
    }
    return int(square * by[kind])


def sequential_ops(kind, n):
    return int(Fraction(n) if kind == "recurrent" else Fraction(1))


def max_path_length(kind, n, k=3):
    return {"self-attention": 1, "recurrent": n}.get(kind, ceil(Fraction(n - 1, k - 1)))
