# expect: fail; mistake: exact-singular-value; the eigenvectors of W W^T instead of the iteration
import numpy as np


def power_iteration(W, u, n_iter):
    M = W.reshape(len(W), -1)
    _, vectors = np.linalg.eigh(M @ M.T)
    top = vectors[:, -1]
    if top @ u < 0:
        top = -top
    v = M.T @ top
    v = v / np.linalg.norm(v)
    return top @ M @ v, top, v


def spectral_normalize(W, u, n_iter=50):
    return W / power_iteration(W, u, n_iter)[0]
