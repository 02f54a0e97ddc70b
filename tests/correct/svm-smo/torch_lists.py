"""Torch at the border, NumPy-free plain numbers inside."""

import torch


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    labels = [float(value) for value in y]
    if C <= 0 or set(labels) != {-1.0, 1.0}:
        raise ValueError("bad labels or C")
    K = kernel(X, X).to(torch.float64)
    t = torch.tensor(labels, dtype=torch.float64)
    beta = torch.zeros(len(labels), dtype=torch.float64)
    box = torch.stack([torch.clamp(C * t, max=0), torch.clamp(C * t, min=0)])
    v, n_iter, done = t.clone(), 0, False
    while not done and n_iter <= max_iter:
        grow = (beta < box[1]).nonzero().flatten()
        shrink = (beta > box[0]).nonzero().flatten()
        i, j = int(grow[v[grow].argmax()]), int(shrink[v[shrink].argmin()])
        gap = float(v[i] - v[j])
        done = gap <= tol
        if done or n_iter == max_iter:
            break
        rooms = float(box[1, i] - beta[i]), float(beta[j] - box[0, j])
        eta = float(K[i, i] + K[j, j] - 2 * K[i, j])
        step = min(*rooms, gap / eta) if eta > 0 else min(rooms)
        beta[i] = box[1, i] if step == rooms[0] else beta[i] + step
        beta[j] = box[0, j] if step == rooms[1] else beta[j] - step
        v -= step * (K[i] - K[j])
        n_iter += 1
    free = (beta > box[0]) & (beta < box[1])
    b = float(v[free].mean()) if bool(free.any()) else float(v[i] + v[j]) / 2
    return {"alpha": beta.abs(), "b": b, "n_iter": n_iter, "converged": done}
