import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    cos = (x / np.sqrt((x**2).sum(1))[:, None]) @ (W / np.sqrt((W**2).sum(0)))
    target = np.eye(W.shape[1], dtype=x.dtype)[y]
    z = s * (cos - m * target)
    lse = np.logaddexp.reduce(z, axis=1)
    return np.mean(lse - (z * target).sum(1))
