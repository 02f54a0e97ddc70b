"""Answers of the quiz `positions`, found without its formulas: from a table made by loops."""

import cmath
import math

import numpy as np


def code(pos, d, base=10000.0):
    """The encoding of one position, entry by entry."""
    row = []
    for column in range(d):
        pair = column // 2
        angle = pos * math.exp(-math.log(base) * 2 * pair / d)
        row.append(math.sin(angle) if column == 2 * pair else math.cos(angle))
    return row


def table(n, d, base=10000.0):
    return np.array([code(pos, d, base) for pos in range(n)])


def turned(row, pair):
    """The angle of one pair of a row, from -pi to pi."""
    return cmath.phase(complex(row[2 * pair + 1], row[2 * pair]))


def shift(before, after):
    """The matrix M with `after = M @ before` for every row, by least squares."""
    found, *_ = np.linalg.lstsq(before, after, rcond=None)
    assert np.allclose(before @ found, after)
    return found.T


def hand(angles):
    """Rows (sin, cos)."""
    return np.array([[cmath.exp(1j * a).imag, cmath.exp(1j * a).real] for a in angles])


def block(cosine, sine):
    """The 2x2 block that turns (sin a, cos a) by the angle with this cosine and sine."""
    step = cmath.phase(complex(cosine, sine))
    angles = [0.1, 0.7, 2.0, 4.5]
    return shift(hand(angles), hand([a + step for a in angles]))


def effective_base(base):
    d = 6
    frequencies = [float(np.exp(-np.log10(base) * 2 * i / d)) for i in range(3)]
    return (frequencies[0] / frequencies[2]) ** (d / 4)


def last_exponent(d):
    base = 10000.0
    sine = code(1, d, base)[-1]
    return -math.log(math.asin(sine)) / math.log(base)


def sine_place(i):
    k, d = 3, 8
    pe = table(400, d)
    m = shift(pe[:-k], pe[k:])
    sine = math.sin(k * turned(pe[1], i))
    places = np.argwhere(np.abs(m - sine) < 1e-6 * sine)
    return places[0].tolist() if len(places) == 1 else None


def wavelength(d):
    """Positions for a full turn of the slowest pair, from the angle after 1000 of them."""
    return 2 * math.pi * 1000 / turned(code(1000, d), d // 2 - 1)


def rotated_product(m, k, w, a):
    """A query and a key in the complex plane, turned step by step."""
    query, key = complex(a), complex(1)
    for _ in range(m):
        query *= cmath.exp(1j * w)
    for _ in range(m - k):
        key *= cmath.exp(1j * w)
    return (query * key.conjugate()).real


def penalised_ratio(s, a, k):
    """Ratio of two softmax weights under linear penalties, beside a third key."""
    powers = np.exp(np.array([1.5 - s * a, 1.5 - s * (a + k), 0.0]))
    weights = powers / powers.sum()
    return float(weights[0] / weights[1])


def bias_table(n, k, h):
    """Different numbers that all pairs of positions look up, in long enough texts."""
    pairs = {max(-k, min(k, i - j)) for i in range(n) for j in range(n)}
    return len({(head, distance) for head in range(h) for distance in pairs})


def squeezed(L, f, w, share):
    """The angle of a position in a table of L rows that is read between its rows."""
    angles = np.arange(L + 1) * w
    return float(np.interp(L * share, np.arange(L + 1), angles))


def whole_turns(d, L):
    """Pairs that pass 2π within the text, one after the other."""
    return sum(L * 10000 ** (-2 * i / d) >= 2 * math.pi for i in range(d // 2))


ANSWERS = {
    "pe-40": rotated_product,
    "pe-43": penalised_ratio,
    "pe-44": bias_table,
    "pe-48": squeezed,
    "pe-49": whole_turns,
    "pe-01": lambda pair, m: code(m * pair[1] // 10, 8)[pair[0]],
    "pe-16": lambda base: turned(code(1, 4, base), 1),
    "pe-10": wavelength,
    "pe-18": effective_base,
    "pe-05": lambda d: math.hypot(*code(7, d)) ** 2,
    "pe-31": last_exponent,
    "pe-27": lambda k, i: turned(code(k, 8), i),
    "pe-03": lambda turn: block(*turn).tolist(),
    "pe-25": lambda turn, k: np.linalg.inv(block(*turn)).tolist(),
    "pe-26": sine_place,
    "pe-04": lambda k, p: float(np.dot(code(p, 4), code(p + k, 4))),
}


def added(B, T, D):
    codes = np.zeros((T, D))
    return codes.shape, (np.zeros((B, T, D)) + codes).shape


SHAPES = {"pe-13": added}

FORMULAS = {"pe-23": lambda u, v, k, w: float((cmath.exp(1j * k * w) * complex(v, u)).imag)}


def same_as_table(names):
    return all(np.allclose(names["encode"](30, d), table(30, d)) for d in (1, 2, 5, 8))


def shifts(names):
    pe, d = table(40, 6), 6
    m = np.zeros((d, d))
    for pair in range(d // 2):
        angle = 4 * turned(pe[1], pair)
        turn = block(math.cos(angle), math.sin(angle))
        m[2 * pair : 2 * pair + 2, 2 * pair : 2 * pair + 2] = turn
    return np.allclose(names["shift_rows"](pe[:-4], m), pe[4:])


FIXES = {
    "pe-07": ({7: "        angle = pos / 10000 ** ((j - j % 2) / d)"}, same_as_table),
}

FILLED = {"pe-17": same_as_table, "pe-28": shifts}
