from dataclasses import asdict, dataclass

import numpy as np


@dataclass
class Fit:
    w: np.ndarray
    b: float = 0.0
    n_updates: int = 0
    n_epochs: int = 0
    converged: bool = False

    def visit(self, x, label, eta):
        """Return whether the sample was a mistake."""
        if label * (self.w.dot(x) + self.b) > 0:
            return False
        self.w = self.w + eta * label * x
        self.b += eta * label
        self.n_updates += 1
        return True

    def epoch(self, samples, eta):
        mistakes = [self.visit(x, label, eta) for x, label in samples]
        self.n_epochs += 1
        self.converged = not any(mistakes)


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not np.array_equal(np.abs(y), np.ones_like(y)):
        raise ValueError("y must be -1 or +1")
    fit = Fit(np.zeros(X.shape[1]))
    generator = np.random.Generator(np.random.Philox(seed))
    while fit.n_epochs < max_epochs and not fit.converged:
        order = generator.permutation(len(X)) if shuffle else slice(None)
        fit.epoch(zip(X[order], y[order].tolist(), strict=True), eta)
    return asdict(fit)


def perceptron_predict(X, w, b):
    return np.sign(np.sign(X @ w + b) + 0.5).astype(int)
