import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    # ln(1 + sum over the others of exp(s (cos_k - cos_y + m)))
    cos = (x / np.linalg.norm(x, axis=-1)[:, np.newaxis]) @ (W / np.linalg.norm(W, axis=0))
    true = np.take_along_axis(cos, np.asarray(y)[:, None], axis=1)
    gap = s * (cos - true + x.dtype.type(m))
    np.put_along_axis(gap, np.asarray(y)[:, None], 0, axis=1)
    top = gap.max(axis=1, keepdims=True)
    return (top[:, 0] + np.log(np.exp(gap - top).sum(axis=1))).mean()
