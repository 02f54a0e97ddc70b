import numpy as np


def power_iteration(W, u, n_iter):
    height = W.shape[0]
    width = int(np.prod(W.shape[1:]))
    M = W.copy().reshape((height, width))
    u_hat = u.copy().reshape(height, 1)
    k = 0
    while k < n_iter:
        v_hat = M.T.dot(u_hat)
        v_hat = v_hat / np.sqrt(v_hat.T @ v_hat)
        u_hat = M.dot(v_hat)
        u_hat = u_hat / np.sqrt(u_hat.T @ u_hat)
        k += 1
    sigma = (u_hat.T @ M @ v_hat).squeeze()
    return sigma, u_hat.reshape(-1), v_hat.reshape(-1)


def spectral_normalize(W, u, n_iter=50):
    sigma = power_iteration(W, u, n_iter)[0]
    return (W.reshape(len(W), -1) / sigma).reshape(W.shape)
