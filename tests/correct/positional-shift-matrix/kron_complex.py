import numpy as np


class OddWidth(ValueError):
    pass


def positional_shift_matrix(k: int, d_model: int, base: float = 10000.0) -> np.ndarray:
    half, rest = divmod(d_model, 2)
    if rest:
        raise OddWidth(d_model)
    theta = k * np.float_power(base, -2.0 * np.arange(half) / d_model)
    z = np.exp(1j * theta)
    return np.kron(np.diag(z.real), np.eye(2)) + np.kron(np.diag(z.imag), [[0, 1], [-1, 0]])
