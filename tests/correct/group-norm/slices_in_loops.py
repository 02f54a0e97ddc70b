import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    C = x.shape[1]
    size, rest = divmod(C, num_groups)
    if rest != 0:
        raise ValueError(num_groups)
    y = np.empty_like(x)
    for n in range(x.shape[0]):
        for lo in range(0, C, size):
            block = x[n, lo : lo + size]
            block = block - block.mean()
            y[n, lo : lo + size] = block / np.sqrt((block * block).mean() + eps)
    for c in range(C):
        if weight is not None:
            y[:, c] *= weight[c]
        if bias is not None:
            y[:, c] += bias[c]
    return y
