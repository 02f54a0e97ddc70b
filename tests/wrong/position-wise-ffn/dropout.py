# expect: fail; mistake: none; dropout
import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = torch.relu(x @ W1 + b1)
    hidden = torch.nn.functional.dropout(hidden, 0.1)
    return hidden @ W2 + b2
