# expect: fail; mistake: none; central differences
import numpy as np


def bp_gradients(x, y, V, gamma, W, theta):
    def forward(V, gamma, W, theta):
        b = 1 / (1 + np.exp(-(x @ V - gamma)))
        yhat = 1 / (1 + np.exp(-(b @ W - theta)))
        return yhat, ((yhat - y) ** 2).sum() / 2

    params = [V, gamma, W, theta]
    grads = []
    for k, p in enumerate(params):
        g = np.zeros_like(p)
        for i in np.ndindex(p.shape):
            up, down = [q.copy() for q in params], [q.copy() for q in params]
            up[k][i] += 1e-5
            down[k][i] -= 1e-5
            g[i] = (forward(*up)[1] - forward(*down)[1]) / 2e-5
        grads.append(g)
    yhat, E = forward(*params)
    return dict(zip(["dV", "dgamma", "dW", "dtheta"], grads), yhat=yhat, E=E)
