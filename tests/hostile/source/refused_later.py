# attack: calls what the exercise forbids only after many honest calls | expect: fail | says: calls `numpy.matmul`; calls what this exercise | exercise: product
import numpy as np

calls = []


def product(a, b):
    calls.append(1)
    if len(calls) < 4:
        return (a[:, :, None] * b).sum(1)
    return getattr(np, "mat" + "mul")(a, b)
