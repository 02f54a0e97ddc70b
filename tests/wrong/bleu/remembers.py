# expect: fail; mistake: none; the n-grams of a reference are kept by its length
import math
from collections import Counter

CACHE = {}


def grams(tokens, n):
    key = (len(tokens), n)
    if key not in CACHE:
        CACHE[key] = Counter(tuple(tokens[i : i + n]) for i in range(len(tokens) - n + 1))
    return CACHE[key]


def modified_precision(candidate, references, n):
    own = Counter(tuple(candidate[i : i + n]) for i in range(len(candidate) - n + 1))
    limit = Counter()
    for ref in references:
        limit |= grams(ref, n)
    return sum((own & limit).values()), sum(own.values())


def brevity_penalty(c, r):
    return (1.0 if c > r else math.exp(1 - r / c)) if c else 0.0


def corpus_bleu(candidates, references, max_n=4):
    logs = 0.0
    for n in range(1, max_n + 1):
        pairs = [modified_precision(c, rs, n) for c, rs in zip(candidates, references)]
        hit, total = sum(a for a, _ in pairs), sum(b for _, b in pairs)
        if not hit:
            return 0.0
        logs += math.log(hit / total) / max_n
    c = sum(map(len, candidates))
    r = sum(
        min((abs(len(x) - len(y)), len(x)) for x in xs)[1] for xs, y in zip(references, candidates)
    )
    return brevity_penalty(c, r) * math.exp(logs)
