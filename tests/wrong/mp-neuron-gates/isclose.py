# expect: fail; mistake: none; what is close to the threshold counts as on it
import math

import numpy as np


def mp_neuron(x, w, theta):
    def fires(row):
        total = math.fsum(a * b for a, b in zip(row, w))
        return int(total > theta or math.isclose(total, theta, rel_tol=1e-12, abs_tol=1e-12))

    return np.array([fires(row) for row in x.tolist()])


def logic_gate(name):
    return {"and": ([1, 1], 2), "or": ([1, 1], 1), "nand": ([-1, -1], -1), "not": ([-1], 0)}[name]


def xor_network(x):
    return (x[:, 0] != x[:, 1]).astype(int)


def is_linearly_separable(truth):
    return tuple(truth) not in {(0, 1, 1, 0), (1, 0, 0, 1)}
