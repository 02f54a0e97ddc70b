import torch, math


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    c = torch.arange(d_model)
    w = torch.exp(-math.log(base) * (c - c % 2).double() / d_model)
    a = torch.arange(num_positions).double()[:, None] * w
    return torch.where(c % 2 == 0, torch.sin(a), torch.cos(a))
