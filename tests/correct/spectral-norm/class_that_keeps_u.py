import numpy as np


class SpectralNorm:
    def __init__(self, u):
        self.u = u

    def step(self, M):
        v = M.T @ self.u
        self.v = v / np.linalg.norm(v)
        u = M @ self.v
        self.u = u / np.linalg.norm(u)

    def sigma(self, M):
        return self.u @ (M @ self.v)


def power_iteration(W, u, n_iter):
    M = W.reshape(len(W), -1)
    state = SpectralNorm(u)
    for _ in range(n_iter):
        state.step(M)
    return state.sigma(M), state.u, state.v


def spectral_normalize(W, u, n_iter=50):
    M = W.reshape(len(W), -1)
    state = SpectralNorm(u)
    for _ in range(n_iter):
        state.step(M)
    return W / state.sigma(M)
