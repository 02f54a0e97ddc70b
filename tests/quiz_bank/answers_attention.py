"""The answers of the quiz `attention`, found without its formulas."""

import numpy as np


def attention(q, k, v, allowed=None):
    """Attention of lists or arrays (..., L, d), by loops over queries and keys."""
    q, k, v = (np.asarray(x, dtype=float) for x in (q, k, v))
    if q.ndim > 2:
        return np.stack([attention(*each) for each in zip(q, k, v, strict=True)])
    out = []
    for i, query in enumerate(q):
        seen = [j for j in range(len(k)) if allowed is None or allowed[i][j]]
        scores = [sum(a * b for a, b in zip(query, k[j], strict=True)) for j in seen]
        powers = [np.exp((score - max(scores)) / np.sqrt(len(query))) for score in scores]
        total = sum(powers)
        out.append(sum(p / total * v[j] for p, j in zip(powers, seen, strict=True)))
    return np.array(out)


def score_spread(d, s):
    """Standard deviation of q·k / √d over drawn vectors that are not normal."""
    rng = np.random.default_rng(0)
    scores = []
    for _ in range(40):
        q, k = rng.uniform(-1, 1, (2, 2000, d)) * np.sqrt(3) * s
        scores.append(np.einsum("nd,nd->n", q, k) / np.sqrt(d))
    return float(np.std(scores))


def scale(b, n, m, d, e):
    """What turns q kᵀ into the logarithms of the weights, by attention to one-hot values."""
    rng = np.random.default_rng(0)
    q, k = rng.normal(size=(b, n, d)) / d**0.25, rng.normal(size=(b, m, d)) / d**0.25
    v = np.stack([np.eye(m, max(m, e))] * b)
    weights = attention(q, k, v)[0, 0, :m]
    return float((q[0, 0] @ k[0, 0] - q[0, 0] @ k[0, 1]) / np.log(weights[0] / weights[1]))


def permitted(n, m):
    """Number of pairs (query, key) in which the key is real and not of the future."""
    return sum(1 for query in range(n) for key in range(n) if key in range(m) and key <= query)


def zero_filled(a, b, c):
    """Weight of the third key when scores are multiplied by the mask."""
    scores = np.array([a, b, c]) * np.array([1, 1, 0])
    powers = np.exp2(scores / np.log(2))
    return float(powers[2] / powers.sum())


def even_share(a, b, c):
    """Weight of an entry among equal logits, by counting those that share its row."""
    shares = {}
    for *row, _ in np.ndindex(a, b, c):
        shares[tuple(row)] = shares.get(tuple(row), 0) + 1
    assert len(set(shares.values())) == 1
    return 1 / shares[0, 0]


def scaled_twice(d):
    """How many times smaller a dot product of two scaled vectors is."""
    q, k = np.random.default_rng(0).uniform(1, 2, (2, d))
    return float(q @ k / ((q / np.sqrt(d)) @ (k / np.sqrt(d))))


def score_gap(w):
    """The difference of two scores, by search, beside a third key that takes what is left."""
    others = np.log(1 - sum(w))
    low, high = -20.0, 20.0
    while high - low > 1e-12:
        gap = (low + high) / 2
        powers = np.exp([np.log(w[1]) + gap, np.log(w[1]), others])
        low, high = (gap, high) if powers[0] / powers[1] < w[0] / w[1] else (low, gap)
    return gap


def cooled(r, T):
    """The first of two weights after a division of the logits, which are made up first."""
    logits = np.log([float(r), 1.0]) + 3.0
    powers = np.exp(logits / T)
    return float((powers / powers.sum())[0])


def slope_of_output(w, v):
    """Derivative of attention by its first score, by central differences."""
    scores, values, step = np.log(w), np.array(v, float), 1e-5

    def output(first):
        powers = np.exp([first, *scores[1:]])
        return powers @ values / powers.sum()

    return float((output(scores[0] + step) - output(scores[0] - step)) / (2 * step))


def contribution_ratio(w, a, b):
    """Lengths of the two summands of an output in the plane."""
    one, two = w[0] * a * np.array([0.6, 0.8]), w[1] * b * np.array([0.8, -0.6])
    return float(np.linalg.norm(two) / np.linalg.norm(one))


def smoothed(y, q):
    """Kernel regression with the density of a normal distribution."""
    density = [np.exp(-((q - x) ** 2) / 2) / np.sqrt(2 * np.pi) for x in range(3)]
    return float(np.average(y, weights=density))


def needed_score(n, w):
    """The least score with which one of n keys gets a weight, by bisection."""
    low, high = 0.0, 50.0
    while high - low > 1e-12:
        score = (low + high) / 2
        powers = np.exp(np.array([score] + [0.0] * (n - 1)))
        low, high = (score, high) if powers[0] / powers.sum() < w else (low, score)
    return score


ANSWERS = {
    "att-49": score_gap,
    "att-51": cooled,
    "att-50": (slope_of_output, 1e-6),
    "att-54": contribution_ratio,
    "att-55": smoothed,
    "att-56": needed_score,
    "aa-03": lambda w, h: float(np.average(h, weights=w)),
    "sm-02": lambda c, a: float(np.exp(-np.logaddexp(0.0, float(c - (c + a))))),
    "sm-10": even_share,
    "sm-07": lambda g, k: float(np.logaddexp(-g, np.log(0.1) * k)),
    "sdpa-03": scale,
    "sdpa-15": scaled_twice,
    "att-07": (score_spread, 0.02),
    "att-05": lambda a, b, v: float(
        attention([[a, b, 0, 0]], np.eye(4)[:2], np.array(v)[:, None])[0, 0]
    ),
    "sdpa-01": lambda n, v: float(
        attention(np.ones((n, 3)), np.ones((4, 3)), np.array(v)[:, None])[0, 0]
    ),
    "sdpa-05": zero_filled,
    "mask-02": permitted,
}


def tokens(n, m, d):
    """Shapes of Q and Q Kᵀ for n tokens as rows."""
    x, w_q, w_k = np.ones((n, m)), np.ones((m, d)), np.ones((m, d))
    q, k = x @ w_q, x @ w_k
    return q.shape, (q @ k.T).shape


def heads(B, H, T, S, d, e):
    """Shapes of scores and output with heads."""
    q, k, v = np.ones((B, H, T, d)), np.ones((B, H, S, d)), np.ones((B, H, S, e))
    scores = np.einsum("bhtd,bhsd->bhts", q, k)
    return scores.shape, (scores @ v).shape


def smallest_padding_mask(B, H, T, S):
    """Shape of a padding mask in which no axis repeats what it says."""
    lengths = 1 + np.arange(B) % (S - 1)
    full = np.zeros((B, H, T, S), dtype=bool)
    for b in range(B):
        full[b, :, :, : lengths[b]] = True
    needed = []
    for axis in range(4):
        first = full.take([0], axis=axis)
        needed.append(1 if (full == first).all() else full.shape[axis])
    return tuple(needed)


def split():
    """Shape of the tensor of att-12."""
    import torch

    return tuple(torch.zeros(2, 5, 512).view(2, -1, 8, 64).transpose(1, 2).shape)


def hidden_of_pairs(A, S, H, T, X):
    """Hidden units and scores of every state with every word, pair by pair."""
    W, U, v = np.ones((A, S)), np.ones((A, H)), np.ones(A)
    hidden = np.array([[np.tanh(W @ np.ones(S) + U @ np.ones(H))] * X for _ in range(T)])
    return hidden.shape, np.dot(hidden, v).shape


SHAPES = {
    "att-39": tokens,
    "att-09": heads,
    "mask-01": smallest_padding_mask,
    "att-12": split,
    "aa-02": hidden_of_pairs,
}


def given_width(Q, K, V, d):
    """Attention with the width d as a number of its own, by loops."""
    out = np.zeros((len(Q), V.shape[1]))
    for i, query in enumerate(Q):
        scores = np.array([query @ key for key in K]) / np.sqrt(d)
        powers = np.exp(scores - scores.max())
        for p, value in zip(powers, V, strict=True):
            out[i] += p / powers.sum() * value
    return out


FORMULAS = {"sdpa-07": given_width}


def works_for_batches(names):
    """The attention of att-31 on one sentence, on a batch and on a cube."""
    rng = np.random.default_rng(1)
    one = [rng.normal(size=size) for size in ((3, 4), (5, 4), (5, 6))]
    assert np.allclose(names["attention"](*one), attention(*one))
    for sizes in (((2, 3, 4), (2, 5, 4), (2, 5, 6)), ((3, 3, 3),) * 3):
        batch = [rng.normal(size=size) for size in sizes]
        try:
            if not np.allclose(names["attention"](*batch), attention(*batch)):
                return False
        except ValueError:
            return False
    return True


def real_keys_only(names):
    """The padding mask of mask-03 on short, empty and full sentences."""
    lengths, width = np.array([3, 0, 5]), 5
    want = [[[key < length for key in range(width)]] for length in lengths]
    return names["padding_mask"](lengths, width).tolist() == want


def each_state_sums_to_one(names):
    """Weights of states that are no square of words, and their contexts."""
    scores = np.array([[0.0, 1.0, 2.0], [3.0, -1.0, 0.5]])
    context, alpha = names["attend"](scores, np.eye(3))
    return np.allclose(alpha.sum(axis=1), 1) and np.allclose(context, alpha)


FIXES = {
    "aa-04": ({4: "    total = powers.sum(axis=1, keepdims=True)"}, each_state_sums_to_one),
    "att-31": ({4: "    scores = q @ np.swapaxes(k, -1, -2) / d ** 0.5"}, works_for_batches),
    "mask-03": ({5: "    real = keys < ends"}, real_keys_only),
}


def hides_forbidden_keys(names):
    """The weights of sdpa-08 beside scores far below any filler."""
    mask = np.array([[True, True, False], [False, True, True]])
    for low in (0.0, -1e3, -1e12):
        scores = np.array([[0.0, 1.0, 7.0], [2.0, 0.5, -1.0]]) + low
        got = names["weights"](scores, mask)
        if (got[~mask] != 0).any() or not np.allclose(got.sum(axis=-1), 1):
            return False
        if low == 0 and not np.allclose(got, attention_weights(scores, mask)):
            return False
    return True


def attention_weights(scores, mask):
    """Softmax of each row over its permitted entries alone."""
    want = np.zeros_like(scores)
    for i, row in enumerate(mask):
        powers = np.exp(scores[i, row])
        want[i, row] = powers / powers.sum()
    return want


FILLED = {"sdpa-08": hides_forbidden_keys}
