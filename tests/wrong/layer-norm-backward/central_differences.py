# expect: fail; mistake: none; finite differences are good for nine digits at best
import numpy as np


def forward(x, weight, eps):
    return weight * (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + eps)


def layer_norm_backward(dy, x, weight, eps=1e-5):
    dx, dw, h = np.zeros_like(x), np.zeros_like(weight), 1e-5
    for index in np.ndindex(x.shape):
        t = np.zeros_like(x)
        t[index] = h
        dx[index] = (dy * (forward(x + t, weight, eps) - forward(x - t, weight, eps))).sum() / 2 / h
    for j in range(len(weight)):
        t = np.zeros_like(weight)
        t[j] = h
        dw[j] = (dy * (forward(x, weight + t, eps) - forward(x, weight - t, eps))).sum() / 2 / h
    return dx, dw, dy.sum(0)
