import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    K = W.shape[1]
    onehot = np.eye(K, dtype=x.dtype)[y]
    cos = (x / np.sqrt(np.sum(x**2, 1))[:, None]).dot(W / np.sqrt(np.sum(W**2, 0)))
    z = s * (cos - m * onehot)
    zmax = np.max(z, axis=-1, keepdims=True)
    lse = zmax[:, 0] + np.log(np.sum(np.exp(z - zmax), axis=-1))
    return float(np.mean(lse - np.sum(z * onehot, axis=-1)))
