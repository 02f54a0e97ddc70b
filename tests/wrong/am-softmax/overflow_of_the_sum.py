# expect: fail; mistake: exp-overflow; logarithm of a sum of huge exponentials
import numpy as np


def am_softmax_loss(x, W, y, s=30.0, m=0.35):
    c = (x / np.linalg.norm(x, axis=1, keepdims=True)) @ (W / np.linalg.norm(W, axis=0))
    c[np.arange(len(y)), y] -= m
    z = s * c
    return float((np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(y)), y]).mean())
