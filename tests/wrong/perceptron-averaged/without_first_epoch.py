# expect: fail; mistake: none; leaves the first epoch out, if there are more
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    n, d = X.shape
    w = np.zeros(d)
    b = 0.0
    sw = np.zeros(d)
    sb = 0.0
    k = 0
    for e in range(epochs):
        for i in range(n):
            if y[i] * (X[i] @ w + b) <= 0:
                w = w + y[i] * X[i]
                b += y[i]
            if e > 0 or epochs == 1:
                sw += w
                sb += b
                k += 1
    return sw / k, sb / k
