"""The answers of the quiz `transformer`, computed another way: by counting, by loops, by running."""

from itertools import count, product
from math import prod, sqrt

import numpy as np
import torch
from torch import nn

# --------------------------------------------------------------------------- numbers


def head_width(size, n):
    """Width of the first head of a sentence that is cut into equal heads."""
    width, heads = size
    return np.split(np.zeros((n, width)), heads, axis=1)[0].shape[1]


def attention_matrices(size):
    """Shapes of the weights, head by head."""
    width, heads = size
    own = width // heads
    return [(width, own)] * 3 * heads + [(heads * own, width)]


def feed_forward_arrays(size):
    """Shapes of weights and biases."""
    width, hidden = size
    return [(width, hidden), (hidden,), (hidden, width), (width,)]


def entries(shapes):
    """Number of entries of arrays."""
    return sum(prod(shape) for shape in shapes)


def tiny_network(x, q, u, v, c):
    """Output of two hidden units, one after the other."""
    out = float(c)
    for weight, bias, back in ((1, 1, u), (-1, q, v)):
        unit = weight * x + bias
        out += back * unit if unit > 0 else 0
    return out


def encoder_layer_arrays(size):
    """Shapes of all parameters of an encoder layer."""
    width = size[0]
    linear = [(width, width), (width,)]
    norm = [(width,), (width,)]
    return linear * 4 + feed_forward_arrays(size) + norm * 2


def sub_layers(n, m):
    """All attention sub-layers, those with a causal mask, those over the encoder output."""
    encoder = [["self-attention", "feed-forward"]] * n
    decoder = [["masked self-attention", "encoder-attention", "feed-forward"]] * m
    names = [name for layer in encoder + decoder for name in layer]
    return [sum(part in name for name in names) for part in ("attention", "masked", "encoder-")]


def products(*shapes):
    """Number of products of an outer product of arrays, which are never made."""
    return np.broadcast(*(np.broadcast_to(0, shape) for shape in shapes)).size


def multiplications(n, d, k):
    """Multiply-adds of one layer: self-attention, recurrent, convolution."""
    return [
        products((n, 1, d), (1, n, d)),  # every query with every key
        products((n, d, 1), (1, d, d)),  # every state with one matrix
        products((n, k, d, 1), (1, k, d, d)),  # every window with k matrices
    ]


def first_dearer(d):
    """First length at which attention takes more products than a recurrence."""

    def dearer(n):
        attention, recurrent, _ = multiplications(n, d, 1)
        return attention > recurrent

    return next(n for n in count(1) if dearer(n))


def layers_until_seen(n, k):
    """Layers until the last output depends on the first token, by following the dependence."""
    reached, layers = {n - 1}, 0
    while 0 not in reached:
        reached = {place - back for place in reached for back in range(k) if place >= back}
        layers += 1
    return layers


def decoder_runs(n):
    """Runs of a decoder (a running sum) for the scores of a known target, and for a new one."""
    runs = 0

    def decoder(tokens):
        nonlocal runs
        runs += 1
        return np.cumsum(tokens) % 7  # at i it depends on the tokens up to i

    target = [1]
    while len(target) <= n:
        target.append(int(decoder(target)[-1]) + 1)
    generated, runs = runs, 0
    assert (decoder(target[:-1]) + 1 == target[1:]).all()
    return [runs, generated]


def taylor_features(x):
    """1, all entries, and all products of two of them."""
    pairs = [a * b / sqrt(2) for a, b in product(x, x)]
    return np.array([1.0, *x, *pairs])


def taylor_weight(a, b):
    """Weight of the first of two keys, by features of vectors with these dot products."""
    q = np.array([1.0, 1.0])
    scores = [taylor_features(q) @ taylor_features(np.array([x - 0.7, 0.7])) for x in (a, b)]
    return scores[0] / sum(scores)


def normalised_feature(a, s, g):
    """The second feature after layer norm, by means over the two features."""
    token = np.array([a - s, a + s], float)
    return float(g * ((token - np.mean(token)) / np.std(token))[1] + 1)


def prefix_mask(p, r):
    """True entries of a mask in which a prefix sees itself, and the rest what is before it."""
    pairs = product(range(p + r), repeat=2)
    return sum(key <= query or (query < p and key < p) for query, key in pairs)


def decoder_input(t):
    """What stands before each of the tokens to be predicted."""
    spoken = [1]
    for token in t:
        spoken.append(token)
    return spoken


def flawless(e, n):
    """Chance of no error: what remains after the chances of a first error at each place."""
    right, wrong = 1.0, 0.0
    for _ in range(n):
        wrong += right * e
        right -= right * e
    assert abs(right + wrong - 1) < 1e-12
    return right


def grown(L, v):
    """Length of a vector to which orthogonal ones are added, one for each branch."""
    axes = 1 + 2 * L
    total = np.eye(axes)[0] + sqrt(v) * sum(np.eye(axes)[1:])
    return float(np.linalg.norm(total))


def key_value_memory(x, v):
    """A feed-forward network of three hidden units, by its matrices."""
    first = np.array([[1.0, 0.0, -1.0], [0.0, 1.0, -1.0]])
    return float(np.maximum(np.array(x) @ first, 0) @ np.array(v))


ANSWERS = {
    "tr-62": prefix_mask,
    "tr-64": decoder_input,
    "tr-65": flawless,
    "tr-67": grown,
    "tr-69": key_value_memory,
    "tr-47": normalised_feature,
    "att-08": head_width,
    "att-14": lambda size: entries(attention_matrices(size)),
    "att-45": sub_layers,
    "att-27": lambda size, n: entries(feed_forward_arrays(size)),
    "tr-30": tiny_network,
    "att-41": lambda size: entries(encoder_layer_arrays(size)),
    "att-23": multiplications,
    "att-24": first_dearer,
    "tr-08": layers_until_seen,
    "tr-09": decoder_runs,
    "tr-12": taylor_weight,
    "att-36": lambda d: len(taylor_features(np.ones(d))),
}


# --------------------------------------------------------------------------- shapes


def encoder_decoder_attention(B, H, M, T, D):
    """Scores and output of attention from (B, T, D) to (B, M, D); heads of width 3."""
    memory, states = np.ones((B, M, D)), np.ones((B, T, D))
    project, out = np.ones((D, H, 3)), np.ones((H, 3, D))
    q, k, v = (np.einsum("bld,dhe->bhle", x, project) for x in (states, memory, memory))
    scores = q @ k.swapaxes(-1, -2)  # (B, H, T, M)
    weights = scores / scores.sum(axis=-1, keepdims=True)
    return scores.shape, np.einsum("bhte,hed->btd", weights @ v, out).shape


def two_orders(n, r, v):
    """The matrix between, for either order of the products."""
    f, g, values = np.ones((n, r)), np.ones((n, r)), np.ones((n, v))
    assert np.allclose((f @ g.T) @ values, f @ (g.T @ values))
    return (f @ g.T).shape, (g.T @ values).shape


def linear_layer(B, L, D, F):
    """Weight and output of torch's own layer."""
    layer = nn.Linear(D, F)
    return tuple(layer.weight.shape), tuple(layer(torch.ones(B, L, D)).shape)


SHAPES = {"tr-02": encoder_decoder_attention, "tr-10": two_orders, "tr-32": linear_layer}


# --------------------------------------------------------------------------- formulas

_NODES, _WEIGHTS = np.polynomial.hermite_e.hermegauss(80)
_WEIGHTS = _WEIGHTS / _WEIGHTS.sum()


def mean_of_exp(z):
    """E[exp(w·z)] for normal w, by quadrature in each direction."""
    return prod(float(_WEIGHTS @ np.exp(_NODES * entry)) for entry in np.ravel(z))


def positive_feature(w, x):
    """exp(w·x) over its mean; that makes the mean of a product exp(x·y), which is checked."""
    y = np.ravel(x)[::-1] / 2
    together = mean_of_exp(np.ravel(x) + y) / (mean_of_exp(x) * mean_of_exp(y))
    assert np.isclose(together, np.exp(sum(a * b for a, b in zip(np.ravel(x), y, strict=True))))
    return np.exp(sum(a * b for a, b in zip(np.ravel(w), np.ravel(x), strict=True))) / mean_of_exp(
        x
    )


FORMULAS = {"att-29": positive_feature}


# --------------------------------------------------------------------------- code


def is_encoder_layer(names):
    """Whether a layer is norm2(y + feed(y)) with y = norm1(x + attend(x, x, x))."""
    got = names["encoder_layer"](
        2.0, lambda q, k, v: 3 * q + k - v, lambda t: t**2, lambda t: t + 1, lambda t: 5 * t
    )
    y = 2.0 + 3 * 2.0 + 1
    return got == 5 * (y + y**2)


def is_decoder_layer(names):
    """Whether the parts of a layer are called with what the paper gives them."""
    calls = []

    def attend(q, k, v, mask):
        calls.append((q, k, v, mask))
        return 10.0 * q

    def same(t):
        return t

    out = names["decoder_layer"](1.0, 7.0, "causal", attend, same, same, same, same)
    return calls == [(1.0, 1.0, 1.0, "causal"), (11.0, 7.0, 7.0, None)] and out == 242.0


def is_linear_attention(names):
    """Whether the output is the one with all n² weights."""
    rng = np.random.default_rng(0)
    f, g, v = rng.uniform(0.1, 1, (5, 3)), rng.uniform(0.1, 1, (5, 3)), rng.normal(size=(5, 2))
    weights = f @ g.T
    weights /= weights.sum(axis=1, keepdims=True)
    return np.allclose(names["linear_attention"](f, g, v), weights @ v)


def is_written_decoder_layer(names):
    """The layer of tr-41 beside the same one in single steps, with odd stand-ins for its parts."""

    def attention(weight):
        def attend(q, kv, mask):
            share = np.ones((len(q), len(kv))) if mask is None else mask / mask.sum(1)[:, None]
            return weight * share @ kv + q**2

        return attend

    one, two = attention(0.5), attention(2.0)
    parts = one, two, np.tanh, np.sin, np.cos, np.cbrt
    y, memory = np.arange(6.0).reshape(3, 2), np.linspace(1, 2, 8).reshape(4, 2)
    causal = np.arange(3)[:, None] >= np.arange(3)
    first = np.sin(y + one(y, y, causal))
    second = np.cos(first + two(first, memory, None))
    return np.allclose(names["decoder_layer"](y, memory, *parts), np.cbrt(second + np.tanh(second)))


FIXES = {
    "tr-05": ({4: "    f = feed(y)"}, is_encoder_layer),
    "tr-41": ({4: "    c = n2(a + attn_cross(a, memory, None))"}, is_written_decoder_layer),
}

FILLED = {"tr-06": is_decoder_layer, "tr-11": is_linear_attention}
