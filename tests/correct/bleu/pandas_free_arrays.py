import numpy as np


def _encode(candidate, references):
    vocabulary = {}
    code = lambda tokens: np.array(
        [vocabulary.setdefault(t, len(vocabulary) + 1) for t in tokens], dtype=object
    )
    return code(candidate), [code(ref) for ref in references], vocabulary


def _keys(codes, n, base):
    """Each n-gram as one whole number in base `base`."""
    m = len(codes) - n + 1
    if m <= 0:
        return np.array([], dtype=object)
    keys = np.zeros(m, dtype=object)
    for i in range(n):
        keys = keys * base + codes[i : i + m]
    return keys


def modified_precision(candidate, references, n):
    cand, refs, vocabulary = _encode(candidate, references)
    base = len(vocabulary) + 1
    keys = list(_keys(cand, n, base))
    ref_keys = [list(_keys(ref, n, base)) for ref in refs]
    hit = 0
    for k in dict.fromkeys(keys):
        hit += min(keys.count(k), max(rk.count(k) for rk in ref_keys))
    return hit, len(keys)


def brevity_penalty(c, r):
    if c <= 0:
        return 0.0
    return float(np.exp(-max(0.0, (r - c) / c)))


def corpus_bleu(candidates, references, max_n=4):
    hits, totals = np.zeros(max_n), np.zeros(max_n)
    length = np.zeros(2)
    for cand, refs in zip(candidates, references):
        for n in range(max_n):
            h, t = modified_precision(cand, refs, n + 1)
            hits[n] += h
            totals[n] += t
        sizes = np.array([len(ref) for ref in refs])
        gaps = np.abs(sizes - len(cand))
        length += len(cand), sizes[gaps == gaps.min()].min()
    if np.any(hits == 0):
        return 0.0
    return brevity_penalty(*length) * float(np.exp(np.average(np.log(hits) - np.log(totals))))
