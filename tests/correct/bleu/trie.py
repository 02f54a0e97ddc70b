"""A tree of tokens counts every n-gram up to the longest one in one walk."""

import math


def grow(tokens, depth):
    root = {}
    for i in range(len(tokens)):
        node = root
        for token in tokens[i : i + depth]:
            node = node.setdefault(token, {})
            node[None] = node.get(None, 0) + 1
    return root


def matched(node, limits, depth):
    """(clipped, total) of the nodes at a depth."""
    if depth == 0:
        mine = node[None]
        return min(mine, max([t.get(None, 0) for t in limits] or [0])), mine
    clipped = total = 0
    for token, child in node.items():
        if token is None:
            continue
        a, b = matched(child, [t[token] for t in limits if token in t], depth - 1)
        clipped += a
        total += b
    return clipped, total


def modified_precision(candidate, references, n):
    return matched(grow(candidate, n), [grow(ref, n) for ref in references], n)


def brevity_penalty(c, r):
    if c >= r and c:
        return 1.0
    return math.exp((c - r) / c) if c else 0.0


def corpus_bleu(candidates, references, max_n=4):
    sums = {}
    for n in range(1, max_n + 1):
        pairs = list(
            map(lambda cand, refs: modified_precision(cand, refs, n), candidates, references)
        )
        sums[n] = (sum(p[0] for p in pairs), sum(p[1] for p in pairs))
    if any(h == 0 for h, _ in sums.values()):
        return 0.0
    c = sum(map(len, candidates))
    r = sum(
        min((abs(len(ref) - len(cand)), len(ref)) for ref in refs)[1]
        for cand, refs in zip(candidates, references)
    )
    score = 1.0
    for h, t in sums.values():
        score *= (h / t) ** (1 / max_n)
    return score * brevity_penalty(c, r)
