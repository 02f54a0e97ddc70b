import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    w, b = np.zeros(X.shape[1]), 0.0
    w_sum, b_sum = np.zeros(X.shape[1]), 0.0
    for _ in range(epochs):
        for x_i, y_i in zip(X, y):
            if y_i * (x_i @ w + b) <= 0:
                w = w + y_i * x_i
                b = b + y_i
            w_sum += w
            b_sum += b
    return w_sum / (len(X) * epochs), b_sum / (len(X) * epochs)
