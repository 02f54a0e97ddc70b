# expect: fail; mistake: no-odd-check; least squares finds "a map" for odd widths, too
import numpy as np


def positional_shift_matrix(k, d_model, base=10000.0):
    pos = np.arange(300)[:, None] + np.array([[0], [k]])[:, None]
    angles = pos / base ** (np.arange(0, d_model, 2) / d_model)
    pe = np.stack([np.sin(angles), np.cos(angles)], axis=-1).reshape(2, 300, -1)[..., :d_model]
    return np.linalg.lstsq(pe[0], pe[1], rcond=None)[0].T
