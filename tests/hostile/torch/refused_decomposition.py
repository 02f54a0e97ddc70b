# attack: takes torch's own decomposition of the operator | expect: fail | says: calls `softmax` | exercise: weights
import sys
import torch


def weights(x):
    return getattr(sys.modules["torch._decomp.decompositions"], "_soft" + "max")(x, -1, False)
