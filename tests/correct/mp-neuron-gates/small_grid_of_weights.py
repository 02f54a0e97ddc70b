import itertools

import numpy as np


def mp_neuron(x, w, theta):
    return np.array(
        [1 if sum(a * b for a, b in zip(r, w, strict=False)) >= theta else 0 for r in x.tolist()],
        dtype=np.int8,
    )


def logic_gate(name):
    if name == "not":
        return [-2.0], -1.0
    return {"and": ((0.6, 0.6), 1.0), "or": ((1.2, 1.2), 1.0), "nand": ((-0.6, -0.6), -1.0)}[name]


def xor_network(x):
    h = np.stack([mp_neuron(x, [1, -1], 1), mp_neuron(x, [-1, 1], 1)]).T
    return mp_neuron(h, [1, 1], 1)


def is_linearly_separable(truth):
    grid = (-2, -1, 0, 1, 2)
    for a, b, t in itertools.product(grid, grid, (-3, -2, -1, 0, 1, 2, 3)):
        if all((a * i + b * j >= t) == bool(truth[2 * i + j]) for i in (0, 1) for j in (0, 1)):
            return True
    return False
