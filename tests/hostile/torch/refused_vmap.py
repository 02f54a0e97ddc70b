# attack: calls what the exercise forbids in a mapped function | expect: fail | says: calls `softmax` | exercise: weights
import torch


def weights(x):
    return torch.vmap(lambda row: getattr(torch, "soft" + "max")(row, -1))(x)
