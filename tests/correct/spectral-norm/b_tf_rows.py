import numpy as np


def power_iteration(W, u, n_iter):
    """As in the TensorFlow repositories: w is (columns, out), u and v are rows."""
    w = np.transpose(np.reshape(W, (W.shape[0], -1)))
    u_hat = np.reshape(u, (1, -1))
    v_hat = None
    for _ in range(n_iter):
        v_ = np.matmul(u_hat, np.transpose(w))
        v_hat = v_ / np.linalg.norm(v_)
        u_ = np.matmul(v_hat, w)
        u_hat = u_ / np.linalg.norm(u_)
    sigma = np.matmul(np.matmul(v_hat, w), np.transpose(u_hat))
    return sigma[0, 0], u_hat[0], v_hat[0]


def spectral_normalize(W, u, n_iter=50):
    w_norm = W / power_iteration(W, u, n_iter)[0]
    return np.reshape(w_norm, W.shape)
