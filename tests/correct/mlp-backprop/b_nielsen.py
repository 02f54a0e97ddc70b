import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def cost_derivative(output_activations, y):
    return output_activations - y


def bp_gradients(x, y, V, gamma, W, theta):
    weights = [V.T, W.T]
    biases = [-gamma.reshape(-1, 1), -theta.reshape(-1, 1)]
    nabla_b = [np.zeros_like(b) for b in biases]
    nabla_w = [np.zeros_like(w) for w in weights]
    target = y.reshape(-1, 1)
    activation = x.reshape(-1, 1)
    activations = [activation]
    for b, w in zip(biases, weights, strict=True):
        activation = sigmoid(np.dot(w, activation) + b)
        activations.append(activation)
    a = activations[-1]
    delta = cost_derivative(a, target) * a * (1 - a)
    nabla_b[-1] = delta
    nabla_w[-1] = np.dot(delta, activations[-2].transpose())
    for layer in range(2, 3):
        a = activations[-layer]
        delta = np.dot(weights[-layer + 1].transpose(), delta) * a * (1 - a)
        nabla_b[-layer] = delta
        nabla_w[-layer] = np.dot(delta, activations[-layer - 1].transpose())
    yhat = activations[-1].ravel()
    return dict(
        yhat=yhat,
        E=np.linalg.norm(yhat - y) ** 2 / 2,
        dV=nabla_w[0].T,
        dgamma=-nabla_b[0].ravel(),
        dW=nabla_w[1].T,
        dtheta=-nabla_b[1].ravel(),
    )
