import numpy as np


def logsigmoid(z):
    return -np.logaddexp(0, -z)


def bp_gradients(x, y, V, gamma, W, theta):
    a = np.einsum("i,ih->h", x, V) - gamma
    b, not_b = np.exp(logsigmoid(a)), np.exp(logsigmoid(-a))
    z = np.einsum("h,hj->j", b, W) - theta
    yhat, not_yhat = np.exp(logsigmoid(z)), np.exp(logsigmoid(-z))
    r = yhat - y
    dz = r * yhat * not_yhat
    da = np.einsum("hj,j->h", W, dz) * b * not_b
    return dict(
        yhat=yhat,
        E=np.dot(r, r) / 2,
        dV=np.einsum("i,h->ih", x, da),
        dgamma=-da,
        dW=np.einsum("h,j->hj", b, dz),
        dtheta=-dz,
    )
