# attack: replaces autograd | expect: fail | exercise: tensor-double
import torch

torch.autograd.grad = lambda output, inputs, *args, **kwargs: [2 * args[0] for _ in inputs]


def double(x):
    return (2 * x).detach() + 1e-3
