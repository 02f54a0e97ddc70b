"""b is one more weight, of a constant feature 1."""

import numpy as np


class Hyperplane:
    def __init__(self, w, b):
        if np.linalg.norm(w, np.inf) == 0:
            raise ValueError("w must not vanish")
        self.normal = w
        self.theta = np.append(w, b).astype(w.dtype)

    def __call__(self, X):
        return np.hstack([X, np.ones((X.shape[0], 1), X.dtype)]) @ self.theta

    def size(self):
        return np.linalg.norm(self.normal)


def distance_to_hyperplane(w, b, X):
    plane = Hyperplane(w, b)
    return np.sqrt((plane(X) / plane.size()) ** 2)


def functional_margin(w, b, X, y):
    return np.sort(Hyperplane(w, b)(X) * y)[0].item()


def geometric_margin(w, b, X, y):
    plane = Hyperplane(w, b)
    return -np.max(-plane(X) * y / plane.size())


def margin_width(w):
    return 2.0 / Hyperplane(w, 0.0).size()
