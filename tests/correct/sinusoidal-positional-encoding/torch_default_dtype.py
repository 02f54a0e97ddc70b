import torch


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    before = torch.get_default_dtype()
    torch.set_default_dtype(torch.float64)
    try:
        j = torch.arange(d_model)
        angle = torch.arange(num_positions)[:, None] / base ** (2 * (j // 2) / d_model)
        return torch.where(j % 2 == 0, torch.sin(angle), torch.cos(angle))
    finally:
        torch.set_default_dtype(before)
