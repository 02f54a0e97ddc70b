# expect: fail; mistake: torch-float32-default; float32 angles, the result is made double afterwards
import torch


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    pos = torch.arange(num_positions, dtype=torch.float32).unsqueeze(1)
    rates = base ** (-torch.arange(0, d_model, 2, dtype=torch.float32) / d_model)
    pe = torch.zeros(num_positions, d_model, dtype=torch.float64)
    pe[:, 0::2] = torch.sin(pos * rates).double()
    pe[:, 1::2] = torch.cos(pos * rates)[:, : d_model // 2].double()
    return pe
