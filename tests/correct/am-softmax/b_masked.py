import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    lengths = np.sqrt(np.einsum("nd,nd->n", x, x)), np.sqrt(np.einsum("dk,dk->k", W, W))
    cos = np.einsum("nd,dk->nk", x / lengths[0][:, None], W / lengths[1][None, :])
    own = np.arange(W.shape[1])[None, :] == np.asarray(y)[:, None]
    z = np.where(own, s * cos - s * m, s * cos)
    loss = np.log(np.exp(z - z.max(1)[:, None]).sum(1)) + z.max(1) - z[own]
    return loss.sum() / len(loss)
