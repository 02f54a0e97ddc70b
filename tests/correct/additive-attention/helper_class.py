import numpy as np


class Aligner:
    def __init__(self, W, U, v):
        self.W, self.U, self.v = W, U, v

    def energies(self, state, annotations):
        pre = self.U @ annotations.T + (self.W @ state)[:, None]
        return self.v @ np.tanh(pre)

    def __call__(self, state, annotations):
        e = self.energies(state, annotations)
        w = np.exp(e - e.max())
        return w / w.sum()


def additive_attention(s, h, W_a, U_a, v_a):
    align = Aligner(W_a, U_a, v_a)
    alpha = np.vstack([align(row, h) for row in s])
    context = np.einsum("ij,jd->id", alpha, h)
    return (context, alpha)
