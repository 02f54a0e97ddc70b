# expect: fail; mistake: torch-odd-crash; one cosine too many for odd widths
import torch


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pos = torch.arange(num_positions, dtype=torch.float64).unsqueeze(1)
    rates = base ** (-torch.arange(0, d_model, 2, dtype=torch.float64) / d_model)
    pe = torch.zeros(num_positions, d_model, dtype=torch.float64)
    pe[:, 0::2] = torch.sin(pos * rates)
    pe[:, 1::2] = torch.cos(pos * rates)
    return pe
