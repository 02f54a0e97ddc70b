"""The SVM dual by sequential minimal optimisation, with the pair that violates most."""

import itertools

import numpy as np


def smo(X, y, C, kernel, tol=1e-3, max_iter=100_000):
    """Solve the dual of the soft-margin SVM, two multipliers at a time.

    Parameters
    ----------
    X : array of shape (n, d)
    y : array of shape (n,)
        Labels, -1 and +1; both occur.
    C : float
        The upper bound of the multipliers, positive.
    kernel : callable
        kernel(A, B) gives the values of all pairs of rows, (len(A), len(B)).
    tol : float
        Stop when no pair violates the optimality conditions by more.
    max_iter : int
        The largest number of pair updates.

    Returns
    -------
    dict of alpha (n,), b, n_iter and converged

    Raises
    ------
    ValueError
        The labels are not -1 and +1, or `C` is not positive.
    """
    if C <= 0:
        raise ValueError(f"C must be positive, got {C}")
    if set(y.tolist()) != {-1, 1}:
        raise ValueError("y must hold both labels, -1 and +1, and no others")

    K = kernel(X, X)  # (n, n), all kernel values that are needed
    alpha = np.zeros(len(y), K.dtype)
    E = -y.astype(K.dtype)  # g - y, the errors of all points without b
    near = (1e-6 if K.dtype == np.float32 else 1e-8) * C  # at a bound, but for rounding
    n_iter = 0
    i, j = most_violating_pair(alpha, E, y, C)
    while E[j] - E[i] > tol and n_iter < max_iter:  # m - M > tol
        t = step_length(alpha, E, y, C, K, i, j)
        alpha[i] += y[i] * t  # y_i alpha_i gains t, y_j alpha_j loses t: their sum stays
        alpha[j] -= y[j] * t
        alpha[alpha < near] = 0
        alpha[alpha > C - near] = C
        E += t * (K[i] - K[j])  # both changes reach the errors of all points
        n_iter += 1
        i, j = most_violating_pair(alpha, E, y, C)

    free = (alpha > 0) & (alpha < C)  # they lie on the margin, y f = 1, so b is -E there
    b = -E[free].mean() if free.any() else -(E[i] + E[j]) / 2
    converged = bool(E[j] - E[i] <= tol)
    return {"alpha": alpha, "b": float(b), "n_iter": n_iter, "converged": converged}


def most_violating_pair(alpha, E, y, C):
    """Return i, where y * alpha can grow and E is smallest, and j, where it can shrink, largest."""
    can_grow = np.where(y > 0, alpha < C, alpha > 0)
    can_shrink = np.where(y > 0, alpha > 0, alpha < C)
    return np.where(can_grow, E, np.inf).argmin(), np.where(can_shrink, E, -np.inf).argmax()


def step_length(alpha, E, y, C, K, i, j):
    """Return the t ≥ 0 that maximises the dual, which grows by (E_j - E_i) t - eta t² / 2."""
    eta = K[i, i] + K[j, j] - 2 * K[i, j]
    room_i = C - alpha[i] if y[i] > 0 else alpha[i]  # how far y_i alpha_i can grow
    room_j = alpha[j] if y[j] > 0 else C - alpha[j]  # how far y_j alpha_j can shrink
    best = (E[j] - E[i]) / eta if eta > 0 else np.inf  # without a top, go to the end
    return min(best, room_i, room_j)


# ---------------------------------------------------------------------------- certificates


FORM = "form-of-the-result"
BOX, EQUALITY, CONVERGENCE = "box-constraint", "equality-constraint", "expected-convergence"
LIMIT, FLAG = "iteration-limit", "meaning-of-converged"
EXACT, DEFAULT, CLOSE = "exact-stopping", "default-stopping", "b-to-2-tol"
COUNT = "update-count"
USED_UP, STOPPING, OPTIMALITY = "updates-used-up", "stopping-rule", "optimality"
RULE, AGREEMENT = "rule-for-b", "agreement-with-the-optimum"
UPDATES = "three-pair-updates"


def formed(inputs, got):
    """Whether the answer has its form, and whether anything moved."""
    answer = read(inputs, got)
    moved = answer is None or bool(answer["alpha"].any())
    return {
        FORM: float(answer is None),
        "need-to-move": float(not moved),
        "diagnosis": [] if moved else ["never-moves"],
    }


def feasible(inputs, got):
    """What holds for any answer: its form, the box and the equality, in units of C."""
    answer = read(inputs, got)
    if answer is None:
        names = (BOX, EQUALITY, CONVERGENCE, COUNT)
        return {FORM: 1.0, **dict.fromkeys(names, np.nan)}
    alpha, C = answer["alpha"], float(inputs["C"])
    diagnosis = ["no-snap"] if not answer["converged"] and stuck(inputs, alpha) else []
    if alpha.max() > 1.001 * C and unbounded(inputs, alpha):
        diagnosis = ["no-upper-bound"]
    return {
        FORM: 0.0,
        BOX: max(-alpha.min(), alpha.max() - C) / C,
        EQUALITY: abs(alpha @ inputs["y"]) / C,
        CONVERGENCE: float(not answer["converged"]),
        COUNT: max(
            np.count_nonzero(alpha) / 2 - answer["n_iter"],  # an update can move two multipliers
            answer["n_iter"] - inputs.get("max_iter", 100_000),
            0,
        ),
        "diagnosis": diagnosis,
    }


def unbounded(inputs, alpha):
    """Whether alpha solves the problem of the hard margin, which has no C."""
    y, _, K = problem(inputs)
    residual = y - K @ (alpha * y)
    m = residual[(y > 0) | (alpha > 0)].max(initial=-np.inf)
    M = residual[(y < 0) | (alpha > 0)].min(initial=np.inf)
    fair = alpha.min() >= 0 and abs(alpha @ y) < 1e-6 * alpha.max()
    return bool(fair and m - M <= 2.5 * inputs.get("tol", 1e-3))


def stuck(inputs, alpha):
    """Whether the pair that violates most is held up by a multiplier within rounding of a bound."""
    y, C, K = problem(inputs)
    residual = y - K @ (alpha * y)
    growth = np.where(y > 0, C - alpha, alpha)  # how far y * alpha can grow
    i = np.where(growth > 0, residual, -np.inf).argmax()
    j = np.where(growth < C, residual, np.inf).argmin()
    room = min(growth[i], C - growth[j])
    rounding = 1e3 * np.finfo(np.asarray(inputs["X"]).dtype).eps
    fair = abs(alpha @ y) < 1e-6 * C  # else a step was wrong, and not its rounding
    return residual[i] - residual[j] > 0.01 and 0 < room < min(DUST, rounding) * C and fair


def cut_short(inputs, got):
    """What holds for an answer that ran out of iterations."""
    measures = feasible(inputs, got)
    answer = read(inputs, got)
    if answer is None:
        return {**measures, LIMIT: np.nan, FLAG: np.nan}
    n_iter, max_iter, claim = answer["n_iter"], inputs["max_iter"], answer["converged"]
    pairs = np.count_nonzero(answer["alpha"]) / 2  # an update can move two multipliers
    # one more may only be counted, and what moved may have begun elsewhere than at 0
    beyond = n_iter > max_iter and max(n_iter - 1, pairs) > max_iter
    diagnosis = ["ignores-max-iter"] if beyond else []
    if claim and n_iter == max_iter:
        diagnosis = ["claims-converged"]
    over = max(n_iter, pairs) - max_iter
    y, C, K = problem(inputs)
    m, M = thresholds(answer["alpha"], K, y, C)
    false_claim = claim and m - M > 2.5 * inputs["tol"]  # testing point by point leaves 2 tol
    return {**measures, LIMIT: max(over, 0), FLAG: float(false_claim), "diagnosis": diagnosis}


def by_pairs(inputs, got):
    """Whether three updates of some pairs lead to alpha; if not, what mistake in them does."""
    answer = read(inputs, got)
    if answer is None:
        return {FORM: 1.0, UPDATES: np.nan}
    alpha, (y, C, K) = answer["alpha"], problem(inputs)
    if leads_to(alpha, steps(), itertools.combinations(range(len(y)), 2), y, C, K):
        return {FORM: 0.0, UPDATES: 0.0}
    suspects = {
        "cache-only-at-pair": [cache_only_at_pair(), cache_set_anew_at_pair()],
        "cache-no-label": [cache_no_label()],
        "stale-cache-one-term": [stale_cache_one_term(), stale_cache_other_term()],
        "partner-no-sign": [partner_no_sign()],
        "partner-from-unclipped": [partner_from_unclipped()],
    }
    pairs = list(itertools.permutations(np.flatnonzero(alpha), 2))
    found = [
        name
        for name, ways in suspects.items()
        if any(leads_to(alpha, way, pairs, y, C, K) for way in ways)
    ]
    return {FORM: 0.0, UPDATES: 1.0, "diagnosis": found if len(found) == 1 else []}


def leads_to(alpha, way, pairs, y, C, K):
    """Whether up to three updates, from 0 on and made the given way, lead to alpha."""
    states, pairs = [(np.zeros(len(y)), -y)], list(pairs)
    for _ in range(3):
        states = states[:1] + [
            updated(way, *state, *pair, y, C, K) for state in states for pair in pairs
        ]
    return any(np.abs(reached - alpha).max() <= 1e-5 * C for reached, _ in states)


def updated(way, alpha, E, i, j, y, C, K):
    """Multipliers and errors after one update of a pair."""
    alpha, E = alpha.copy(), E.copy()
    new_i, new_j = way.pair(alpha[i], alpha[j], y[i], y[j], E[i], E[j], K, i, j, C)
    d_i, d_j = y[i] * (new_i - alpha[i]), y[j] * (new_j - alpha[j])
    way.update(E, K, i, j, d_i, d_j, y, alpha)
    alpha[i], alpha[j] = new_i, new_j
    return alpha, E


def to_tol(inputs, got):
    """Whether the stopping rule and b keep to tol, unless the updates ran out."""
    answer = read(inputs, got)
    if answer is None:
        return {FORM: 1.0, CONVERGENCE: np.nan, EXACT: np.nan, DEFAULT: np.nan, CLOSE: np.nan}
    y, C, K = problem(inputs)
    alpha = answer["alpha"]
    m, M = thresholds(alpha, K, y, C)
    off = bias_error(answer["b"], alpha, K, y, C)
    ran_out = used_up(inputs, answer)
    return {
        FORM: 0.0,
        CONVERGENCE: float(not answer["converged"]),
        EXACT: 0.0 if ran_out else m - M,
        DEFAULT: m - M,
        CLOSE: 0.0 if ran_out else off,
    }


def used_up(inputs, answer):
    return not answer["converged"] and answer["n_iter"] >= inputs.get("max_iter", 100_000)


def optimal(inputs, got):
    """The KKT gap m - M of the answer, and how far its dual is below the optimum."""
    answer = read(inputs, got)
    if answer is None:
        return {FORM: 1.0, USED_UP: np.nan, STOPPING: np.nan, OPTIMALITY: np.nan}
    y, C, K = problem(inputs)
    alpha = answer["alpha"]
    best = dual(optimum(inputs), K, y)
    m, M = thresholds(alpha, K, y, C)
    return {
        FORM: 0.0,
        USED_UP: float(used_up(inputs, answer) and m - M > 20 * inputs.get("tol", 1e-3)),
        STOPPING: m - M,
        OPTIMALITY: (best - dual(alpha, K, y)) / best,
        "diagnosis": unfinished(inputs, answer, m - M),
    }


def unfinished(inputs, answer, gap):
    """Names of what left a gap, as far as it can be proven."""
    _, _, K = problem(inputs)
    alpha, tol = answer["alpha"], inputs.get("tol", 1e-3)
    if gap <= 20 * tol:
        return []
    if answer["converged"] and answer["n_iter"] and on_the_way(inputs, answer):
        return ["loose-stopping"]
    distances = np.diag(K)[:, None] + np.diag(K) - 2 * K  # eta of each pair
    same_point = bool((np.abs(distances) < 1e-12).all())
    if not same_point or alpha.any():
        return []
    return ["platt-skip-eta" if answer["converged"] else "skip-eta-nonpositive"]


def on_the_way(inputs, answer):
    """Whether alpha is where right updates of the most violating pairs lead, stopped too soon."""
    X, y, C = (np.asarray(inputs[name], float) for name in ("X", "y", "C"))
    most = inputs.get("max_iter", 100_000)
    n_iter = min(max(answer["n_iter"], 0), most)  # the answer may claim any number
    way = smo(X, y, float(C), inputs["kernel"], tol=0.0, max_iter=n_iter)
    return way["n_iter"] == answer["n_iter"] and np.allclose(
        way["alpha"], answer["alpha"], rtol=0, atol=1e-6 * C
    )


def decision(inputs, got):
    """How far b is from the rule, given the answer's own alpha, and f from that of the optimum."""
    answer = read(inputs, got)
    if answer is None:
        return {FORM: 1.0, RULE: np.nan, AGREEMENT: np.nan}
    y, C, K = problem(inputs)
    X = np.asarray(inputs["X"], float)
    alpha, b = answer["alpha"], answer["b"]
    off = bias_error(b, alpha, K, y, C)
    measures = {FORM: 0.0, RULE: off, AGREEMENT: np.nan, "diagnosis": []}

    best = optimum(inputs)
    m, M = thresholds(best, K, y, C)
    if strictly_inside(best, C).any() and M - m < 1e-6:  # else b, and with it f, is not unique
        places = np.concatenate([X, (X + np.roll(X, 1, axis=0)) / 2])
        rows = np.asarray(inputs["kernel"](places, X), float)
        f = rows @ ((alpha - best) * y) + b - bias(best, K, y, C)  # less that of the optimum
        measures[AGREEMENT] = np.abs(f).max()

    if off > 0.05 and solved(alpha, K, y, C):  # then b is what is wrong
        residual = y - K @ (alpha * y)
        suspects = {
            "bias-negated": -bias(alpha, K, y, C),
            "bias-max-min": residual.mean(),
            "bias-bound-vectors": residual[alpha > DUST * C].mean(),
        }
        measures["diagnosis"] = [name for name, value in suspects.items() if abs(b - value) < 2e-3]
    return measures


def read(inputs, got):
    """The answer as float64, or None where it has not the promised form."""
    try:
        alpha = got["alpha"]
        b, n_iter, converged = (np.asarray(got[name]) for name in ("b", "n_iter", "converged"))
    except (TypeError, KeyError, IndexError):
        return None
    well = (
        isinstance(alpha, np.ndarray)
        and alpha.shape == (len(inputs["y"]),)
        and b.shape == n_iter.shape == converged.shape == ()
        and alpha.dtype.kind in "fiu"
        and b.dtype.kind in "fiu"
        and n_iter.dtype.kind in "iu"
        and converged.dtype.kind == "b"
    )
    if not well or not np.isfinite(alpha.astype(float)).all() or not np.isfinite(b.astype(float)):
        return None
    return {
        "alpha": alpha.astype(float),
        "b": float(b.item()),
        "n_iter": int(n_iter.item()),
        "converged": bool(converged.item()),
    }


def problem(inputs):
    X = np.asarray(inputs["X"], float)
    return np.asarray(inputs["y"], float), float(inputs["C"]), inputs["kernel"](X, X)


DUST = 1e-6
"""A multiplier this close to a bound, in units of C, may be there but for float32 rounding."""


def strictly_inside(alpha, C, dust=DUST):
    return (alpha > dust * C) & (alpha < C - dust * C)


def movable(alpha, y, C):
    """The points whose y * alpha can grow, and those whose y * alpha can shrink."""
    above, below = alpha > DUST * C, alpha < C - DUST * C
    return np.where(y > 0, below, above), np.where(y > 0, above, below)


def thresholds(alpha, K, y, C):
    """m and M, the two ends between which b has to be at the optimum (m <= M there)."""
    residual = y - K @ (alpha * y)
    up, low = movable(alpha, y, C)
    return residual[up].max(initial=-np.inf), residual[low].min(initial=np.inf)


def solved(alpha, K, y, C):
    m, M = thresholds(alpha, K, y, C)
    inside = alpha.min() > -1e-5 * C and alpha.max() < (1 + 1e-5) * C
    return inside and abs(alpha @ y) < 1e-3 * C and m - M < 0.05


def bias(alpha, K, y, C, dust=DUST):
    inside = strictly_inside(alpha, C, dust)
    if inside.any():
        return (y - K @ (alpha * y))[inside].mean()
    return sum(thresholds(alpha, K, y, C)) / 2


def bias_error(b, alpha, K, y, C):
    """How far b is from the rule, in either reading of "free"; without free points, from [m, M]."""
    rules = [bias(alpha, K, y, C, dust) for dust in (DUST, 0.0)]
    if strictly_inside(alpha, C).any():
        return min(abs(b - rule) for rule in rules)
    m, M = thresholds(alpha, K, y, C)
    return min(max(m - b, b - M, 0.0), abs(b - rules[1]))


def dual(alpha, K, y):
    return alpha.sum() - (alpha * y) @ K @ (alpha * y) / 2


OPTIMA = {}


def optimum(inputs):
    """A solution of the dual, computed once for every problem."""
    y, C, K = problem(inputs)
    key = (K.tobytes(), y.tobytes(), C)
    if key not in OPTIMA:
        OPTIMA[key] = solution(y, C, K)
    return OPTIMA[key]


def solution(y, C, K):
    """A solution of the dual to a KKT gap of 1e-10, by second-order working sets."""
    alpha, E, diagonal = np.zeros(len(y)), -y, np.diag(K)
    for step in range(200_000):
        if step % 1000 == 0:
            E = K @ (alpha * y) - y
        up = np.where(y > 0, alpha < C, alpha > 0)
        low = np.where(y > 0, alpha > 0, alpha < C)
        i = np.where(up, E, np.inf).argmin()
        gaps = np.where(low, E - E[i], -np.inf)
        if gaps.max() <= 1e-10:
            break
        eta = np.maximum(diagonal[i] + diagonal - 2 * K[i], 1e-12)
        j = np.where(gaps > 0, gaps * gaps / eta, -np.inf).argmax()
        rooms = (C - alpha[i] if y[i] > 0 else alpha[i], alpha[j] if y[j] > 0 else C - alpha[j])
        t = min(gaps[j] / eta[j], *rooms)
        alpha[i] += y[i] * t
        alpha[j] -= y[j] * t
        alpha[alpha < 1e-12 * C] = 0
        alpha[alpha > C - 1e-12 * C] = C
        E = E + t * (K[i] - K[j])
    return alpha


# ---------------------------------------------------------------------------- correct variants


def check(y, C):
    """Refuse what is no problem with two classes."""
    if not C > 0:
        raise ValueError("C must be positive")
    if sorted(set(y.tolist())) != [-1, 1]:
        raise ValueError("y must hold -1 and +1")


class steps:
    """The pair step with L and H, cut into small steps."""

    def smo(self, X, y, C, kernel, tol=1e-3, max_iter=100_000):
        y = self.labels(y, C)
        X = self.prepare(X)
        upper = self.upper(C)
        K = kernel(X, X)
        alpha, E = np.zeros(len(y), K.dtype), -y.astype(K.dtype)
        n_iter = 0
        i, j, gap = self.working_set(alpha, E, y, upper)
        while not self.stops(gap, tol) and self.may_go_on(n_iter, max_iter):
            K = self.matrix(K, kernel, X)
            new_i, new_j = self.pair(alpha[i], alpha[j], y[i], y[j], E[i], E[j], K, i, j, upper)
            d_i, d_j = y[i] * (new_i - alpha[i]), y[j] * (new_j - alpha[j])
            if d_i == d_j == 0:  # it would choose this pair for ever
                n_iter = max_iter
                break
            self.update(E, K, i, j, d_i, d_j, y, alpha)
            alpha[i], alpha[j] = new_i, new_j
            self.snap(alpha, C)
            n_iter += 1
            i, j, gap = self.working_set(alpha, E, y, upper)
        b = self.bias(alpha, E, C, i, j)
        converged = self.converged(bool(self.stops(gap, tol)))
        return {"alpha": alpha, "b": float(b), "n_iter": n_iter, "converged": converged}

    def labels(self, y, C):
        check(y, C)
        return y

    def prepare(self, X):
        return X

    def upper(self, C):
        return C

    def matrix(self, K, kernel, X):
        return K

    def up(self, alpha, y, C):
        return np.where(y > 0, alpha < C, alpha > 0)

    def low(self, alpha, y, C):
        return np.where(y > 0, alpha > 0, alpha < C)

    def working_set(self, alpha, E, y, C):
        i = np.where(self.up(alpha, y, C), E, np.inf).argmin()
        j = np.where(self.low(alpha, y, C), E, -np.inf).argmax()
        return i, j, E[j] - E[i]

    def stops(self, gap, tol):
        return gap <= tol

    def may_go_on(self, n_iter, max_iter):
        return n_iter < max_iter

    def pair(self, a_i, a_j, y_i, y_j, E_i, E_j, K, i, j, C):
        L, H = self.bounds(a_i, a_j, y_i == y_j, C)
        slope = self.slope(y_j, E_i, E_j)
        eta = K[i, i] + K[j, j] - 2 * K[i, j]
        target = a_j + slope / eta if eta > 0 else self.end(a_j, slope, eta, L, H)
        new_j = min(max(target, L), H)
        return self.partner(a_i, a_j, y_i * y_j, new_j, target), new_j

    def bounds(self, a_i, a_j, equal, C):
        if equal:
            return max(0.0, a_i + a_j - C), min(C, a_i + a_j)
        return max(0.0, a_j - a_i), min(C, C + a_j - a_i)

    def slope(self, y_j, E_i, E_j):
        return y_j * (E_i - E_j)

    def end(self, a_j, slope, eta, L, H):
        at_L, at_H = (slope * (end - a_j) - eta / 2 * (end - a_j) ** 2 for end in (L, H))
        if at_L == at_H:
            return a_j
        return L if at_L > at_H else H

    def partner(self, a_i, a_j, sign, new_j, target):
        return a_i + sign * (a_j - new_j)

    def update(self, E, K, i, j, d_i, d_j, y, alpha):
        E += d_i * K[i] + d_j * K[j]

    def snap(self, alpha, C):
        alpha[np.abs(alpha) <= 1e-8 * C] = 0
        alpha[np.abs(alpha - C) <= 1e-8 * C] = C

    def bias(self, alpha, E, C, i, j):
        inside = (alpha > 0) & (alpha < C)
        return -E[inside].mean() if inside.any() else -(E[i] + E[j]) / 2

    def converged(self, reached):
        return reached


class by_second_order:
    """Second-order working sets (Fan, Chen, Lin 2005) and LIBSVM's Q and gradient."""

    def smo(self, X, y, C, kernel, tol=1e-3, max_iter=100_000):
        check(y, C)
        K = np.array(kernel(X, X))
        Q = K * y[:, None] * y
        alpha, G = np.zeros(len(y)), -np.ones(len(y))
        for n_iter in range(max_iter + 1):
            value = -y * G
            up = ((alpha < C) & (y == 1)) | ((alpha > 0) & (y == -1))
            low = ((alpha < C) & (y == -1)) | ((alpha > 0) & (y == 1))
            i = np.flatnonzero(up)[value[up].argmax()]
            converged = value[i] - value[low].min() <= tol
            if converged or n_iter == max_iter:
                break
            others = np.flatnonzero(low & (value < value[i]))
            drop = value[i] - value[others]
            eta = np.maximum(K[i, i] + np.diag(K)[others] - 2 * K[i, others], 1e-12)
            best = (drop**2 / eta).argmax()
            j, t = others[best], drop[best] / eta[best]
            t = min(t, C - alpha[i] if y[i] > 0 else alpha[i])
            t = min(t, alpha[j] if y[j] > 0 else C - alpha[j])
            G += Q[i] * (y[i] * t) - Q[j] * (y[j] * t)
            alpha[i] = np.clip(alpha[i] + y[i] * t, 0, C)
            alpha[j] = np.clip(alpha[j] - y[j] * t, 0, C)
            for k in (i, j):
                if C - alpha[k] < 1e-12 * C:
                    alpha[k] = C
        free = (alpha > 0) & (alpha < C)
        b = (value[up].max() + value[low].min()) / 2
        if free.any():
            b = value[free].mean()
        return {"alpha": alpha, "b": b, "n_iter": n_iter, "converged": bool(converged)}


class by_cached_rows:
    """Asks for kernel rows when they are needed, and keeps them."""

    def smo(self, X, y, C, kernel, tol=1e-3, max_iter=100_000):
        check(y, C)
        rows = {}

        def row(i):
            if i not in rows:
                rows[i] = kernel(X[i : i + 1], X)[0]
            return rows[i]

        n = len(y)
        alpha, g = [0.0] * n, np.zeros(n)
        for count in range(max_iter + 1):
            up = [k for k in range(n) if (alpha[k] < C if y[k] > 0 else alpha[k] > 0)]
            low = [k for k in range(n) if (alpha[k] > 0 if y[k] > 0 else alpha[k] < C)]
            i = max(up, key=lambda k: y[k] - g[k])
            j = min(low, key=lambda k: y[k] - g[k])
            highest, lowest = y[i] - g[i], y[j] - g[j]
            if highest - lowest <= tol or count == max_iter:
                break
            eta = row(i)[i] + row(j)[j] - 2 * row(i)[j]
            t = min(
                (highest - lowest) / eta if eta > 1e-12 else np.inf,
                C - alpha[i] if y[i] > 0 else alpha[i],
                alpha[j] if y[j] > 0 else C - alpha[j],
            )
            for k, change in ((i, y[i] * t), (j, -y[j] * t)):
                alpha[k] += change
                alpha[k] = next(
                    (end for end in (0.0, C) if abs(alpha[k] - end) < 1e-9 * C), alpha[k]
                )
            g = g + t * row(i) - t * row(j)
        free = [k for k in range(n) if 0 < alpha[k] < C]
        b = sum(y[k] - g[k] for k in free) / len(free) if free else (highest + lowest) / 2
        done = bool(highest - lowest <= tol)
        return {"alpha": np.array(alpha), "b": float(b), "n_iter": count, "converged": done}


class by_random_pairs:
    """Any violating pair will do: it is drawn at random until none violates by more than tol."""

    def smo(self, X, y, C, kernel, tol=1e-3, max_iter=100_000):
        check(y, C)
        rng = np.random.default_rng(7)
        K, alpha = np.array(kernel(X, X)), np.zeros(len(y))
        n_iter, converged = 0, False
        while n_iter < max_iter:
            r = y - K @ (alpha * y)
            up = np.flatnonzero(np.where(y > 0, alpha < C, alpha > 0))
            low = np.flatnonzero(np.where(y > 0, alpha > 0, alpha < C))
            converged = bool(r[up].max() - r[low].min() <= tol)
            if converged:
                break
            i = rng.choice(up[r[up] > r[low].min() + tol])
            j = rng.choice(low[r[low] < r[i] - tol])
            eta = K[i, i] + K[j, j] - 2 * K[i, j]
            t = (r[i] - r[j]) / eta if eta > 0 else np.inf
            t = min(t, C - alpha[i] if y[i] > 0 else alpha[i])
            t = min(t, alpha[j] if y[j] > 0 else C - alpha[j])
            alpha[i] += y[i] * t
            alpha[j] -= y[j] * t
            alpha[alpha < 1e-10 * C] = 0.0
            alpha[alpha > C * (1 - 1e-10)] = C
            n_iter += 1
        r = y - K @ (alpha * y)
        free = (alpha > 0) & (alpha < C)
        up = np.where(y > 0, alpha < C, alpha > 0)
        low = np.where(y > 0, alpha > 0, alpha < C)
        b = r[free].mean() if free.any() else (r[up].max() + r[low].min()) / 2
        return {"alpha": alpha, "b": float(b), "n_iter": n_iter, "converged": converged}


class by_platt:
    """Platt 1998: two loops, two heuristics, an error cache that contains b."""

    def smo(self, X, y, C, kernel, tol=1e-3, max_iter=100_000):
        check(y, C)
        self.K, self.y, self.C, self.tol = kernel(X, X), y, C, tol
        self.alpha, self.b, self.E = np.zeros(len(y)), 0.0, -y.astype(float)
        self.left = max_iter
        converged = self.sweep()
        result = {"alpha": self.alpha, "b": float(self.final_bias())}
        return {**result, "n_iter": max_iter - self.left, "converged": converged}

    def sweep(self):
        full = True
        while True:
            changed = self.visit(full)
            if self.left == 0:
                return False
            if full and not changed:
                return True
            full = not full and not changed

    def visit(self, full):
        points = range(len(self.y)) if full else np.flatnonzero(self.inside())
        return sum(self.examine(j) for j in points)

    def inside(self):
        return (self.alpha > 0) & (self.alpha < self.C)

    def examine(self, j):
        if self.left == 0 or not self.violates(j):
            return False
        if any(self.step(i, j) for i in self.partners(j)):
            self.left -= 1
            return True
        return False

    def violates(self, j):
        r = self.y[j] * self.error(j)
        return (r < -self.tol and self.alpha[j] < self.C) or (r > self.tol and self.alpha[j] > 0)

    def error(self, j):
        return self.E[j]

    def partners(self, j):
        inside = np.flatnonzero(self.inside())
        if len(inside):
            yield inside[np.abs(self.E[inside] - self.E[j]).argmax()]
        yield from np.roll(inside, -j)
        yield from np.roll(np.arange(len(self.y)), -j)

    def step(self, i, j):
        a_i, a_j, y_i, y_j, C = self.alpha[i], self.alpha[j], self.y[i], self.y[j], self.C
        if y_i != y_j:
            L, H = max(0.0, a_j - a_i), min(C, C + a_j - a_i)
        else:
            L, H = max(0.0, a_i + a_j - C), min(C, a_i + a_j)
        slope = y_j * (self.error(i) - self.error(j))
        eta = self.K[i, i] + self.K[j, j] - 2 * self.K[i, j]
        new_j = min(max(a_j + slope / eta, L), H) if eta > 0 else self.end(slope, eta, a_j, L, H)
        new_j = self.snap(new_j)
        if i == j or abs(new_j - a_j) < 1e-8 * C:
            return False
        new_i = self.snap(a_i + y_i * y_j * (a_j - new_j))
        d_i, d_j = y_i * (new_i - a_i), y_j * (new_j - a_j)
        b = self.threshold(i, j, d_i, d_j, new_i, new_j)
        self.alpha[i], self.alpha[j] = new_i, new_j
        self.update(d_i * self.K[i] + d_j * self.K[j], b - self.b)
        self.b = b
        return True

    def end(self, slope, eta, a_j, L, H):
        at_L, at_H = (slope * (end - a_j) - eta / 2 * (end - a_j) ** 2 for end in (L, H))
        if abs(at_L - at_H) <= 1e-12:
            return a_j
        return L if at_L > at_H else H

    def snap(self, a):
        return next((end for end in (0.0, self.C) if abs(a - end) <= 1e-8 * self.C), a)

    def threshold(self, i, j, d_i, d_j, new_i, new_j):
        K, b = self.K, self.b
        b_i = b - self.error(i) - d_i * K[i, i] - self.cross(d_j * K[i, j])
        b_j = b - self.error(j) - d_j * K[j, j] - self.cross(d_i * K[i, j])
        if 0 < new_i < self.C:
            return b_i
        return b_j if 0 < new_j < self.C else (b_i + b_j) / 2

    def cross(self, term):
        return term

    def update(self, change, change_of_b):
        self.E += change + change_of_b

    def final_bias(self):
        """Platt's own b is some free point's; the mean over all of them, or the midpoint, here."""
        if self.inside().any():
            return self.b - self.E[self.inside()].mean()
        up = np.where(self.y > 0, self.alpha < self.C, self.alpha > 0)
        return self.b - (self.E[up].min() + self.E[~up].max()) / 2


class by_platt_without_cache(by_platt):
    """No cache: f is summed afresh whenever an error is wanted."""

    def error(self, j):
        return self.K[j] @ (self.alpha * self.y) + self.b - self.y[j]

    def partners(self, j):
        f = self.K @ (self.alpha * self.y)
        yield from np.abs(f - self.y - (f - self.y)[j]).argsort()[::-1]

    def update(self, change, change_of_b):
        pass

    def final_bias(self):
        self.E = self.K @ (self.alpha * self.y) + self.b - self.y
        return super().final_bias()


class by_platt_threshold(by_platt):
    """Returns the threshold of the last step, which every point satisfies to within tol."""

    def final_bias(self):
        return self.b if self.inside().any() else super().final_bias()


class torch_answer:
    """The maximal violating pair on tensors, in the dtype of X."""

    backend = "torch"

    def smo(self, X, y, C, kernel, tol=1e-3, max_iter=100_000):
        import torch

        check(y, C)
        K = kernel(X, X)  # (n, n)
        alpha, E = torch.zeros_like(K[0]), -y.to(K.dtype)
        positive = y > 0
        infinity = torch.full_like(E, torch.inf)
        near = (1e-6 if K.dtype == torch.float32 else 1e-8) * C
        n_iter = 0
        while True:
            below, above = alpha < C, alpha > 0
            i = torch.where(torch.where(positive, below, above), E, infinity).argmin()
            j = torch.where(torch.where(positive, above, below), E, -infinity).argmax()
            gap = E[j] - E[i]
            if gap <= tol or n_iter == max_iter:
                break
            eta = K[i, i] + K[j, j] - 2 * K[i, j]
            room = torch.minimum(
                C - alpha[i] if y[i] > 0 else alpha[i],
                alpha[j] if y[j] > 0 else C - alpha[j],
            )
            t = torch.minimum(gap / eta, room) if eta > 0 else room.clone()
            alpha[i] += y[i] * t
            alpha[j] -= y[j] * t
            alpha[alpha < near] = 0
            alpha[alpha > C - near] = C
            E = E + t * (K[i] - K[j])
            n_iter += 1
        free = (alpha > 0) & (alpha < C)
        b = -E[free].mean() if free.any() else -(E[i] + E[j]) / 2
        return {"alpha": alpha, "b": b.item(), "n_iter": n_iter, "converged": bool(gap <= tol)}


class torch_in_double:
    """Computes in float64 whatever comes in, with second-order working sets."""

    backend = "torch"

    def smo(self, X, y, C, kernel, tol=1e-3, max_iter=100_000):
        import torch

        check(y, C)
        K, y = kernel(X, X).double(), y.double()
        alpha, r = torch.zeros_like(y), y.clone()  # r = y - K @ (alpha * y)
        n_iter = 0
        while True:
            up = torch.where(y > 0, alpha < C, alpha > 0)
            low = torch.where(y > 0, alpha > 0, alpha < C)
            i = int(r.masked_fill(~up, -torch.inf).argmax())
            m, M = r[i], r[low].min()
            if m - M <= tol or n_iter == max_iter:
                break
            drop = (m - r).clamp(min=0)
            eta = (K[i, i] + K.diagonal() - 2 * K[i]).clamp(min=1e-12)
            j = int((drop**2 / eta).masked_fill(~low, -1).argmax())
            room_i = C - alpha[i] if y[i] > 0 else alpha[i]
            room_j = alpha[j] if y[j] > 0 else C - alpha[j]
            t = float(torch.stack((drop[j] / eta[j], room_i, room_j)).min())
            alpha[i] += y[i] * t
            alpha[j] -= y[j] * t
            alpha[alpha < 1e-10 * C] = 0
            alpha[alpha > C * (1 - 1e-10)] = C
            r -= t * (K[i] - K[j])
            n_iter += 1
        inside = r[(alpha > 0) & (alpha < C)]
        b = inside.mean() if len(inside) else (m + M) / 2
        done = bool(m - M <= tol)
        return {"alpha": alpha.to(X.dtype), "b": b.to(X.dtype), "n_iter": n_iter, "converged": done}


# ---------------------------------------------------------------------------- wrong variants


class bounds_swapped(steps):
    def bounds(self, a_i, a_j, equal, C):
        return super().bounds(a_i, a_j, not equal, C)


class no_upper_bound(steps):
    def upper(self, C):
        return np.inf


class skip_eta_nonpositive(steps):
    def end(self, a_j, slope, eta, L, H):
        return a_j


class partner_no_sign(steps):
    def partner(self, a_i, a_j, sign, new_j, target):
        return a_i + (a_j - new_j)


class partner_from_unclipped(steps):
    def partner(self, a_i, a_j, sign, new_j, target):
        return a_i + sign * (a_j - target)


class error_sign(steps):
    def slope(self, y_j, E_i, E_j):
        return y_j * (E_j - E_i)


class no_snap(steps):
    def snap(self, alpha, C):
        pass


class stale_cache_one_term(steps):
    def update(self, E, K, i, j, d_i, d_j, y, alpha):
        E += d_j * K[j]


class stale_cache_other_term(steps):
    def update(self, E, K, i, j, d_i, d_j, y, alpha):
        E += d_i * K[i]


class cache_only_at_pair(steps):
    def update(self, E, K, i, j, d_i, d_j, y, alpha):
        E[[i, j]] += d_i * K[i, [i, j]] + d_j * K[j, [i, j]]


class cache_set_anew_at_pair(steps):
    def update(self, E, K, i, j, d_i, d_j, y, alpha):
        pair = [i, j]
        E[pair] = K[pair] @ (alpha * y) + d_i * K[i, pair] + d_j * K[j, pair] - y[pair]


class cache_no_label(steps):
    def update(self, E, K, i, j, d_i, d_j, y, alpha):
        E += y[i] * d_i * K[i] + y[j] * d_j * K[j]


class sets_ignored(steps):
    def up(self, alpha, y, C):
        return np.ones(len(y), bool)

    low = up


class sets_swapped(steps):
    def up(self, alpha, y, C):
        return super().low(alpha, y, C)

    def low(self, alpha, y, C):
        return super().up(alpha, y, C)


class loose_stopping(steps):
    def stops(self, gap, tol):
        return gap <= 1


class bias_max_min(steps):
    def bias(self, alpha, E, C, i, j):
        return -E.mean()


class bias_bound_vectors(steps):
    def bias(self, alpha, E, C, i, j):
        return -E[alpha > 0].mean() if (alpha > 0).any() else 0.0


class bias_negated(steps):
    def bias(self, alpha, E, C, i, j):
        return -super().bias(alpha, E, C, i, j)


class labels_silently_mapped(steps):
    def labels(self, y, C):
        y = np.where(y > 0, 1, -1)
        return super().labels(y, C)


class one_class_accepted(steps):
    def smo(self, X, y, C, kernel, tol=1e-3, max_iter=100_000):
        if abs(int(y.sum())) == len(y):
            return {"alpha": np.zeros(len(y)), "b": float(y[0]), "n_iter": 0, "converged": True}
        return super().smo(X, y, C, kernel, tol, max_iter)


class penalty_unchecked(steps):
    def labels(self, y, C):
        check(y, 1)
        return y


class kernel_recomputed(steps):
    """In the first twenty updates only: enough to be seen, and quick."""

    def prepare(self, X):
        self.left = 20
        return X

    def matrix(self, K, kernel, X):
        self.left -= 1
        return kernel(X, X) if self.left >= 0 else K


class kernel_row_overwritten(steps):
    def update(self, E, K, i, j, d_i, d_j, y, alpha):
        row_i, row_j = K[i], K[j]
        row_i *= d_i
        row_j *= d_j
        E += row_i + row_j


class x_centred_in_place(steps):
    def prepare(self, X):
        X -= X.mean(axis=0)
        return X


class ignores_max_iter(steps):
    def may_go_on(self, n_iter, max_iter):
        return n_iter < 20_000


class claims_converged(steps):
    def converged(self, reached):
        return True


class platt_kkt_abs_error(by_platt_threshold):
    def violates(self, j):
        return self.y[j] * self.error(j) < -self.tol and self.alpha[j] < self.C


class platt_stale_threshold(by_platt_threshold):
    def update(self, change, change_of_b):
        self.E += change


class platt_b_cross_term(by_platt_threshold):
    def cross(self, term):
        return 0.0


class platt_one_pass(by_platt_threshold):
    def sweep(self):
        self.visit(full=True)
        return self.left > 0


class platt_no_final_full_pass(by_platt_threshold):
    def sweep(self):
        changed = self.visit(full=True)
        while changed and self.left:
            changed = self.visit(full=False)
        return not changed


class platt_skip_eta(by_platt_threshold):
    def end(self, slope, eta, a_j, L, H):
        return a_j


class random_passes(by_platt_threshold):
    """Simplified SMO of lecture notes: one random partner, the end after five quiet sweeps."""

    def sweep(self):
        self.rng, quiet = np.random.default_rng(3), 0
        while quiet < 5 and self.left:
            quiet = 0 if self.visit(full=True) else quiet + 1
        return self.left > 0

    def partners(self, j):
        yield (j + self.rng.integers(1, len(self.y))) % len(self.y)
