# attack: attaches a graph that yields another gradient than its value | expect: fail or error | exercise: tensor-double
import torch


class Lie(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return 2 * x

    @staticmethod
    def backward(ctx, g):
        return 3 * g


def double(x):
    return Lie.apply(x)
