# attack: calls what the exercise forbids only after many honest calls | expect: fail | says: calls `softmax`; calls what this exercise | exercise: weights
import torch

calls = []


def weights(x):
    calls.append(1)
    if len(calls) < 7:
        e = x.exp()
        return e / e.sum(-1, keepdim=True)
    return getattr(torch, "soft" + "max")(x, -1)
