# expect: fail; mistake: none; stops after three epochs without a mistake
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    sw = np.zeros(d)
    sb = 0.0
    k = 0
    last = -1
    for e in range(epochs):
        for i in range(n):
            if y[i] * (X[i] @ w + b) <= 0:
                w = w + y[i] * X[i]
                b += y[i]
                last = k
            sw += w
            sb += b
            k += 1
            if k - last > 3 * n:
                return sw / k, sb / k
    return sw / k, sb / k
