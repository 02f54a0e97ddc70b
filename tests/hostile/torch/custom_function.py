# attack: gives a gradient of its own | expect: fail | says: gradient | exercise: tensor-double
import torch


class Function(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return 2 * x

    @staticmethod
    def backward(ctx, g):
        return g


def double(x):
    return Function.apply(x)
