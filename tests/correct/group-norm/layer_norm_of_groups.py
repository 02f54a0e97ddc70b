import numpy as np


def standardise(rows, eps):
    rows = rows - rows.mean(axis=-1, keepdims=True)
    return rows / np.sqrt((rows * rows).mean(axis=-1, keepdims=True) + eps)


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    if x.shape[1] % num_groups > 0:
        raise ValueError("the channels cannot be cut into equal groups")
    stacked = [standardise(s.reshape(num_groups, -1), eps).reshape(s.shape) for s in x]
    y = np.stack(stacked)
    y = np.moveaxis(y, 1, -1)
    y = y if weight is None else weight * y
    y = y if bias is None else bias + y
    return np.ascontiguousarray(np.moveaxis(y, -1, 1))
