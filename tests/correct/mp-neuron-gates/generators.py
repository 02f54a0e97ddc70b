from functools import reduce
from itertools import product
from operator import mul

import numpy as np


def mp_neuron(x, w, theta):
    return np.fromiter((sum(map(mul, row, w)) >= theta for row in x), dtype=np.int8)


def logic_gate(name):
    return dict(zip(("and", "or", "nand", "not"), _gates(), strict=True))[name]


def _gates():
    yield (1, 1), 2
    yield (1, 1), 1
    yield (-1, -1), -1
    yield (-1,), 0


def xor_network(x):
    nands = mp_neuron(x, *logic_gate("nand"))
    left = mp_neuron(np.transpose([x[:, 0], nands]), *logic_gate("nand"))
    right = mp_neuron(np.transpose([x[:, 1], nands]), *logic_gate("nand"))
    return mp_neuron(np.transpose([left, right]), *logic_gate("nand"))


def is_linearly_separable(truth):
    weights = product((-2, -1, 0, 1, 2), repeat=2)
    sums = ([p * u + q * v for p in (0, 1) for q in (0, 1)] for u, v in weights)
    return any(_threshold_fits(s, truth) for s in sums)


def _threshold_fits(sums, truth):
    on = [s for s, t in zip(sums, truth, strict=True) if t]
    off = [s for s, t in zip(sums, truth, strict=True) if not t]
    return not on or not off or min(on) > reduce(max, off)
