import numpy as np


def group_norm(x, num_groups, weight=None, bias=None, eps=1e-5):
    C = x.shape[1]
    q, r = divmod(C, num_groups)
    if r:
        raise ValueError("indivisible")
    of = np.arange(C) // q
    A = (of[:, None] == of).astype(x.dtype) / q
    sp = tuple(range(2, x.ndim))
    m = x.mean(axis=sp) @ A if sp else x @ A
    m = m.reshape(m.shape + (1,) * len(sp))
    d = x - m
    v = ((d * d).mean(axis=sp) if sp else d * d) @ A
    v = v.reshape(v.shape + (1,) * len(sp))
    y = d / np.sqrt(v + x.dtype.type(eps))
    k = (C,) + (1,) * len(sp)
    if weight is not None:
        y = y * weight.reshape(k)
    if bias is not None:
        y = y + bias.reshape(k)
    return y
