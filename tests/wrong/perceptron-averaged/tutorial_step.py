# expect: fail; mistake: y-minus-yhat-pm1; the step target - predict(x)
import numpy as np


def averaged_perceptron_fit(X, y, epochs=10):
    wb = np.zeros(X.shape[1] + 1)
    total = np.zeros_like(wb)
    for _ in range(epochs):
        for xi, target in zip(X, y):
            predicted = 1 if wb[1:] @ xi + wb[0] >= 0 else -1
            step = target - predicted
            wb = wb + step * np.append(1.0, xi)
            total = total + wb
    total = total / (epochs * len(X))
    return total[1:], float(total[0])
