import numpy as np


def logistic_loss_grad(w, b, X, y):
    # labels -1/+1
    t = np.where(y == 1, 1.0, -1.0).astype(X.dtype)
    m = t * (X @ w + b)
    loss = np.logaddexp(0, -m).mean()
    coef = -t / (1 + np.exp(m))
    dw = (coef[:, None] * X).mean(axis=0)
    db = coef.mean()
    return loss, dw, db
