import numpy as np


class BahdanauAttention:
    def __init__(self, W, U, v, annotations):
        self.W, self.v, self.annotations = W, v, annotations
        self.keys = np.einsum("ah,jh->ja", U, annotations)  # once for the sentence

    def step(self, state):
        hidden = np.tanh(self.keys + np.einsum("as,s->a", self.W, state))
        energies = np.einsum("ja,a->j", hidden, self.v)
        energies = energies - energies.max()
        weights = np.exp(energies) / np.exp(energies).sum()
        return np.einsum("j,jh->h", weights, self.annotations), weights


def additive_attention(s, h, W_a, U_a, v_a):
    cell = BahdanauAttention(W_a, U_a, v_a, h)
    contexts, alphas = zip(*[cell.step(state) for state in s], strict=True)
    return np.stack(contexts), np.stack(alphas)
