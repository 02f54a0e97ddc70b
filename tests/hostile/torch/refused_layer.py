# attack: calls a layer by a name it builds | expect: fail | says: calls `softmax` | exercise: weights
import torch


def weights(x):
    return getattr(torch.nn, "Soft" + "max")(-1)(x)
