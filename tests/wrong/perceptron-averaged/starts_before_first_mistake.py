# expect: fail; mistake: none; counts steps from the second epoch on
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    w, b = np.zeros(X.shape[1]), 0.0
    w_sum, b_sum = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for x_i, y_i in zip(X, y):
            if y_i * (x_i @ w + b) <= 0:
                w = w + y_i * x_i
                b = b + y_i
            if _ > 0 or epochs == 1:
                w_sum += w
                b_sum += b
    steps = len(X) * max(epochs - 1, 1)
    return w_sum / steps, b_sum / steps
