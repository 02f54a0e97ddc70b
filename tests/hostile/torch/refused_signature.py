# attack: binds it late, in the default of a function made by `exec` | expect: fail | says: this exercise does not allow it | exercise: weights
import torch

exec("def inner(x, call=getattr(torch, 'soft' + 'max')):\n    return call(x, -1)")


def weights(x):
    return inner(x)
