import numpy as np


def positive_random_features(x, omega):
    norm = np.linalg.norm(x, axis=1)
    return np.exp(x @ omega.T - (norm * norm / 2)[:, None]) / len(omega) ** 0.5


def performer_attention(q, k, v, omega):
    s = q.shape[1] ** 0.25
    joined = np.hstack([v, np.ones((len(v), 1), dtype=v.dtype)])
    both = positive_random_features(q / s, omega) @ (
        positive_random_features(k / s, omega).T @ joined
    )
    return both[:, :-1] / both[:, -1:]
