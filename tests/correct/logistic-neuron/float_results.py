import numpy as np


def logistic_loss_grad(w, b, X, y):
    with np.errstate(all="ignore"):
        z = (X * w).sum(axis=1) + b
        p = np.where(z < 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))
        loss = np.where(
            y == 1,
            np.where(z < -30, -z, np.log1p(np.exp(-z))),
            np.where(z > 30, z, np.log1p(np.exp(z))),
        )
    dz = p - y
    return float(loss.mean()), np.mean(dz[:, np.newaxis] * X, axis=0), float(dz.mean())
