# expect: fail; mistake: torch-float32-default; everything in float32, doubled at the very end
import math

import torch


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pos = torch.arange(num_positions).unsqueeze(1)
    rates = torch.exp(-math.log(base) * torch.arange(0, d_model, 2) / d_model)
    a = pos * rates
    return torch.stack([a.sin(), a.cos()], -1).flatten(1)[:, :d_model].double()
