import math
from collections import Counter
from itertools import chain


def modified_precision(candidate, references, n):
    size = len(candidate) - n + 1
    if size <= 0:
        return 0, 0
    remaining = Counter(
        chain.from_iterable(
            (
                (gram, i)
                for gram, k in Counter(
                    tuple(ref[j : j + n]) for j in range(len(ref) - n + 1)
                ).items()
                for i in range(k)
            )
            for ref in references
        )
    )
    seen = Counter()
    clipped = 0
    for j in range(size):
        gram = tuple(candidate[j : j + n])
        clipped += (gram, seen[gram]) in remaining
        seen[gram] += 1
    return clipped, size


def brevity_penalty(c, r):
    return {True: 1.0}.get(c > r) or (math.exp(1 - r / c) if c else 0.0)


def corpus_bleu(candidates, references, max_n=4):
    per_n = [
        [
            sum(column)
            for column in zip(
                (0, 0), *(modified_precision(c, rs, n) for c, rs in zip(candidates, references))
            )
        ]
        for n in range(1, max_n + 1)
    ]
    c = sum(len(x) for x in candidates)
    r = sum(
        min(sorted(map(len, rs)), key=lambda size: abs(size - len(x)))
        for x, rs in zip(candidates, references)
    )
    try:
        logs = [math.log(a / b) for a, b in per_n]
    except (ValueError, ZeroDivisionError):
        return 0.0
    return brevity_penalty(c, r) * math.exp(math.fsum(logs) / max_n)
