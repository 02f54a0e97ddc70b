"""The answers of the quiz `svm`, found by geometry, by search along the line, by definition."""

import itertools
import math
from statistics import NormalDist

import numpy as np

# ---------------------------------------------------------------------------- margins


def foot(w, b, x):
    """The point of the hyperplane w·x + b = 0 that is nearest to x."""
    w, x = np.array(w, float), np.array(x, float)
    shift, *_ = np.linalg.lstsq(w[None, :], np.array([-b - w @ x]), rcond=None)  # the shortest
    return x + shift


def signed_distance(w, b, x):
    """Distance of x from the hyperplane, negative on the side to which -w points."""
    way = np.array(x, float) - foot(w, b, x)
    return math.copysign(np.linalg.norm(way), way @ np.array(w, float))


def gap_between(w, level):
    """Distance between the planes w·x = level and w·x = -level."""
    origin = np.zeros(2)
    return float(np.linalg.norm(foot(w, -level, origin) - foot(w, level, origin)))


# ---------------------------------------------------------------------------- kernels


def bell(sigma, *ways):
    """Product of normal densities, each as a share of its peak."""
    normal = NormalDist(0, sigma)
    return math.prod(normal.pdf(way) / normal.pdf(0) for way in ways)


def gaussian(x, z, sigma):
    return bell(sigma, *(a - b for a, b in zip(x, z, strict=True)))


def polynomial(x, z, gamma, coef0, degree):
    """The power multiplied out, by the binomial theorem."""
    product = gamma * sum(a * b for a, b in zip(x, z, strict=True))
    return sum(math.comb(degree, k) * product**k * coef0 ** (degree - k) for k in range(degree + 1))


# ---------------------------------------------------------------------------- dual and primal


def dual(alpha, y, x):
    """The dual objective of points on a line, as a double sum."""
    n = range(len(x))
    pairs = sum(alpha[i] * alpha[j] * y[i] * y[j] * x[i] * x[j] for i in n for j in n)
    return sum(alpha) - pairs / 2


def best_equal_alpha(p, d):
    """The best of many common multipliers of two points."""
    grid = np.linspace(0, 10, 100_001)
    return grid[dual([grid, grid], [-1, 1], [p, p + d]).argmax()]


def dual_of(a, y, K):
    n = range(len(a))
    return sum(a) - sum(a[i] * a[j] * y[i] * y[j] * K[i, j] for i in n for j in n) / 2


def votes(alpha, y, k):
    return sum(a * label * value for a, label, value in zip(alpha, y, k, strict=True))


def kkt_violations(C, t, m):
    """How far y f is from the values that each multiplier permits."""
    found = []
    for alpha, value in zip([0, t * C, C], m, strict=True):
        low = 1 if alpha < C else -math.inf  # room above: the sample must have its margin
        high = 1 if alpha > 0 else math.inf  # room below: and no more than that
        found.append(abs(value - min(max(value, low), high)))
    return found


def slack(y, m):
    """The smallest of many slacks with which the sample keeps y f >= 1 - slack."""
    score = y * m
    return next(s / 100 for s in range(1000) if y * score >= 1 - s / 100 - 1e-9)


def loss_of_second(a, c, k, b):
    y = [1, -1, 1]
    return max(0.0, 1 - y[1] * (votes([a, a + c, c], y, k) + b))


def primal(s, C, m):
    return s / 2 + C * sum(1 - v for v in m if v < 1)


# ---------------------------------------------------------------------------- one step on a pair


def segment(a_i, a_j, y_i, y_j, C, steps=200_000):
    """Many pairs inside the box for which a_i y_i + a_j y_j is what it was."""
    constant = a_i * y_i + a_j * y_j
    grid_j = np.linspace(0, C, steps + 1)
    grid_i = y_i * (constant - y_j * grid_j)
    inside = (grid_i > -1e-9) & (grid_i < C + 1e-9)
    return grid_i[inside], grid_j[inside]


def best_pair(a_i, a_j, y_i, y_j, E_i, E_j, k_ii, k_jj, k_ij, C):
    """The pair of the segment at which the dual objective is largest (Platt 1998, eq. 19)."""
    new_i, new_j = segment(a_i, a_j, y_i, y_j, C)
    u_i, u_j = a_i * y_i, a_j * y_j
    rest_i = E_i + y_i - u_i * k_ii - u_j * k_ij  # what the other samples add to f
    rest_j = E_j + y_j - u_i * k_ij - u_j * k_jj
    v_i, v_j = new_i * y_i, new_j * y_j
    squares = v_i**2 * k_ii + v_j**2 * k_jj + 2 * v_i * v_j * k_ij
    best = (new_i + new_j - squares / 2 - v_i * rest_i - v_j * rest_j).argmax()
    return [new_i[best], new_j[best]]


def bounds(a_i, a_j, y_i, y_j, C):
    _, inside = segment(a_i, a_j, y_i, y_j, C, steps=1000)
    return [inside.min(), inside.max()]


def partner(a_i, a_j, u):
    """The multiplier of i where a_j comes nearest to its optimum u."""
    new_i, new_j = segment(a_i, a_j, 1, -1, 1, steps=1000)
    return new_i[abs(new_j - u).argmin()]


def best_without_top(L, H, a, s, eta):
    grid = np.linspace(L, H, 1001)
    return grid[(s * (grid - a) - eta * (grid - a) ** 2 / 2).argmax()]


def root(error):
    """Where a straight line is zero."""
    at_0, at_1 = error(0.0), error(1.0)
    return at_0 / (at_0 - at_1)


# ---------------------------------------------------------------------------- the solver


def stopping_gap(r):
    """Largest y - g with room for y alpha above, less the smallest with room below."""
    state = list(zip([1, -1, 1, -1, 1, -1], [0, 0, 1, 1, 0.4, 0.4], r, strict=True))
    up = [value for y, alpha, value in state if 0 <= alpha + 0.01 * y <= 1]
    low = [value for y, alpha, value in state if 0 <= alpha - 0.01 * y <= 1]
    return max(up) - min(low)


def error_after(y_i, y_j, step, E, ik, jk, db):
    """f(x_k) - y_k, written out before and after with some other terms."""
    rest, a_i, a_j, b = 0.3, 0.5, 0.5, -0.2
    before = rest + y_i * a_i * ik + y_j * a_j * jk + b
    label = before - E
    change = y_j * step
    a_i, a_j, b = a_i - change / y_i, a_j + step, b + db
    return rest + y_i * a_i * ik + y_j * a_j * jk + b - label


def bias_of_free(b, p, q, s):
    rows = [(0, b - p), (0.4, b + 0.02), (1, b - q), (0.4, b - 0.02), (1, b + s)]
    return float(np.median([value for alpha, value in rows if alpha not in (0, 1)]))


def middle_bias(p, d, part):
    """The middle of all b that satisfy y f <= 1 at both points."""
    C = part * 2 / d**2
    w = C * (p + d) - C * p
    b = np.linspace(-20, 20, 400_001)
    fits = (-(w * p + b) <= 1) & (w * (p + d) + b <= 1)
    return float(b[fits].mean())


def lonely_bias(p, m):
    """The b of p + m samples with the kernel matrix 1, all of them on the margin."""
    y = np.array([1.0] * p + [-1.0] * m)
    system = np.zeros((p + m + 1, p + m + 1))
    system[:-1, :-1] = np.diag(y * y)  # y_i f(x_i) = 1
    system[:-1, -1] = system[-1, :-1] = y  # b, and the sum of alpha y
    return np.linalg.solve(system, np.append(np.ones(p + m), 0.0))[-1]


def widest(u, x2, x3):
    """The plane of the widest margin in the plane, by turning w through all directions."""
    best = None
    for turn in np.linspace(0, 2 * math.pi, 721):
        way = np.array([math.cos(turn), math.sin(turn)])
        low, high = way @ np.array(u, float), min(way @ np.array(x, float) for x in (x2, x3))
        if best is None or high - low > best[0] + 1e-9:
            best = high - low, way, low
    width, way, low = best
    w = 2 / width * way
    return [*w, -1 - 2 / width * low]


def slopes(z):
    """How fast the two losses fall at z, by a central difference."""
    h = 1e-6
    losses = (lambda t: max(0.0, 1 - t)), (lambda t: math.log(1 + math.exp(-t)))
    return [(loss(z - h) - loss(z + h)) / (2 * h) for loss in losses]


def outside(eps, r):
    return sum(1 for value in r if not -eps <= value <= eps)


def apart(p, q, r):
    """The distance of two vectors with these inner products, one of them along an axis."""
    along = r / math.sqrt(p)
    return math.hypot(math.sqrt(p) - along, math.sqrt(q - along**2))


ANSWERS = {
    "svm-90": apart,
    "svm-75": lonely_bias,
    "svm-79": (widest, 1e-3),
    "svm-80": lambda a, b: math.sin(math.atan2(a, b)) ** 2,
    "svm-82": lambda n, s: sum(1 for sample in range(n) if sample < s),
    "svm-83": lambda k, n: [sum(1 for _ in itertools.combinations(range(k), 2)), n + n],
    "svm-85": (slopes, 1e-5),
    "svm-86": outside,
    "svm-01": lambda w, b, x: abs(signed_distance(w, b, x)),
    "svm-02": lambda w: gap_between(w, 1),
    "svm-25": lambda w, b, X, y: min(
        label * signed_distance(w, b, x) for x, label in zip(X, y, strict=True)
    ),
    "svm-26": lambda w, m: gap_between(w, m),
    "svm-12": gaussian,
    "svm-31": lambda x, z, sigma: (math.e ** (1 / sigma)) ** -math.dist(x, z),
    "svm-32": polynomial,
    "svm-33": lambda sigma: -math.log(bell(sigma, 1)),
    "svm-34": lambda d: sum(1 for _ in itertools.combinations_with_replacement(range(d + 1), 2)),
    "svm-20": lambda m, d: [len(np.append(np.ones(d), 1.0)), len(np.ones((m, d)))],
    "svm-06": (best_equal_alpha, 1e-3),
    "svm-19": lambda u, v, a: dual([a, a], [-1, 1], [u, v]),
    "svm-41": lambda X, a, c: np.einsum("i,i,ij->j", [a, a + c, c], [1, -1, 1], X),
    "svm-42": lambda a, c, k, b: votes([a, a + c, c], [1, -1, 1], k) + b,
    "svm-46": kkt_violations,
    "svm-14": slack,
    "svm-48": loss_of_second,
    "svm-44": primal,
    "svm-17": lambda eps, r: abs(r - min(max(r, -eps), eps)),
    "svm-05": lambda a_i, a_j, y_i, y_j, C: bounds(a_i, a_j, y_i, y_j, C),
    "svm-51": lambda x, z: math.dist(x, z) ** 2,
    "svm-52": (
        lambda a, E_i, E_j, ii, jj, ij: best_pair(a, a, 1, -1, E_i, E_j, ii, jj, ij, 10)[1],
        1e-4,
    ),
    "svm-53": (
        lambda a_i, a_j, eta, D: best_pair(a_i, a_j, -1, 1, D, 0, eta / 2, eta / 2, 0, 1)[1],
        1e-4,
    ),
    "svm-54": partner,
    "svm-57": best_without_top,
    "svm-56": lambda b, E_i, d_i, d_j, ii, ij: root(
        lambda new: E_i + d_i * ii + d_j * ij - b + new
    ),
    "svm-61": stopping_gap,
    "svm-55": (
        lambda a_i, a_j, E_i, E_j, eta: best_pair(a_i, a_j, 1, 1, E_i, E_j, eta, 0, 0, 1),
        1e-4,
    ),
    "svm-62": error_after,
    "svm-73": bias_of_free,
    "svm-07": (middle_bias, 1e-2),
    "svm-71": lambda b, E, d, ii, ij: root(lambda new: E + d * ii - d * ij + b - new),
}


def kernel_and_scores(m, n, d):
    """Shapes of K and f, computed with the linear kernel."""
    K = np.ones((m, d)) @ np.ones((n, d)).T
    return K.shape, (K @ (np.ones(n) * np.ones(n))).shape


SHAPES = {"svm-35": kernel_and_scores}

FORMULAS = {"svm-43": dual_of}


def measures_geometric_margin(names):
    """On planes of several lengths, with a sample on the wrong side as well."""
    X, y = np.array([[3.0, 1.0], [0.0, 0.5], [1.0, 1.5]]), np.array([1, -1, -1])
    for w, b in (([3.0, 4.0], -5.0), ([0.3, 0.4], -0.5), ([1.0, -2.0], 0.5)):
        want = min(label * signed_distance(w, b, x) for x, label in zip(X, y, strict=True))
        if not np.isclose(names["geometric_margin"](np.array(w), b, X, y), want):
            return False
    return True


def keeps_equality(names):
    """The pair that maximises the dual, for equal and for opposite labels."""
    for y_i, y_j in itertools.product((-1, 1), repeat=2):
        for E_i, E_j in ((0.2, 0.4), (-3.0, 2.0), (0.1, -0.1)):
            L, H = bounds(0.5, 0.3, y_i, y_j, 1)
            got = names["update"](0.5, 0.3, y_i, y_j, E_i, E_j, 1.5, L, H)
            want = best_pair(0.5, 0.3, y_i, y_j, E_i, E_j, 0.75, 0.75, 0, 1)
            if not np.allclose(got, want, atol=1e-4):
                return False
    return True


FIXES = {
    "svm-28": ({7: "    length = np.sqrt(w @ w)"}, measures_geometric_margin),
    "svm-15": ({4: "    new_i = a_i + y_i * y_j * (a_j - new_j)"}, keeps_equality),
}
