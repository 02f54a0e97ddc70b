import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    """One scale and one shift per channel of every sample, applied in one go."""
    n, c = x.shape[:2]
    if num_groups > c or c % num_groups:
        raise ValueError("bad num_groups")
    rows = x.reshape(n * num_groups, -1)
    anchor = rows[:, :1]
    mean = anchor + (rows - anchor).mean(1, keepdims=True)
    dev = rows - mean
    rstd = 1 / np.sqrt(np.square(dev).mean(1) + eps)
    scale = np.repeat(rstd.reshape(n, num_groups), c // num_groups, axis=1)
    scale = scale if weight is None else scale * weight
    out = dev.reshape(n, c, -1) * scale[:, :, None]
    if bias is not None:
        out = out + bias[:, None]
    return out.reshape(x.shape)
