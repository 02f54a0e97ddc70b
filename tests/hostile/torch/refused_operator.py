# attack: calls the operator itself | expect: fail | says: calls `softmax` | exercise: weights
import torch


def weights(x):
    return getattr(getattr(torch, "o" + "ps").aten, "_soft" + "max")(x, -1, False)
