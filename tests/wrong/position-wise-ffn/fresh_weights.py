# expect: fail; mistake: none; a module of its own, whose weights are random
from torch import nn


def position_wise_ffn(x, W1, b1, W2, b2):
    net = nn.Sequential(
        nn.Linear(W1.shape[0], W1.shape[1]), nn.ReLU(), nn.Linear(W2.shape[0], W2.shape[1])
    )
    return net.to(x)(x)
