# attack: returns an array instead of a tensor | expect: fail | says: expected a torch tensor | exercise: tensor-double
import torch


def double(x):
    return (2 * x).detach().numpy()
