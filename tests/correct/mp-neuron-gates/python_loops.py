"""Sums in loops; thresholds sit exactly on the sums."""

import numpy as np


def mp_neuron(x, w, theta):
    out = []
    for row in x:
        total = 0
        for x_i, w_i in zip(row, w, strict=True):
            total += w_i * x_i
        out.append(1 if total - theta >= 0 else 0)
    return np.array(out, dtype=np.int64)


def logic_gate(name):
    if name == "not":
        return [-1], 0
    sign = -1 if name == "nand" else 1
    return [sign, sign], {"and": 2, "or": 1, "nand": -1}[name]


def xor_network(x):
    # x1 + x2 - 2 (x1 and x2) >= 1
    both = mp_neuron(x, *logic_gate("and"))
    return mp_neuron(np.column_stack([x, both]), [1, 1, -2], 1)


def is_linearly_separable(truth):
    for w1 in range(-2, 3):
        for w2 in range(-2, 3):
            for twice in range(-9, 10):
                table = [int(w1 * p + w2 * q >= twice / 2) for p in (0, 1) for q in (0, 1)]
                if table == list(truth):
                    return True
    return False
