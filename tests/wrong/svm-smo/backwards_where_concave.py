# expect: fail; mistake: none; divides by a negative eta and walks to the worse side
import numpy as np


def smo(X, y, C, kernel, tol=0.001, max_iter=100000):
    if C <= 0:
        raise ValueError(f"C must be positive, got {C}")
    if set(y.tolist()) != {-1, 1}:
        raise ValueError("y must hold both labels, -1 and +1, and no others")
    K = kernel(X, X)
    alpha = np.zeros(len(y), K.dtype)
    E = -y.astype(K.dtype)
    n_iter = 0
    while True:
        up = np.where(y > 0, alpha < C, alpha > 0)
        low = np.where(y > 0, alpha > 0, alpha < C)
        i = np.where(up, E, np.inf).argmin()
        j = np.where(low, E, -np.inf).argmax()
        gap = E[j] - E[i]
        if gap <= tol or n_iter == max_iter:
            break
        room = min(C - alpha[i] if y[i] > 0 else alpha[i], alpha[j] if y[j] > 0 else C - alpha[j])
        eta = K[i, i] + K[j, j] - 2 * K[i, j]
        t = min(gap / eta, room) if eta > -1 else room
        alpha[i] += y[i] * t
        alpha[j] -= y[j] * t
        alpha[alpha < 1e-08 * C] = 0
        alpha[alpha > C - 1e-08 * C] = C
        E += t * (K[i] - K[j])
        n_iter += 1
    free = (alpha > 0) & (alpha < C)
    b = -E[free].mean() if free.any() else -(E[i] + E[j]) / 2
    return {"alpha": alpha, "b": float(b), "n_iter": n_iter, "converged": bool(gap <= tol)}


BOX, EQUALITY, CONVERGENCE = ("box-constraint", "equality-constraint", "expected-convergence")
LIMIT, FLAG = ("iteration-limit", "meaning-of-converged")
EXACT, DEFAULT, CLOSE = ("exact-stopping", "default-stopping", "b-to-2-tol")
STOPPING, OPTIMALITY = ("stopping-rule", "optimality")
RULE, AGREEMENT = ("rule-for-b", "agreement-with-the-optimum")
OPTIMA = {}
