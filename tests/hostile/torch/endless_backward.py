# attack: computes for ever while gradients are taken | expect: timeout | exercise: tensor-double
import torch


class Function(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        return 2 * x

    @staticmethod
    def backward(ctx, g):
        while True:
            pass


def double(x):
    return Function.apply(x)
