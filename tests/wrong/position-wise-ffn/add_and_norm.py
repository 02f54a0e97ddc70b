# expect: fail; mistake: residual-and-norm-inside; add and norm
import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = torch.relu(x @ W1 + b1)
    y = x + hidden @ W2 + b2
    return torch.nn.functional.layer_norm(y, y.shape[-1:])
