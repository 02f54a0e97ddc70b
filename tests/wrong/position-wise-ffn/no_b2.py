# expect: fail; mistake: missing-b2; no b2
import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = torch.relu(x @ W1 + b1)
    return hidden @ W2
