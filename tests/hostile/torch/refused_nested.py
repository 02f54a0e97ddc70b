# attack: computes it over nested tensors | expect: fail | says: this exercise does not allow it | exercise: weights
import torch


def weights(x):
    nested = torch.nested.nested_tensor(list(x))
    return torch.stack(list(getattr(torch, "soft" + "max")(nested, -1).unbind()))
