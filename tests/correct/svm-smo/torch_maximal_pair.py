import torch


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0:
        raise ValueError("C must be positive")
    if sorted(set(y.tolist())) != [-1, 1]:
        raise ValueError("y must hold -1 and +1, both")
    K = kernel(X, X).double()
    t = y.double()
    alpha = torch.zeros_like(t)
    v = t.clone()
    inf = torch.tensor(torch.inf, dtype=torch.float64)
    n_iter = 0
    while True:
        up = torch.where(t > 0, alpha < C, alpha > 0)
        low = torch.where(t > 0, alpha > 0, alpha < C)
        m, i = torch.where(up, v, -inf).max(0)
        M, j = torch.where(low, v, inf).min(0)
        if m - M <= tol or n_iter >= max_iter:
            break
        room_i = C - alpha[i] if t[i] > 0 else alpha[i].clone()
        room_j = alpha[j].clone() if t[j] > 0 else C - alpha[j]
        step = torch.minimum(room_i, room_j)
        eta = K[i, i] + K[j, j] - 2 * K[i, j]
        if eta > 0:
            step = torch.minimum(step, (m - M) / eta)
        alpha[i] = (C if t[i] > 0 else 0.0) if step == room_i else alpha[i] + t[i] * step
        alpha[j] = (0.0 if t[j] > 0 else C) if step == room_j else alpha[j] - t[j] * step
        v = v - step * (K[i] - K[j])
        n_iter += 1
    free = (alpha > 0) & (alpha < C)
    b = v[free].mean() if free.any() else (m + M) / 2
    return dict(alpha=alpha, b=b.item(), n_iter=n_iter, converged=bool(m - M <= tol))
