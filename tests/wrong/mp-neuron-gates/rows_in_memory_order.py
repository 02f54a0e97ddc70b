# expect: fail; mistake: none; reads x in the order it lies in memory
import numpy as np


def mp_neuron(x, w, theta):
    return (x.ravel("K").reshape(x.shape) @ w >= theta).astype(int)


def logic_gate(name):
    return {"and": ((1, 1), 2), "or": ((1, 1), 1), "nand": ((-1, -1), -1), "not": ((-1,), 0)}[name]


def xor_network(x):
    return (x[:, 0] != x[:, 1]).astype(int)


def is_linearly_separable(truth):
    return list(truth) not in ([0, 1, 1, 0], [1, 0, 0, 1])
