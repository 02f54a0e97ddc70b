import numpy as np


class Chunked:
    size = 64

    def __call__(self, q, k, v, causal=False):
        fq, fk = self.phi(q), self.phi(k)
        ones = np.concatenate([v, np.ones_like(v[:, :1])], axis=1)
        out = np.empty_like(ones)
        if not causal:
            np.matmul(fq, fk.T @ ones, out=out)
        else:
            state = np.zeros((k.shape[1], ones.shape[1]), dtype=q.dtype)
            for a in range(0, len(q), self.size):
                part = slice(a, a + self.size)
                w = np.tril(fq[part] @ fk[part].T)
                out[part] = w @ ones[part] + fq[part] @ state
                state = state + fk[part].T @ ones[part]
        return out[:, :-1] / out[:, -1:]

    def phi(self, x):
        y = np.array(x)
        pos = y > 0
        np.exp(y, out=y, where=~pos)
        np.add(y, 1, out=y, where=pos)
        return y


linear_attention = Chunked().__call__
