# expect: fail; mistake: platt-skip-eta; the program of a well known book: eta >= 0 is skipped, steps below 1e-5 are
import numpy as np


class optStruct:
    def __init__(self, X, y, C, tol, K):
        self.labelMat, self.C, self.tol, self.K = y, C, tol, K
        self.m = len(y)
        self.alphas, self.b = np.zeros(self.m), 0.0
        self.eCache = np.zeros((self.m, 2))
        self.updates = 0
        self.random = np.random.default_rng(0)


def calcEk(oS, k):
    return float(np.multiply(oS.alphas, oS.labelMat) @ oS.K[:, k] + oS.b) - float(oS.labelMat[k])


def updateEk(oS, k):
    oS.eCache[k] = [1, calcEk(oS, k)]


def selectJ(i, oS, Ei):
    maxK, maxDeltaE, Ej = -1, 0, 0
    oS.eCache[i] = [1, Ei]
    valid = np.nonzero(oS.eCache[:, 0])[0]
    if len(valid) > 1:
        for k in valid:
            if k == i:
                continue
            Ek = calcEk(oS, k)
            if abs(Ei - Ek) > maxDeltaE:
                maxK, maxDeltaE, Ej = k, abs(Ei - Ek), Ek
        if maxK >= 0:
            return maxK, Ej
    j = i
    while j == i:
        j = int(oS.random.integers(oS.m))
    return j, calcEk(oS, j)


def innerL(i, oS):
    Ei = calcEk(oS, i)
    y, C, K = oS.labelMat, oS.C, oS.K
    violates = (y[i] * Ei < -oS.tol and oS.alphas[i] < C) or (
        y[i] * Ei > oS.tol and oS.alphas[i] > 0
    )
    if not violates:
        return 0
    j, Ej = selectJ(i, oS, Ei)
    alphaIold, alphaJold = oS.alphas[i], oS.alphas[j]
    if y[i] != y[j]:
        L, H = max(0, alphaJold - alphaIold), min(C, C + alphaJold - alphaIold)
    else:
        L, H = max(0, alphaJold + alphaIold - C), min(C, alphaJold + alphaIold)
    if L == H:
        return 0
    eta = 2.0 * K[i, j] - K[i, i] - K[j, j]
    if eta >= 0:
        return 0
    oS.alphas[j] -= y[j] * (Ei - Ej) / eta
    oS.alphas[j] = min(max(oS.alphas[j], L), H)
    updateEk(oS, j)
    if abs(oS.alphas[j] - alphaJold) < 0.00001:
        return 0
    oS.alphas[i] += y[j] * y[i] * (alphaJold - oS.alphas[j])
    updateEk(oS, i)
    di, dj = y[i] * (oS.alphas[i] - alphaIold), y[j] * (oS.alphas[j] - alphaJold)
    b1 = oS.b - Ei - di * K[i, i] - dj * K[i, j]
    b2 = oS.b - Ej - di * K[i, j] - dj * K[j, j]
    if 0 < oS.alphas[i] < C:
        oS.b = b1
    elif 0 < oS.alphas[j] < C:
        oS.b = b2
    else:
        oS.b = (b1 + b2) / 2.0
    oS.updates += 1
    return 1


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    if C <= 0 or not np.array_equal(np.unique(y), [-1, 1]):
        raise ValueError("bad input")
    oS = optStruct(X, y, C, tol, kernel(X, X))
    sweeps, entireSet, changed = 0, True, 0
    while sweeps < 200 and oS.updates < max_iter and (changed > 0 or entireSet):
        changed = 0
        where = range(oS.m) if entireSet else np.nonzero((oS.alphas > 0) * (oS.alphas < C))[0]
        for i in where:
            if oS.updates < max_iter:
                changed += innerL(int(i), oS)
        sweeps += 1
        if entireSet:
            entireSet = False
        elif changed == 0:
            entireSet = True
    return {
        "alpha": oS.alphas,
        "b": float(oS.b),
        "n_iter": oS.updates,
        "converged": oS.updates < max_iter,
    }
