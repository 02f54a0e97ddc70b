import numpy as np
import numpy.ma as ma


def scaled_dot_product_attention(q, k, v, mask=None):
    s = np.matmul(q, np.swapaxes(k, -1, -2)) * q.shape[-1] ** -0.5
    if mask is None:
        mask = np.array(True)
    shape = np.broadcast_shapes(s.shape, mask.shape)
    s = ma.array(np.broadcast_to(s, shape).copy(), mask=~np.broadcast_to(mask, shape))
    e = ma.exp(s - s.max(axis=-1, keepdims=True))
    w = (e / e.sum(axis=-1, keepdims=True)).filled(0.0)
    return np.matmul(w, v).astype(q.dtype)
