# expect: fail; mistake: base-ignored; always base 10000, in float32
import math, torch


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pe = torch.zeros(num_positions, d_model)
    position = torch.arange(0, num_positions, dtype=torch.float).unsqueeze(1)
    div_term = torch.exp(torch.arange(0, d_model, 2).float() * (-math.log(10000.0) / d_model))
    pe[:, 0::2] = torch.sin(position * div_term)
    pe[:, 1::2] = torch.cos(position * div_term)[:, : d_model // 2]
    return pe
