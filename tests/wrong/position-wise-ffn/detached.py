# expect: fail; mistake: none; weights copied into a module, so that their gradients are lost
import torch
from torch import nn


def position_wise_ffn(x, W1, b1, W2, b2):
    first = nn.Linear(W1.shape[0], W1.shape[1]).to(x)
    second = nn.Linear(W2.shape[0], W2.shape[1]).to(x)
    with torch.no_grad():
        first.weight.copy_(W1.T)
        first.bias.copy_(b1)
        second.weight.copy_(W2.T)
        second.bias.copy_(b2)
    return second(torch.relu(first(x)))
