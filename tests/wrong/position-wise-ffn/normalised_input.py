# expect: fail; mistake: none; normalised input
import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    x = torch.nn.functional.layer_norm(x, x.shape[-1:])
    hidden = torch.relu(x @ W1 + b1)
    return hidden @ W2 + b2
