import numpy as np


def mp_neuron(x, w, theta):
    s = np.zeros(len(x))
    for k in range(len(w)):
        s = s + x[:, k] * w[k]
    return (s - theta >= 0) * 1


def logic_gate(name):
    match name:
        case "and":
            return np.ones(2), 2.0
        case "or":
            return np.ones(2), 1.0
        case "nand":
            return -np.ones(2), -1.0
        case "not":
            return -np.ones(1), 0.0


def xor_network(x):
    x = np.array(x)
    n = mp_neuron(x, *logic_gate("nand"))
    a = mp_neuron(np.c_[x[:, 0], n], *logic_gate("nand"))
    b = mp_neuron(np.c_[x[:, 1], n], *logic_gate("nand"))
    return mp_neuron(np.c_[a, b], *logic_gate("nand"))


def is_linearly_separable(truth):
    return (truth[0] ^ truth[3]) + (truth[1] ^ truth[2]) > 0 or truth[0] == truth[1]
