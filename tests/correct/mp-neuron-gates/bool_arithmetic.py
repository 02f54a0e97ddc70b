"""Everything from comparisons; truth tables as numbers."""

import numpy as np


class Neuron:
    def __init__(self, w, theta):
        self.w, self.theta = np.asarray(w, dtype=float), float(theta)

    def __call__(self, x):
        return ((np.asarray(x, dtype=float) * self.w).sum(axis=1) >= self.theta) * 1


GATES = {
    "and": Neuron([1, 1], 1.2),
    "or": Neuron([1, 1], 0.8),
    "nand": Neuron([-1, -1], -1.2),
    "not": Neuron([-1], -0.5),
}


def mp_neuron(x, w, theta):
    return Neuron(w, theta)(x)


def logic_gate(name):
    gate = GATES[name]
    return gate.w.copy(), gate.theta


def xor_network(x):
    return GATES["and"](np.vstack((GATES["or"](x), GATES["nand"](x))).T)


def is_linearly_separable(truth):
    return int("".join(str(int(t)) for t in truth), 2) not in (0b0110, 0b1001)
