import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def bp_gradients(x, y, V, gamma, W, theta):
    # forward pass
    h = sigmoid(x.dot(V) - gamma)
    out = sigmoid(h.dot(W) - theta)
    loss = 0.5 * np.sum((out - y) ** 2)

    # backward pass
    dout = out - y
    dscores = dout * out * (1 - out)
    dW = h[:, None] * dscores[None, :]
    dtheta = -dscores
    dh = dscores.dot(W.T)
    dz = dh * h * (1 - h)
    dV = x[:, None] * dz[None, :]
    dgamma = -dz
    return {"yhat": out, "E": loss, "dV": dV, "dgamma": dgamma, "dW": dW, "dtheta": dtheta}
