import random

import torch


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    rows, labels = X.tolist(), y.tolist()
    if {*labels} - {-1, 1}:
        raise ValueError("only -1 and +1, please")
    rng = random.Random(seed)
    w, b, updates = [0.0] * len(rows[0]), 0.0, 0
    order = list(range(len(rows)))
    for epoch in range(max_epochs):
        if shuffle:
            rng.shuffle(order)
        clean = True
        for i in order:
            if labels[i] * (sum(p * q for p, q in zip(w, rows[i], strict=True)) + b) <= 0:
                w = [p + eta * labels[i] * q for p, q in zip(w, rows[i], strict=True)]
                b, updates, clean = b + eta * labels[i], updates + 1, False
        if clean:
            break
    return dict(
        w=torch.tensor(w, dtype=torch.float64),
        b=b,
        n_updates=updates,
        n_epochs=epoch + 1,
        converged=clean,
    )


def perceptron_predict(X, w, b):
    scores = (X * w).sum(dim=1) + b
    return torch.where(scores < 0, -torch.ones_like(scores), torch.ones_like(scores)).int()
