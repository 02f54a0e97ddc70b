# attack: asks TorchScript for the operator by its schema | expect: fail | says: this exercise does not allow it | exercise: weights
import torch


def weights(x):
    find = getattr(torch, "_" + "C")._jit_get_operation
    call, _ = find("aten::soft" + "max")
    return call(x, -1)
