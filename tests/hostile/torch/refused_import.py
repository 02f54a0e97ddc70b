# attack: calls what the exercise forbids while it is imported | expect: fail | says: calls `softmax` | exercise: weights
import torch

TABLE = getattr(torch, "soft" + "max")(torch.ones(2), -1)


def weights(x):
    return x
