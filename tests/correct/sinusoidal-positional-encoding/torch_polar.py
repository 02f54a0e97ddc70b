import torch


def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    evens = torch.arange(0, d_model, 2, dtype=torch.float64)
    angle = torch.arange(num_positions)[:, None] / torch.pow(float(base), evens / d_model)
    z = torch.view_as_real(torch.polar(torch.ones_like(angle), angle)).flip(-1)
    return z.reshape(num_positions, -1).narrow(1, 0, d_model)
