# attack: builds the name of what the exercise forbids | expect: fail | says: calls `softmax` | exercise: weights
import torch


def weights(x):
    return getattr(torch, "soft" + "max")(x, -1)
