from dataclasses import dataclass
from typing import Callable


@dataclass(frozen=True)
class Layer:
    ops: Callable[[int, int, int], int]
    steps: Callable[[int], int]
    path: Callable[[int, int], int]


def _stack(n: int, k: int) -> int:
    layers, field = 0, 1
    while field < n:
        layers, field = layers + 1, field + (k - 1)
    return layers


TABLE = {
    "self-attention": Layer(lambda n, d, k: pow(n, 2) * d, lambda n: 1, lambda n, k: 1),
    "recurrent": Layer(lambda n, d, k: n * pow(d, 2), lambda n: n, lambda n, k: n),
    "convolution": Layer(lambda n, d, k: k * n * pow(d, 2), lambda n: 1, _stack),
}


def per_layer_ops(kind, n, d, k=3):
    return TABLE[kind].ops(n, d, k)


def sequential_ops(kind, n):
    return TABLE[kind].steps(n)


def max_path_length(kind, n, k=3):
    return TABLE[kind].path(n, k)
