import torch


def perceptron_fit(X, y, eta=1.0, max_epochs=1000, shuffle=False, seed=None):
    if set(y.unique().tolist()) - {-1, 1}:
        raise ValueError("labels must be -1 or +1")
    dtype = X.dtype if X.is_floating_point() else torch.float64
    rows = torch.cat([X.to(dtype), torch.ones(len(X), 1, dtype=dtype)], dim=1)
    rows = rows * y.to(dtype).unsqueeze(1)
    v = torch.zeros(rows.shape[1], dtype=dtype)
    source = torch.Generator().manual_seed(seed if seed is not None else 12345)
    updates, epochs, clean = 0, 0, False
    while epochs < max_epochs and not clean:
        clean = True
        sequence = rows[torch.randperm(len(rows), generator=source)] if shuffle else rows
        for row in sequence:
            if (row * v).sum() <= 0:
                v = v + eta * row
                updates += 1
                clean = False
        epochs += 1
    return {
        "w": v[:-1],
        "b": v[-1],
        "n_updates": updates,
        "n_epochs": epochs,
        "converged": clean,
    }


def perceptron_predict(X, w, b):
    return ((torch.mv(X, w) + b) >= 0).long().mul(2).sub(1)
