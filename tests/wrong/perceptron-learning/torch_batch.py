# expect: fail; mistake: batch-update; judges the whole epoch with the old weights
import torch


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if not bool(((y == 1) | (y == -1)).all()):
        raise ValueError("labels must be -1 or +1")
    g = torch.Generator().manual_seed(seed or 0)
    X, y = X.double(), y.double()
    n = len(X)
    w = torch.zeros(X.shape[1], dtype=torch.float64)
    b = 0.0
    n_updates = 0
    for epoch in range(1, max_epochs + 1):
        mistakes = 0
        order = torch.randperm(n, generator=g) if shuffle else torch.arange(n)
        wrong = y * (X @ w + b) <= 0
        for i in order.tolist():
            if wrong[i]:
                w += eta * y[i] * X[i]
                b += eta * y[i].item()
                mistakes += 1
        n_updates += mistakes
        if not mistakes:
            break
    return dict(w=w, b=b, n_updates=n_updates, n_epochs=epoch, converged=mistakes == 0)


def perceptron_predict(X, w, b):
    return torch.where(X @ w + b >= 0, 1, -1)
