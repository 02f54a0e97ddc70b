import numpy as np


class Running:
    """Flash style: keys come one by one."""

    def __init__(self, shape, dtype):
        self.top = np.full((*shape[:-1], 1), -np.inf)
        self.den = np.zeros((*shape[:-1], 1))
        self.num = np.zeros(shape)

    def see(self, score, value):
        new = np.maximum(self.top, score)
        with np.errstate(invalid="ignore"):
            a = np.where(np.isneginf(self.top), 0, np.exp(self.top - new))
            b = np.where(np.isneginf(score), 0, np.exp(score - new))
        self.num = self.num * a + b * value
        self.den = self.den * a + b
        self.top = new


def scaled_dot_product_attention(q, k, v, mask=None):
    dtype = q.dtype
    k64, q64, v64 = k.astype(np.float64), q.astype(np.float64), v.astype(np.float64)
    lead = np.broadcast_shapes(
        q.shape[:-2], k.shape[:-2], v.shape[:-2], *([mask.shape[:-2]] if mask is not None else [])
    )
    state = Running((*lead, q.shape[-2], v.shape[-1]), dtype)
    if mask is not None:
        mask = np.broadcast_to(mask, np.broadcast_shapes(mask.shape, (q.shape[-2], k.shape[-2])))
    for j in range(k.shape[-2]):
        s = (q64 * k64[..., j : j + 1, :]).sum(-1, keepdims=True) / np.sqrt(q.shape[-1])
        if mask is not None:
            s = np.where(mask[..., j : j + 1], s, -np.inf)
        state.see(s, v64[..., j : j + 1, :])
    return (state.num / np.where(state.den == 0, 1, state.den)).astype(dtype)
