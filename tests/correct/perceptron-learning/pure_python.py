import random

import numpy as np


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    rows = [[float(value) for value in row] for row in X]
    labels = [float(label) for label in y]
    if any(label not in (-1.0, 1.0) for label in labels):
        raise ValueError(f"unexpected labels {sorted(set(labels))}")
    samples = list(zip(rows, labels, strict=True))
    dice = random.Random(seed)
    w, b, total, epoch = [0.0] * len(rows[0]), 0.0, 0, 0
    while True:
        epoch += 1
        order = dice.sample(samples, len(samples)) if shuffle else samples
        before = total
        for x, label in order:
            score = b
            for x_k, w_k in zip(x, w, strict=True):
                score += w_k * x_k
            if label * score <= 0:
                w = [w_k + eta * label * x_k for w_k, x_k in zip(w, x, strict=True)]
                b += eta * label
                total += 1
        if total == before or epoch >= max_epochs:
            return {
                "w": np.array(w),
                "b": b,
                "n_updates": total,
                "n_epochs": epoch,
                "converged": total == before,
            }


def perceptron_predict(X, w, b):
    scores = [sum(x * v for x, v in zip(row, w, strict=True)) + b for row in X]
    return np.array([1 if score >= 0 else -1 for score in scores])
