from enum import Enum


class Kind(Enum):
    ATTENTION = "self-attention"
    RECURRENT = "recurrent"
    CONVOLUTION = "convolution"


def per_layer_ops(kind, n, d, k=3):
    kind = Kind(kind)
    if kind is Kind.ATTENTION:
        return d * n**2
    return n * d**2 * (k if kind is Kind.CONVOLUTION else 1)


def sequential_ops(kind, n):
    return n if Kind(kind) is Kind.RECURRENT else 1


def max_path_length(kind, n, k=3):
    kind = Kind(kind)
    if kind is Kind.CONVOLUTION:
        return 1 + (n - 2) // (k - 1)
    return n if kind is Kind.RECURRENT else 1
