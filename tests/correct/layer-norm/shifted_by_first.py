import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    """E[x^2] - E[x]^2 is safe after the first number of each sample is subtracted."""
    size = np.atleast_1d(normalized_shape)
    if not np.array_equal(x.shape[-size.size :], size):
        raise ValueError("the last axes differ")
    rows = x.reshape(-1, int(size.prod()))
    rows = rows - rows.mean(axis=1)[:, None]
    squares = (rows**2).mean(axis=1) - rows.mean(axis=1) ** 2
    rows = rows / np.sqrt(squares + eps)[:, None]
    for affine, array in ((np.multiply, weight), (np.add, bias)):
        rows = rows if array is None else affine(rows, array.ravel())
    return rows.reshape(x.shape)
