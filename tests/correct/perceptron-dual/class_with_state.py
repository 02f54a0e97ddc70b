"""An object that carries margins y_i f(x_i); returns NumPy scalars and extra keys."""

import numpy as np


class Learner:
    def __init__(self, K, y, eta):
        self.y = np.asarray(y, dtype=float)
        self.signed = K * np.outer(self.y, self.y)
        self.alpha = np.zeros(self.y.size)
        self.b, self.eta, self.log = np.float64(0), eta, []

    def sweep(self):
        ok = True
        for i in np.arange(self.y.size):
            margin = self.signed[i] @ self.alpha + self.y[i] * self.b
            if not margin > 0:
                self.alpha[i] += self.eta
                self.b += self.eta * self.y[i]
                self.log.append(i)
                ok = False
        return ok


def perceptron_dual_fit(K, y, eta=1.0, max_epochs=1000):
    learner = Learner(K, y, eta)
    done, epochs = np.bool_(False), 0
    while not done and epochs != max_epochs:
        done = np.bool_(learner.sweep())
        epochs += 1
    return {
        "alpha": learner.alpha,
        "b": learner.b,
        "n_updates": np.int64(len(learner.log)),
        "converged": done,
        "n_epochs": epochs,
    }


def perceptron_dual_decision(alpha, b, y, K_test_train):
    return np.add(np.matmul(K_test_train, np.multiply(alpha, y)), b)
