# expect: fail; mistake: none; the frequencies are rounded to half precision
import torch


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pos = torch.arange(num_positions, dtype=torch.float64).unsqueeze(1)
    rates = base ** (-torch.arange(0, d_model, 2, dtype=torch.float64) / d_model)
    a = pos * rates.half().double()
    return torch.stack([a.sin(), a.cos()], -1).flatten(1)[:, :d_model]
