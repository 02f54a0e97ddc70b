"""Answers of the quiz `perceptron`, found by running neurons and perceptrons."""

import itertools
import math

import numpy as np

CORNERS = np.array(list(itertools.product((0, 1), repeat=2)))
POINTS = np.array([[3.0, 3.0], [4.0, 3.0], [1.0, 1.0]])
LABELS = np.array([1, 1, -1])
FAR = np.array([[1.0], [3.0]])  # no boundary through the origin has them on its two sides


def fires(w, theta):
    """The outputs of a neuron for 00, 01, 10, 11."""
    return tuple(int(CORNERS[i] @ np.array(w) - theta >= 0) for i in range(4))


def tables(thetas):
    """How many truth tables neurons with small weights and these thresholds have."""
    weights = itertools.product(range(-3, 4), repeat=2)
    return len({fires(w, theta) for w, theta in itertools.product(weights, thetas)})


def visits(samples, eta=1.0, w=None, epochs=1):
    """Yield the vector (w, b) after every visit; a sample is a pair of x and y."""
    v = np.zeros(len(samples[0][0]) + 1) if w is None else np.array(w, float)
    for _ in range(epochs):
        for x, y in samples:
            augmented = np.array([*x, 1.0])
            if y * float(augmented @ v) <= 0:
                v = v + eta * y * augmented
            yield v


def final(samples, **options):
    """Return (w, b) after the last visit as a list."""
    return list(visits(samples, **options))[-1].tolist()


def corrected(w, p, q, y):
    """Whether a visit changes (w, b), for each of the three samples of the question."""
    start = [*w, -(w[0] * p[0] + w[1] * p[1])]
    samples = [(p, 1), (q, y), ([p[0] - w[1], p[1] + w[0]], -1)]
    return [int(final([sample], w=start) != start) for sample in samples]


def trained(run):
    samples = [(run[0], run[1]), (run[2], run[3]), (run[4], run[5])]
    steps = list(visits(samples, epochs=30))
    changes = sum(not np.array_equal(a, b) for a, b in itertools.pairwise([np.zeros(3), *steps]))
    assert changes == run[9]
    assert steps[2].tolist() == run[7]
    assert all(y * (np.array([*x, 1]) @ steps[-1]) > 0 for x, y in samples)
    return steps[-1].tolist()


def counted(m, n):
    """Count one by one the mistakes among the visits of four epochs."""
    epochs = [[visit < mistakes for visit in range(n)] for mistakes in (*m, 0)]
    return [sum(map(sum, epochs)), len(epochs)]


def bound(R, g):
    """The largest k with k g <= sqrt(k) R, by trying."""
    return max(k for k in range(1, 5000) if k * g <= math.sqrt(k) * R + 1e-9)


def dual_run(run, y, eta):
    alpha, b = [0.0, 0.0, 0.0], 0.0
    for sample in run[0]:
        alpha[sample - 1] += eta
        b += eta * y[sample - 1]
    return [*alpha, b]


def primal(alpha, y, X):
    w = np.zeros(2)
    for times, label, x in zip(alpha, y, X, strict=True):
        for _ in range(times):
            w += label * np.array(x)
    return w.tolist()


def score(alpha, y, K, b):
    f = float(b)
    for times, label, similarity in zip(alpha, y, K, strict=True):
        for _ in range(times):
            f = f + similarity if label > 0 else f - similarity
    return f


def survived(a, c, quiet):
    return float(np.mean([a] * quiet[0] + [c] * quiet[1]))


def downhill(out, y):
    """Minus the slope of the error in the input of the sigmoid, by a central difference."""

    def error(z):
        return (1 / (1 + math.exp(-z)) - y) ** 2 / 2

    z, h = math.log(out / (1 - out)), 1e-5
    return -(error(z + h) - error(z - h)) / (2 * h)


def uphill(b, w, dz):
    """The slope of E = Σ dz_j w_j sigmoid(a), which has these gradients, at the a of b."""
    a, h = math.log(b / (1 - b)), 1e-5

    def error(a):
        return float(np.array(dz) @ w) / (1 + math.exp(-a))

    return (error(a + h) - error(a - h)) / (2 * h)


def likelihood(margin):
    """What a sigmoid neuron gives to the right label at this margin, by tanh."""
    return (1 + math.tanh(margin / 2)) / 2


def biased(p):
    """The slope of the loss of positive samples by a bias, as a difference quotient."""

    def loss(b):
        return -sum(math.log(likelihood(2 * math.atanh(2 * q - 1) + b)) for q in p) / len(p)

    return (loss(1e-5) - loss(-1e-5)) / 2e-5


def below_zero(m):
    """The loss of the perceptron, as the area over which the scores would have to be raised."""
    return sum(-score for score in m if score < 0)


def learned(w, theta, x, eta):
    """A neuron with the threshold as the weight of an input of -1, corrected once."""
    weights, inputs = np.array([*w, theta], float), np.array([*x, -1.0])
    wanted = 0 if weights @ inputs >= 0 else 1
    return (weights + eta * (wanted - (1 - wanted)) * inputs).tolist()


def joined(A, c):
    """What the stacked units give for each unit vector."""
    return [float(np.array(c) @ (np.array(A) @ x)) for x in np.eye(2)]


def chained(x, b, w, y):
    """The slope of the error in v, by a central difference."""
    v, h = math.log(b / (1 - b)) / x, 1e-5

    def error(v):
        hidden = 1 / (1 + math.exp(-v * x))
        return (1 / (1 + math.exp(-w * hidden)) - y) ** 2 / 2

    return (error(v + h) - error(v - h)) / (2 * h)


def steepest(L, w):
    """The largest slope of a sigmoid of w z, by trying, once for each unit."""
    z = np.linspace(-1, 1, 2001)
    return (np.gradient(np.tanh(w * z / 2) / 2, z).max()) ** L


def learnable(d, h, r):
    layers = [np.ones((d, h)), np.ones(h), np.ones((h, r)), np.ones(r)]
    return sum(layer.size for layer in layers)


def updated(m, s, e):
    """Count the updates of epochs over batches of 1, s and all m samples."""
    return [sum(1 for _ in range(e) for _ in range(0, m, size)) for size in (1, s, m)]


def rescored(x, s):
    """Three weight vectors with these scores, corrected, and the scores computed again."""
    x = np.array(x, float)
    W = np.outer(s, x) / (x @ x)
    scores = W @ x
    seen = int(scores.argmax())
    W[(seen + 1) % 3] += x
    W[seen] -= x
    return (W @ x).tolist()


ANSWERS = {
    "per-97": rescored,
    "per-80": below_zero,
    "per-83": learned,
    "per-84": joined,
    "per-95": (chained, 1e-6),
    "per-91": (steepest, 1e-4),
    "per-93": learnable,
    "per-87": updated,
    "per-17": lambda w, which: list(fires(w, [w[0], w[1], sum(w)][which])),
    "per-01": lambda: tables(np.arange(-7, 7.5, 0.5)),
    "per-21": lambda: tables([0]),
    "per-24": lambda w, b, x, eta: final([(x, -1)], eta=eta, w=[*w, b]),
    "per-49": corrected,
    "per-25": lambda p, q: final([(p, 1), (q, 1)]),
    "per-03": trained,
    "per-27": counted,
    "per-05": bound,
    "per-36": dual_run,
    "per-37": primal,
    "per-38": score,
    "per-42": survived,
    "per-43": lambda w, b: (np.add.reduce([w, b], axis=1) / len(w)).tolist(),
    "per-64": (lambda out, y: downhill(out, y), 1e-6),
    "per-65": (uphill, 1e-6),
    "per-67": lambda miss: float(np.linalg.norm(miss) ** 2 / 2),
    "per-72": lambda z: (
        -sum(math.log(likelihood(s * t)) for s, t in zip((1, -1), z, strict=True)) / 2
    ),
    "per-73": (lambda p: biased(p), 1e-6),
}


def scored(n, m, d):
    """Shapes of the Gram matrix, of the kernel values of new points, and of the scores."""
    X, new = np.ones((n, d)), np.ones((m, d))
    K_new = new @ X.T
    return (X @ X.T).shape, K_new.shape, (K_new @ (np.ones(n) * np.ones(n)) + 1.0).shape


def gradients(d, q, r):
    return np.outer(np.ones(d), np.ones(q)).shape, (np.ones((q, r)) @ np.ones(r)).shape


SHAPES = {"per-39": scored, "per-66": gradients}


def separates_far(names):
    w, b = names["fit"](FAR, np.array([-1, 1]))
    return bool((np.array([-1, 1]) * (FAR @ w + b) > 0).all())


def keeps_pairs(names):
    """One-hot samples show in w with which label each corrected one was met."""
    y = np.array([1, -1, -1, 1, -1, 1, 1, -1])
    w, _ = names["epoch"](64 * np.eye(8), y, np.zeros(8), 0.0, np.random.default_rng(3))
    return bool((w * y >= 0).all() and w.any())


def equals_primal(names):
    alpha, b = names["fit"](POINTS @ POINTS.T, LABELS)
    want = final(list(zip(POINTS, LABELS, strict=True)), epochs=100)
    return np.array_equal([*((alpha * LABELS) @ POINTS), b], want)


def averages(names):
    """Whether `fit` is the mean of w after each of twelve visits, without a bias."""
    got = names["fit"](POINTS, LABELS, 4)
    w, total = np.zeros(2), np.zeros(2)
    for _ in range(4):
        for x, y in zip(POINTS, LABELS, strict=True):
            w = w + y * x if y * (w @ x) <= 0 else w
            total = total + w
    return np.allclose(got, total / 12)


def predicts(names):
    got = names["predict"](np.array([[2, 0], [1, 1], [0, 3]]), np.array([1, -1]), 1)
    edge = names["predict"](np.array([[0, 1]]), np.array([1, -1]), 1)
    return np.array_equal([*got, *edge], [1, 1, -1, 1]) and got.dtype.kind == "i"


FIXES = {
    "per-06": ({7: "            if t * (w @ x + b) <= 0:"}, separates_far),
    "per-32": ({5: "    X, y = X[order], y[order]"}, keeps_pairs),
    "per-40": ({7: "            f = (alpha * y) @ K[:, i] + b"}, equals_primal),
    "per-44": ({10: "            w_sum = w_sum + w"}, averages),
}

FILLED = {"per-52": predicts}
