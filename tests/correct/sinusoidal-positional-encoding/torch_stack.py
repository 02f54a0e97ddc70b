import torch


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    i = torch.arange((d_model + 1) // 2).double()
    angles = torch.outer(torch.arange(num_positions).double(), 1 / base ** (2 * i / d_model))
    return torch.stack((angles.sin(), angles.cos()), dim=2).flatten(1)[:, :d_model]
