# attack: computes it over nested tensors | expect: fail | says: this exercise asks you to write | exercise: weights
import torch


def weights(x):
    nested = torch.nested.nested_tensor(list(x))
    return torch.stack(list(getattr(torch, "soft" + "max")(nested, -1).unbind()))
