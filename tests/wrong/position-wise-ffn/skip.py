# expect: fail; mistake: residual-inside; skip
import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = torch.relu(x @ W1 + b1)
    return x + hidden @ W2 + b2
