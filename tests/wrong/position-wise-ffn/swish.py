# expect: fail; mistake: silu; swish
import torch


def position_wise_ffn(x, W1, b1, W2, b2):
    hidden = torch.nn.functional.silu(x @ W1 + b1)
    return hidden @ W2 + b2
