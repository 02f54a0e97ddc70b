# expect: fail; mistake: y-minus-yhat-pm1; the class of a well known book: eta * (target - predict(xi))
import numpy as np


class Perceptron:
    def __init__(self, eta, n_iter, random_state):
        self.eta, self.n_iter, self.random_state = eta, n_iter, random_state

    def fit(self, X, y, shuffle):
        rgen = np.random.default_rng(self.random_state)
        self.w_ = np.zeros(X.shape[1])
        self.b_ = 0.0
        self.errors_ = []
        for _ in range(self.n_iter):
            errors = 0
            order = rgen.permutation(len(y)) if shuffle else range(len(y))
            for i in order:
                update = self.eta * (y[i] - self.predict(X[i]))
                self.w_ = self.w_ + update * X[i]
                self.b_ += update
                errors += int(update != 0.0)
            self.errors_.append(errors)
            if errors == 0:
                break
        return self

    def net_input(self, X):
        return np.dot(X, self.w_) + self.b_

    def predict(self, X):
        return np.where(self.net_input(X) >= 0.0, 1, -1)


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not np.isin(y, [-1, 1]).all():
        raise ValueError("labels")
    p = Perceptron(eta, max_epochs, seed).fit(X, y, shuffle)
    return {
        "w": p.w_,
        "b": p.b_,
        "n_updates": sum(p.errors_),
        "n_epochs": len(p.errors_),
        "converged": p.errors_[-1] == 0,
    }


def perceptron_predict(X, w, b):
    return np.where(np.dot(X, w) + b >= 0.0, 1, -1)
